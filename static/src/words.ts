// The words that people see, by id: the page carries those of its language. Ids are written out whole wherever they are
// used, so that a test finds the missing and the unused ones.

type Blanks = Readonly<Record<string, string | number>>;

let words: Readonly<Record<string, string>> = {};
let language = "en";

export function speak(found: Readonly<Record<string, string>>, tag: string): void {
  words = found;
  language = tag;
}

/** More of them, that came later. */
export function learn(found: Readonly<Record<string, string>>): void {
  words = { ...words, ...found };
}

/** The reader's language. */
export function spoken(): string {
  return language;
}

/** The text with its blanks filled. What is filled in is text: braces in it mean nothing. */
export function t(id: string, blanks: Blanks = {}): string {
  const text = words[id];
  if (text === undefined) throw new Error(`no words for ${id}`);
  return text.replace(/\{([a-z_]+)\}/g, (_, name: string) => String(blanks[name] ?? ""));
}

/** One or many: `{n}` is filled with the number as the language writes it. */
export function many(one: string, other: string, n: number, blanks: Blanks = {}): string {
  const form = new Intl.PluralRules(language).select(n) === "one" ? one : other;
  return t(form, { n: number(n), ...blanks });
}

export function number(n: number): string {
  return new Intl.NumberFormat(language).format(n);
}

/** As the language lists things: "Mika, Ren and Noa". */
export function list(items: readonly string[]): string {
  if (typeof Intl.ListFormat === "undefined") return items.join(language === "ja" ? "、" : ", ");
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items);
}
