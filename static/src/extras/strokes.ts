// Strokes as they are drawn: thinned out so that few points say the same, and found again under an eraser.

import { SHEET, type Stroke } from "../wire";

export interface Point {
  readonly x: number;
  readonly y: number;
  /** 0 to 100; null where the device cannot tell. */
  readonly pressed: number | null;
}

/** How far a line may be from where it was drawn, on a sheet of 1600 by 1200. */
const TOLERANCE = 1.5;
/** How far the tip may leave the sheet. */
const MARGIN = 150;

export function within(x: number, y: number): readonly [number, number] {
  const clamp = (value: number, most: number): number => Math.round(Math.min(most + MARGIN, Math.max(-MARGIN, value)));
  return [clamp(x, SHEET.WIDTH), clamp(y, SHEET.HEIGHT)];
}

/** Ramer-Douglas-Peucker, without recursion: a stroke may have thousands of points. */
export function thinned(points: readonly Point[]): readonly Point[] {
  const kept = new Set([0, points.length - 1]);
  const parts: [number, number][] = [[0, points.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    const [farthest, far] = farthestFrom(points, from, to);
    if (far <= TOLERANCE) continue;
    kept.add(farthest);
    parts.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, at) => kept.has(at));
}

function farthestFrom(points: readonly Point[], from: number, to: number): readonly [number, number] {
  let [farthest, far] = [from, 0];
  const [a, b] = [points[from], points[to]];
  if (!a || !b) return [farthest, far];
  for (let at = from + 1; at < to; at++) {
    const point = points[at];
    const distance = point ? toSegment(point.x, point.y, a.x, a.y, b.x, b.y) : 0;
    if (distance > far) [farthest, far] = [at, distance];
  }
  return [farthest, far];
}

export function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Whether an eraser at that point touches it. */
export function touches({ points, width = 11 }: Stroke, x: number, y: number, reach: number): boolean {
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [ax = 0, ay = 0, bx = ax, by = ay] = points.slice(at, at + 4);
    if (toSegment(x, y, ax, ay, bx, by) <= reach + width / 2) return true;
  }
  return false;
}
