// A drawing that only this page has yet. What the server has, it draws itself, in the same way: see facilitator/sketch.py.

import { INKS, PRESSED, SHEET, type Drawing, type Stroke } from "../wire";
import { t } from "../words";

export function Sketch({ drawing }: { readonly drawing: Drawing }) {
  return (
    <svg class="pic pic--drawn" viewBox={`0 0 ${SHEET.WIDTH} ${SHEET.HEIGHT}`} role="img" aria-label={t("page.parts.drawing")}>
      <Sheet drawing={drawing} />
    </svg>
  );
}

/** The paper and what is on it. */
export function Sheet({ drawing: { paper = "plain", strokes = [] } }: { readonly drawing: Drawing }) {
  return (
    <>
      <image href={`/paper/${paper}.svg`} width={SHEET.WIDTH} height={SHEET.HEIGHT} />
      <g fill="none" stroke-linecap="round" stroke-linejoin="round">
        {strokes.map((stroke, at) => (
          <Line key={at} stroke={stroke} />
        ))}
      </g>
    </>
  );
}

function Line({ stroke }: { readonly stroke: Stroke }) {
  const { points, pressure = [], width = 8, ink = "dark" } = stroke;
  const colour = INKS[ink];
  const count = points.length / 2;
  if (pressure.length !== count || count < 2) return <path stroke={colour} stroke-width={width} d={pathOf(points)} />;
  return (
    <g stroke={colour}>
      {pressure.slice(1).map((pressed, at) => {
        const hard = ((pressure[at] ?? 0) + pressed) / 200;
        const [x, y, toX, toY] = points.slice(2 * at, 2 * at + 4);
        const wide = width * (PRESSED.LIGHTEST + (PRESSED.HEAVIEST - PRESSED.LIGHTEST) * hard);
        return <path key={at} stroke-width={wide.toFixed(1)} d={`M${x} ${y}L${toX} ${toY}`} />;
      })}
    </g>
  );
}

/** Round through the points: each but the first and last bends the line between two middles. */
export function pathOf(points: readonly number[]): string {
  const [x, y, ...rest] = points;
  if (rest.length === 0) return `M${x} ${y}h0`;
  const parts = [`M${x} ${y}`];
  for (let at = 0; at + 3 < rest.length; at += 2) {
    const [bendX = 0, bendY = 0, nextX = 0, nextY = 0] = rest.slice(at, at + 4);
    parts.push(`Q${bendX} ${bendY} ${(bendX + nextX) / 2} ${(bendY + nextY) / 2}`);
  }
  parts.push(`L${rest[rest.length - 2]} ${rest[rest.length - 1]}`);
  return parts.join("");
}
