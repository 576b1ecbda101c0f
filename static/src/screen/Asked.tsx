// What is asked, as large as its place allows; several prompts beside each other, each under its column's name.

import { Markup } from "../parts/Markup";
import type { PromptInfo } from "../wire";
import { number, t } from "../words";
import { useScreen } from "./client";
import { useFit } from "./useFit";

export interface AskedProps {
  readonly prompts: readonly PromptInfo[];
  /** In rem. */
  readonly largest: number;
  /** Those without a column's name have a number. */
  readonly numbered?: boolean;
}

export function Asked({ prompts, largest, numbered = false }: AskedProps) {
  const { room } = useScreen();
  const many = prompts.length > 1;
  const box = useFit<HTMLDivElement>(many ? Math.min(largest, 3.2) : largest, prompts);
  return (
    <div ref={box} class={`k-asked ${many ? "k-asked--many" : ""}`} style={{ "--n": prompts.length }}>
      <div class="k-asked__in">
        {prompts.map((prompt, at) => (
          <section key={prompt.id}>
            {many && (prompt.column || numbered) && (
              <h2 class="k-h" dir="auto" lang={room.language}>
                {prompt.column ?? t("page.parts.question-n", { n: number(at + 1) })}
              </h2>
            )}
            <Markup html={prompt.html} lang={room.language} class="read" />
          </section>
        ))}
      </div>
    </div>
  );
}
