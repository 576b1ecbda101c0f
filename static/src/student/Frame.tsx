// The middle and the foot of the page. The middle scrolls; the foot holds the one main action and what happens next.
// Notices come in just above the foot, so that nothing that is being read or written moves when one appears.

import type { ComponentChildren } from "preact";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useClient, visitFor, visitsOf } from "./client";
import { goneFrom } from "./gone";
import { openLookBack } from "./windows";
import { QuestionsButton } from "./QuestionsButton";
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
        <div class="s-more">
          <Earlier />
          <QuestionsButton />
        </div>
      </main>
      {over}
      <Notices />
      <footer class="s-dock">{dock}</footer>
    </>
  );
}

/** Whoever came late, or forgot, looks back from anywhere. */
function Earlier() {
  const client = useClient();
  if (!visitFor(client) || goneFrom(client) || visitsOf(client).length < 2) return null;
  return (
    <button type="button" class="btn btn--bare s-earlier" onClick={openLookBack}>
      <Icon name="doc" size="s" />
      {t("page.student.look-back")}
    </button>
  );
}
