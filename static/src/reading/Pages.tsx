// Pages, one at a time. Only those beside it are loaded; what is loaded stays readable without a network.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { announce } from "../parts/announce";
import { pictureAddress } from "../parts/pictures";
import { within, type Material } from "../parts/reading";
import { MOST, useZoom } from "../student/useZoom";
import { t } from "../words";
import { Foot } from "./Foot";
import { Page } from "./Page";
import { placeIn } from "./place";
import { useKeys } from "./useKeys";

export interface ReadProps {
  /** Under which the place is kept. */
  readonly name: string;
  readonly material: Material;
  /** The room's. */
  readonly language: string;
  /** Where to begin, if not where one was. */
  readonly wished: number | null;
  readonly classAt: number | null;
}

export function Pages({ name, material, wished, classAt }: ReadProps) {
  const { pages } = material;
  const kept = placeIn(name);
  const [at, setAt] = useState(() => within(material, wished ?? kept.read()));
  const place = useRef<HTMLDivElement>(null);
  const zoom = useZoom(place, turn);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    zoom.reset();
    place.current?.scrollTo(0, 0);
    kept.keep(at);
    for (const beside of [pages[at], pages[at - 2]]) if (beside) new Image().src = pictureAddress(beside.picture);
  }, [at]);

  function go(page: number): void {
    const next = within(material, page);
    if (next === at) return;
    setAt(next);
    announce(t("page.parts.page-of", { n: next, m: pages.length }));
  }
  function turn(by: 1 | -1): void {
    go(at + by);
  }
  useKeys({
    turn: (by) => zoom.scale === 1 && (turn(by), true),
    nearer: zoom.nearer,
    farther: zoom.farther,
    reset: zoom.reset,
    first: () => go(1),
    last: () => go(pages.length),
  });
  const page = pages[at - 1];
  return (
    <>
      <div
        ref={place}
        class={`reader__place ${zoom.scale === 1 ? "reader__place--turns" : ""}`}
        tabIndex={0}
        role="group"
        aria-label={t("page.reading.how")}
        onDblClick={() => (zoom.scale > 1 ? zoom.reset() : zoom.by(2))}
      >
        {page && <Page key={at} page={page} scale={zoom.scale} name={pages.length === 1 ? material.title : t("page.parts.page-of", { n: at, m: pages.length })} />}
      </div>
      <Foot
        scale={zoom.scale}
        most={MOST}
        onNearer={zoom.nearer}
        onFarther={zoom.farther}
        turning={pages.length > 1 ? { at, of: pages.length, turn } : null}
        toClass={classAt === null || classAt === at ? null : { words: t("page.reading.to-class-page", { n: classAt }), go: () => go(classAt) }}
      />
    </>
  );
}
