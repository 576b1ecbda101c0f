// The middle and the foot of the page. The middle scrolls; the foot holds the one main action and what happens next.

import type { ComponentChildren } from "preact";

export interface FrameProps {
  readonly children: ComponentChildren;
  readonly dock?: ComponentChildren;
}

export function Frame({ children, dock }: FrameProps) {
  return (
    <>
      <main class="s-main" id="main">
        {children}
      </main>
      <footer class="s-dock">{dock}</footer>
    </>
  );
}
