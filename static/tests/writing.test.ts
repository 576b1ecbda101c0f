import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { slotOf } from "../src/drafts";
import { ECHO, Writing } from "../src/student/writing";
import type { Place } from "../src/student/handed";
import type { ContributionInfo, DraftInfo, Entity } from "../src/wire";
import { page, type Page } from "./fakewire";
import { quiet, stopClocks } from "./support";

beforeEach(stopClocks);
afterEach(() => void vi.useRealTimers());

const PLACE: Place = { kind: "answer", visit: "v1", prompt: "1", about: null };
const ME = { id: "p2", name: "Mika", state: "here", group: null, hand_up: false, calling: false, speaking: false, cards: [] };

function answer(text: string, more: Partial<ContributionInfo> = {}): ContributionInfo {
  return {
    kind: "answer",
    author: "p2",
    group: null,
    pictures: [],
    shared: false,
    visit: "v1",
    prompt: "1",
    text,
    seq: 5,
    at: 5,
    revisions: 0,
    late: false,
    unfinished: false,
    withdrawn: false,
    hidden: false,
    on_board: false,
    card: null,
    point: null,
    reply_to: null,
    choice: null,
    credits: [],
    side: null,
    ...more,
  };
}

/** A page of participant p2 that is welcome. */
async function student(contributions: Record<string, Entity> = {}): Promise<Page> {
  const made = page();
  await made.outbox.start();
  await made.drafts.start();
  made.wire.tell.opened();
  made.wire.tell.welcome({
    you: { kind: "student", participant: "p2" },
    protocol: 1,
    server_time: 5_000,
    language: "en",
    streams: ["class", "own:p2"],
  });
  made.wire.tell.snapshot({ stream: "own:p2", version: 1, view: { me: { me: ME as Entity }, contributions } });
  return made;
}

/** Another tab of the seat has written that, `after` ms from now. */
function elsewhere({ wire, store }: Page, text: string, after = 10): void {
  const { kind, visit, prompt, about } = PLACE;
  const draft: DraftInfo = { participant: "p2", kind, visit, prompt, about, text, pictures: [], at: store.serverNow() + after };
  wire.tell.drafts({ stream: "own:p2", whole: false, set: { [`p2:${slotOf({ ...PLACE, text })}`]: draft }, drop: [] });
}

function goneElsewhere({ wire }: Page): void {
  wire.tell.drafts({ stream: "own:p2", whole: false, set: {}, drop: [`p2:${slotOf({ ...PLACE, text: "" })}`] });
}

test("what is written is a draft until it is handed in", async () => {
  const mine = await student();
  const writing = new Writing(mine, PLACE);
  writing.write("5/6");
  expect(mine.drafts.texts.value.get(writing.slot)?.text).toBe("5/6");
  writing.handIn();
  expect(mine.drafts.texts.value.size).toBe(0);
  expect(writing.text.value).toBe("5/6");
  expect(writing.editing.value).toBe(false);
  await quiet();
  expect(mine.wire.commands).toMatchObject([{ type: "HandIn", kind: "answer", visit: "v1", prompt: "1", text: "5/6" }]);
});

test("of what there may be many, the field is empty again", async () => {
  const mine = await student();
  const writing = new Writing(mine, { ...PLACE, kind: "note" });
  writing.write("I wonder");
  writing.handIn();
  expect(writing.text.value).toBe("");
  expect(writing.editing.value).toBe(true);
});

test("what is stored is shown, can be opened, and left as it was", async () => {
  const writing = new Writing(await student({ c5: answer("5/6") }), PLACE);
  expect([writing.text.value, writing.editing.value]).toEqual(["5/6", false]);
  writing.change();
  writing.write("");
  expect([writing.text.value, writing.editing.value]).toEqual(["", true]);
  writing.leave();
  expect([writing.text.value, writing.editing.value]).toEqual(["5/6", false]);
});

test("what was taken back is in the field again, and is no draft that would go in by itself", async () => {
  const mine = await student({ c5: answer("5/6") });
  const writing = new Writing(mine, PLACE);
  writing.withdraw();
  expect([writing.text.value, writing.editing.value]).toEqual(["5/6", true]);
  expect(mine.drafts.texts.value.size).toBe(0);
});

test("a change that was begun before a reload is still being made", async () => {
  const mine = await student({ c5: answer("5/6") });
  mine.drafts.take({ ...PLACE, text: "5/6, for" });
  const writing = new Writing(mine, PLACE);
  expect([writing.text.value, writing.editing.value]).toEqual(["5/6, for", true]);
});

test("another tab's words are taken over where nobody writes", async () => {
  const mine = await student();
  const writing = new Writing(mine, PLACE);
  elsewhere(mine, "5/6");
  expect(writing.text.value).toBe("5/6");
  elsewhere(mine, "5/6, for");
  expect(writing.text.value).toBe("5/6, for");
  goneElsewhere(mine);
  expect(writing.text.value).toBe("");
});

test("while somebody writes here, nothing from elsewhere touches the field", async () => {
  const mine = await student({ c5: answer("5/6") });
  const writing = new Writing(mine, PLACE);
  writing.busy = () => true;
  writing.write("mine");
  elsewhere(mine, "theirs");
  mine.wire.tell.patch({ stream: "own:p2", from: 1, to: 2, set: [["contributions", "c5", answer("theirs")]], drop: [] });
  vi.advanceTimersByTime(ECHO * 2);
  writing.look();
  expect(writing.text.value).toBe("mine");
});

test("what comes back of one's own typing is not taken for another's", async () => {
  const mine = await student();
  const writing = new Writing(mine, PLACE);
  writing.write("5/6");
  writing.write("5/6, for");
  elsewhere(mine, "5/6");
  expect(writing.text.value).toBe("5/6, for");
  elsewhere(mine, "5/6, for");
  vi.advanceTimersByTime(ECHO + 1);
  expect(writing.text.value).toBe("5/6, for");
});

test("what another tab wrote just after is taken over a little later", async () => {
  const mine = await student();
  const writing = new Writing(mine, PLACE);
  writing.write("5/6");
  elsewhere(mine, "5/6 and more");
  expect(writing.text.value).toBe("5/6");
  vi.advanceTimersByTime(ECHO + 1);
  expect(writing.text.value).toBe("5/6 and more");
});

test("the server's older draft does not undo what was written offline", async () => {
  const mine = await student();
  mine.drafts.take({ ...PLACE, text: "written offline, and longer" });
  const writing = new Writing(mine, PLACE);
  elsewhere(mine, "written", -1_000);
  expect(writing.text.value).toBe("written offline, and longer");
});

test("where the phone has kept nothing, the server's draft comes back", async () => {
  const mine = await student();
  const writing = new Writing(mine, PLACE);
  elsewhere(mine, "from the server", -1_000);
  expect(writing.text.value).toBe("from the server");
});

test("handed in by another tab: here it is handed in too, and no draft is left", async () => {
  const mine = await student();
  const writing = new Writing(mine, PLACE);
  elsewhere(mine, "5/6");
  mine.wire.tell.patch({ stream: "own:p2", from: 1, to: 2, set: [["contributions", "c5", answer("5/6")]], drop: [] });
  goneElsewhere(mine);
  expect([writing.text.value, writing.editing.value]).toEqual(["5/6", false]);
  expect(mine.drafts.texts.value.size).toBe(0);
});
