// The open questions over whatever the screen shows, while the instructor wants them there.

import { bySeq } from "../parts/course";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useScreen } from "./client";
import { useFit } from "./useFit";

export function Questions() {
  const { store } = useScreen().client;
  const all = bySeq(Array.from(store.collection("screen", "questions").value, ([id, each]) => ({ ...each, id })));
  // What is still open comes first, the newest of it in sight.
  const questions = [...all.filter(({ state }) => state !== "answered"), ...all.filter(({ state }) => state === "answered")];
  const box = useFit<HTMLUListElement>(3, questions.map(({ text, state }) => `${text}${state}`).join());
  return (
    <section class="k-questions kokuban" aria-labelledby="k-questions-title">
      <h2 id="k-questions-title">{t("page.screen.questions")}</h2>
      {questions.length === 0 ? (
        <p class="k-questions__none">{t("page.screen.no-questions")}</p>
      ) : (
        <ul ref={box}>
          {questions.map(({ id, text, state }) => (
            <li key={id} class={state === "answered" ? "is-answered" : ""}>
              <Icon name={state === "answered" ? "check" : state === "taken-up" ? "speak" : "ask"} />
              <span class="said" dir="auto">
                {text}
              </span>
              {state !== "open" && <small>{t(state === "answered" ? "page.screen.question-answered" : "page.screen.question-taken-up")}</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
