// A phase that asks several things: one at a time, chosen by its column's name or by a swipe; what each field holds stays.

import { signal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { Icon } from "../parts/Icon";
import type { PromptInfo } from "../wire";
import { number, t } from "../words";
import type { OpenVisit } from "./client";

const FAR_ENOUGH = 64;

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
  const swipe = useSwipe((step) => {
    const at = visit.prompts.findIndex((prompt) => prompt.id === choice.value);
    choice.value = visit.prompts[at + step]?.id ?? choice.value;
  });
  const [only] = visit.prompts;
  if (visit.prompts.length === 1 && only) return <>{children(only)}</>;
  return (
    <>
      <div class="seg seg--prompts" role="group" aria-label={t("page.student.questions")}>
        {visit.prompts.map((prompt, at) => (
          <button
            key={prompt.id}
            type="button"
            aria-pressed={prompt.id === choice.value}
            onClick={() => void (choice.value = prompt.id)}
          >
            {done(prompt) && <Icon name="check" size="s" />}
            <span dir="auto">{prompt.column ?? number(at + 1)}</span>
            {done(prompt) && <span class="vh">{t("page.student.handed-in")}</span>}
          </button>
        ))}
      </div>
      {visit.prompts.map((prompt) => (
        <div key={prompt.id} class="s-prompt grow" hidden={prompt.id !== choice.value} {...swipe}>
          {children(prompt)}
        </div>
      ))}
    </>
  );
}

/** `step`: 1 towards the end of the line, -1 towards its beginning. A swipe within a field selects text. */
function useSwipe(go: (step: number) => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      const inField = event.target instanceof HTMLTextAreaElement;
      from.current = touch && !inField ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: (event: TouchEvent) => {
      const to = event.changedTouches[0];
      if (!from.current || !to) return;
      const across = to.clientX - from.current.x;
      const down = Math.abs(to.clientY - from.current.y);
      from.current = null;
      if (Math.abs(across) < FAR_ENOUGH || down > Math.abs(across) / 2) return;
      const rightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
      go(across < 0 === rightToLeft ? -1 : 1);
    },
  };
}
