// The whole screen for the board: a quiet button, and the key f. Where a browser does not have it, neither is there.

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useKey } from "./useKey";

function toggle(): void {
  // A browser may refuse, and then nothing has happened.
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}

export function FullScreen() {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const changed = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  useKey("f", document.fullscreenEnabled ? toggle : null);
  if (!document.fullscreenEnabled) return null;
  const name = full ? t("page.screen.leave-full") : t("page.screen.full");
  return (
    <button type="button" class="btn btn--bare btn--icon k-full" aria-label={name} title={name} aria-keyshortcuts="f" onClick={toggle}>
      <Icon name={full ? "x" : "full"} />
    </button>
  );
}
