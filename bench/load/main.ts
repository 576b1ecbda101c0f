// The load client. One JSON command a line on standard input, one JSON answer a line on standard output: so that whoever
// started it can look at the server's memory and processor time between two steps.

import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { BareRoom } from "./bare.ts";
import { LessonRoom } from "./lesson.ts";
import type { Room } from "./room.ts";

type Command =
  | { readonly do: "open"; readonly kind: "lesson"; readonly url: string; readonly link: string; readonly plan: string }
  | { readonly do: "open"; readonly kind: "bare"; readonly url: string; readonly bytes: number }
  | { readonly do: "join"; readonly phones: number }
  | { readonly do: "tell" | "answer" | "close" }
  | { readonly do: "draft"; readonly per_second: number; readonly seconds: number };

const LIMIT_MS = 90_000;

let room: Room | undefined;

function present(): Room {
  if (!room) throw new Error("no room is open");
  return room;
}

async function done(command: Command): Promise<unknown> {
  switch (command.do) {
    case "open":
      room = command.kind === "lesson" ? new LessonRoom(command) : new BareRoom(command.url, command.bytes);
      return room.open();
    case "join":
      return present().join(command.phones);
    case "tell":
      return present().tell();
    case "draft":
      return present().draft(command.per_second, command.seconds);
    case "answer":
      return present().answer();
    case "close":
      present().close();
      room = undefined;
      return undefined;
  }
}

async function limit(): Promise<never> {
  await sleep(LIMIT_MS, undefined, { ref: false });
  throw new Error("it does not come to its end");
}

const say = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const result = await Promise.race([done(JSON.parse(line) as Command), limit()]);
    say({ ok: true, result: result ?? null });
  } catch (error) {
    say({ ok: false, why: error instanceof Error ? error.message : String(error) });
  }
}
process.exit();
