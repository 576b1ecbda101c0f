// A phase that asks several things: one at a time, chosen by its column's name or by a swipe; what each field holds stays.

import { signal, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Icon } from "../parts/Icon";
import { later } from "../parts/later";
import type { PromptInfo } from "../wire";
import { number, t } from "../words";
import type { OpenVisit } from "./client";
import { laterPhases } from "./soon";

const Swiped = later(async () => (await laterPhases()).Swiped);

const chosen = new Map<string, Signal<string>>();

/** The prompt of that visit that is looked at. */
export function chosenPrompt(visit: OpenVisit): Signal<string> {
  const known = chosen.get(visit.id) ?? signal(visit.prompts[0]?.id ?? "1");
  chosen.set(visit.id, known);
  return known;
}

export interface PromptsProps {
  readonly visit: OpenVisit;
  readonly done: (prompt: PromptInfo) => boolean;
  readonly children: (prompt: PromptInfo) => ComponentChildren;
}

export function Prompts({ visit, done, children }: PromptsProps) {
  const choice = chosenPrompt(visit);
  const [only] = visit.prompts;
  if (visit.prompts.length === 1 && only) return <>{children(only)}</>;
  return (
    <Swiped
      label={t("page.student.questions")}
      names={visit.prompts.map((prompt, at) => (
        <>
          {done(prompt) && <Icon name="check" size="s" />}
          <span dir="auto">{prompt.column ?? number(at + 1)}</span>
          {done(prompt) && <span class="vh">{t("page.student.handed-in")}</span>}
        </>
      ))}
      at={Math.max(0, visit.prompts.findIndex(({ id }) => id === choice.value))}
      onAt={(at) => void (choice.value = visit.prompts[at]?.id ?? choice.value)}
    >
      {visit.prompts.map(children)}
    </Swiped>
  );
}
