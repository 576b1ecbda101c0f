// One's own text for a prompt: a field until it is handed in, then the words as they were handed in.

import { same } from "../content";
import { Icon } from "../parts/Icon";
import { later, moreWords } from "../parts/later";
import { Said } from "../parts/Said";
import type { AnswerForm } from "../wire";
import { t } from "../words";
import { useClient } from "./client";
import { Field } from "./Field";
import type { Writing } from "./writing";
import type { Handed } from "./handed";

/** Beside words: only where the plan asks for it. */
export const Forms = later(async () => {
  const [{ Forms }] = await Promise.all([import("../extras/Forms"), moreWords("extras")]);
  return Forms;
});

export interface AnswerProps {
  readonly writing: Writing;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly forms?: readonly AnswerForm[];
}

export function Answer({ writing, label, hint, rows = 6, placeholder, forms = [] }: AnswerProps) {
  const id = `w-${writing.slot}`;
  const handed = writing.handed.value;
  if (handed && !writing.editing.value) return <HandedIn handed={handed} label={label} />;
  return (
    <section class="s-sec s-write grow">
      {forms.length > 1 && <Forms key={id} writing={writing} forms={forms} field={id} />}
      <label class="h2" for={id}>
        {label} {hint && <small>{hint}</small>}
      </label>
      <Field writing={writing} id={id} rows={rows} {...(placeholder ? { placeholder } : {})} />
    </section>
  );
}

function HandedIn({ handed, label }: { readonly handed: Handed; readonly label: string }) {
  const { outbox } = useClient();
  const waiting = outbox.waiting.value.some(({ message }) => message.type === "HandIn" && same(message, handed));
  return (
    <section class="s-sec">
      <h2 class="h2">
        {label}
        <small class={`handed ${waiting ? "handed--waiting" : ""}`}>
          <Icon name={waiting ? "sync" : "check"} size="s" />
          {waiting ? t("page.student.on-its-way") : t("page.student.handed-in")}
        </small>
      </h2>
      <div class="sheet s-said">
        <Said {...handed} />
      </div>
    </section>
  );
}
