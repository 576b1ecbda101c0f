// The open questions, as the instructor has them: what became of each, whether the class sees it, whether the screen shows
// the list.

import { useRef } from "preact/hooks";
import type { Client } from "../../client";
import { bySeq, roomOf } from "../../parts/course";
import { Dialog } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import type { QuestionDetail } from "../../wire";
import { t } from "../../words";
import { useKeepFocus } from "../board/keepFocus";
import { notify } from "./toast";

const STATES: ReadonlyMap<QuestionDetail["state"], string> = new Map([
  ["open", "page.console.questions.open"],
  ["taken-up", "page.console.questions.taken-up"],
  ["answered", "page.console.questions.answered"],
]);

export type OneQuestion = QuestionDetail & { readonly id: string };

/** As they will be when all that was asked is done. */
export function questionsOf({ store, outbox }: Client): readonly OneQuestion[] {
  const asked = outbox.waiting.value.flatMap(({ message }) => (message.type === "MarkQuestion" ? [message] : []));
  const all = bySeq(Array.from(store.collection("instructor", "questions").value, ([id, each]) => ({ ...each, id })));
  return all.map((each) =>
    asked.reduce((now, { question, state, hidden = false }) => (question === each.id ? { ...now, state, hidden } : now), each),
  );
}

export function QuestionsWindow({ client, onClose }: { readonly client: Client; readonly onClose: () => void }) {
  const { store, outbox } = client;
  const questions = questionsOf(client);
  const box = useRef<HTMLDivElement>(null);
  useKeepFocus(box);
  const wished = outbox.waiting.value.flatMap(({ message }) => (message.type === "ShowQuestions" ? [message.shown] : []));
  const shown = wished[wished.length - 1] ?? store.collection("instructor", "questions_shown").value.has("screen");
  const over = roomOf(store, "instructor")?.state === "ended";
  return (
    <Dialog title={t("page.console.questions.title")} onClose={onClose} class="c-window c-questionlist">
      {!over && (
        <button type="button" class="switch c-lock" role="switch" aria-checked={shown} onClick={() => outbox.add({ type: "ShowQuestions", shown: !shown })}>
          <i />
          {t("page.console.questions.on-screen")}
        </button>
      )}
      {questions.length === 0 && <p class="c-none">{t("page.console.questions.none")}</p>}
      <div ref={box}>
        <ul>
          {questions.map((each) => (
            <One key={each.id} client={client} question={each} over={over} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

interface OneProps {
  readonly client: Client;
  readonly question: OneQuestion;
  readonly over: boolean;
}

function One({ client, question, over }: OneProps) {
  const { store, outbox } = client;
  const { id, text, name, state, hidden, brought } = question;
  const contribution = store.collection("instructor", "contributions").value.get(id);
  const put = (): void => {
    outbox.add({ type: "PutOnBoard", contribution: id });
    notify(t("page.console.walk.put-one", { n: 1 }));
  };
  const about = [over ? t(STATES.get(state) ?? "") : null, name, brought ? t("page.console.questions.brought") : null, hidden ? t("page.console.questions.is-hidden") : null];
  return (
    <li class={hidden ? "is-hidden" : ""}>
      <p class="said" dir="auto">
        {text}
      </p>
      <small>
        <bdi>{about.filter((part) => part !== null).join(" · ")}</bdi>
      </small>
      {!over && (
        <div class="c-questionlist__do">
          <div class="seg" role="group" aria-label={t("page.console.questions.state", { text })}>
            {Array.from(STATES, ([each, words]) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === state}
                onClick={() => outbox.add({ type: "MarkQuestion", question: id, state: each, hidden })}
              >
                {t(words)}
              </button>
            ))}
          </div>
          <button
            type="button"
            class="btn btn--bare"
            aria-pressed={hidden}
            onClick={() => outbox.add({ type: "MarkQuestion", question: id, state, hidden: !hidden })}
          >
            <Icon name={hidden ? "undo" : "x"} size="s" />
            {hidden ? t("page.console.questions.unhide") : t("page.console.questions.hide")}
          </button>
          {contribution && (
            <button type="button" class="btn btn--line" aria-disabled={contribution.on_board} onClick={() => contribution.on_board || put()}>
              {contribution.on_board ? t("page.console.walk.on-board") : t("page.console.walk.put-on-board")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
