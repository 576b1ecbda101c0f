// What students see between two cards, each said once with how many said it: for the instructor to confirm or set aside.

import { useId } from "preact/hooks";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { connectionName } from "../../parts/kinds";
import { Letter } from "../../parts/Letter";
import { many, t } from "../../words";
import type { Card } from "./cards";
import { notify } from "./notify";
import { namesOf, proposalsOf, type Proposal } from "./proposed";

export interface ProposedProps {
  readonly client: Client;
  readonly cards: readonly Card[];
}

export function Proposed({ client, cards }: ProposedProps) {
  const title = useId();
  const every = proposalsOf(client);
  const waiting = every.filter(({ set_aside }) => !set_aside);
  const aside = every.filter(({ set_aside }) => set_aside);
  if (every.length === 0) return null;
  /** The button goes with what it is for; the next one in its place would be a surprise to whoever presses it twice. */
  function answer(proposal: Proposal, given: "confirmed" | "set-aside" | null): void {
    const stays = every.length > 1 || given !== "confirmed";
    document.getElementById(stays ? title : "c-board-title")?.focus({ preventScroll: true });
    const was = proposal.set_aside ? "set-aside" : null;
    client.outbox.add({ type: "AnswerConnection", proposed: proposal.id, answer: given });
    const back = (): void => void client.outbox.add({ type: "AnswerConnection", proposed: proposal.id, answer: was });
    notify(t(given === "confirmed" ? "page.console.board.confirmed" : given ? "page.console.board.put-aside" : "page.console.board.taken-up"), back);
  }
  return (
    <section class="b-tray" aria-labelledby={title}>
      <h3 id={title} class="label" tabIndex={-1}>
        {t("page.console.board.proposed")}
      </h3>
      {waiting.length > 0 && (
        <ul>
          {waiting.map((each) => (
            <li key={each.id} class="b-proposed">
              <Told client={client} cards={cards} proposal={each} />
              <div class="b-proposed__do">
                <button type="button" class="btn btn--bare" onClick={() => answer(each, "set-aside")}>
                  {t("page.console.board.put-aside-do")}
                </button>
                <button type="button" class="btn btn--line" onClick={() => answer(each, "confirmed")}>
                  <Icon name="check" />
                  {t("page.console.board.confirm")}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {aside.length > 0 && (
        <details class="c-unheard">
          <summary>{many("page.console.board.aside-one", "page.console.board.aside-other", aside.length)}</summary>
          <ul class="b-aside">
            {aside.map((each) => (
              <li key={each.id} class="b-proposed">
                <Told client={client} cards={cards} proposal={each} />
                <div class="b-proposed__do">
                  <button type="button" class="btn btn--bare" onClick={() => answer(each, null)}>
                    {t("page.console.board.take-up")}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Told({ client, cards, proposal }: ProposedProps & { readonly proposal: Proposal }) {
  const { a, b, kind, words, proposed_by } = proposal;
  const letterOf = (id: string): string => cards.find((card) => card.id === id)?.letter ?? "?";
  return (
    <p class="b-proposed__t">
      <Letter letter={letterOf(a)} size="s" /> {connectionName(kind)} <Letter letter={letterOf(b)} size="s" />{" "}
      {words && <q dir="auto">{words}</q>}
      <small>
        <b>{many("page.console.board.students-one", "page.console.board.students-other", proposed_by.length)}</b>
        {" · "}
        <bdi>{namesOf(client.store, proposed_by)}</bdi>
      </small>
    </p>
  );
}
