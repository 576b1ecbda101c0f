// Think: the prompt, and how many have handed in; never who.

import { many, number, t } from "../words";
import { Asked } from "./Asked";
import { counts, useScreen, type OpenVisit } from "./client";
import { JoinBox } from "./JoinBox";
import { Nudge } from "./Nudge";
import { Top } from "./Top";

export function Think({ visit }: { readonly visit: OpenVisit }) {
  return (
    <main class="k k-aside kokuban">
      <Top />
      <div class="k-aside__q">
        <Asked prompts={visit.prompts} largest={5} />
        <Nudge />
      </div>
      <HandedIn />
      <JoinBox />
    </main>
  );
}

export function HandedIn({ poll = false }: { readonly poll?: boolean }) {
  const { handed_in: done, thinking, here } = counts(useScreen().client);
  return (
    <section class="k-count" aria-label={t("page.screen.how-many")}>
      <p class="k-count__n num">
        <b>{number(done)}</b>{" "}
        {poll
          ? many("page.screen.voted-one", "page.screen.voted-other", done)
          : many("page.screen.handed-in-one", "page.screen.handed-in-other", done)}
      </p>
      <i class="k-count__bar" aria-hidden="true">
        <i style={{ inlineSize: `${here === 0 ? 0 : (100 * done) / here}%` }} />
      </i>
      <p class="k-count__rest num">
        {thinking > 0 || here === 0
          ? many("page.screen.thinking-one", "page.screen.thinking-other", thinking)
          : t("page.screen.all-in")}
      </p>
    </section>
  );
}
