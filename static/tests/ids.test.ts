import { expect, test } from "vitest";
import { newId } from "../src/ids";

test("an id is what the server takes, made of all its letters, and no two are the same", () => {
  const ids = Array.from({ length: 2_000 }, newId);
  expect(ids.filter((id) => !/^[A-Za-z0-9_-]{22}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.join("")).size).toBe(64);
});
