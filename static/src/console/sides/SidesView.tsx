// Sides: given at random with one action, changed over with another; who is on which, moved by the menu or by dragging.

import { useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { announce } from "../../parts/announce";
import { Question } from "../../parts/Dialog";
import { t } from "../../words";
import { useMemberDrag } from "../groups/useMemberDrag";
import type { Person } from "../hands/people";
import { notify } from "../shell/toast";
import { GiveSides } from "./GiveSides";
import { OnSide } from "./OnSide";
import { peopleOn, sidesOf } from "./sides";

export function SidesView({ client }: { readonly client: Client }) {
  const { store, outbox } = client;
  const sides = sidesOf(store);
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [away, askAway] = useState(false);
  const names = sides?.names ?? [];
  const drag = useMemberDrag(place, (who, to) => move(who, names.indexOf(to ?? "")), "data-side");
  if (!sides) return null;

  function sideOf(participant: string): number {
    return names.findIndex((name) => peopleOn(client, name).some(({ id }) => id === participant));
  }
  function move(participant: string, side: number): void {
    const from = sideOf(participant);
    if (side < 0 || from === side) return;
    setOpen(null);
    outbox.add({ type: "MoveToSide", participant, side });
    const name = store.collection("instructor", "participants").value.get(participant)?.name ?? t("page.console.somebody");
    notify(t("page.console.sides.moved", { name, side: names[side] ?? "" }), () => {
      if (from >= 0) outbox.add({ type: "MoveToSide", participant, side: from });
    });
  }
  function swap(): void {
    outbox.add({ type: "SwapSides", swaps: sides?.swaps ?? 0 });
    announce(t("page.parts.sides-over"));
  }
  const member = (person: Person, at: number) => (
    <OnSide
      key={person.id}
      person={person}
      group={person.group ? (store.collection("instructor", "groups").value.get(person.group)?.number ?? null) : null}
      others={names.filter((_, side) => side !== at)}
      open={open === person.id}
      onOpen={(yes) => setOpen(yes ? person.id : null)}
      onMove={(side) => move(person.id, names.indexOf(side))}
      onGrip={(event) => drag.start(event, person.id)}
      shift={drag.held === person.id ? drag.shift : null}
    />
  );
  return (
    <div class="c-walk c-sides">
      {!sides.given && (
        <div class="c-none c-walk__none">
          <p>
            <b>{t("page.console.sides.none")}</b>
          </p>
          <p dir="auto">{names.join(" · ")}</p>
        </div>
      )}
      {sides.given && <p class="muted c-groups__how">{t("page.console.sides.drag-how")}</p>}
      <div ref={place} class={`c-groups ${drag.held ? "is-dragging" : ""}`}>
        {sides.given &&
          names.map((name, at) => {
            const people = peopleOn(client, name);
            return (
              <section key={name} class={`group ${drag.over === name ? "is-over" : ""}`} data-side={name} aria-labelledby={`c-side-${at}`}>
                <h2 id={`c-side-${at}`}>
                  <bdi>{name}</bdi>
                  <small class="num">{people.length}</small>
                </h2>
                <ul class="group__people">{people.map((person) => member(person, at))}</ul>
              </section>
            );
          })}
      </div>
      <div class="c-act">
        {sides.given && (
          <button type="button" class="btn btn--main" onClick={swap}>
            <span aria-hidden="true">⇄</span> {t("page.console.sides.swap")}
          </button>
        )}
        {sides.given && (
          <button type="button" class="btn btn--bare" onClick={() => askAway(true)}>
            {t("page.console.sides.put-away")}
          </button>
        )}
        <GiveSides client={client} />
      </div>
      {away && (
        <Question
          title={t("page.console.sides.put-away")}
          text={t("page.console.sides.put-away-text")}
          yes={t("page.console.sides.put-away")}
          onYes={() => outbox.add({ type: "PutSidesAway" })}
          onNo={() => askAway(false)}
        />
      )}
    </div>
  );
}
