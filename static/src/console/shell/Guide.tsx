// What the plan tells the instructor about a phase: notes and talk moves. Nobody else sees them.

import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { Markup } from "../../parts/Markup";
import { t } from "../../words";

export interface GuideProps {
  readonly client: Client;
  readonly phase: string;
}

export function Guide({ client, phase }: GuideProps) {
  const guide = client.store.collection("instructor", "guides").value.get(phase);
  const lang = roomOf(client.store, "instructor")?.language ?? "";
  if (!guide || (!guide.notes_html && guide.moves.length === 0)) return null;
  return (
    <div class="c-notes">
      {guide.notes_html && (
        <div>
          <h3>{t("page.console.shell.notes")}</h3>
          <Markup html={guide.notes_html} lang={lang} />
        </div>
      )}
      {guide.moves.length > 0 && (
        <div>
          <h3>{t("page.console.shell.moves")}</h3>
          {guide.moves.map((move) => (
            <q key={move} lang={lang} dir="auto">
              {move}
            </q>
          ))}
        </div>
      )}
    </div>
  );
}
