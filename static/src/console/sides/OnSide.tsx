// Somebody on a side: dragged to another, or moved by the menu.

import { useEffect, useRef } from "preact/hooks";
import { t } from "../../words";
import type { Person } from "../hands/people";

export interface OnSideProps {
  readonly person: Person;
  /** The number of their group. */
  readonly group: number | null;
  readonly others: readonly string[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onMove: (side: string) => void;
  readonly onGrip: (event: PointerEvent) => void;
  readonly shift: { readonly x: number; readonly y: number } | null;
}

export function OnSide({ person, group, others, open, onOpen, onMove, onGrip, shift }: OnSideProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && !item.current?.contains(event.target)) onOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);
  return (
    <li
      ref={item}
      class={`member ${shift ? "is-held" : ""}`}
      data-who={person.id}
      style={shift ? { transform: `translate(${shift.x}px, ${shift.y}px)` } : {}}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        onOpen(false);
        item.current?.querySelector("button")?.focus();
      }}
    >
      <button type="button" class="member__b" aria-expanded={open} onClick={() => onOpen(!open)} onPointerDown={onGrip}>
        <bdi>{person.name ?? t("page.console.somebody")}</bdi>
        {group !== null && (
          <small class="muted">
            {group}
            <span class="vh"> ({t("page.console.groups.group", { n: group })})</span>
          </small>
        )}
      </button>
      {open && (
        <div class="member__menu">
          <p class="label">{t("page.console.groups.move-to")}</p>
          <div class="member__to">
            {others.map((side) => (
              <button key={side} type="button" class="chip" dir="auto" onClick={() => onMove(side)}>
                {side}
              </button>
            ))}
          </div>
        </div>
      )}
    </li>
  );
}
