// The lesson so far, for whoever came late or wants to look again: what was asked, one's own words, the board.

import { signal } from "@preact/signals";
import { Dialog } from "../parts/Dialog";
import { Markup } from "../parts/Markup";
import { Said } from "../parts/Said";
import { t } from "../words";
import { Materials } from "./Materials";
import { phaseName, roomFor, useClient, visitsOf, type OpenVisit } from "./client";

export const lookingBack = signal(false);

export function openLookBack(): void {
  lookingBack.value = true;
}

export function LookBack({ onClose }: { readonly onClose: () => void }) {
  const client = useClient();
  return (
    <Dialog title={t("page.student.look-back")} onClose={onClose} class="s-back">
      <Materials />
      {visitsOf(client).map((visit) => (
        <Past key={visit.id} visit={visit} />
      ))}
    </Dialog>
  );
}

function Past({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const room = roomFor(client);
  const lang = room ? { lang: room.language } : {};
  const mine = Array.from(client.store.collection("own", "contributions").value).filter(
    ([, each]) => each.visit === visit.id && !each.withdrawn,
  );
  return (
    <section class="s-sec">
      <h3 class="h2" dir="auto">
        {phaseName(room, visit)}
      </h3>
      {visit.question_html && <Markup html={visit.question_html} class="s-back__asked" {...lang} />}
      {visit.prompts.map((prompt) => prompt.html && <Markup key={prompt.id} html={prompt.html} class="s-back__asked" {...lang} />)}
      {mine.map(([id, each]) => (
        <div key={id} class="s-back__mine">
          <p class="eyebrow">{each.late ? t("page.student.mine-late") : each.unfinished ? t("page.student.mine-unfinished") : t("page.student.mine")}</p>
          <Said text={each.text} />
        </div>
      ))}
    </section>
  );
}
