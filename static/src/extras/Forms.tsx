// How an answer can be given besides in words: drawn, photographed, written as maths. What is chosen stands above the words.

import { signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Client } from "../client";
import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import "../parts/more-icons";
import { later } from "../parts/later";
import { isDrawing } from "../parts/pictures";
import { Picture } from "../parts/Pictures";
import { Words } from "../parts/Said";
import { useClient } from "../student/client";
import type { Writing } from "../student/writing";
import type { AnswerForm } from "../wire";
import { t } from "../words";
import { drawOn } from "./drawings";
import { Pad } from "./Pad";
import { Photos } from "./Photos";
import { Sketch } from "./Sketch";
import { FORMULA } from "./tex";
import { resume, uploads } from "./uploads";
import "../../css/extras.css";

const Maths = later(async () => (await import("./Maths")).Maths);

const ICONS: Readonly<Record<AnswerForm, IconName>> = { text: "pen", drawing: "draw", photo: "camera", maths: "frac" };

function formName(form: AnswerForm): string {
  return {
    text: t("page.extras.write"),
    drawing: t("page.extras.draw"),
    photo: t("page.extras.photo"),
    maths: t("page.extras.maths"),
  }[form];
}

const chosen = new WeakMap<Writing, Signal<AnswerForm | null>>();

/** null: nothing has been chosen on this page. */
function chosenIn(writing: Writing): Signal<AnswerForm | null> {
  const form = chosen.get(writing) ?? signal<AnswerForm | null>(null);
  chosen.set(writing, form);
  return form;
}

/** Until something is chosen, what there is already. */
function formOf(writing: Writing): AnswerForm {
  const { drawing, pictures } = writing.content.value;
  return chosenIn(writing).value ?? (drawing || pictures.some(isDrawing) ? "drawing" : "text");
}

/** Begins or goes on with somebody's drawing, as a copy; false where it is not there any more. */
export async function copyInto(writing: Writing, name: string): Promise<boolean> {
  const copied = await drawOn(writing, name);
  if (copied) chosenIn(writing).value = "drawing";
  return copied;
}

export interface FormsProps {
  readonly writing: Writing;
  readonly forms: readonly AnswerForm[];
  /** The id of the field for the words. */
  readonly field: string;
}

export function Forms({ writing, forms, field }: FormsProps) {
  const client = useClient();
  useEffect(() => void resume(client), []);
  const form = formOf(writing);
  const choose = (next: AnswerForm): void => void (chosenIn(writing).value = next);
  const text = writing.text.value;
  return (
    <>
      <div class="seg seg--forms" role="group" aria-label={t("page.extras.how")}>
        {(["text", ...forms.filter((each) => each !== "text")] as const).map((each) => (
          <button key={each} type="button" aria-pressed={each === form} onClick={() => choose(each)}>
            <Icon name={ICONS[each]} size="s" />
            {formName(each)}
          </button>
        ))}
      </div>
      {form === "drawing" && <Pad key={writing.slot} writing={writing} />}
      {form === "photo" && <Photos key={writing.slot} writing={writing} />}
      {form === "maths" && <Maths key={writing.slot} writing={writing} field={field} />}
      <Beside client={client} writing={writing} form={form} choose={choose} />
      {FORMULA.test(text) && (
        <p class="said formulas" dir="auto">
          <Words text={text} />
        </p>
      )}
    </>
  );
}

interface BesideProps {
  readonly client: Client;
  readonly writing: Writing;
  readonly form: AnswerForm;
  readonly choose: (form: AnswerForm) => void;
}

/** What the answer shows besides, small; a tap leads to it. */
function Beside({ client, writing, form, choose }: BesideProps) {
  const { pictures, drawing } = writing.content.value;
  const names = pictures.filter((name) => form !== (isDrawing(name) ? "drawing" : "photo"));
  const sending = uploads.value.filter((each) => each.client === client && each.slot === writing.slot && form !== "photo");
  const drawn = form !== "drawing" ? drawing : null;
  if (names.length === 0 && !drawn && sending.length === 0) return null;
  return (
    <div class="beside">
      {drawn && (
        <button type="button" onClick={() => choose("drawing")}>
          <Sketch drawing={drawn} />
        </button>
      )}
      {names.map((name) => (
        <button key={name} type="button" onClick={() => choose(isDrawing(name) ? "drawing" : "photo")}>
          <Picture name={name} />
        </button>
      ))}
      {sending.map(({ id, url }) => (
        <button key={id} type="button" class="is-sending" onClick={() => choose("photo")}>
          <img class="pic" src={url} alt={t("page.extras.sending")} />
        </button>
      ))}
    </div>
  );
}
