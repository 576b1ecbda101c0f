// Sum up: what the class can say now, over the board that it comes from.

import { hue, Letter } from "../parts/Letter";
import { t } from "../words";
import { Asked } from "./Asked";
import { cards as cardsOf, conclusions as conclusionsOf, useScreen, type Card, type OpenVisit } from "./client";
import { Conclusions } from "./Conclusions";
import { Minds } from "./Minds";
import { Nudge } from "./Nudge";
import { Top } from "./Top";

export function SumUp({ visit }: { readonly visit: OpenVisit }) {
  const { client } = useScreen();
  const conclusions = conclusionsOf(client);
  const cards = cardsOf(client);
  const positions = client.store.collection("screen", "positions").value.get("positions");
  return (
    <main class={`k k-sumup ${conclusions.length > 0 ? "k-sumup--said" : ""} kokuban`}>
      <Top code />
      <div class="k-sumup__q">
        <Asked prompts={visit.prompts} largest={conclusions.length > 0 ? 2.4 : 4.2} />
        <Nudge />
      </div>
      {conclusions.length > 0 && <Conclusions conclusions={conclusions} largest={5.2} />}
      {positions && <Minds positions={positions} cards={cards} />}
      {cards.length > 0 && <Strip cards={cards} />}
    </main>
  );
}

/** The board, to be looked back at. */
function Strip({ cards }: { readonly cards: readonly Card[] }) {
  const columns = cards.length > 6 ? Math.ceil(cards.length / 2) : cards.length;
  return (
    <ul class={`k-strip ${cards.length > 6 ? "k-strip--many" : ""}`} style={{ "--n": columns }} aria-label={t("page.screen.board")}>
      {cards.map(({ id, letter, text, struck }) => (
        <li key={id} data-ap={hue(letter)} class={struck ? "is-struck" : ""}>
          <Letter letter={letter} size="s" />
          {struck && <span class="vh">{t("page.screen.struck")}</span>}
          <p dir="auto">{text ?? t("page.parts.erased")}</p>
        </li>
      ))}
    </ul>
  );
}
