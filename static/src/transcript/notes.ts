// Lesson notes without loading the page anew: the same forms, sent by script. What is being written stays in this browser
// until the server has it.

import "../../css/notes.css";

interface Note {
  readonly id: string;
  readonly visit: string | null;
  readonly text: string;
  /** The number of the writing that this one replaces, as it was when the page showed it; 0: of none. */
  readonly over?: number;
}

const NEW = "new";
/** Ms: a screen reader hears what is said into a place that was empty before. */
const HEARD = 60;
let saying = 0;

export function beginNotes(part: HTMLElement): void {
  restore(part);
  part.addEventListener("input", (event) => {
    const form = formOf(event);
    if (form?.dataset["write"] !== undefined) keepDraft(part, form);
  });
  part.addEventListener("submit", (event) => {
    const form = formOf(event);
    if (!form) return;
    event.preventDefault();
    if (part.getAttribute("aria-busy") === "true") return;
    if (form.dataset["write"] !== undefined) void store(part, form);
    else if (form.dataset["remove"] !== undefined) void remove(part, form);
  });
  part.addEventListener("keydown", (event) => {
    const form = formOf(event);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form?.dataset["write"] !== undefined) form.requestSubmit();
  });
}

function formOf(event: Event): HTMLFormElement | null {
  return event.target instanceof Element ? event.target.closest("form") : null;
}

// --- asking

async function store(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const note = written(form);
  const anew = isNew(form);
  const outcome = await ask(part, "POST", "", note);
  if (outcome === "refused" && anew) takeFreshId(form);
  if (outcome !== "done") return;
  drafts(part).delete(anew ? NEW : note.id);
  restore(part);
  say(part, word(part, anew ? "added" : "changed"));
  focusOn(part, anew ? null : note.id);
}

async function remove(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const id = form.dataset["remove"] ?? "";
  const writing = part.querySelector<HTMLFormElement>(`[data-write="${CSS.escape(id)}"]`);
  if (!writing) return;
  const { id: note, visit, over } = written(writing);
  const gone = { id: note, visit, text: field(writing).dataset["stored"] ?? "" };
  if ((await ask(part, "DELETE", `/${encodeURIComponent(id)}?over=${over ?? ""}`)) !== "done") return;
  drafts(part).delete(id);
  restore(part);
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "btn btn--line btn--small";
  undo.textContent = word(part, "undo");
  undo.addEventListener("click", () => void bringBack(part, gone));
  say(part, word(part, "removed"), undo);
  undo.focus();
}

async function bringBack(part: HTMLElement, gone: Note): Promise<void> {
  if ((await ask(part, "POST", "", gone)) !== "done") return;
  restore(part);
  say(part, word(part, "back"));
  focusOn(part, gone.id);
}

/** The page's part is then as it is now, or says why not. Of what was not answered nobody knows whether it was done. */
async function ask(part: HTMLElement, method: "POST" | "DELETE", way: string, note?: Note): Promise<"done" | "refused" | "unknown"> {
  part.setAttribute("aria-busy", "true");
  say(part, word(part, "storing"));
  try {
    const answer = await fetch(`${part.dataset["notes"] ?? ""}${way}`, {
      method,
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      ...(note ? { body: JSON.stringify(note) } : {}),
    });
    const told = (await answer.json()) as { readonly part?: string; readonly message?: string };
    if (told.part !== undefined) show(part, told.part);
    else say(part, told.message ?? word(part, "failed"));
    return told.part !== undefined ? "done" : "refused";
  } catch {
    say(part, word(part, navigator.onLine ? "failed" : "offline"));
    return "unknown";
  } finally {
    part.removeAttribute("aria-busy");
  }
}

// --- showing

/** The server's own layout; the place in which things are said stays, so that they are heard. */
function show(part: HTMLElement, html: string): void {
  const next = new DOMParser().parseFromString(html, "text/html").querySelector("[data-notes]");
  const shown = next?.querySelector("[data-shown]");
  if (!next || !shown) return;
  part.querySelector("[data-shown]")?.replaceWith(shown);
  for (const of of next.querySelectorAll<HTMLTemplateElement>("template[data-of]")) {
    const place = document.querySelector(`[data-noted="${CSS.escape(of.dataset["of"] ?? "")}"]`);
    place?.replaceChildren(document.importNode(of.content, true));
  }
}

function say(part: HTMLElement, text: string, more?: HTMLElement): void {
  const told = part.querySelector("[data-told]");
  if (!told) return;
  told.replaceChildren(...(more ? [more] : []));
  clearTimeout(saying);
  saying = window.setTimeout(() => told.prepend(text, " "), HEARD);
}

function word(part: HTMLElement, name: string): string {
  return part.dataset[name] ?? "";
}

function focusOn(part: HTMLElement, id: string | null): void {
  const place = id === null ? ".t-notes__new" : `[data-note="${CSS.escape(id)}"]`;
  part.querySelector<HTMLElement>(`${place} summary`)?.focus();
}

// --- what is being written

function field(form: HTMLFormElement): HTMLTextAreaElement {
  return form.querySelector("textarea") as HTMLTextAreaElement;
}

function written(form: HTMLFormElement): Note {
  const fields = new FormData(form);
  const over = fields.get("over");
  return {
    id: String(fields.get("id")),
    visit: String(fields.get("visit")) || null,
    text: field(form).value,
    ...(over === null ? {} : { over: Number(over) }),
  };
}

function isNew(form: HTMLFormElement): boolean {
  return form.closest("[data-note]") === null;
}

function keepDraft(part: HTMLElement, form: HTMLFormElement): void {
  const note = written(form);
  const name = isNew(form) ? NEW : note.id;
  if (note.text === (field(form).dataset["stored"] ?? "") && !aboutChanged(form)) drafts(part).delete(name);
  else drafts(part).set(name, note);
}

function aboutChanged(form: HTMLFormElement): boolean {
  return Array.from(form.querySelectorAll("option")).some((option) => option.selected !== option.defaultSelected);
}

/** Its id is another note's: that of another window that began with the same draft, or of an earlier try. */
function takeFreshId(form: HTMLFormElement): void {
  const id = form.querySelector<HTMLInputElement>("[name=id]");
  if (id?.isConnected) id.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
}

/** Drafts where they belong: in the form of their note, or as a new one where that is gone. */
function restore(part: HTMLElement): void {
  const stored = new Map(Array.from(part.querySelectorAll<HTMLFormElement>("[data-note] [data-write]"), (form) => [form.dataset["write"] ?? "", form]));
  for (const name of drafts(part).names()) {
    const draft = drafts(part).get(name);
    const form = name === NEW || !stored.has(name) ? part.querySelector<HTMLFormElement>(".t-notes__new [data-write]") : stored.get(name);
    if (!draft || !form) continue;
    const there = stored.get(draft.id);
    if (there && field(there).dataset["stored"] === draft.text) {
      // It was stored; the answer was lost.
      drafts(part).delete(name);
    } else if (form === there) {
      fill(part, form, draft, draft.over === written(form).over ? "draft" : "meanwhile");
    } else if (name === NEW) {
      // A second try is the same note, so that it is not there twice; but what is there in other words is another.
      const id = form.querySelector<HTMLInputElement>("[name=id]");
      if (id && !there) id.value = draft.id;
      fill(part, form, draft, "draft");
    } else if (field(form).value === "") {
      drafts(part).delete(name);
      fill(part, form, draft, "gone");
      keepDraft(part, form);
    }
  }
}

function fill(part: HTMLElement, form: HTMLFormElement, draft: Note, why: "draft" | "meanwhile" | "gone"): void {
  const visit = form.querySelector("select");
  if (visit) visit.value = draft.visit ?? "";
  field(form).value = draft.text;
  const open = form.closest("details");
  if (open) open.open = true;
  form.querySelector(".t-notes__draft")?.remove();
  const told = document.createElement("span");
  told.className = "t-notes__draft t-mark";
  told.textContent = word(part, why);
  form.querySelector(".t-notes__end")?.append(told);
}

interface Drafts {
  names(): string[];
  get(name: string): Note | null;
  set(name: string, note: Note): void;
  delete(name: string): void;
}

/** Where the browser keeps nothing, there are none. */
function drafts(part: HTMLElement): Drafts {
  const key = (name: string): string => `${part.dataset["notes"] ?? ""} ${name}`;
  const kept = <Result>(use: (storage: Storage) => Result): Result | null => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  return {
    names: () => kept((storage) => Object.keys(storage).flatMap((each) => (each.startsWith(key("")) ? [each.slice(key("").length)] : []))) ?? [],
    get: (name) => kept((storage) => JSON.parse(storage.getItem(key(name)) ?? "null") as Note | null),
    set: (name, note) => void kept((storage) => storage.setItem(key(name), JSON.stringify(note))),
    delete: (name) => void kept((storage) => storage.removeItem(key(name))),
  };
}

const here = document.querySelector<HTMLElement>("[data-notes]");
if (here) beginNotes(here);
