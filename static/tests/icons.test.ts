import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fills, lines } from "../src/parts/icons";

/** Loaded by atHand.ts, which loads the other pictures too. */
const BRING_MORE = ["/Enlarged.tsx", "/Plane.tsx", "/Proposing.tsx"];

/** All that the phone's page is made of. */
function sources(): string {
  const folders = ["static/src/student", "static/src/parts"];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  return files
    .filter((file) => !file.endsWith("icons.ts") && !BRING_MORE.some((name) => file.endsWith(name)))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

test("every picture that the phone's page shows is among those that it loads", () => {
  const used = Array.from(sources().matchAll(/(?:icon|name)(?:=|: )"([a-z-]+)"/g), ([, name]) => name ?? "");
  const known = new Set([...Object.keys(lines), ...Object.keys(fills), "start", "end", "center"]);
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});
