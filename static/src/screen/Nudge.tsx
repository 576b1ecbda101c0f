// A sentence from the instructor to the whole class, as long as its phase lasts.

import { useEffect } from "preact/hooks";
import { announce } from "../parts/announce";
import { Icon } from "../parts/Icon";
import { useScreen } from "./client";

export function Nudge() {
  const { nudge, nudge_seq } = useScreen().room;
  useEffect(() => {
    if (nudge) announce(nudge);
  }, [nudge_seq]);
  if (!nudge) return null;
  return (
    <p class="k-nudge">
      <Icon name="speak" flip />
      <span class="said" dir="auto">
        {nudge}
      </span>
    </p>
  );
}
