// The whole board as one plane: its cards where they stand, left to right and in their columns; zoomed and moved about in.

import { useEffect, useRef } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { connectionName } from "../parts/kinds";
import { hue, Letter } from "../parts/Letter";
import { Said } from "../parts/Said";
import { t } from "../words";
import type { Card } from "./board";
import { roomFor, useClient } from "./client";
import type { PlaneProps } from "./opened";
import { MOST, useZoom } from "./useZoom";

/** Nothing is smaller than this, however large the board. */
const LEAST = 0.2;

const KEYS: Readonly<Record<string, "nearer" | "farther" | "reset">> = { "+": "nearer", "=": "nearer", "-": "farther", "0": "reset" };

export function Plane({ cards, onShow, onClose }: PlaneProps & { readonly onClose: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const zoom = useZoom(place, () => undefined, () => wholeOf(place.current, page.current));
  const { scale } = zoom;
  const now = useRef(zoom);
  now.current = zoom;
  const all = useRef(true);
  all.current = scale <= wholeOf(place.current, page.current);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    // Cards come and go, pictures arrive, the phone is turned: who sees all goes on to see all, and nobody else is moved.
    const show = (): void => {
      if (all.current) now.current.reset();
    };
    const press = (event: KeyboardEvent): void => {
      const act = KEYS[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      now.current[act]();
    };
    const watching = new ResizeObserver(show);
    if (page.current) watching.observe(page.current);
    window.addEventListener("resize", show);
    document.addEventListener("keydown", press);
    return () => {
      watching.disconnect();
      window.removeEventListener("resize", show);
      document.removeEventListener("keydown", press);
    };
  }, []);
  return (
    <Dialog title={t("page.student.whole-board")} class="zoom" onClose={onClose}>
      <div class="zoom__all">
        <div
          ref={place}
          class="zoom__place"
          tabIndex={0}
          role="group"
          aria-label={t("page.student.whole-board-how")}
          onDblClick={(event) => (!all.current ? zoom.reset() : zoom.by(1 / scale, pointIn(place.current, event)))}
        >
          <div class="plane" style={sizeOf(page.current, scale)}>
            <div ref={page} class="plane__page" style={{ transform: `scale(${scale})` }}>
              <Zones cards={cards} onShow={onShow} />
              <Joined cards={cards} />
            </div>
          </div>
        </div>
        <div class="zoom__foot zoom__foot--plane">
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.student.zoom-out")} aria-disabled={all.current} onClick={zoom.farther}>
            <Icon name="minus" />
          </button>
          <output class="zoom__scale num" aria-live="polite">
            {t("page.student.zoom-percent", { n: Math.round(scale * 100) })}
          </output>
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.student.zoom-in")} aria-disabled={scale === MOST} onClick={zoom.nearer}>
            <Icon name="plus" />
          </button>
          <button type="button" class="btn btn--line" onClick={zoom.reset}>
            {t("page.student.whole-board-fit")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** So large that all of it is seen, and never larger than it is. */
function wholeOf(place: HTMLElement | null, page: HTMLElement | null): number {
  if (!place || !page) return 1;
  const fits = Math.min(place.clientWidth / page.offsetWidth, place.clientHeight / page.offsetHeight);
  return Math.max(LEAST, Math.min(1, fits));
}

/** The room that it takes, to move about in. */
function sizeOf(page: HTMLElement | null, scale: number): { readonly width?: string; readonly height?: string } {
  return page ? { width: `${page.offsetWidth * scale}px`, height: `${page.offsetHeight * scale}px` } : {};
}

function pointIn(place: HTMLElement | null, event: MouseEvent): { readonly x: number; readonly y: number } | undefined {
  const box = place?.getBoundingClientRect();
  return box && { x: event.clientX - box.left, y: event.clientY - box.top };
}

interface OnPlane {
  readonly cards: readonly Card[];
  readonly onShow: (card: string) => void;
}

/** In a seminar the columns of the plan, side by side; else one row. */
function Zones({ cards, onShow }: OnPlane) {
  const columns = roomFor(useClient())?.columns ?? [];
  const others = cards.filter(({ column }) => column === null || !columns.includes(column));
  if (columns.length === 0 || others.length === cards.length) return <Row cards={cards} onShow={onShow} />;
  return (
    <div class="plane__zones">
      {columns.map((column) => (
        <section key={column} class="plane__zone" aria-label={column}>
          <h3 class="h2" dir="auto">
            {column}
          </h3>
          <Row cards={cards.filter((card) => card.column === column)} onShow={onShow} />
        </section>
      ))}
      {others.length > 0 && <Row cards={others} onShow={onShow} />}
    </div>
  );
}

function Row({ cards, onShow }: OnPlane) {
  const pointed = roomFor(useClient())?.pointed_at;
  return (
    <ol class="plane__row">
      {cards.map((card) => (
        <li key={card.id} class="plane__card" data-ap={hue(card.letter)} aria-current={card.id === pointed ? "true" : undefined}>
          <div class="plane__head">
            <Letter letter={card.letter} />
            {card.label && <b dir="auto">{card.label}</b>}
            <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.student.enlarge", { letter: card.letter })} onClick={() => onShow(card.id)}>
              <Icon name="full" />
            </button>
          </div>
          {card.struck && <p class="vh">{t("page.student.struck")}</p>}
          <Said text={card.text} pictures={card.pictures} class={card.struck ? "struck" : ""} />
          {card.struck_because !== "" && <Said text={card.struck_because} class="muted" />}
          <p class="credit">{card.group !== null ? t("page.student.group", { n: card.group }) : <bdi>{card.name}</bdi>}</p>
        </li>
      ))}
    </ol>
  );
}

function Joined({ cards }: { readonly cards: readonly Card[] }) {
  const { store } = useClient();
  const letters = new Map(cards.map(({ id, letter }) => [id, letter]));
  const found = Array.from(store.collection("class", "connections").value).filter(([, { a, b }]) => letters.has(a) && letters.has(b));
  if (found.length === 0) return null;
  return (
    <ul class="s-connected plane__joined">
      {found.map(([id, { a, b, kind, words }]) => (
        <li key={id}>
          <Letter letter={letters.get(a) ?? "?"} size="s" />
          <span>{connectionName(kind)}</span>
          <Letter letter={letters.get(b) ?? "?"} size="s" />
          {words && <span dir="auto">{words}</span>}
        </li>
      ))}
    </ul>
  );
}
