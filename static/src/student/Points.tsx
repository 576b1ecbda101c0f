// What was said about a card, with the replies under it, and the three ways to add to it.

import { Icon } from "../parts/Icon";
import { pointOf } from "../parts/kinds";
import { SideMark } from "../parts/SideMark";
import type { PointKind } from "../wire";
import { many, t } from "../words";
import { meOf, useClient } from "./client";
import type { Adding } from "./PointSheet";
import { TakeBack } from "./TakeBack";
import { threadsOn, type Point } from "./thread";

export const POINT_KINDS: readonly PointKind[] = ["build", "challenge", "ask"];

export interface PointsProps {
  /** null: the whole. */
  readonly card: string | null;
  readonly letter: string;
  readonly onAdd: (adding: Adding) => void;
}

export function Points({ card, letter, onAdd }: PointsProps) {
  const client = useClient();
  const threads = threadsOn(client, card);
  const sum = threads.reduce((n, { replies }) => n + 1 + replies.length, 0);
  return (
    <section class="s-sec">
      <h2 class="h2">
        {card === null ? t("page.student.add-to-all") : t("page.student.add-to", { letter })}
        {sum > 0 && <small>{many("page.student.so-far-one", "page.student.so-far-other", sum)}</small>}
      </h2>
      <div class="three">
        {POINT_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class="btn btn--line"
            onClick={() => onAdd({ kind, card, letter, replyTo: null, revises: null })}
          >
            <Icon name={pointOf(kind).icon} />
            {pointOf(kind).name}
          </button>
        ))}
      </div>
      <ul class="s-points">
        {threads.map(({ point, replies }) => (
          <li key={point.id}>
            <OnePoint point={point} letter={letter} onAdd={onAdd} />
            {replies.length > 0 && (
              <ul class="s-points s-points--under">
                {replies.map((reply) => (
                  <li key={reply.id}>
                    <OnePoint point={reply} letter={letter} onAdd={onAdd} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OnePointProps {
  readonly point: Point;
  readonly letter: string;
  readonly onAdd: (adding: Adding) => void;
}

function OnePoint({ point, letter, onAdd }: OnePointProps) {
  const client = useClient();
  const mine = client.store.collection("own", "contributions").value.has(point.id) && meOf(client) !== undefined;
  const { verb, icon } = pointOf(point.point ?? "build");
  const name = mine ? t("page.student.you") : (point.name ?? t("page.student.somebody"));
  const at = { kind: point.point ?? "build", card: point.card, letter };
  return (
    <div class="point">
      <Icon name={icon} />
      <div>
        <p class="point__said said">
          <b>{mine ? MINE[point.point ?? "build"]() : t("page.student.who-verb", { name, verb })}</b>{" "}
          <SideMark side={point.side} />
          <span dir="auto">{point.text}</span>
        </p>
        <div class="point__do">
          <button
            type="button"
            class="btn btn--bare btn--small"
            aria-label={t("page.student.reply-to", { name })}
            onClick={() => onAdd({ ...at, replyTo: point.id, revises: null })}
          >
            {t("page.student.reply")}
          </button>
          {mine && (
            <>
              <button
                type="button"
                class="btn btn--bare btn--small"
                onClick={() => onAdd({ ...at, replyTo: point.reply_to, revises: { id: point.id, text: point.text ?? "" } })}
              >
                {t("page.student.change")}
              </button>
              <TakeBack contribution={point.id} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

const MINE: Record<PointKind, () => string> = {
  build: () => t("page.student.you-build"),
  challenge: () => t("page.student.you-challenge"),
  ask: () => t("page.student.you-ask"),
};
