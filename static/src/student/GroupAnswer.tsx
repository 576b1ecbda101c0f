// The group's one answer. Whoever has the pen writes; the others see it grow.

import { useEffect } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { Pictures } from "../parts/Pictures";
import { Said, Words } from "../parts/Said";
import { LIMITS, type AnswerForm, type PromptInfo } from "../wire";
import { t } from "../words";
import { meOf, useClient, type OpenVisit } from "./client";
import { same } from "../content";
import { Forms } from "./Answer";
import { Field } from "./Field";
import type { Place } from "./handed";
import { followPen, liveDraft } from "./pen";
import { PassTo, PenBar } from "./PenBar";
import { groupFor, type OwnGroup } from "./people";
import { writingFor, type Writing } from "./writing";

export interface GroupAnswerProps {
  readonly group: OwnGroup;
  readonly visit: OpenVisit;
  readonly prompt: PromptInfo;
}

/** Where the group's answer to a question has its place. */
export function placeFor(group: OwnGroup, visit: OpenVisit, prompt: string): Place {
  return { kind: "group-answer", visit: visit.id, prompt, about: group.id };
}

export function GroupAnswer({ group, visit, prompt }: GroupAnswerProps) {
  const client = useClient();
  const writing = writingFor(client, placeFor(group, visit, prompt.id));
  useEffect(() => followPen(client, writing), [client, writing]);
  const mine = group.pen === meOf(client)?.id;
  return (
    <section class="s-sec">
      <h2 class="h2">{t("page.student.our-answer")}</h2>
      <div class="s-joint">
        <PenBar group={group} writing={writing} />
        {mine ? <Mine writing={writing} forms={visit.answer} /> : <Theirs writing={writing} />}
      </div>
      {mine && group.members.length > 1 && <PassTo group={group} writing={writing} />}
    </section>
  );
}

function Mine({ writing, forms }: { readonly writing: Writing; readonly forms: readonly AnswerForm[] }) {
  const handed = writing.handed.value;
  const field = `w-${writing.slot}`;
  return (
    <div class="joint joint--mine">
      {forms.length > 1 && (
        <div class="joint__forms">
          <Forms key={field} writing={writing} forms={forms} field={field} />
        </div>
      )}
      <Field writing={writing} id={field} rows={6} most={LIMITS.GROUP_TEXT} label={t("page.student.our-answer")} />
      {handed && same(writing.content.value, handed) && (
        <p class="joint__foot handed">
          <Icon name="check" size="s" />
          {t("page.student.handed-in")}
        </p>
      )}
    </div>
  );
}

function Theirs({ writing }: { readonly writing: Writing }) {
  const client = useClient();
  const live = liveDraft(client, writing.place);
  const said = live ?? writing.handed.value;
  const kept = client.drafts.texts.value.get(writing.slot);
  return (
    <div class="joint">
      {!said ? (
        <p class="muted">{t("page.student.not-written")}</p>
      ) : (
        <>
          <p class="said" dir="auto">
            <Words text={said.text} />
            {live !== undefined && groupFor(client)?.pen && <span class="caret" />}
          </p>
          <Pictures names={said.pictures} />
        </>
      )}
      {kept !== undefined && !same(kept, said) && (
        <details class="joint__kept">
          <summary>{t("page.student.when-pen-moved")}</summary>
          <Said {...kept} />
        </details>
      )}
    </div>
  );
}
