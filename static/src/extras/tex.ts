// TeX between dollar signs in somebody's words.

/** As in prompts: no blank within the signs, and no digit after the second, so that prices stay prices. */
export const FORMULA = /\$([^\s$](?:[^$\n]{0,1998}[^\s$])?)\$(?!\d)/;

export interface Found {
  readonly tex: string;
  readonly from: number;
  readonly to: number;
}

/** The formula that the caret is in. */
export function formulaAt(text: string, caret: number): Found | null {
  for (const found of text.matchAll(new RegExp(FORMULA, "g"))) {
    const [from, to] = [found.index, found.index + found[0].length];
    if (from < caret && caret < to) return { tex: found[1] ?? "", from, to };
  }
  return null;
}

/** What the field writes in commands of its own, in those that everybody knows. */
export function plainTex(tex: string): string {
  return tex
    .replace(/\\mleft\b/g, "\\left")
    .replace(/\\mright\b/g, "\\right")
    .replace(/\\differentialD\b/g, "d")
    .replace(/\\exponentialE\b/g, "e")
    .replace(/\\imaginaryI\b/g, "i")
    .replace(/\\placeholder(\[[^\]]*\])?\{[^{}]*\}/g, "{}")
    .replace(/\$/g, "")
    .trim();
}
