// The problem stays pinned while its answers are talked about, and so does the question of the talk: where there is not
// room for all, the question is the part that stays whole.

import { Markup } from "../parts/Markup";
import { t } from "../words";
import { useScreen, visits, type OpenVisit } from "./client";
import { useFit } from "./useFit";

export function Problem({ visit }: { readonly visit: OpenVisit }) {
  const { client, room } = useScreen();
  const posed = visits(client).filter(({ kind }) => kind === "pose");
  const problem = (posed[posed.length - 1]?.prompts ?? []).map(({ html }) => html).join("");
  const box = useFit<HTMLDivElement>(2.4, `${problem} ${visit.question_html}`);
  if (!problem && !visit.question_html) return <div class="k-prompt" />;
  return (
    <div ref={box} class="k-prompt">
      {problem && (
        <section data-within>
          <h2 class="k-h">{t("page.screen.problem")}</h2>
          <Markup html={problem} lang={room.language} class="read" />
        </section>
      )}
      {visit.question_html && (
        <section>
          <h2 class="k-h">{t("page.screen.question")}</h2>
          <Markup html={visit.question_html} lang={room.language} class="read" />
        </section>
      )}
    </div>
  );
}
