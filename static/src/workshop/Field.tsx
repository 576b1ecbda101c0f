// One field of the form: its name, what is in it, and, beside it, what is wrong with it.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { Markup } from "../parts/Markup";
import { t } from "../words";
import { begins, idOf, isAt, useAround, useDesk } from "./context";
import { hintOf, labelOf, wordOf } from "./labels";
import type { Key, Shape } from "./shapes";
import { listAt, textAt, type Path } from "./tree";

export interface FieldProps {
  /** What the key belongs to: plan, phase, approaches, … */
  readonly owner: string;
  readonly of: Key;
  readonly path: Path;
}

/** What is wrong here. `deep`: also with what is inside. */
export function Wrong({ path, deep }: { readonly path: Path; readonly deep?: boolean }) {
  const faults = useDesk().faults.value.filter((fault) => (deep ? begins(fault.path, path) : isAt(fault, path)));
  if (faults.length === 0) return null;
  return (
    <ul class="w-wrong" id={`${idOf(path)}-wrong`}>
      {faults.map((fault) => (
        <li key={fault.text}>
          <Icon name="ask" size="s" />
          <span>{fault.text}</span>
        </li>
      ))}
    </ul>
  );
}

function useWrong(path: Path) {
  const wrong = useDesk().faults.value.some((fault) => isAt(fault, path));
  return wrong ? { "aria-invalid": true as const, "aria-describedby": `${idOf(path)}-wrong` } : {};
}

interface LabelledProps extends FieldProps {
  readonly children: ComponentChildren;
}

function Labelled({ owner, of, path, children }: LabelledProps) {
  const hint = hintOf(owner, of.key);
  return (
    <div class={`w-field w-field--${of.key}`}>
      <label class="label" for={idOf(path)}>
        {labelOf(owner, of.key)}
        {of.required && <span class="w-needed"> {t("page.workshop.needed")}</span>}
      </label>
      {hint && <p class="w-hint">{hint}</p>}
      {children}
      <Wrong path={path} />
    </div>
  );
}

/** Any single value. Lists and maps have their own. */
export function Field(props: FieldProps) {
  const { of, owner, path } = props;
  const shape = of.shape;
  switch (shape.type) {
    case "flag":
      return of.key === "sound" ? <Sound {...props} /> : <Tick {...props} />;
    case "one":
      return (
        <Labelled {...props}>
          <Choose path={path} required={of.required} words={shape.words.map((word) => [word, wordOf(of.key, word)])} />
        </Labelled>
      );
    case "text":
    case "name":
    case "whole":
    case "share":
      return <Labelled {...props}>{of.key === "id" ? <Line path={path} /> : <Words owner={owner} of={of} path={path} />}</Labelled>;
    default:
      return null;
  }
}

const LONG = new Set(["summary", "ask", "example", "markdown", "prompt", "notes", "goal", "question"]);

function Words({ of, path }: FieldProps) {
  const desk = useDesk();
  const tree = desk.tree.value;
  const { key, shape } = of;
  if (key === "column") {
    const columns = listAt(tree, ["columns"]).filter((each) => typeof each === "string" && each !== "") as string[];
    return <Choose path={path} words={columns.map((each) => [each, each])} />;
  }
  if (key === "again") {
    const number = Number(path[1]);
    const polls = listAt(tree, ["phases"]).slice(0, number).filter((phase) => textAt(phase, ["kind"]) === "poll");
    return <Choose path={path} words={polls.map((poll) => [textAt(poll, ["id"]), textAt(poll, ["title"]) || textAt(poll, ["id"])])} />;
  }
  if (key === "language") {
    return <Choose path={path} required words={[["en", "English"], ["ja", "日本語"]]} />;
  }
  const markup = shape.type === "text" ? shape.markup : "plain";
  if (markup !== "plain") return <Marked path={path} inline={markup === "inline"} />;
  return LONG.has(key) ? <Area path={path} /> : <Line path={path} numeric={shape.type === "whole" || shape.type === "share"} />;
}

export function Line({ path, numeric, label }: { readonly path: Path; readonly numeric?: boolean; readonly label?: string }) {
  const desk = useDesk();
  return (
    <input
      id={idOf(path)}
      class={`field${numeric ? " w-number" : ""}`}
      dir="auto"
      autocomplete="off"
      value={textAt(desk.tree.value, path)}
      onInput={(event) => desk.set(path, event.currentTarget.value)}
      {...(numeric ? { inputMode: "decimal" as const } : {})}
      {...(label ? { "aria-label": label } : {})}
      {...useWrong(path)}
    />
  );
}

const LINE = 22;
const PADDING = 20;

/** As many rows as the text has at this width. */
function grow(area: HTMLTextAreaElement): void {
  area.rows = 1;
  area.rows = Math.max(1, Math.ceil((area.scrollHeight - PADDING) / LINE));
}

/** Grows with what is in it. */
export function Area({ path, label }: { readonly path: Path; readonly label?: string }) {
  const desk = useDesk();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = textAt(desk.tree.value, path);
  useLayoutEffect(() => {
    if (box.current) grow(box.current);
  }, [text]);
  useLayoutEffect(() => {
    const area = box.current;
    if (!area || typeof ResizeObserver === "undefined") return;
    let width = area.clientWidth;
    const watching = new ResizeObserver(() => {
      if (area.clientWidth === width) return;
      width = area.clientWidth;
      requestAnimationFrame(() => grow(area));
    });
    watching.observe(area);
    return () => watching.disconnect();
  }, []);
  return (
    <textarea
      ref={box}
      id={idOf(path)}
      class="field w-area"
      dir="auto"
      rows={1}
      value={text}
      onInput={(event) => desk.set(path, event.currentTarget.value)}
      {...(label ? { "aria-label": label } : {})}
      {...useWrong(path)}
    />
  );
}

/** Markdown and formulas, and below how they will look. */
function Marked({ path, inline }: { readonly path: Path; readonly inline: boolean }) {
  const { desk, previews } = useAround();
  const html = previews.of(textAt(desk.tree.value, path), inline);
  return (
    <div class="w-marked">
      {inline ? <Line path={path} /> : <Area path={path} />}
      {html && (
        <div class="w-preview">
          <p class="w-hint">{t("page.workshop.preview")}</p>
          <Markup html={html} lang={textAt(desk.tree.value, ["language"]) || "en"} />
        </div>
      )}
    </div>
  );
}

interface ChooseProps {
  readonly path: Path;
  readonly words: readonly (readonly [string, string])[];
  readonly required?: boolean;
}

function Choose({ path, words, required }: ChooseProps) {
  const desk = useDesk();
  const value = textAt(desk.tree.value, path);
  const known = words.some(([word]) => word === value);
  return (
    <select
      id={idOf(path)}
      class="field"
      value={value}
      onChange={(event) => desk.set(path, event.currentTarget.value || undefined)}
      {...useWrong(path)}
    >
      {(!required || value === "") && <option value="">{t("page.workshop.as-usual")}</option>}
      {value !== "" && !known && <option value={value}>{value}</option>}
      {words.map(([word, name]) => (
        <option key={word} value={word}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Tick({ owner, of, path }: FieldProps) {
  const desk = useDesk();
  return (
    <div class="w-field">
      <label class="choice w-tick">
        <input
          id={idOf(path)}
          type="checkbox"
          checked={textAt(desk.tree.value, path).toLowerCase() === "true"}
          onChange={(event) => desk.set(path, event.currentTarget.checked ? "true" : undefined)}
          {...useWrong(path)}
        />
        {labelOf(owner, of.key)}
      </label>
      <Wrong path={path} />
    </div>
  );
}

/** Whether it is right: yes, no, or nothing said. */
function Sound(props: FieldProps) {
  const words: [string, string][] = [
    ["true", t("page.workshop.sound.yes")],
    ["false", t("page.workshop.sound.no")],
  ];
  return (
    <Labelled {...props}>
      <Choose path={props.path} words={words} />
    </Labelled>
  );
}

export function isSingle(shape: Shape): boolean {
  return shape.type !== "items" && shape.type !== "fields" && shape.type !== "kinds";
}
