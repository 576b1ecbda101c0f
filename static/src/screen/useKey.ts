// A key of the page, pressed alone.

import { useEffect } from "preact/hooks";

export function useKey(key: string, then: (() => void) | null): void {
  useEffect(() => {
    if (!then) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      event.preventDefault();
      then();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [key, then]);
}
