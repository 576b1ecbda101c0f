// One point, or a reply to one.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { pointOf } from "../../parts/kinds";
import { Letter } from "../../parts/Letter";
import { SideMark } from "../../parts/SideMark";
import { t } from "../../words";
import { whoseOf, type Card } from "../board/cards";
import { notify } from "../board/notify";
import type { Point } from "./threads";

export interface OnePointProps {
  readonly client: Client;
  readonly point: Point;
  readonly cards: readonly Card[];
  readonly reply?: boolean;
}

export function OnePoint({ client, point, cards, reply = false }: OnePointProps) {
  const { store, outbox } = client;
  const { id, text, hidden, on_board, card } = point;
  const { verb, icon } = pointOf(point.point ?? "build");
  const name = whoseOf(store, point);
  const letter = cards.find((each) => each.id === card)?.letter;

  function hide(): void {
    outbox.add({ type: "Hide", contribution: id, hidden: !hidden });
    if (hidden) return;
    notify(t("page.console.talk.hidden", { name }), () => void outbox.add({ type: "Hide", contribution: id, hidden: false }));
  }

  return (
    <div class={`feed__one ${reply ? "feed__one--reply" : ""} ${hidden ? "is-hidden" : ""}`}>
      <Icon name={icon} />
      {reply || letter === undefined ? <span /> : <Letter letter={letter} size="s" />}
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{" "}
        {verb}
        {t("page.console.talk.colon")}{" "}
        <SideMark side={point.side} />{" "}
        <span class="said" dir="auto">
          {text ?? t("page.parts.erased")}
        </span>
        {point.late && <small class="muted"> {t("page.console.talk.late")}</small>}
        {hidden && <small class="muted"> {t("page.console.talk.is-hidden")}</small>}
      </p>
      {on_board ? (
        <span class="muted feed__on">{t("page.console.talk.is-on-board")}</span>
      ) : (
        <button
          type="button"
          class="btn btn--bare"
          aria-label={t("page.console.talk.put-on-board-name", { name })}
          aria-disabled={text === null}
          onClick={() => text !== null && outbox.add({ type: "PutOnBoard", contribution: id })}
        >
          {t("page.console.talk.put-on-board")}
        </button>
      )}
      <button
        type="button"
        class="btn btn--bare btn--icon"
        aria-label={hidden ? t("page.console.talk.unhide", { name }) : t("page.console.talk.hide", { name })}
        title={hidden ? t("page.console.talk.unhide", { name }) : t("page.console.talk.hide", { name })}
        onClick={hide}
      >
        <Icon name={hidden ? "undo" : "x"} size="s" />
      </button>
    </div>
  );
}
