// Poll: question and choices; the votes only when they are shown, beside those of the time before.

import { Markup } from "../parts/Markup";
import { polled } from "../parts/ribbons";
import { Ribbons } from "../parts/Ribbons";
import type { PollInfo } from "../wire";
import { number, t } from "../words";
import { useScreen, type OpenVisit } from "./client";
import { JoinBox } from "./JoinBox";
import { Nudge } from "./Nudge";
import { HandedIn } from "./Think";
import { Top } from "./Top";
import { useFit } from "./useFit";

const IN_A_COLUMN = 6;

export function Poll({ visit }: { readonly visit: OpenVisit }) {
  const { client, room } = useScreen();
  const result = client.store.collection("screen", "polls").value.get(visit.id) ?? null;
  const html = visit.question_html || (visit.prompts[0]?.html ?? "");
  const box = useFit<HTMLDivElement>(3.4, `${html} ${visit.choices.join(" ")} ${result !== null}`);
  return (
    <main class="k k-aside k-poll kokuban">
      <Top />
      <div class="k-aside__q">
        <div ref={box} class="k-poll__in">
          <Markup html={html} lang={room.language} class="k-poll__q read" />
          <ol class={`k-poll__all ${visit.choices.length > IN_A_COLUMN ? "k-poll__all--many" : ""}`} aria-label={t("page.screen.choices")}>
            {visit.choices.map((choice, at) => (
              <Choice key={at} html={choice} at={at} result={result} />
            ))}
          </ol>
        </div>
        {result === null && <p class="k-poll__hidden">{t("page.screen.poll-hidden")}</p>}
        {result?.before && (
          <section class="k-minds">
            <Ribbons
              name={t("page.screen.votes")}
              picture={polled(result)}
              before={t("page.ribbons.before")}
              now={t("page.ribbons.now")}
            />
          </section>
        )}
        <Nudge />
      </div>
      <HandedIn poll />
      <JoinBox />
    </main>
  );
}

interface ChoiceProps {
  readonly html: string;
  readonly at: number;
  readonly result: PollInfo | null;
}

function Choice({ html, at, result }: ChoiceProps) {
  const { room } = useScreen();
  const most = Math.max(1, ...(result?.votes ?? []));
  const n = result?.votes[at] ?? 0;
  return (
    <li class="k-poll__one">
      <b class="k-poll__n">{number(at + 1)}</b>
      <Markup html={html} lang={room.language} />
      {result && (
        <>
          <i class="k-poll__bar" aria-hidden="true">
            <i style={{ inlineSize: `${(100 * n) / most}%` }} />
          </i>
          <span class="k-poll__votes num">{number(n)}</span>
        </>
      )}
    </li>
  );
}
