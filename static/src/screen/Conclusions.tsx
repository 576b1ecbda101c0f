// What the class can say now, and whose ideas it stands on.

import { list, t } from "../words";
import type { Conclusion } from "./client";
import { useFit } from "./useFit";

export interface ConclusionsProps {
  readonly conclusions: readonly Conclusion[];
  readonly largest: number;
}

export function Conclusions({ conclusions, largest }: ConclusionsProps) {
  const box = useFit<HTMLDivElement>(largest, conclusions);
  return (
    <section class={`k-end ${conclusions.length === 0 ? "k-end--empty" : ""}`} aria-label={t("page.screen.can-say")}>
      <h2 class="k-h">{t("page.screen.can-say")}</h2>
      <div ref={box} class="k-end__all">
        {conclusions.map(({ id, text, credits }) => (
          <article key={id}>
            <p class="said" dir="auto">
              {text}
            </p>
            <Credits names={credits} />
          </article>
        ))}
        <div class="k-lines" aria-hidden="true" />
      </div>
    </section>
  );
}

/** Who was erased is not named, and neither is that there was somebody. */
function Credits({ names }: { readonly names: readonly (string | null)[] }) {
  const known = names.filter((name) => name !== null);
  if (known.length === 0) return null;
  return (
    <p class="k-credit">
      <bdi>{t("page.screen.stands-on", { names: list(known) })}</bdi>
    </p>
  );
}
