// Which of several prompts is looked at.

import { t } from "../../words";
import type { WalkVisit } from "./attempts";

export interface QuestionsProps {
  readonly visit: WalkVisit;
  readonly prompt: string;
  readonly onPrompt: (prompt: string) => void;
}

export function Questions({ visit, prompt, onPrompt }: QuestionsProps) {
  return (
    <div class="c-filters c-questions" role="group" aria-label={t("page.console.walk.questions")}>
      {visit.prompts.map((each, place) => (
        <button key={each.id} type="button" class="chip" aria-pressed={each.id === prompt} onClick={() => onPrompt(each.id)}>
          {each.column ?? t("page.console.walk.question", { n: place + 1 })}
        </button>
      ))}
    </div>
  );
}
