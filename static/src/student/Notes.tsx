// Short notes on what one notices and wonders: as many as one likes, for the instructor.

import { bySeq } from "../parts/course";
import { Said } from "../parts/Said";
import { t } from "../words";
import { useClient, type OpenVisit } from "./client";
import { Field } from "./Field";
import type { Place } from "./handed";
import { TakeBack } from "./TakeBack";
import { writingFor } from "./writing";

export function Notes({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const place: Place = { kind: "note", visit: visit.id, prompt: visit.prompts[0]?.id ?? "1", about: null };
  const writing = writingFor(client, place);
  const empty = writing.text.value.trim() === "";
  return (
    <section class="s-sec">
      <label class="h2" for="note">
        {t("page.student.notice")} <small>{t("page.student.if-you-like")}</small>
      </label>
      <MyNotes visit={visit.id} {...(empty ? { onTakenBack: (text: string) => writing.write(text) } : {})} />
      <div class="s-inline">
        <Field writing={writing} id="note" rows={2} placeholder={t("page.student.notice-hint")} />
        <button type="button" class="btn btn--line" aria-disabled={empty} onClick={() => empty || writing.handIn()}>
          {t("page.student.add-note")}
        </button>
      </div>
    </section>
  );
}

interface MyNotesProps {
  readonly visit: string;
  readonly onTakenBack?: (text: string) => void;
}

/** Those that are stored, then those on their way. */
function MyNotes({ visit, onTakenBack }: MyNotesProps) {
  const { store, outbox } = useClient();
  const stored = Array.from(store.collection("own", "contributions").value, ([id, note]) => ({ ...note, id }));
  const mine = bySeq(stored.filter((note) => note.kind === "note" && note.visit === visit && !note.withdrawn));
  const coming = outbox.waiting.value.flatMap(({ message }) =>
    message.type === "HandIn" && message.kind === "note" && message.visit === visit ? [message] : [],
  );
  if (mine.length + coming.length === 0) return null;
  return (
    <ul class="s-list">
      {mine.map((note) => (
        <li key={note.id} class="sheet s-said s-said--row">
          <Said text={note.text} class="grow" />
          <TakeBack contribution={note.id} {...(onTakenBack ? { onDone: () => onTakenBack(note.text ?? "") } : {})} />
        </li>
      ))}
      {coming.map((note) => (
        <li key={note.id} class="sheet s-said s-said--waiting">
          <Said text={note.text} />
        </li>
      ))}
    </ul>
  );
}
