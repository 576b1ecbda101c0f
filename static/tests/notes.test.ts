// @vitest-environment jsdom
// Lesson notes: what somebody wrote is not lost, and nothing is written over that they have not read.

import { beforeEach, expect, test, vi } from "vitest";

interface Note {
  readonly id: string;
  readonly seq: number;
  readonly text: string;
}

let notes: Note[] = [];
let seq = 0;
let fresh = 0;
let lost = false;

function form(id: string, text: string, over: number): string {
  return `<form data-write="${id}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="over" value="${over}"><select name="visit"><option value="">All</option></select><textarea name="text" data-stored="${text}">${text}</textarea><p class="t-notes__end"><button>Store</button></p></form>`;
}

function laidOut(): string {
  const items = notes.map(
    (note) =>
      `<li data-note="${note.id}"><p class="said">${note.text}</p><details><summary>Change</summary>${form(note.id, note.text, note.seq)}</details><form data-remove="${note.id}"><button>Remove</button></form></li>`,
  );
  fresh += 1;
  return `<section data-notes="/notes" data-draft="draft" data-meanwhile="meanwhile" data-gone="gone"><div data-shown><ul>${items.join("")}</ul><details class="t-notes__new"><summary>New</summary>${form(`new-${fresh}`, "", 0)}</details></div><p data-told></p></section>`;
}

/** As the server decides. */
function asked(method: string, url: string, body: string): boolean {
  const sent = method === "POST" ? (JSON.parse(body) as { id: string; text: string; over?: number }) : null;
  const query = new URL(url, "http://localhost").searchParams.get("over");
  const id = sent?.id ?? decodeURIComponent(url.replace(/^.*\/|\?.*$/g, ""));
  const over = sent ? sent.over : query ? Number(query) : undefined;
  const before = notes.find((note) => note.id === id);
  if (sent && before?.text === sent.text) return true;
  if (over !== undefined && over !== (before?.seq ?? 0)) return false;
  seq += 1;
  notes = notes.filter((note) => note !== before);
  if (sent) notes.push({ id, seq, text: sent.text });
  return true;
}

vi.stubGlobal("fetch", async (url: string, init: { method: string; body?: string }) => {
  const done = asked(init.method, url, init.body ?? "");
  if (lost) throw new TypeError("lost");
  return Response.json(done ? { part: laidOut() } : { message: "changed elsewhere" });
});

const { beginNotes } = await import("../src/transcript/notes");

const NEW = ".t-notes__new [data-write]";

function page(): HTMLElement {
  document.body.innerHTML = laidOut();
  const part = document.querySelector<HTMLElement>("[data-notes]");
  if (!part) throw new Error("no notes");
  beginNotes(part);
  return part;
}

function written(part: HTMLElement, where: string): HTMLTextAreaElement {
  return part.querySelector(`${where} textarea`) as HTMLTextAreaElement;
}

function type(part: HTMLElement, where: string, text: string): void {
  const field = written(part, where);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function send(part: HTMLElement, where: string): Promise<void> {
  part.querySelector<HTMLFormElement>(where)?.requestSubmit();
  await vi.waitFor(() => expect(part.getAttribute("aria-busy")).toBeNull());
}

const texts = (): string[] => notes.map((note) => note.text);

beforeEach(() => {
  localStorage.clear();
  lost = false;
  notes = [{ id: "x", seq: (seq += 1), text: "old" }];
});

test("a note that was stored without an answer is there once, and the next is another", async () => {
  notes = [];
  let part = page();
  lost = true;
  type(part, NEW, "first");
  await send(part, NEW);
  await send(part, NEW);
  lost = false;
  expect(texts()).toEqual(["first"]);
  part = page();
  expect(written(part, NEW).value).toBe("");
  type(part, NEW, "second");
  await send(part, NEW);
  expect(texts()).toEqual(["first", "second"]);
});

test("a note that was stored after a reload, without an answer, is there once", async () => {
  notes = [];
  let part = page();
  type(part, NEW, "first");
  part = page();
  lost = true;
  await send(part, NEW);
  lost = false;
  await send(part, NEW);
  expect(texts()).toEqual(["first"]);
});

test("what another window stored meanwhile is shown before it is replaced", async () => {
  const part = page();
  type(part, "[data-write=x]", "mine");
  asked("POST", "/notes", JSON.stringify({ id: "x", text: "theirs" }));
  await send(part, "[data-write=x]");
  expect(texts()).toEqual(["theirs"]);
  const again = page();
  expect(again.querySelector(".said")?.textContent).toBe("theirs");
  expect(written(again, "[data-write=x]").value).toBe("mine");
  expect(again.querySelector("[data-note] .t-notes__draft")?.textContent).toBe("meanwhile");
  await send(again, "[data-write=x]");
  expect(texts()).toEqual(["mine"]);
});

test("words about a note that was removed elsewhere become a new one", async () => {
  const part = page();
  type(part, "[data-write=x]", "my long words");
  notes = [];
  await send(part, "[data-write=x]");
  expect(texts()).toEqual([]);
  const again = page();
  expect(written(again, NEW).value).toBe("my long words");
  expect(again.querySelector(".t-notes__draft")?.textContent).toBe("gone");
  await send(again, NEW);
  expect(texts()).toEqual(["my long words"]);
});

test("what nobody here has read is not removed", async () => {
  const part = page();
  asked("POST", "/notes", JSON.stringify({ id: "x", text: "theirs" }));
  await send(part, "[data-remove=x]");
  expect(texts()).toEqual(["theirs"]);
});

test("two windows that begin with one draft make two notes", async () => {
  notes = [];
  const first = page();
  type(first, NEW, "begun");
  document.body.insertAdjacentHTML("beforeend", laidOut());
  const second = document.querySelectorAll<HTMLElement>("[data-notes]")[1] as HTMLElement;
  beginNotes(second);
  type(second, NEW, "of the second");
  await send(second, NEW);
  type(first, NEW, "of the first");
  await send(first, NEW);
  expect(texts()).toEqual(["of the second"]);
  expect(written(first, NEW).value).toBe("of the first");
  await send(first, NEW);
  expect(texts()).toEqual(["of the second", "of the first"]);
});
