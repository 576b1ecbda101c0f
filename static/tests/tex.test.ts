// Formulas between dollar signs in somebody's words.

import { expect, test } from "vitest";
import { FORMULA, formulaAt, plainTex } from "../src/extras/tex";

test.each([
  ["$\\frac12$", ["", "\\frac12", ""]],
  ["so $x$ and $y$.", ["so ", "x", " and ", "y", "."]],
  ["it costs $5 and $6", ["it costs $5 and $6"]],
  ["$5 or 6$7", ["$5 or 6$7"]],
  ["$ x $", ["$ x $"]],
  ["$$", ["$$"]],
  ["$a\nb$", ["$a\nb$"]],
])("%s", (text, parts) => {
  expect(text.split(FORMULA)).toEqual(parts);
});

test("the formula that the caret is in", () => {
  const text = "so $x^2$ is $y$";
  expect(formulaAt(text, 5)).toEqual({ tex: "x^2", from: 3, to: 8 });
  expect(formulaAt(text, 13)).toEqual({ tex: "y", from: 12, to: 15 });
  expect(formulaAt(text, 1)).toBeNull();
  expect(formulaAt(text, 8)).toBeNull();
});

test("commands of the field's own become those that everybody knows", () => {
  expect(plainTex("\\mleft(x\\mright)\\differentialD x")).toBe("\\left(x\\right)d x");
  expect(plainTex("\\frac{1}{\\placeholder{}}")).toBe("\\frac{1}{{}}");
  expect(plainTex(" 5$ ")).toBe("5");
});
