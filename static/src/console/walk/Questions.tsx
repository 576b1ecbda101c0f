// Which of several prompts is looked at, or all of them side by side.

import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import type { WalkVisit } from "./attempts";

/** In place of one of them. */
export const ALL = "";

export interface QuestionsProps {
  readonly visit: WalkVisit;
  readonly prompt: string;
  readonly onPrompt: (prompt: string) => void;
}

export function Questions({ visit, prompt, onPrompt }: QuestionsProps) {
  return (
    <div class="c-filters c-questions" role="group" aria-label={t("page.console.walk.questions")}>
      <button type="button" class="chip" aria-pressed={prompt === ALL} onClick={() => onPrompt(ALL)}>
        <Icon name="compare" size="s" />
        {t("page.console.walk.beside")}
      </button>
      {visit.prompts.map((each, place) => (
        <button key={each.id} type="button" class="chip" aria-pressed={each.id === prompt} onClick={() => onPrompt(each.id)}>
          {each.column ?? t("page.console.walk.question", { n: place + 1 })}
        </button>
      ))}
    </div>
  );
}
