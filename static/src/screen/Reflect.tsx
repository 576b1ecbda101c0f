// Reflect: the prompt, and quiet.

import { Asked } from "./Asked";
import type { OpenVisit } from "./client";
import { Nudge } from "./Nudge";
import { Top } from "./Top";

export function Reflect({ visit }: { readonly visit: OpenVisit }) {
  return (
    <main class="k k-quiet kokuban">
      <Top code />
      <div class="k-quiet__q">
        <Asked prompts={visit.prompts} largest={4.6} />
        <Nudge />
      </div>
    </main>
  );
}
