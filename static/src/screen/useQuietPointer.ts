// A pointer that nobody moves is in the way: after a while it is hidden, and what is for it alone.

import { useEffect } from "preact/hooks";

const WHILE = 3_000;

export function useQuietPointer(): void {
  useEffect(() => {
    const page = document.documentElement;
    let timer: ReturnType<typeof setTimeout>;
    const moved = (): void => {
      page.classList.remove("k-still");
      clearTimeout(timer);
      timer = setTimeout(() => page.classList.add("k-still"), WHILE);
    };
    moved();
    window.addEventListener("pointermove", moved);
    window.addEventListener("pointerdown", moved);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pointermove", moved);
      window.removeEventListener("pointerdown", moved);
    };
  }, []);
}
