// Keeps the projector's computer from dimming, where the browser can: it needs a secure page, so many have it not.

import { useEffect } from "preact/hooks";

export function useKeptAwake(): void {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState !== "visible") return;
      // Refused on a low battery: then the computer does as it was told.
      navigator.wakeLock?.request("screen").catch(() => undefined);
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => document.removeEventListener("visibilitychange", ask);
  }, []);
}
