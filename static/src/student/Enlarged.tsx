// One card of the board on the whole page: zoomed, dragged, and on to the next one.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { announce } from "../parts/announce";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { hue, Letter } from "../parts/Letter";
import { Said } from "../parts/Said";
import { t } from "../words";
import type { Card } from "./board";
import type { EnlargedProps } from "./opened";
import { MOST, useZoom } from "./useZoom";

export function Enlarged({ cards, shown, onShow, onClose }: EnlargedProps & { readonly onClose: () => void }) {
  const at = cards.findIndex(({ id }) => id === shown);
  const card = cards[at];
  const place = useRef<HTMLDivElement>(null);
  const zoom = useZoom(place, turn);
  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  const gone = card === undefined;
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    // The window's, wherever in it the focus is.
    const press = (event: KeyboardEvent): void => keys.current(event);
    document.addEventListener("keydown", press);
    // Turned on its side, a phone lays the words out anew.
    window.addEventListener("resize", zoom.reset);
    return () => {
      document.removeEventListener("keydown", press);
      window.removeEventListener("resize", zoom.reset);
    };
  }, []);
  useEffect(() => {
    if (gone) onClose();
  }, [gone]);
  useLayoutEffect(() => {
    zoom.reset();
    place.current?.scrollTo(0, 0);
  }, [shown]);
  if (!card) return null;

  function turn(by: 1 | -1): void {
    const next = cards[at + by];
    if (!next) return;
    onShow(next.id);
    announce(t("page.student.card", { letter: next.letter }));
  }
  function press(event: KeyboardEvent): void {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    // Then the arrows move what is larger than the page.
    if (event.key.startsWith("Arrow") && zoom.scale > 1) return;
    event.preventDefault();
    if (act === "next") turn(1);
    else if (act === "previous") turn(-1);
    else zoom[act]();
  }
  keys.current = press;
  return (
    <Dialog title={t("page.student.card", { letter: card.letter })} class="zoom" onClose={onClose}>
      <div class="zoom__all" data-ap={hue(card.letter)}>
        <div ref={place} class={`zoom__place ${zoom.scale === 1 ? "zoom__place--turns" : ""}`} tabIndex={0} role="group" aria-label={t("page.student.zoom-how")} onDblClick={() => (zoom.scale > 1 ? zoom.reset() : zoom.by(2))}>
          <Scaled scale={zoom.scale}>
            <Large card={card} />
          </Scaled>
        </div>
        <div class="zoom__foot">
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.student.zoom-previous")} aria-disabled={at === 0} onClick={() => turn(-1)}>
            <Icon name="left" />
          </button>
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.student.zoom-out")} aria-disabled={zoom.scale === 1} onClick={zoom.farther}>
            <Icon name="minus" />
          </button>
          <output class="zoom__scale num" aria-live="polite">
            {t("page.student.zoom-percent", { n: Math.round(zoom.scale * 100) })}
          </output>
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.student.zoom-in")} aria-disabled={zoom.scale === MOST} onClick={zoom.nearer}>
            <Icon name="plus" />
          </button>
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.student.zoom-next")} aria-disabled={at === cards.length - 1} onClick={() => turn(1)}>
            <Icon name="right" />
          </button>
        </div>
      </div>
    </Dialog>
  );
}

const KEYS: Readonly<Record<string, "next" | "previous" | "nearer" | "farther" | "reset">> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  "+": "nearer",
  "=": "nearer",
  "-": "farther",
  "0": "reset",
};

interface ScaledProps {
  readonly scale: number;
  readonly children: preact.ComponentChildren;
}

/** Laid out as at 100 %, so that lines and tables stay as they are; around it the room that it takes, to scroll in. */
function Scaled({ scale, children }: ScaledProps) {
  const inner = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const box = inner.current;
    if (!box || scale !== 1) return undefined;
    const measure = (): void => setSize({ width: box.offsetWidth, height: box.offsetHeight });
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(box);
    return () => watching.disconnect();
  }, [scale]);
  const room = { width: `${size.width * scale}px`, height: `${size.height * scale}px` };
  const page = { width: `${size.width}px`, minWidth: "0", transform: `scale(${scale})` };
  return (
    <div class="zoom__room" style={scale === 1 ? {} : room}>
      <div ref={inner} class="zoom__page" style={scale === 1 ? {} : page}>
        {children}
      </div>
    </div>
  );
}

function Large({ card }: { readonly card: Card }) {
  return (
    <article class="zoom__card" aria-label={t("page.student.card", { letter: card.letter })}>
      <p class="zoom__whose">
        <Letter letter={card.letter} />
        {card.label && <b dir="auto">{card.label}</b>}
        <span>{card.group !== null ? t("page.student.group", { n: card.group }) : <bdi>{card.name}</bdi>}</span>
      </p>
      {card.struck && <p class="vh">{t("page.student.struck")}</p>}
      <Said text={card.text} pictures={card.pictures} class={`zoom__words ${card.struck ? "struck" : ""}`} />
      {card.struck_because !== "" && <Said text={card.struck_because} class="muted" />}
    </article>
  );
}
