// The class's open questions: one list through all phases, to which anybody adds at any time. Loaded when it is opened.

import "../../css/questions.css";
import { useState } from "preact/hooks";
import { announce } from "../parts/announce";
import { bySeq } from "../parts/course";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { LIMITS } from "../wire";
import { t } from "../words";
import { roomFor, useClient, visitFor } from "../student/client";
import { Field, lengthOf } from "../student/Field";
import type { Place } from "../student/handed";
import { TakeBack } from "../student/TakeBack";
import { writingFor } from "../student/writing";

const STATES = { open: "page.questions.open", "taken-up": "page.questions.taken-up", answered: "page.questions.answered" } as const;

export function OpenQuestions({ onClose }: { readonly onClose: () => void }) {
  const client = useClient();
  const { store, outbox } = client;
  const questions = bySeq(Array.from(store.collection("class", "questions").value, ([id, each]) => ({ ...each, id })));
  const mine = store.collection("own", "contributions").value;
  const going = outbox.waiting.value.flatMap(({ message }) =>
    message.type === "HandIn" && message.kind === "question" ? [{ id: message.id, text: message.text }] : [],
  );
  return (
    <Dialog title={t("page.questions.title")} onClose={onClose} class="s-questions">
      {questions.length + going.length === 0 && <p class="s-hint">{t("page.questions.none")}</p>}
      <ul class="s-questions__list">
        {questions.map(({ id, text, name, state, brought }) => (
          <li key={id} class={state === "open" ? "" : "is-done"}>
            <p class="said" dir="auto">
              {text}
            </p>
            <p class="s-questions__about">
              <span>
                {state === "answered" && <Icon name="check" size="s" />}
                {t(STATES[state])}
              </span>
              {name !== null && <bdi>{name}</bdi>}
              {brought && <span>{t("page.questions.brought")}</span>}
              {mine.has(id) && <span>{t("page.questions.mine")}</span>}
              {mine.get(id)?.on_board === false && roomFor(client)?.state === "running" && <TakeBack contribution={id} />}
            </p>
          </li>
        ))}
        {going.map(({ id, text }) => (
          <li key={id} class="is-waiting">
            <p class="said" dir="auto">
              {text}
            </p>
            <p class="s-questions__about">{t("page.questions.waiting")}</p>
          </li>
        ))}
      </ul>
      <Ask />
    </Dialog>
  );
}

function Ask() {
  const client = useClient();
  const [place, setPlace] = useState<Place | null>(null);
  const visit = visitFor(client);
  if (roomFor(client)?.state !== "running" || !visit) return null;
  // What was begun may still be on its way from the disk; once somebody writes here, the field stays what it is.
  const here = place ?? begunIn(client) ?? placeIn(visit.id);
  const writing = writingFor(client, here);
  const text = writing.text.value;
  const off = text.trim() === "" || lengthOf(text) > LIMITS.TEXT;
  const id = `w-${writing.slot}`;
  function add(): void {
    if (off) return;
    writing.handIn();
    // What is asked next belongs to the phase that is open then.
    setPlace(null);
    announce(t("page.questions.added"));
  }
  return (
    <div class="s-questions__ask" onInputCapture={() => setPlace(here)}>
      <label class="label" for={id}>
        {t("page.questions.yours")}
      </label>
      <Field key={id} writing={writing} id={id} rows={2} />
      <button type="button" class="btn btn--main" aria-disabled={off} onClick={add}>
        {t("page.questions.add")}
      </button>
    </div>
  );
}

function placeIn(visit: string): Place {
  return { kind: "question", visit, prompt: "1", about: null };
}

/** Where a question was begun and not asked, perhaps in an earlier phase. */
function begunIn(client: ReturnType<typeof useClient>): Place | null {
  const draft = Array.from(client.drafts.texts.value.values()).find(({ kind, text }) => kind === "question" && text !== "");
  return draft ? placeIn(draft.visit) : null;
}
