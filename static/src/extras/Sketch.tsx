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
  const { points, pressure = [], width = 11, ink = "dark" } = stroke;
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

/** Through the points: a corner stays one, and where the line turns less it bends round, from middle to middle. */
export function pathOf(points: readonly number[]): string {
  if (points.length === 0) return "";
  if (points.length <= 2) return `M${points[0]} ${points[1]}h0`;
  const parts = [`M${points[0]} ${points[1]}`];
  for (let at = 2; at + 3 < points.length; at += 2) {
    const [beforeX = 0, beforeY = 0, x = 0, y = 0, nextX = 0, nextY = 0] = points.slice(at - 2, at + 4);
    const half = `${(x + nextX) / 2} ${(y + nextY) / 2}`;
    const bends = isBend(x - beforeX, y - beforeY, nextX - x, nextY - y);
    parts.push(bends ? `Q${x} ${y} ${half}` : `L${x} ${y}L${half}`);
  }
  parts.push(`L${points[points.length - 2]} ${points[points.length - 1]}`);
  return parts.join("");
}

function isBend(fromX: number, fromY: number, toX: number, toY: number): boolean {
  return fromX * toX + fromY * toY > SHEET.CORNER * Math.hypot(fromX, fromY) * Math.hypot(toX, toY);
}
