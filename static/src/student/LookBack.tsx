// The lesson so far, for whoever came late or wants to look again: what was asked, one's own words, the board.

import { Dialog } from "../parts/Dialog";
import { Markup } from "../parts/Markup";
import { Said } from "../parts/Said";
import type { ContributionInfo } from "../wire";
import { t } from "../words";
import { BigCard } from "./Board";
import { cardsOf } from "./board";
import { phaseName, roomFor, useClient, visitFor, visitsOf, type OpenVisit } from "./client";
import { Conclusions } from "./Conclusions";
import { ONE_IN_A_PLACE } from "./handed";
import { Materials } from "./Materials";
import { TakeBack } from "./TakeBack";

export function LookBack({ onClose }: { readonly onClose: () => void }) {
  const client = useClient();
  const cards = cardsOf(client);
  const ended = roomFor(client)?.state === "ended";
  return (
    <Dialog title={t(ended ? "page.student.whole-lesson" : "page.student.look-back")} onClose={onClose} class="s-back">
      <Materials />
      {visitsOf(client).map((visit) => (
        <Past key={visit.id} visit={visit} />
      ))}
      {cards.length > 0 && (
        <section class="s-sec">
          <h3 class="h2">{t("page.student.board")}</h3>
          {cards.map((card) => (
            <BigCard key={card.id} card={card} />
          ))}
        </section>
      )}
      <Conclusions />
    </Dialog>
  );
}

function Past({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const room = roomFor(client);
  const lang = room ? { lang: room.language } : {};
  const mine = Array.from(client.store.collection("own", "contributions").value).filter(
    ([, each]) => each.visit === visit.id && !(each.withdrawn && !ONE_IN_A_PLACE.has(each.kind)),
  );
  const ours = Array.from(client.store.collection("group", "group_answers").value).filter(([, each]) => each.visit === visit.id);
  return (
    <section class="s-sec">
      <h3 class="h2" dir="auto">
        {phaseName(room, visit)}
      </h3>
      {visit.question_html && <Markup html={visit.question_html} class="s-back__asked" {...lang} />}
      {visit.prompts.map(
        (prompt) => prompt.html && <Markup key={prompt.id} html={prompt.html} class="s-back__asked" {...lang} />,
      )}
      {mine.map(([id, each]) => (
        <Mine key={id} id={id} said={each} open={visit.id === visitFor(client)?.id} />
      ))}
      {ours.map(([id, each]) => (
        <div key={id} class="s-back__mine">
          <p class="eyebrow">{t("page.student.our-answer")}</p>
          <Said text={each.text} pictures={each.pictures} />
        </div>
      ))}
    </section>
  );
}

interface MineProps {
  readonly id: string;
  readonly said: ContributionInfo;
  readonly open: boolean;
}

/** What belongs to an earlier visit can be taken back, and be handed in again. */
function Mine({ id, said, open }: MineProps) {
  const { outbox } = useClient();
  const { kind, visit, prompt, text } = said;
  const ended = ONE_IN_A_PLACE.has(kind) && !open && roomFor(useClient())?.state === "running" && text !== null;
  return (
    <div class="s-back__mine">
      <p class="eyebrow">{stateOf(said)}</p>
      <Said text={text} pictures={said.pictures} class={said.withdrawn ? "muted" : ""} />
      {ended && !said.withdrawn && !said.on_board && <TakeBack contribution={id} undone />}
      {ended && said.withdrawn && (
        <button
          type="button"
          class="btn btn--bare btn--small"
          onClick={() => outbox.add({ type: "HandIn", kind, visit, prompt, text })}
        >
          {t("page.student.hand-in-again")}
        </button>
      )}
    </div>
  );
}

function stateOf({ withdrawn, late, unfinished }: ContributionInfo): string {
  if (withdrawn) return t("page.student.taken-back");
  if (late) return t("page.student.mine-late");
  return unfinished ? t("page.student.mine-unfinished") : t("page.student.mine");
}
