// One choice of a poll: how many took it, how many did the time before, and why.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { Markup } from "../../parts/Markup";
import { Said } from "../../parts/Said";
import { many, number, t } from "../../words";
import { whoseOf } from "../board/cards";
import { percent } from "../talk/percent";
import type { Point } from "../talk/threads";
import { shareOf } from "./share";

export interface ChoiceProps {
  readonly client: Client;
  readonly html: string;
  readonly language: string;
  readonly votes: readonly number[];
  readonly before: readonly number[] | null;
  readonly choice: number;
  readonly sound: boolean | null;
  readonly reasons: readonly Point[];
}

export function Choice({ client, html, language, votes, before, choice, sound, reasons }: ChoiceProps) {
  return (
    <li class="poll__one">
      <div class="poll__h">
        <Markup html={html} lang={language} class="poll__t" />
        {sound === true && (
          <span class="poll__sound" title={t("page.console.poll.only-you")}>
            <Icon name="check" size="s" />
            {t("page.console.poll.sound")}
          </span>
        )}
      </div>
      {before && <Bar votes={before} choice={choice} before />}
      <Bar votes={votes} choice={choice} />
      {reasons.length > 0 && (
        <details class="poll__why" open>
          <summary>{many("page.console.poll.reasons-one", "page.console.poll.reasons-other", reasons.length)}</summary>
          <ul>
            {reasons.map((reason) => (
              <Reason key={reason.id} client={client} reason={reason} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

interface BarProps {
  readonly votes: readonly number[];
  readonly choice: number;
  readonly before?: boolean;
}

function Bar({ votes, choice, before = false }: BarProps) {
  const sum = votes.reduce((a, b) => a + b, 0);
  const n = votes[choice] ?? 0;
  const share = shareOf(n, sum);
  return (
    <div class={`poll__bar ${before ? "poll__bar--before" : ""}`}>
      <span class="vh">{before ? t("page.console.poll.before") : t("page.console.poll.now")}</span>
      <i aria-hidden="true">
        <i style={{ inlineSize: `${100 * share}%` }} />
      </i>
      <b class="num">{number(n)}</b>
      <span class="muted num">{percent(share)}</span>
    </div>
  );
}

function Reason({ client, reason }: { readonly client: Client; readonly reason: Point }) {
  const name = whoseOf(client.store, reason);
  return (
    <li>
      <div class="grow">
        <Said text={reason.text} />
        <p class="credit">
          <bdi>{name}</bdi>
        </p>
      </div>
      {reason.on_board ? (
        <span class="muted feed__on">{t("page.console.talk.is-on-board")}</span>
      ) : (
        <button
          type="button"
          class="btn btn--bare"
          aria-label={t("page.console.talk.put-on-board-name", { name })}
          aria-disabled={reason.text === null}
          onClick={() => reason.text !== null && client.outbox.add({ type: "PutOnBoard", contribution: reason.id })}
        >
          {t("page.console.talk.put-on-board")}
        </button>
      )}
    </li>
  );
}
