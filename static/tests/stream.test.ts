// @vitest-environment jsdom
// The developers' page, all of it but the network.

import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Listener, Wire } from "../src/transport";
import type { Auth, CommandMessage, Reply } from "../src/wire";
import { until } from "./support";

interface Network {
  auth: (() => Auth) | undefined;
  tell: Listener | undefined;
  readonly commands: CommandMessage[];
  acknowledge: (reply: Reply) => void;
}

const network = vi.hoisted(
  (): Network => ({ auth: undefined, tell: undefined, commands: [], acknowledge: () => undefined }),
);

vi.mock("../src/transport", async (original) => ({
  ...(await original<object>()),
  openWire: (auth: () => Auth, listener: Listener): Wire => {
    Object.assign(network, { auth, tell: listener });
    const nothing = (): void => undefined;
    return {
      connect: nothing,
      disconnect: nothing,
      resync: nothing,
      draft: nothing,
      avoidWebSocket: nothing,
      command: (message, acknowledge) => {
        network.commands.push(message);
        network.acknowledge = acknowledge;
      },
    };
  },
}));

beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  // The pages of earlier tests are not closed: they must not hear this one, nor be busy when jsdom goes.
  vi.stubGlobal("BroadcastChannel", undefined);
  vi.resetModules();
  network.commands.length = 0;
  const start = document.createElement("script");
  start.type = "application/json";
  start.id = "start";
  start.textContent = JSON.stringify({
    room: "ABC234",
    token: "s3cr+t",
    language: "ja",
    you: { kind: "student", participant: "p2" },
    server_time: 0,
    snapshots: [],
  });
  const main = document.createElement("main");
  main.id = "app";
  document.body.replaceChildren(start, main);
  await import("../src/stream");
  network.tell?.welcome({
    you: { kind: "student", participant: "p2" },
    protocol: 1,
    server_time: 0,
    language: "ja",
    streams: ["class"],
  });
  await until(() => shown().includes("outbox: saved"));
});
afterEach(() => vi.unstubAllGlobals());

function shown(): string {
  return document.querySelector("main")?.textContent ?? "";
}

function send(text: string): void {
  const box = document.querySelector("textarea");
  if (box) box.value = text;
  document.querySelector("button")?.click();
}

test("it connects with the room and the token from the page", () => {
  expect(network.auth?.()).toEqual({ protocol: 1, room: "ABC234", token: "s3cr+t", language: "ja", have: {} });
});

test("it shows the connection, the outbox, and every stream as text", () => {
  expect(shown()).toContain("connection: connected");
  expect(shown()).toContain("kept on this device: yes");
  const name = '<img src=x onerror="alert(1)">';
  network.tell?.snapshot({ stream: "class", version: 7, view: { people: { p2: { name } } } });
  expect(shown()).toContain("class, version 7");
  expect(document.querySelector("pre[data-stream=class]")?.textContent).toContain(JSON.stringify(name));
  expect(document.querySelector("img")).toBeNull();
  network.tell?.patch({ stream: "class", from: 7, to: 8, set: [], drop: [["people", "p2"]] });
  expect(shown()).toContain("class, version 8");
  network.tell?.streams({ join: [], leave: ["class"] });
  expect(document.querySelector("pre[data-stream]")).toBeNull();
});

test("it shows drafts and presence", () => {
  network.tell?.presence({ stream: "group:g1", whole: true, set: { p3: { away_since: 77 } }, drop: [] });
  expect(shown()).toContain('"away_since": 77');
});

test("it sends a raw command, shows why it was refused, and lets go of it when told", async () => {
  send('{"type": "RaiseHand", "raised": true}');
  await until(() => network.commands.length === 1);
  expect(network.commands).toMatchObject([{ type: "RaiseHand", raised: true }]);
  network.acknowledge({ ok: false, code: "not-now", message: "The room has not started.", retry_after_ms: null });
  expect(shown()).toContain("not-now: The room has not started.");
  document.querySelector("li button")?.dispatchEvent(new Event("click"));
  expect(shown()).not.toContain("not-now");
});

test("it says what is wrong with what is no JSON, and sends nothing", async () => {
  send("{");
  expect(shown()).toContain("SyntaxError");
  expect(network.commands).toEqual([]);
});
