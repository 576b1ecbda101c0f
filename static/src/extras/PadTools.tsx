// What one draws with, and on what.

import { useSignal, type Signal } from "@preact/signals";
import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import { INKS, type Ink, type Paper } from "../wire";
import { t } from "../words";
import type { Sketching } from "./drawings";
import { PAPERS, type Hand, type Tool } from "./Pad";

const TOOLS: readonly (readonly [Tool, IconName])[] = [
  ["pen", "pen"],
  ["line", "line"],
  ["eraser", "eraser"],
];
const WIDTHS = [6, 11, 20] as const;

function toolName(tool: Tool): string {
  return { pen: t("page.extras.pen"), line: t("page.extras.line"), eraser: t("page.extras.eraser") }[tool];
}

function inkName(ink: Ink): string {
  return {
    dark: t("page.extras.ink-dark"),
    red: t("page.extras.ink-red"),
    blue: t("page.extras.ink-blue"),
    green: t("page.extras.ink-green"),
  }[ink];
}

function widthName(width: number): string {
  return { 6: t("page.extras.thin"), 11: t("page.extras.medium"), 20: t("page.extras.thick") }[width] ?? "";
}

function paperName(paper: Paper): string {
  return {
    plain: t("page.extras.paper-plain"),
    grid: t("page.extras.paper-grid"),
    "number-line": t("page.extras.paper-number-line"),
    "fraction-bars": t("page.extras.paper-fraction-bars"),
  }[paper];
}

export interface PadToolsProps {
  readonly sketching: Sketching;
  readonly hand: Signal<Hand>;
  readonly full: Signal<boolean>;
}

export function PadTools({ sketching, hand, full }: PadToolsProps) {
  const more = useSignal(false);
  const { tool, ink, width } = hand.value;
  const drawing = sketching.now.value;
  return (
    <div class="canvas__tools" role="toolbar" aria-label={t("page.extras.tools")}>
      {TOOLS.map(([each, icon]) => (
        <button
          key={each}
          type="button"
          class="tool"
          aria-pressed={each === tool}
          aria-label={toolName(each)}
          title={toolName(each)}
          onClick={() => void (hand.value = { ...hand.value, tool: each })}
        >
          <Icon name={icon} />
        </button>
      ))}
      <button
        type="button"
        class="tool"
        aria-expanded={more.value}
        aria-label={t("page.extras.ink-and-paper", { ink: inkName(ink) })}
        title={t("page.extras.ink-and-paper", { ink: inkName(ink) })}
        onClick={() => void (more.value = !more.value)}
      >
        <Dot ink={ink} width={8} />
      </button>
      <span class="grow" />
      <button
        type="button"
        class="tool"
        aria-label={t("page.extras.undo")}
        title={t("page.extras.undo")}
        aria-disabled={!sketching.canUndo}
        onClick={() => sketching.undo()}
      >
        <Icon name="undo" flip />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t("page.extras.redo")}
        title={t("page.extras.redo")}
        aria-disabled={!sketching.canRedo}
        onClick={() => sketching.redo()}
      >
        <Icon name="redo" flip />
      </button>
      <button
        type="button"
        class="tool"
        aria-pressed={full.value}
        aria-label={t("page.extras.larger")}
        title={t("page.extras.larger")}
        onClick={() => void (full.value = !full.value)}
      >
        <Icon name={full.value ? "x" : "full"} />
      </button>
      {more.value && (
        <div class="canvas__more">
          <div role="group" aria-label={t("page.extras.ink")}>
            {(Object.keys(INKS) as Ink[]).map((each) => (
              <button
                key={each}
                type="button"
                class="tool"
                aria-pressed={each === ink}
                aria-label={inkName(each)}
                title={inkName(each)}
                onClick={() => void (hand.value = { ...hand.value, ink: each, tool: tool === "eraser" ? "pen" : tool })}
              >
                <Dot ink={each} width={8} />
              </button>
            ))}
          </div>
          <div role="group" aria-label={t("page.extras.width")}>
            {WIDTHS.map((each) => (
              <button
                key={each}
                type="button"
                class="tool"
                aria-pressed={each === width}
                aria-label={widthName(each)}
                title={widthName(each)}
                onClick={() => void (hand.value = { ...hand.value, width: each })}
              >
                <Dot ink={ink} width={each / 2.2} />
              </button>
            ))}
          </div>
          <div role="group" class="canvas__papers" aria-label={t("page.extras.paper")}>
            {PAPERS.map((paper) => (
              <button
                key={paper}
                type="button"
                class="chip"
                aria-pressed={paper === (drawing?.paper ?? "plain")}
                onClick={() => drawing && sketching.change({ ...drawing, paper })}
              >
                {paperName(paper)}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function Dot({ ink, width }: { readonly ink: Ink; readonly width: number }) {
  return (
    <svg class="tool__dot" viewBox="-12 -12 24 24" aria-hidden="true" focusable="false">
      <circle r={width} fill={INKS[ink]} />
    </svg>
  );
}
