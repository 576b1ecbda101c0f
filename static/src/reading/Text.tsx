// A text: it scrolls, and its letters grow.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Markup } from "../parts/Markup";
import { partsOf } from "../parts/reading";
import { useZoom } from "../student/useZoom";
import { t } from "../words";
import { Foot } from "./Foot";
import type { ReadProps } from "./Pages";
import { placeIn } from "./place";
import { useKeys } from "./useKeys";

/** Letters larger than this leave too few words on a line. */
const MOST = 2.5;

export function Text({ name, material, language, wished, classAt }: ReadProps) {
  const place = useRef<HTMLDivElement>(null);
  const kept = placeIn(name);
  const zoom = useZoom(place, () => undefined);
  const scale = Math.min(zoom.scale, MOST);
  const parts = partsOf(material.html);
  const toPart = (part: number): void => place.current?.children[part - 1]?.scrollIntoView();
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return undefined;
    if (wished !== null) toPart(wished);
    else box.scrollTop = kept.read() * box.scrollHeight;
    // As a share of the whole, which stays the same place in larger letters.
    const scrolled = (): void => kept.keep(box.scrollTop / Math.max(1, box.scrollHeight));
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => box.removeEventListener("scroll", scrolled);
  }, []);
  useKeys({ turn: () => false, nearer: zoom.nearer, farther: zoom.farther, reset: zoom.reset, first: () => toPart(1), last: () => toPart(parts.length) });
  return (
    <>
      <div ref={place} class="reader__place reader__place--text" tabIndex={0} role="group" aria-label={material.title} style={{ "--scale": scale }}>
        {parts.map((html, part) => (
          <Markup key={part} html={html} lang={language} class={`reader__part ${classAt === part + 1 ? "reader__part--class" : ""}`} />
        ))}
      </div>
      <Foot
        scale={scale}
        most={MOST}
        onNearer={zoom.nearer}
        onFarther={zoom.farther}
        turning={null}
        toClass={classAt === null || parts.length < 2 ? null : { words: t("page.reading.to-class-part"), go: () => toPart(classAt) }}
      />
    </>
  );
}
