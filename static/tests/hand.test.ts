// The board as a student holds it in the hand.

import { expect, test } from "vitest";
import { cardShown, choiceOf, WHOLE, type Card } from "../src/student/board";
import { threadsOn } from "../src/student/thread";
import type { Entity } from "../src/wire";
import { room, student } from "./studentpage";

const cards = ["b1", "b2"].map((id, place) => ({ id, place }) as unknown as Card);

test("the card that the class talks about is large until the reader chooses another", async () => {
  const mine = await student();
  expect(cardShown(mine, "v1", [])).toBe(WHOLE);
  expect(cardShown(mine, "v1", cards)).toBe("b1");
  const point = room("running", { pointed_at: "b2" });
  mine.wire.tell.patch({ stream: "class", from: 1, to: 2, set: [["room", "room", point]], drop: [] });
  expect(cardShown(mine, "v1", cards)).toBe("b2");
  choiceOf(mine, "v1").value = "b1";
  expect(cardShown(mine, "v1", cards)).toBe("b1");
  choiceOf(mine, "v1").value = WHOLE;
  expect(cardShown(mine, "v1", cards)).toBe(WHOLE);
  choiceOf(mine, "v1").value = "gone";
  expect(cardShown(mine, "v1", cards)).toBe("b2");
  choiceOf(mine, "v1").value = "b1";
  expect(cardShown(mine, "v9", cards)).toBe("b2");
});

test("a new card before the others does not change which one is large", async () => {
  const mine = await student();
  expect(cardShown(mine, "v1", cards)).toBe("b1");
  const grown = [{ id: "b0", place: 0 } as unknown as Card, ...cards];
  expect(cardShown(mine, "v1", grown)).toBe("b1");
});

test("replies stand under the point that they go back to", async () => {
  const mine = await student();
  const point = (seq: number, reply_to: string | null, card: string | null = "b1"): Entity =>
    ({ seq, card, point: "ask", reply_to, text: `${seq}`, author: null, name: null, late: false }) as Entity;
  const points = {
    c9: point(9, "c8"),
    c7: point(7, null),
    c8: point(8, "c7"),
    c6: point(6, null, null),
    c5: point(5, null),
    c4: point(4, "withdrawn"),
  };
  mine.wire.tell.snapshot({ stream: "class", version: 3, view: { points } });
  const shown = threadsOn(mine, "b1").map((thread) => [thread.point.id, thread.replies.map((each) => each.id)]);
  expect(shown).toEqual([["c4", []], ["c5", []], ["c7", ["c8", "c9"]]]);
  expect(threadsOn(mine, null).map((thread) => thread.point.id)).toEqual(["c6"]);
});
