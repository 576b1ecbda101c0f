// @vitest-environment jsdom
// A page that is a preview: it shows what it was given, asks nobody and keeps nothing.

import { expect, test, vi } from "vitest";
import type { Start } from "../src/client";
import { lookAt } from "../src/preview";
import { quiet } from "./support";

const START: Start = {
  room: "000000", token: null, language: "en", you: { kind: "instructor", participant: null }, server_time: 1_000,
  snapshots: [{ stream: "instructor", version: 7, view: { participants: { p2: {} } } }] as unknown as Start["snapshots"],
  join: "class.test", screen: "", preview: true,
}; // prettier-ignore

test("a preview seems to be connected, and nothing leaves it", async () => {
  const asked = vi.fn();
  vi.stubGlobal("WebSocket", asked);
  vi.stubGlobal("fetch", asked);
  const client = lookAt(window, START);
  await quiet();
  expect(client.connection.state.value).toBe("connected");
  expect(client.store.collection("instructor", "participants").value.has("p2")).toBe(true);
  expect(client.store.presence.of("instructor").value.get("p2")).toEqual({ away_since: null });
  client.outbox.add({ type: "Pause" });
  await quiet();
  expect(client.outbox.state.value).toBe("saved");
  expect(client.outbox.waiting.value).toEqual([]);
  expect(client.outbox.lasting.value).toBe(true);
  client.connection.awake(Infinity);
  await quiet();
  expect(client.connection.state.value).toBe("connected");
  expect(asked).not.toHaveBeenCalled();
  expect(window.indexedDB).toBeUndefined();
  expect(window.localStorage.getItem("x")).toBeNull();
  vi.unstubAllGlobals();
});

test("links of a preview lead nowhere", () => {
  document.body.innerHTML = '<a href="/instructor"><b>out</b></a><button>here</button>';
  const cancelled = (part: string): boolean => {
    const click = new MouseEvent("click", { bubbles: true, cancelable: true });
    return !document.querySelector(part)?.dispatchEvent(click);
  };
  expect(cancelled("b")).toBe(true);
  expect(cancelled("button")).toBe(false);
});
