// Groups: who works with whom and why, what each group writes, and every way to form them.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { whenDrawn } from "../../parts/drawn";
import { many, t } from "../../words";
import { notify } from "../shell/toast";
import { Foot } from "../walk/Foot";
import type { WalkProps } from "../walk/Walk";
import { GroupCard } from "./GroupCard";
import { GroupRow, inRows } from "./GroupRow";
import { groupsOf, lettersOfPeople, ungrouped } from "./groups";
import { Member } from "./Member";
import { useMemberDrag } from "./useMemberDrag";

export function GroupsView({ client, goTo, onArrived, onNudge }: WalkProps) {
  const { store, outbox } = client;
  const groups = groupsOf(store);
  const without = groups.length > 0 ? ungrouped(store) : [];
  const letters = lettersOfPeople(store);
  const people = store.collection("instructor", "participants").value;
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const drag = useMemberDrag(place, move);

  useEffect(() => {
    if (goTo === null) return;
    whenDrawn(() => {
      const found = place.current?.querySelector<HTMLElement>(`[data-who="${CSS.escape(goTo)}"] button`);
      found?.focus();
      found?.scrollIntoView({ block: "nearest" });
    });
    onArrived();
  }, [goTo]);

  function move(participant: string, to: string | null): void {
    const from = groups.find(({ members }) => members.includes(participant))?.id ?? null;
    if (from === to) return;
    setOpen(null);
    outbox.add({ type: "MoveMember", participant, group: to });
    const number = groups.find(({ id }) => id === to)?.number;
    const name = people.get(participant)?.name ?? t("page.console.somebody");
    const text =
      number === undefined ? t("page.console.groups.moved-out", { name }) : t("page.console.groups.moved", { name, n: number });
    notify(text, () => void outbox.add({ type: "MoveMember", participant, group: from }));
  }
  function placeAll(): void {
    const placed = without.map(({ id }) => id);
    outbox.add({ type: "PlaceUngrouped" });
    notify(t("page.console.groups.placed"), () => {
      for (const participant of placed) outbox.add({ type: "MoveMember", participant });
    });
  }
  function moveAnew(participant: string): void {
    const from = groups.find(({ members }) => members.includes(participant))?.id ?? null;
    const name = people.get(participant)?.name ?? t("page.console.somebody");
    setOpen(null);
    outbox.add({ type: "MoveMember", participant, anew: true });
    const number = Math.max(...groups.map((group) => group.number)) + 1;
    notify(t("page.console.groups.moved", { name, n: number }), () => {
      outbox.add({ type: "MoveMember", participant, group: from });
    });
  }
  const Group = inRows(groups) ? GroupRow : GroupCard;
  const member = (person: (typeof without)[number], group: (typeof groups)[number] | null) => (
    <Member
      key={person.id}
      client={client}
      person={person}
      group={group}
      groups={groups}
      letter={letters.get(person.id) ?? null}
      open={open === person.id}
      onOpen={(yes) => setOpen(yes ? person.id : null)}
      onMove={(to) => move(person.id, to)}
      onMoveAnew={() => moveAnew(person.id)}
      onGrip={(event) => drag.start(event, person.id)}
      held={drag.held === person.id}
      shift={drag.held === person.id ? drag.shift : null}
    />
  );
  return (
    <div class="c-walk">
      {groups.length === 0 ? (
        <div class="c-none c-walk__none">
          <p>
            <b>{t("page.console.groups.none")}</b>
          </p>
          <p>{t("page.console.groups.none-how")}</p>
        </div>
      ) : (
        <p class="muted c-groups__how">{t("page.console.groups.drag-how")}</p>
      )}
      <div ref={place} class={`c-groups ${inRows(groups) ? "c-groups--rows" : ""} ${drag.held ? "is-dragging" : ""}`}>
        {without.length > 0 && (
          <section class="group group--none" data-group="" aria-labelledby="c-ungrouped">
            <h2 id="c-ungrouped">{t("page.console.groups.without")}</h2>
            <ul class="group__people">{without.map((person) => member(person, null))}</ul>
            <button type="button" class="btn btn--line group__place" onClick={placeAll}>
              {t("page.console.groups.place")}
            </button>
          </section>
        )}
        {groups.map((group) => (
          <Group key={group.id} client={client} group={group} over={drag.over === group.id}>
            {group.people.map((person) => member(person, group))}
          </Group>
        ))}
      </div>
      <Foot client={client} chosen={[]} ask={null} onNudge={onNudge} />
    </div>
  );
}

/** How many groups have handed in, in a line. */
export function GroupsStatus({ client }: { readonly client: Client }) {
  const groups = groupsOf(client.store);
  if (groups.length === 0) return null;
  const done = groups.filter(({ written }) => written.some(({ handed }) => handed)).length;
  return <b>{many("page.console.groups.count-one", "page.console.groups.count-other", groups.length, { n: done, m: groups.length })}</b>;
}
