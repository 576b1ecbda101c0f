// The library for real, over a real connection: bad networks, refusals, acknowledgements.

import { afterEach, expect, test, vi } from "vitest";
import { Connection, type ConnectionParts } from "../src/socket";
import { Drafts } from "../src/drafts";
import { Outbox } from "../src/outbox";
import { Storage } from "../src/storage";
import { Store } from "../src/store";
import { openWire, PATIENCE, type Failure } from "../src/transport";
import type { Auth } from "../src/wire";
import { PollingServer, type WebSockets } from "./polling";
import { point, SEAT } from "./support";

/** For networks that swallow WebSockets: the first attempt is meant to be given up. */
const LITTLE_PATIENCE = 300;
const AUTH: Omit<Auth, "have"> = { protocol: 1, room: "ABC234", token: "t", language: "en" };
const SNAPSHOT = '2["snapshot",{"stream":"class","version":7,"view":{"people":{"p2":{"name":"Mika"}}}}]';
const YOU = '{"kind":"student","participant":"p2"}';
const WELCOME = `2["welcome",{"you":${YOU},"protocol":1,"server_time":5000,"language":"en","streams":["class"]}]`;

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function answer(packet: string): readonly string[] {
  if (packet.startsWith("0")) return ['0{"sid":"x"}', WELCOME, SNAPSHOT];
  const command = /^2(\d+)\["command"/.exec(packet);
  return command ? [`3${command[1]}[{"ok":true,"seq":9}]`] : [];
}

interface Page extends Pick<ConnectionParts, "store" | "outbox" | "drafts"> {
  readonly address: string;
  readonly failures: readonly Failure[];
  readonly connection: Connection;
}

async function page(server: PollingServer, patience = PATIENCE): Promise<Page> {
  const address = await server.start();
  const failures: Failure[] = [];
  const storage = new Storage(undefined);
  const [store, drafts] = [new Store(), new Drafts(SEAT, storage)];
  const outbox = new Outbox({ seat: SEAT, storage, others: null, unanswered: () => connection.doubt() });
  const connection = new Connection({
    open: (auth, listener, patience) => {
      const failed = (failure: Failure): void => {
        failures.push(failure);
        listener.failed(failure);
      };
      const wire = openWire(auth, { ...listener, failed }, patience, address);
      closing.push(() => wire.disconnect(), () => server.stop());
      return wire;
    },
    auth: AUTH,
    patience,
    store,
    outbox,
    drafts,
  });
  return { address, failures, store, outbox, drafts, connection };
}

/** Conditions of the outside world have a deadline that a busy machine keeps too. */
function soon(condition: () => boolean): Promise<void> {
  return vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 5 });
}

const BAD: readonly WebSockets[] = ["refused", "silent", "stalled"];

test.each(BAD)("where WebSockets are %s, a page takes part by long-polling", async (how) => {
  const server = new PollingServer(how, answer);
  const { store, outbox, drafts, connection } = await page(server, how === "refused" ? PATIENCE : LITTLE_PATIENCE);
  await soon(() => connection.state.value === "connected");
  expect(server.upgrades.length).toBe(1);
  await soon(() => store.collection("class", "people").value.has("p2"));
  const id = outbox.add(point("a"));
  drafts.write({ kind: "answer", visit: "v1", text: "5" });
  await soon(() => outbox.state.value === "saved");
  const sent = { ...point("a"), id };
  expect(server.came[0]).toBe(`0${JSON.stringify({ ...AUTH, have: {} })}`);
  expect(server.came).toContain(`20["command",${JSON.stringify(sent)}]`);
  expect(server.came).toContain('2["draft",{"kind":"answer","visit":"v1","text":"5"}]');
});

test("where only the server is heard through a WebSocket, long-polling takes its place", async () => {
  const server = new PollingServer("deaf", answer);
  const { connection } = await page(server, LITTLE_PATIENCE);
  await soon(() => connection.state.value === "connected");
  expect(server.upgrades.length).toBe(1);
});

test("a refusal says its code and words, and the page stays away", async () => {
  const refused = '4{"message":"No.","data":{"code":"removed","message":"The instructor has removed you."}}';
  const server = new PollingServer("refused", () => [refused]);
  const { connection } = await page(server);
  await soon(() => connection.state.value === "stopped");
  expect(connection.stopped.value).toMatchObject({ code: "removed", message: "The instructor has removed you." });
});

test("a refusal without a reason is none: the page tries again", async () => {
  let asked = 0;
  const server = new PollingServer("refused", (packet) => (asked++ === 0 ? ['4{"message":"?"}'] : answer(packet)));
  const { connection } = await page(server);
  await soon(() => connection.state.value === "connected");
  expect(asked).toBe(2);
});

test("what is no reply acknowledges nothing", async () => {
  const lies = ['[null]', '["ok"]', '[{"ok":false}]', '[{"ok":1,"seq":3}]', "[]"];
  const server = new PollingServer("refused", (packet) => {
    const number = /^2(\d+)\["command"/.exec(packet)?.[1];
    return number === undefined ? answer(packet) : [`3${number}${lies[Number(number)] ?? "[]"}`];
  });
  const { outbox, connection } = await page(server);
  await soon(() => connection.state.value === "connected");
  for (const lie of lies) outbox.add(point(lie));
  await soon(() => server.came.filter((packet) => packet.includes("command")).length === lies.length);
  outbox.add({ type: "Pause" });
  await soon(() => server.came.some((packet) => packet.includes("Pause")));
  expect([outbox.state.value, outbox.waiting.value.length, outbox.refused.value]).toEqual(["saving", 6, []]);
});

test("a closed connection comes up again by itself, with what the page still has", async () => {
  let stops = true;
  const server = new PollingServer("refused", (packet) => {
    if (!packet.startsWith("0")) return [];
    const bye = stops ? ["1"] : [];
    stops = false;
    return [...answer(packet), ...bye];
  });
  const { connection } = await page(server);
  await soon(() => server.came.length === 2 && connection.state.value === "connected");
  expect(server.came[1]).toBe(`0${JSON.stringify({ ...AUTH, have: { class: 7 } })}`);
});

test("a server that was away for a while is found within two seconds of its return", async () => {
  const timer = vi.spyOn(globalThis, "setTimeout");
  closing.push(() => timer.mockRestore());
  const before = new PollingServer("refused", answer);
  const { address, connection, failures } = await page(before);
  await soon(() => connection.state.value === "connected");
  await before.stop();
  timer.mockClear();
  // By then the page waits as long between two attempts as it ever will: the last wait is the one that it is in.
  await soon(() => failures.length === 4);
  const waits = timer.mock.calls.map(([, ms]) => ms ?? 0);
  expect(waits[waits.length - 1]).toBeGreaterThan(500);
  expect(waits[waits.length - 1]).toBeLessThanOrEqual(1_500);
  const after = new PollingServer("refused", answer);
  await after.start(Number(new URL(address).port));
  closing.push(() => after.stop());
  await soon(() => connection.state.value === "connected");
});
