// Somebody in a group: dragged to another, or moved by the menu; the pen and the word of the group.

import { useEffect, useRef } from "preact/hooks";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { Letter } from "../../parts/Letter";
import { t } from "../../words";
import type { Person } from "../hands/people";
import type { OneGroup } from "./groups";

export interface MemberProps {
  readonly client: Client;
  readonly person: Person;
  /** null: in none. */
  readonly group: OneGroup | null;
  readonly groups: readonly OneGroup[];
  readonly letter: string | null;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onMove: (to: string | null) => void;
  /** Into a group that is made for it. */
  readonly onMoveAnew: () => void;
  readonly onGrip: (event: PointerEvent) => void;
  readonly held: boolean;
  readonly shift: { readonly x: number; readonly y: number } | null;
}

export function Member(props: MemberProps) {
  const { client, person, group, groups, letter, open, onOpen, onMove } = props;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && !item.current?.contains(event.target)) onOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);
  const name = person.name ?? t("page.console.somebody");
  const [pen, speaks] = [group?.pen === person.id, group?.spokesperson === person.id];
  const style = props.shift ? { transform: `translate(${props.shift.x}px, ${props.shift.y}px)` } : {};
  return (
    <li
      ref={item}
      class={`member ${props.held ? "is-held" : ""}`}
      data-who={person.id}
      style={style}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        onOpen(false);
        item.current?.querySelector("button")?.focus();
      }}
    >
      <button
        type="button"
        class="member__b"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
        onPointerDown={props.onGrip}
      >
        {letter !== null && <Letter letter={letter} size="s" />}
        <bdi>{name}</bdi>
        <span class="vh"> {t("page.console.groups.person")}</span>
        {pen && <Sign icon="pen" text={t("page.console.groups.has-pen")} />}
        {speaks && <Sign icon="speak" text={t("page.console.groups.speaks")} />}
        {person.called_at !== null && <Sign icon="hand" text={t("page.console.groups.calls")} />}
      </button>
      {open && (
        <div class="member__menu">
          {group && !pen && (
            <button type="button" class="btn btn--bare" onClick={() => done(() => client.outbox.add({ type: "PassPen", group: group.id, to: person.id }))}>
              <Icon name="pen" />
              {t("page.console.groups.give-pen")}
            </button>
          )}
          {group && !speaks && (
            <button
              type="button"
              class="btn btn--bare"
              onClick={() => done(() => client.outbox.add({ type: "NameSpokesperson", group: group.id, participant: person.id }))}
            >
              <Icon name="speak" />
              {t("page.console.groups.make-spokesperson")}
            </button>
          )}
          <p class="label">{t("page.console.groups.move-to")}</p>
          <div class="member__to">
            {groups
              .filter(({ id }) => id !== group?.id)
              .map(({ id, number }) => (
                <button key={id} type="button" class="chip" onClick={() => onMove(id)}>
                  {t("page.console.groups.group", { n: number })}
                </button>
              ))}
            {group?.members.length !== 1 && (
              <button type="button" class="chip" onClick={props.onMoveAnew}>
                {t("page.console.groups.to-new")}
              </button>
            )}
            {group && (
              <button type="button" class="chip" onClick={() => onMove(null)}>
                {t("page.console.groups.to-none")}
              </button>
            )}
          </div>
        </div>
      )}
    </li>
  );

  function done(act: () => void): void {
    act();
    onOpen(false);
  }
}

function Sign({ icon, text }: { readonly icon: "pen" | "speak" | "hand"; readonly text: string }) {
  return (
    <span class="member__sign" title={text}>
      <Icon name={icon} size="s" />
      <span class="vh">{text}</span>
    </span>
  );
}
