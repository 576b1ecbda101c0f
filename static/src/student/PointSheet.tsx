// The sheet that rises to add a point: which kind, words to begin with, and the sentence itself. What is written in it is
// a draft like any other: it is still there when the sheet comes up again.

import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { pointOf } from "../parts/kinds";
import type { PointKind } from "../wire";
import { t } from "../words";
import { useClient, type OpenVisit } from "./client";
import { Field } from "./Field";
import { openersFor } from "./openers";
import { POINT_KINDS } from "./Points";
import { asPointKind, pointKindFor } from "./pointKind";
import { writingFor } from "./writing";

/** What is to be said, and to what. */
export interface Adding {
  readonly kind: PointKind;
  readonly card: string | null;
  readonly letter: string;
  readonly replyTo: string | null;
  readonly revises: { readonly id: string; readonly text: string } | null;
}

export interface PointSheetProps {
  readonly visit: OpenVisit;
  readonly adding: Adding;
  readonly onClose: () => void;
}

export function PointSheet({ visit, adding, onClose }: PointSheetProps) {
  const client = useClient();
  const { card, replyTo, revises } = adding;
  const about = revises?.id ?? replyTo ?? card;
  const writing = writingFor(client, { kind: "point", visit: visit.id, prompt: visit.prompts[0]?.id ?? "1", about });
  const kind = pointKindFor(client, writing.place);
  const heading = useId();
  useEffect(() => {
    kind.value = [adding.kind];
    if (revises && writing.text.peek() === "") writing.write(revises.text);
  }, [writing]);
  useFocusBack();
  const point = asPointKind(kind.value[0]);
  const empty = writing.text.value.trim() === "";
  const add = (): void => {
    if (empty) return;
    if (revises) {
      client.outbox.add({ type: "Revise", contribution: revises.id, text: writing.text.value });
      writing.forget();
    } else {
      writing.handIn({ card, point, reply_to: replyTo });
    }
    onClose();
  };
  return (
    <section
      class="rise"
      role="dialog"
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.isComposing) onClose();
      }}
    >
      <h2 class="h2" id={heading}>
        {titleOf(adding)}
      </h2>
      {!revises && (
        <>
          <div class="seg" role="group" aria-label={t("page.student.kind-of-point")}>
            {POINT_KINDS.map((each) => (
              <button key={each} type="button" aria-pressed={each === point} onClick={() => void (kind.value = [each])}>
                <Icon name={pointOf(each).icon} size="s" />
                {pointOf(each).name}
              </button>
            ))}
          </div>
          <Openers point={point} onPick={(opener) => writing.write(begun(writing.text.peek(), opener))} id={`w-${writing.slot}`} />
        </>
      )}
      <Field writing={writing} id={`w-${writing.slot}`} rows={3} label={t("page.student.your-point")} focus />
      <div class="two">
        <button type="button" class="btn btn--line" onClick={onClose}>
          {t("page.parts.cancel")}
        </button>
        <button type="button" class="btn btn--main" aria-disabled={empty} onClick={add}>
          {revises ? t("page.student.change-point") : t("page.student.add-point")}
        </button>
      </div>
    </section>
  );
}

function titleOf({ card, letter, replyTo, revises }: Adding): string {
  if (revises) return t("page.student.your-point");
  if (replyTo) return t("page.student.reply");
  return card === null ? t("page.student.add-to-all") : t("page.student.add-to", { letter });
}

/** An opener begins the sentence; where there is one already, it begins the next. */
export function begun(text: string, opener: string): string {
  const before = text.trimEnd();
  return before === "" ? `${opener} ` : `${before} ${opener} `;
}

interface OpenersProps {
  readonly point: PointKind;
  readonly id: string;
  readonly onPick: (opener: string) => void;
}

function Openers({ point, id, onPick }: OpenersProps) {
  return (
    <div class="btn-row s-openers">
      {openersFor(point).map((opener) => (
        <button
          key={opener}
          type="button"
          class="chip"
          onClick={() => {
            onPick(opener);
            document.getElementById(id)?.focus();
          }}
        >
          {opener}
        </button>
      ))}
    </div>
  );
}

/** When the sheet goes down, the focus is where it came from. */
export function useFocusBack(): void {
  const from = useRef(document.activeElement);
  useEffect(
    () => () => {
      if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true });
    },
    [],
  );
}
