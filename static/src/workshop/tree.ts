// A plan as texts, lists and maps, and ways to change a part of it. Nothing is changed in place: undoing keeps the old.

export type Tree = string | Tree[] | { [key: string]: Tree };
export type Fields = { [key: string]: Tree };
export type Path = readonly (string | number)[];

export function isFields(tree: Tree | undefined): tree is Fields {
  return typeof tree === "object" && !Array.isArray(tree);
}

export function at(tree: Tree, path: Path): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === "number") here = here[step];
    else if (isFields(here)) here = here[String(step)];
    else return undefined;
  }
  return here;
}

export function textAt(tree: Tree, path: Path): string {
  const found = at(tree, path);
  return typeof found === "string" ? found : "";
}

/** A list, also where one item stands without its list. */
export function listAt(tree: Tree, path: Path): Tree[] {
  const found = at(tree, path);
  if (Array.isArray(found)) return found;
  return typeof found === "string" && found !== "" ? [found] : [];
}

/** With another value at the path; undefined takes the key away. */
export function withValue(tree: Tree, path: Path, value: Tree | undefined): Tree {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? "";
  if (typeof step === "number") {
    const items = Array.isArray(tree) ? [...tree] : typeof tree === "string" && tree !== "" ? [tree] : [];
    if (rest.length === 0 && value === undefined) items.splice(step, 1);
    else items[step] = withValue(items[step] ?? {}, rest, value);
    return items;
  }
  const fields = isFields(tree) ? { ...tree } : {};
  if (rest.length === 0 && value === undefined) delete fields[step];
  else fields[step] = withValue(fields[step] ?? {}, rest, value);
  return fields;
}

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** An id that no other has: `think`, `think-2`, … */
export function freeId(wanted: string, others: readonly string[]): string {
  const stem = wanted.replace(/-[0-9]+$/, "");
  if (!others.includes(stem)) return stem;
  let number = 2;
  while (others.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

export function idsOf(items: readonly Tree[]): string[] {
  return items.map((item) => textAt(item, ["id"]));
}

export function same(a: Tree, b: Tree): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
