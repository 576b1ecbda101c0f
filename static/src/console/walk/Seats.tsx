// The classroom from the front: everybody where they sit. To arrange them, cards are dragged, or pressed one after the
// other, or moved by the arrow keys; a taken place swaps the two.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { announce } from "../../parts/announce";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { useMemberDrag } from "../groups/useMemberDrag";
import { notify } from "../shell/toast";
import type { Place } from "../../wire";
import type { Attempt } from "./attempts";
import { beside, firstFree, inRows, keyOf, placeAt, placesOf, sizeOf } from "./places";
import { Seat } from "./Seat";
import { isSeen } from "./seen";

export interface SeatsProps {
  readonly client: Client;
  readonly attempts: readonly Attempt[];
  readonly shown: ReadonlySet<string>;
  readonly picked: (attempt: Attempt) => boolean;
  readonly said: (attempt: Attempt) => string;
  readonly current: string | null;
  readonly onCurrent: (participant: string, byKey: boolean) => void;
  readonly onOpen: (participant: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

export function Seats(props: SeatsProps) {
  const { client, attempts, onKey } = props;
  const [arranging, arrange] = useState(false);
  const [lifted, lift] = useState<string | null>(null);
  const chart = useRef<HTMLDivElement>(null);
  const places = placesOf(client.store);
  // Who has left keeps the place for coming back, and is not shown meanwhile.
  const { rows, columns } = sizeOf(attempts.flatMap(({ person }) => places.get(person.id) ?? []), arranging);
  const sits = new Map(attempts.flatMap((attempt) => {
    const place = places.get(attempt.person.id);
    return place ? [[keyOf(place), attempt] as const] : [];
  }));
  const without = attempts.filter(({ person }) => !places.has(person.id));
  const drag = useMemberDrag(chart, (who, to) => put(who, to === null ? null : placeAt(to)), "data-place");

  // Whoever was moved is drawn anew elsewhere, and keeps the focus.
  const moved = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (moved.current === null) return;
    const card = chart.current?.querySelector<HTMLElement>(`[data-who="${CSS.escape(moved.current)}"]`);
    card?.focus();
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
    moved.current = null;
  }, [places]);

  function put(participant: string, place: Place | null): void {
    lift(null);
    if (!place && !places.has(participant)) return;
    moved.current = participant;
    client.outbox.add({ type: "PlaceAt", participant, place });
    const name = attempts.find(({ person }) => person.id === participant)?.person.name ?? t("page.console.somebody");
    announce(place ? t("page.console.seats.sits", { name, ...place }) : t("page.console.seats.sits-nowhere", { name }));
  }
  function press({ person }: Attempt): void {
    const place = places.get(person.id);
    if (!arranging) props.onOpen(person.id);
    else if (lifted === null || lifted === person.id) lift(lifted === null ? person.id : null);
    else if (place) put(lifted, place);
    else lift(person.id);
  }
  function onArrangeKey(event: KeyboardEvent): void {
    const who = event.target instanceof HTMLElement ? event.target.dataset.who : undefined;
    if (who === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = places.get(who);
    if (event.key === "Escape") lift(null);
    else if (event.key === "Delete" || event.key === "Backspace") put(who, null);
    else if (/^Arrow/.test(event.key)) {
      event.preventDefault();
      const to = place ? beside(place, event.key) : firstFree(places, columns);
      if (to) put(who, to);
    }
  }
  function placeAll(): void {
    const before = Array.from(places, ([participant, { row, column }]) => ({ participant, place: { row, column } }));
    const names = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const here = attempts.map(({ person }) => person).filter(({ state }) => state === "here");
    here.sort((a, b) => names.compare(a.name ?? "", b.name ?? ""));
    client.outbox.add({ type: "ArrangePlaces", places: inRows(here.map(({ id }) => id)) });
    notify(t("page.console.seats.placed"), () => void client.outbox.add({ type: "ArrangePlaces", places: before }));
  }
  const seat = (attempt: Attempt) => (
    <Seat
      key={attempt.person.id}
      attempt={attempt}
      said={props.said(attempt)}
      seen={isSeen(attempt)}
      picked={props.picked(attempt)}
      dim={!props.shown.has(attempt.person.id)}
      current={attempt.person.id === props.current}
      lifted={arranging ? lifted === attempt.person.id : null}
      shift={drag.held === attempt.person.id ? drag.shift : null}
      onPress={() => press(attempt)}
      onFocus={(byKey) => props.onCurrent(attempt.person.id, byKey)}
      onGrip={(event) => drag.start(event, attempt.person.id)}
    />
  );
  const every = Array.from({ length: rows * columns }, (_, at) => ({ row: Math.floor(at / columns) + 1, column: (at % columns) + 1 }));
  return (
    <div
      ref={chart}
      class={`c-seats ${arranging ? "is-arranging" : ""} ${drag.held !== null ? "is-dragging" : ""}`}
      onKeyDown={arranging ? onArrangeKey : onKey}
    >
      <div class="c-seats__do">
        <button type="button" class="btn btn--line" onClick={() => (arrange(!arranging), lift(null))}>
          <Icon name={arranging ? "check" : "seats"} />
          {arranging ? t("page.console.seats.arranged") : t("page.console.seats.arrange")}
        </button>
        {(arranging || places.size === 0) && (
          <button type="button" class="btn btn--line" onClick={placeAll}>
            {t("page.console.seats.place-all")}
          </button>
        )}
        {arranging && <p class="muted">{t("page.console.seats.how")}</p>}
      </div>
      {places.size === 0 && !arranging && <p class="c-none">{t("page.console.seats.none")}</p>}
      {(places.size > 0 || arranging) && (
        <div class="c-room" dir="ltr">
          <p class="c-room__front">{t("page.console.seats.front")}</p>
          <ol class="c-room__places" style={{ "--columns": String(columns) }} aria-label={t("page.console.seats.chart")}>
            {every.map((place) => {
              const key = keyOf(place);
              const attempt = sits.get(key);
              if (!attempt && !arranging) return <li key={key} class="c-place" aria-hidden="true" />;
              return (
                <li key={key} class={`c-place ${drag.over === key || (arranging && !attempt) ? "c-place--free" : ""} ${drag.over === key ? "is-over" : ""}`} data-place={key}>
                  {attempt && seat(attempt)}
                  {!attempt && (
                    <button
                      type="button"
                      class="c-place__free"
                      tabIndex={-1}
                      aria-label={t("page.console.seats.free", { ...place })}
                      onClick={() => lifted !== null && put(lifted, place)}
                    />
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      )}
      {without.length > 0 && (places.size > 0 || arranging) && (
        <section class={`c-without ${drag.over === "" ? "is-over" : ""}`} data-place="">
          <h3 class="label">{t("page.console.seats.without", { n: without.length })}</h3>
          <div class="c-without__people">{without.map(seat)}</div>
          {lifted !== null && places.has(lifted) && (
            <button type="button" class="btn btn--bare" onClick={() => put(lifted, null)}>
              {t("page.console.seats.take-away")}
            </button>
          )}
        </section>
      )}
    </div>
  );
}
