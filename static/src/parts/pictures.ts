// Where pictures are: photos and drawings that the server has, by their names.

import type { Drawing } from "../wire";

let room = "";

/** The page is this room's. */
export function showRoom(code: string): void {
  room = code;
}

export function pictureAddress(name: string): string {
  return `/room/${room}/pictures/${name}`;
}

export function isDrawing(name: string): boolean {
  return name.endsWith(".svg");
}

/** What somebody has drawn, to draw on; null where it is not there any more. */
export async function strokesOf(name: string): Promise<Drawing | null> {
  try {
    const answer = await fetch(pictureAddress(name.replace(/svg$/, "json")));
    return answer.ok ? ((await answer.json()) as Drawing) : null;
  } catch {
    return null;
  }
}
