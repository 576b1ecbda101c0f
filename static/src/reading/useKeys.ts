// Keys of the window, wherever in it the focus is.

import { useEffect, useRef } from "preact/hooks";

export interface Keys {
  /** False: the arrows move what is larger than the page. */
  readonly turn: (by: 1 | -1) => boolean;
  readonly nearer: () => void;
  readonly farther: () => void;
  readonly reset: () => void;
  readonly first: () => void;
  readonly last: () => void;
}

export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(now.current, event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function act(keys: Keys, key: string): boolean {
  const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowRight" || key === "ArrowLeft") return keys.turn(key === onward ? 1 : -1);
  const does = { "+": keys.nearer, "=": keys.nearer, "-": keys.farther, "0": keys.reset, Home: keys.first, End: keys.last }[key];
  does?.();
  return does !== undefined;
}
