// Lists of the form: ticks where the words are known, lines that can be added, and cards for what has several fields.

import { Icon } from "../parts/Icon";
import { t } from "../words";
import { idOf, useDesk } from "./context";
import { Area, Field, isSingle, Line, Wrong, type FieldProps } from "./Field";
import { hintOf, kindOf, labelOf, wordOf } from "./labels";
import { Material } from "./Material";
import { blank, keysOf, type Items, type Key } from "./shapes";
import { freeId, idsOf, isFields, listAt, moved, textAt, type Path, type Tree } from "./tree";

interface ListProps extends FieldProps {
  readonly items: Items;
}

/** A key of any shape. */
export function Entry(props: FieldProps) {
  const shape = props.of.shape;
  if (shape.type !== "items") return <Field {...props} />;
  const list = { ...props, items: shape };
  if (props.of.key === "from") return <From {...list} />;
  if (shape.of.type === "one") return <Ticks {...list} words={shape.of.words.map((word) => [word, wordOf(props.of.key, word)])} />;
  return isSingle(shape.of) ? <Lines {...list} /> : <Cards {...list} />;
}

function Legend({ owner, of }: FieldProps) {
  const hint = hintOf(owner, of.key);
  return (
    <>
      <legend class="label">{labelOf(owner, of.key)}</legend>
      {hint && <p class="w-hint">{hint}</p>}
    </>
  );
}

/** Whose answers are taken: earlier phases. */
function From(props: ListProps) {
  const desk = useDesk();
  const number = Number(props.path[1]);
  const earlier = listAt(desk.tree.value, ["phases"]).slice(0, number);
  const words = earlier.map((phase): [string, string] => [
    textAt(phase, ["id"]),
    textAt(phase, ["title"]) || `${kindOf(textAt(phase, ["kind"]))} (${textAt(phase, ["id"])})`,
  ]);
  return <Ticks {...props} words={words} />;
}

function Ticks({ path, words, ...props }: ListProps & { readonly words: readonly (readonly [string, string])[] }) {
  const desk = useDesk();
  const chosen = listAt(desk.tree.value, path).filter((each): each is string => typeof each === "string");
  const all = [...words, ...chosen.filter((each) => !words.some(([word]) => word === each)).map((each): [string, string] => [each, each])];
  const toggle = (word: string): void => {
    const next = all.map(([each]) => each).filter((each) => (each === word) !== chosen.includes(each));
    desk.set(path, next.length > 0 ? next : undefined);
  };
  return (
    <fieldset class="w-field" id={idOf(path)} tabIndex={-1}>
      <Legend path={path} {...props} />
      {all.length === 0 && <p class="w-hint">{t("page.workshop.nothing-before")}</p>}
      <div class="w-ticks">
        {all.map(([word, name]) => (
          <label key={word} class="choice w-tick">
            <input type="checkbox" checked={chosen.includes(word)} onChange={() => toggle(word)} />
            {name}
          </label>
        ))}
      </div>
      <Wrong path={path} deep />
    </fieldset>
  );
}

/** Texts one below the other. */
function Lines({ path, items, ...props }: ListProps) {
  const desk = useDesk();
  const lines = listAt(desk.tree.value, path);
  const label = labelOf(props.owner, props.of.key);
  const long = items.of.type === "text" && items.of.topics;
  const add = (): void => {
    desk.set([...path], [...lines, ""], `${path.join(".")}+${lines.length}`);
    desk.wanted.value = idOf([...path, lines.length]);
  };
  return (
    <fieldset class="w-field" id={idOf(path)} tabIndex={-1}>
      <Legend path={path} {...props} />
      <ul class="w-lines">
        {lines.map((_, place) => {
          const here = [...path, place];
          const name = t("page.workshop.entry", { what: label, n: place + 1 });
          return (
            <li key={place}>
              <div class="w-line">
                {long ? <Area path={here} label={name} /> : <Line path={here} label={name} />}
                <Tools path={path} place={place} count={lines.length} name={name} />
              </div>
              <Wrong path={here} />
            </li>
          );
        })}
      </ul>
      <button type="button" class="btn btn--line" id={`${idOf(path)}-add`} onClick={add}>
        <Icon name="plus" />
        {t("page.workshop.add")}
        <span class="vh">: {label}</span>
      </button>
      <Wrong path={path} />
    </fieldset>
  );
}

/** What has several fields: an approach, a topic, a source, … */
function Cards({ path, items, ...props }: ListProps) {
  const desk = useDesk();
  const cards = listAt(desk.tree.value, path);
  const { key } = props.of;
  const label = labelOf(props.owner, key);
  const keys = keysOf(items.of);
  const short = items.of.type === "fields" ? items.of.short : null;
  const add = (): void => {
    const others = idsOf(cards);
    const fresh = blank(keys);
    if ("id" in fresh) fresh["id"] = freeId(FIRST_IDS[key] ?? "a", others);
    desk.set([...path], [...cards, fresh], `${path.join(".")}+${cards.length}`);
    const first = keys.find((each) => each.key !== "id" && isSingle(each.shape));
    desk.wanted.value = idOf([...path, cards.length, key === "topics" ? "id" : (first?.key ?? "")]);
  };
  return (
    <fieldset class="w-field" id={idOf(path)} tabIndex={-1}>
      <Legend path={path} {...props} />
      <ul class="w-cards">
        {cards.map((card, place) => (
          <li key={place} class="w-card" id={idOf([...path, place])} tabIndex={-1}>
            <Card path={[...path, place]} owner={key} keys={keys} card={card} short={short} />
            <Tools path={path} place={place} count={cards.length} name={t("page.workshop.entry", { what: label, n: place + 1 })} />
            <Wrong path={[...path, place]} />
          </li>
        ))}
      </ul>
      <button type="button" class="btn btn--line" id={`${idOf(path)}-add`} onClick={add}>
        <Icon name="plus" />
        {t("page.workshop.add")}
        <span class="vh">: {label}</span>
      </button>
      <Wrong path={path} />
    </fieldset>
  );
}

/** What a new one is called; teachers need not see it, but for topics. */
const FIRST_IDS: Readonly<Record<string, string>> = { topics: "topic", materials: "material", approaches: "approach" };

interface CardProps {
  readonly path: Path;
  readonly owner: string;
  readonly keys: readonly Key[];
  readonly card: Tree;
  readonly short: string | null;
}

function Card({ path, owner, keys, card, short }: CardProps) {
  const desk = useDesk();
  if (!isFields(card) && short) {
    // A text alone stands for one of the fields; the others can be added.
    return (
      <div class="w-short">
        <Line path={path} label={labelOf(owner, short)} />
        <button type="button" class="btn btn--bare" onClick={() => desk.set(path, { [short]: typeof card === "string" ? card : "", sound: "true" })}>
          {t("page.workshop.sound.mark")}
        </button>
      </div>
    );
  }
  const named = desk.faults.value.some((fault) => fault.path.join() === [...path, "id"].join());
  const shown = keys.filter((key) => key.key !== "id" || owner === "topics" || named);
  if (owner === "materials") return <Material path={path} keys={shown} />;
  return (
    <div class={`w-fields w-fields--${owner}`}>
      {shown.map((key) => (
        <Entry key={key.key} owner={owner} of={key} path={[...path, key.key]} />
      ))}
    </div>
  );
}

interface ToolsProps {
  readonly path: Path;
  readonly place: number;
  readonly count: number;
  readonly name: string;
}

/** Up, down and away. */
function Tools({ path, place, count, name }: ToolsProps) {
  const desk = useDesk();
  const move = (to: number): void => {
    desk.set(path, moved(listAt(desk.tree.value, path), place, to), `${path.join(".")}-move`);
    desk.wanted.value = `${idOf([...path, to])}-${to > place ? "down" : "up"}`;
  };
  const remove = (): void => {
    const rest = listAt(desk.tree.value, path).filter((_, each) => each !== place);
    desk.set(path, rest.length > 0 ? rest : undefined, `${path.join(".")}-remove`);
    desk.wanted.value = `${idOf(path)}-add`;
  };
  const id = idOf([...path, place]);
  return (
    <div class="w-tools">
      <button type="button" id={`${id}-up`} class="btn btn--bare btn--icon" aria-disabled={place === 0} aria-label={t("page.workshop.up", { what: name })} onClick={() => place > 0 && move(place - 1)}>
        <Icon name="up" />
      </button>
      <button type="button" id={`${id}-down`} class="btn btn--bare btn--icon" aria-disabled={place === count - 1} aria-label={t("page.workshop.down", { what: name })} onClick={() => place < count - 1 && move(place + 1)}>
        <Icon name="down" />
      </button>
      <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.workshop.remove", { what: name })} onClick={remove}>
        <Icon name="trash" />
      </button>
    </div>
  );
}
