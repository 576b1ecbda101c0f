// That the row goes on to the left or right, and by how many cards. The buttons are for whoever is at the screen.

import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { many, number } from "../words";
import { calm } from "./useGlide";

export interface MoreProps {
  readonly box: RefObject<HTMLElement | null>;
  readonly cards: readonly string[];
}

export function More({ box, cards }: MoreProps) {
  const [[before, after], set] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    const row = box.current;
    if (!row) return;
    const look = (): void => {
      const found = outOfSight(row);
      set((known) => (known[0] === found[0] && known[1] === found[1] ? known : found));
    };
    look();
    row.addEventListener("scroll", look, { passive: true });
    const watch = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(look);
    watch?.observe(row);
    return () => {
      row.removeEventListener("scroll", look);
      watch?.disconnect();
    };
  }, [cards.join(" ")]);
  const go = (step: number) => () =>
    box.current?.scrollBy({ left: step * box.current.clientWidth * 0.8, behavior: calm() ? "auto" : "smooth" });
  return (
    <>
      {before > 0 && <MoreButton side="start" n={before} onClick={go(-1)} />}
      {after > 0 && <MoreButton side="end" n={after} onClick={go(1)} />}
    </>
  );
}

interface MoreButtonProps {
  readonly side: "start" | "end";
  readonly n: number;
  readonly onClick: () => void;
}

function MoreButton({ side, n, onClick }: MoreButtonProps) {
  const name =
    side === "start"
      ? many("page.screen.more-before-one", "page.screen.more-before-other", n)
      : many("page.screen.more-after-one", "page.screen.more-after-other", n);
  return (
    <button type="button" class={`k-more k-more--${side}`} aria-label={name} title={name} onClick={onClick}>
      <Icon name={side === "start" ? "left" : "right"} flip />
      <span class="num">{number(n)}</span>
    </button>
  );
}

/** Cards of which less than half is seen, before and after what is in view. */
function outOfSight(row: HTMLElement): readonly [number, number] {
  const outer = row.getBoundingClientRect();
  const rtl = getComputedStyle(row).direction === "rtl";
  let [left, right] = [0, 0];
  for (const card of row.querySelectorAll("[data-card]")) {
    const { left: from, width } = card.getBoundingClientRect();
    const middle = from + width / 2;
    if (middle < outer.left) left++;
    else if (middle > outer.right) right++;
  }
  return rtl ? [right, left] : [left, right];
}
