// A student's page, welcome in a room whose first visit is open.

import type { Entity } from "../src/wire";
import { page, type Page } from "./fakewire";

export function visit(ended: number | null): Entity {
  return { kind: "think", phase: "think", seq: 1, ended_at: ended, prompts: [] } as unknown as Entity;
}

export function room(state: string, more: object = {}): Entity {
  return { code: "ABC234", state, visit: "v1", asking: 0, pointed_at: null, ...more } as unknown as Entity;
}

export async function student(made = page()): Promise<Page> {
  await made.outbox.start();
  await made.drafts.start();
  made.wire.tell.opened();
  const you = { kind: "student", participant: "p2" } as const;
  const streams = ["class", "own:p2", "group:g1"];
  made.wire.tell.welcome({ you, protocol: 1, server_time: 5_000, language: "en", streams });
  const me = { id: "p2", name: "Mika", state: "here", group: "g1" } as unknown as Entity;
  made.wire.tell.snapshot({ stream: "own:p2", version: 1, view: { me: { me } } });
  const view = { room: { room: room("running") }, visits: { v1: visit(null) } };
  made.wire.tell.snapshot({ stream: "class", version: 1, view });
  return made;
}
