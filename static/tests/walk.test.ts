// What the console makes of a class at work: attempts, counts, filters, keys, groups, and the time of phases.
// @vitest-environment jsdom

import { expect, test } from "vitest";
import { groupsOf, ungrouped } from "../src/console/groups/groups";
import { ACTIONS, actionOf, keysOn, switchKeys } from "../src/console/shell/keys";
import { bars, lessonTime, nextPhase } from "../src/console/shell/timing";
import { firstView, viewsOf } from "../src/console/shell/views";
import { attemptsOf, countsOf, walkVisit } from "../src/console/walk/attempts";
import { unheardIn } from "../src/console/hands/unheard";
import { stuckIn } from "../src/console/walk/advice";
import { beside, bySeat, firstFree, inRows, neighbour, sizeOf } from "../src/console/walk/places";
import { turned } from "../src/console/walk/useSwipe";
import { inOrder } from "../src/console/walk/order";
import { approachAt, passes, stepTo } from "../src/console/walk/filters";
import { inHand } from "../src/console/walk/inHand";
import { isSeen, markSeen } from "../src/console/walk/seen";
import { Store } from "../src/store";
import type { Collection, Entity } from "../src/wire";

const MINUTE = 60_000;

/** A room in its think phase: Ada has handed in, Ben is writing, Cy has nothing, Di has left. */
function classAtWork(): Store {
  const store = new Store();
  const of = (entries: Record<string, object>): Record<string, Entity> => entries as Record<string, Entity>;
  const person = (name: string, joined_at: number, more: object = {}): object => ({
    name, state: "here", joined_at, device: true, group: null, hand_at: null, called_at: null, spoken: 0, on_board: false, ...more,
  });
  const contribution = (author: string, seq: number, more: object = {}): object => ({
    kind: "answer", author, group: null, visit: "v2", prompt: "p", text: `by ${author}`, seq, at: seq, revisions: 0, late: false,
    unfinished: false, withdrawn: false, hidden: false, on_board: false, card: null, point: null, reply_to: null, choice: null, credits: [], ...more,
  });
  const visit = (phase: string, kind: string, seq: number, started_at: number, ended_at: number | null): object => ({
    phase, kind, title: "", seq, started_at, ends_at: started_at, ended_at, prompts: [{ id: "p", html: "", column: null }], choices: [], connections: [], stances: [],
  });
  const view: Partial<Record<Collection, Record<string, Entity>>> = {
    room: of({ room: { code: "ABC234", state: "running", visit: "v2", paused_since: null } }),
    phases: of({
      a: { place: 0, kind: "pose", title: "", minutes: 5, skipped: false },
      b: { place: 1, kind: "think", title: "", minutes: 10, skipped: false },
      c: { place: 2, kind: "groups", title: "", minutes: 8, skipped: true },
      d: { place: 3, kind: "discuss", title: "", minutes: 15, skipped: false },
    }),
    visits: of({ v1: visit("a", "pose", 1, 0, 6 * MINUTE), v2: visit("b", "think", 2, 6 * MINUTE, null) }),
    guides: of({ b: { choices: [], approaches: [{ id: "sum", letter: "A" }, { id: "cut", letter: "B" }] } }),
    participants: of({ p2: person("Ben", 2), p1: person("Ada", 1), p3: person("Cy", 3), p4: person("Di", 4, { state: "left" }) }),
    contributions: of({
      c1: contribution("p1", 10),
      c2: contribution("p4", 11),
      c3: contribution("p3", 12, { withdrawn: true }),
      c4: contribution("p2", 3, { visit: "v1", kind: "note" }),
    }),
    tags: of({ c1: { approach: "sum", letter: "A" } }),
    groups: of({
      g1: { number: 2, members: ["p1"], pen: null, pen_asked: [], spokesperson: null, spoke_before: [], explainers: [], current: true },
      g0: { number: 1, members: ["p2"], pen: null, pen_asked: [], spokesperson: null, spoke_before: [], explainers: [], current: true },
      old: { number: 1, members: ["p3"], pen: null, pen_asked: [], spokesperson: null, spoke_before: [], explainers: [], current: false },
    }),
    reasons: of({ g1: { reason: "mixed", reason_of: ["sum", "gone"] } }),
  };
  store.carry({ you: { kind: "instructor", participant: null }, server_time: 0, snapshots: [{ stream: "instructor", version: 1, view }] });
  store.drafts.tell({
    stream: "instructor", whole: true, drop: [],
    set: {
      x: { participant: "p2", kind: "answer", visit: "v2", prompt: "p", about: null, pictures: [], text: "half a", at: 1 },
      y: { participant: "p3", kind: "answer", visit: "v1", prompt: "p", about: null, pictures: [], text: "elsewhere", at: 1 },
    },
  });
  return store;
}

function attempts(store = classAtWork()) {
  const visit = walkVisit(store);
  if (!visit) throw new Error("no visit");
  return attemptsOf(store, visit, "p");
}

test("everybody who is here has a card, in the order in which they came; who left keeps theirs", () => {
  expect(attempts().map(({ person, state, approach }) => [person.name, state, approach])).toEqual([
    ["Ada", "handed-in", "sum"],
    ["Ben", "writing", null],
    ["Cy", "nothing", null],
    ["Di", "handed-in", null],
  ]);
});

test("who is here is counted once, by the furthest they have come", () => {
  const store = classAtWork();
  expect(countsOf(store, walkVisit(store)!)).toEqual({ handedIn: 1, writing: 1, nothing: 1 });
});

test("answers are filtered by approach, by having no tag, and by not being looked at", () => {
  const [ada, ben, , di] = attempts();
  const names = (filter: Parameters<typeof passes>[1]) =>
    attempts().filter((each) => passes(each, filter, isSeen)).map(({ person }) => person.name);
  expect(names("all")).toEqual(["Ada", "Ben", "Cy", "Di"]);
  expect(names("approach:sum")).toEqual(["Ada"]);
  expect(names("untagged")).toEqual(["Di"]);
  expect(names("unseen")).toEqual(["Ada", "Di"]);
  markSeen(ada!);
  markSeen(ben!);
  expect(names("unseen")).toEqual(["Di"]);
  expect(isSeen({ ...ada!, handed: { ...ada!.handed!, revisions: 1 } }), "a new version is new").toBe(false);
  expect(isSeen(di!)).toBe(false);
});

test.each([
  ["ArrowRight", 0, 1],
  ["ArrowLeft", 0, 0],
  ["ArrowDown", 1, 5],
  ["ArrowDown", 4, 4],
  ["ArrowUp", 5, 1],
  ["End", 1, 6],
  ["Home", 5, 0],
  ["x", 3, 3],
])("%s leads from %i to %i of seven in rows of four", (key, at, to) => {
  expect(stepTo(key, at, 7, 4, false)).toBe(to);
});

test("from right to left, the arrows lead the other way", () => {
  expect(stepTo("ArrowLeft", 0, 7, 4, true)).toBe(1);
});

test("a number key stands for the approach of that place, and for none beyond the last", () => {
  expect(["1", "2", "3", "0", "12", "a"].map((key) => approachAt(key, ["sum", "cut"]))).toEqual(["sum", "cut", null, null, null, null]);
});

test.each([
  [7, 4, [4, 3]],
  [5, 4, [3, 2]],
  [3, 2, [3]],
  [1, 4, [1]],
  [2, 4, [2]],
  [24, 4, [4, 4, 4, 4, 4, 4]],
])("%i people in groups of %i by hand begin as %j", (people, size, sizes) => {
  const groups = inHand(Array.from({ length: people }, (_, n) => `p${n}`), size);
  expect(groups.map(({ length }) => length).sort((a, b) => b - a)).toEqual(sizes);
  expect(new Set(groups.flat()).size).toBe(people);
});

test("the groups in force come by number, with the letters that met in them, and who has none", () => {
  const store = classAtWork();
  expect(groupsOf(store).map(({ id, letters, people }) => [id, letters, people.map(({ name }) => name)])).toEqual([
    ["g0", [], ["Ben"]],
    ["g1", ["A"], ["Ada"]],
  ]);
  expect(ungrouped(store).map(({ name }) => name)).toEqual(["Cy"]);
});

test("a phase takes the time of its visits, and what is left out is not planned", () => {
  const lesson = lessonTime(classAtWork(), 11 * MINUTE);
  expect(lesson.phases.map(({ spent }) => spent / MINUTE)).toEqual([6, 5, 0, 0]);
  expect([lesson.spent / MINUTE, lesson.planned / MINUTE]).toEqual([11, 30]);
  expect(nextPhase(lesson.phases)?.id).toBe("d");
});

test("a bar shows what is done and what is over, never beyond its column", () => {
  const { phases } = lessonTime(classAtWork(), 11 * MINUTE);
  expect(bars(phases[1]!, phases)).toEqual({ plan: 10 / 15, done: 0.5, over: 0 });
  const pose = bars(phases[0]!, phases);
  expect(pose.done).toBe(1);
  expect(pose.over).toBeCloseTo(0.2);
  expect(bars({ ...phases[3]!, spent: 99 * MINUTE }, phases).over).toBe(0);
});

test("each kind of phase begins with its own view, and walk and talk are always there", () => {
  expect(firstView("pose")).toBe("walk");
  expect(viewsOf("poll", false)).toEqual(["walk", "talk", "poll"]);
  expect(viewsOf("discuss", true)).toEqual(["walk", "groups", "talk"]);
});

function press(key: string, fields: KeyboardEventInit = {}, target: HTMLElement = document.body) {
  let action: ReturnType<typeof actionOf> = null;
  const listen = (event: KeyboardEvent): void => void (action = actionOf(event));
  document.addEventListener("keydown", listen);
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...fields }));
  document.removeEventListener("keydown", listen);
  return action;
}

test("single keys act, but never while one writes, with a modifier, or when they are off", () => {
  const field = document.body.appendChild(document.createElement("textarea"));
  expect(press("w")).toBe(ACTIONS["w"]);
  expect(press("w", {}, field)).toBeNull();
  expect(press("w", { ctrlKey: true })).toBeNull();
  switchKeys(false);
  expect([press("w"), press("?"), keysOn.value]).toEqual([null, "keys", false]);
  switchKeys(true);
  expect(press("p")).toBe("pause");
});

test("cards stand as people came, by name, by approach, or with the latest change first", () => {
  const came = attempts();
  const names = (order: Parameters<typeof inOrder>[1]) => inOrder(came, order, "en", new Map()).map(({ person }) => person.name);
  expect(names("came")).toEqual(["Ada", "Ben", "Cy", "Di"]);
  expect(inOrder([...came].reverse(), "name", "en", new Map()).map(({ person }) => person.name)).toEqual(["Ada", "Ben", "Cy", "Di"]);
  expect(names("approach")).toEqual(["Ada", "Di", "Ben", "Cy"]);
  expect(names("change")).toEqual(["Ben", "Di", "Ada", "Cy"]);
  expect(names("came")).toEqual(came.map(({ person }) => person.name));
});

test("advice comes when half the time is over and enough of the class have nothing, and not of a handful", () => {
  const store = classAtWork();
  const visit = { ...walkVisit(store)!, started_at: 6 * MINUTE, ends_at: 16 * MINUTE };
  expect(stuckIn(store, visit, 12 * MINUTE, "third")).toBeNull();
  const view = { participants: Object.fromEntries(["Eve", "Fay", "Gus"].map((name, n) => [`p${n + 5}`, { name, state: "here", joined_at: 9 }])) };
  const set = Object.entries(view.participants).map(([id, each]) => ["participants", id, each] as never);
  store.patch({ stream: "instructor", from: 1, to: 2, set, drop: [] });
  expect(stuckIn(store, visit, 10 * MINUTE, "third")).toBeNull();
  expect(stuckIn(store, visit, 11 * MINUTE, "third")).toEqual({ nothing: 4, of: 6 });
  expect(stuckIn(store, visit, 11 * MINUTE, "most")).toEqual({ nothing: 4, of: 6 });
  expect(stuckIn(store, visit, 11 * MINUTE, "never")).toBeNull();
});

test("whose ideas have not reached the board is told once there is a board, in the order in which they came", () => {
  const store = classAtWork();
  expect(unheardIn(store)).toEqual([]);
  const set = [
    ["board", "b1", { place: 0 }],
    ["contributions", "c9", { kind: "group-answer", author: "p1", group: "g0", text: "ours", withdrawn: false }],
    ["contributions", "c10", { kind: "answer", author: "p3", group: null, text: null, withdrawn: false }],
  ] as never;
  store.patch({ stream: "instructor", from: 1, to: 2, set, drop: [] });
  expect(unheardIn(store).map(({ name }) => name)).toEqual(["Ada", "Ben"]);
  const ada = { ...store.collection("instructor", "participants").value.get("p1")!, on_board: true };
  store.patch({ stream: "instructor", from: 2, to: 3, set: [["participants", "p1", ada]], drop: [] });
  expect(unheardIn(store).map(({ name }) => name)).toEqual(["Ben"]);
});

const PLACES = new Map([
  ["front-left", { row: 1, column: 1 }],
  ["front-right", { row: 1, column: 3 }],
  ["back-left", { row: 4, column: 1 }],
  ["back-middle", { row: 4, column: 2 }],
]);

test("by seat one walks row by row, to and fro; who has no place comes last", () => {
  const people = ["nobody", "back-left", "front-right", "nowhere", "front-left", "back-middle"];
  const walked = ["front-left", "front-right", "back-middle", "back-left", "nobody", "nowhere"];
  expect(bySeat(people, (who) => PLACES.get(who))).toEqual(walked);
});

test("in the classroom the arrows lead to whoever sits there, over free places", () => {
  expect(neighbour(PLACES, "front-left", "ArrowRight")).toBe("front-right");
  expect(neighbour(PLACES, "front-right", "ArrowLeft")).toBe("front-left");
  expect(neighbour(PLACES, "front-left", "ArrowDown")).toBe("back-left");
  expect(neighbour(PLACES, "back-middle", "ArrowUp")).toBe("front-left");
  expect(neighbour(PLACES, "back-middle", "ArrowRight")).toBe(null);
  expect(neighbour(PLACES, "nobody", "ArrowRight")).toBe(null);
  expect(beside({ row: 1, column: 1 }, "ArrowUp")).toBe(null);
  expect(beside({ row: 20, column: 20 }, "ArrowRight")).toBe(null);
  expect(beside({ row: 2, column: 2 }, "ArrowUp")).toEqual({ row: 1, column: 2 });
});

test("the chart is as large as what is in it, and grows while it is arranged", () => {
  expect(sizeOf(PLACES.values(), false)).toEqual({ rows: 4, columns: 3 });
  expect(sizeOf(PLACES.values(), true)).toEqual({ rows: 5, columns: 5 });
  expect(sizeOf([{ row: 20, column: 20 }], true)).toEqual({ rows: 20, columns: 20 });
  expect(firstFree(PLACES, 3)).toEqual({ row: 1, column: 2 });
});

test("a whole class is put in rows, each person on a place of their own", () => {
  const forty = inRows(Array.from({ length: 40 }, (_, n) => `p${n}`));
  expect(new Set(forty.map(({ place }) => `${place.row},${place.column}`)).size).toBe(40);
  expect(Math.max(...forty.map(({ place }) => place.column))).toBe(8);
  expect(inRows(["one"])).toEqual([{ participant: "one", place: { row: 1, column: 1 } }]);
  expect(inRows([])).toEqual([]);
});

test("a finger across the words turns the page, in the direction of the text; up and down it only scrolls", () => {
  expect([turned(-90, 10, false), turned(90, -10, false)]).toEqual([1, -1]);
  expect([turned(-90, 10, true), turned(90, 10, true)]).toEqual([-1, 1]);
  expect([turned(-30, 0, false), turned(-90, 80, false)]).toEqual([null, null]);
});
