// The middle and the foot of the page. The middle scrolls; the foot holds the one main action and what happens next.
// Notices come in just above the foot, so that nothing that is being read or written moves when one appears.

import type { ComponentChildren } from "preact";
import { Notices } from "./Notices";

export interface FrameProps {
  readonly children: ComponentChildren;
  readonly dock?: ComponentChildren;
  /** A sheet that rises over the middle. */
  readonly over?: ComponentChildren;
}

export function Frame({ children, dock, over }: FrameProps) {
  return (
    <>
      <main class="s-main" id="main">
        {children}
      </main>
      {over}
      <Notices />
      <footer class="s-dock">{dock}</footer>
    </>
  );
}
