// Raised hands, those who spoke least first, and calls for help; the instructor's alone.

import { useEffect, useRef } from "preact/hooks";
import type { Client } from "../../client";
import { announce } from "../../parts/announce";
import { roomOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { many, number, t } from "../../words";
import { useKeepFocus } from "../board/keepFocus";
import { Call } from "./Call";
import { Hand } from "./Hand";
import { peopleOf } from "./people";
import { callsForHelp, handsUp } from "./queue";
import { Unheard } from "./Unheard";

export interface HandsProps {
  readonly client: Client;
  /** Shows what that student is doing. */
  readonly onGoTo?: (participant: string) => void;
}

export function Hands({ client, onGoTo }: HandsProps) {
  const { store } = client;
  const people = peopleOf(store);
  const [hands, calls] = [handsUp(people), callsForHelp(people)];
  const place = useRef<HTMLElement>(null);
  useKeepFocus(place);
  useTold(hands.length, calls.length);
  return (
    <section ref={place} class="c-hands" aria-labelledby="c-hands-title">
      <h2 id="c-hands-title" tabIndex={-1}>
        {t("page.console.hands.title")}
        {hands.length + calls.length > 0 && <span class="num">{number(hands.length + calls.length)}</span>}
        {hands.length > 1 && <small>{t("page.console.hands.least-first")}</small>}
      </h2>
      <Speaker client={client} />
      {hands.length + calls.length === 0 && <p class="muted c-hands__none">{t("page.console.hands.none")}</p>}
      {calls.length > 0 && (
        <ol aria-label={t("page.console.hands.calls")}>
          {calls.map((person) => (
            <Call key={person.id} client={client} person={person} onGoTo={onGoTo} />
          ))}
        </ol>
      )}
      {hands.length > 0 && (
        <ol aria-label={t("page.console.hands.title")}>
          {hands.map((person) => (
            <Hand key={person.id} client={client} person={person} />
          ))}
        </ol>
      )}
      <Unheard client={client} onGoTo={onGoTo} />
    </section>
  );
}

/** Only what has come is told, and as a number: who it is, is in the list. */
function useTold(hands: number, calls: number): void {
  const told = useRef({ hands, calls });
  useEffect(() => {
    if (calls > told.current.calls) announce(many("page.console.hands.calling-one", "page.console.hands.calling-other", calls));
    else if (hands > told.current.hands) announce(many("page.console.hands.up-one", "page.console.hands.up-other", hands));
    told.current = { hands, calls };
  }, [hands, calls]);
}

function Speaker({ client }: { readonly client: Client }) {
  const speaker = roomOf(client.store, "instructor")?.speaker ?? null;
  if (speaker === null) return null;
  return (
    <div class="hand hand--speaks">
      <span class="who who--pen">
        <Icon name="speak" size="s" />
      </span>
      <span class="hand__n">
        <b>
          <bdi>{speaker}</bdi>
        </b>
        <small>{t("page.console.hands.speaks")}</small>
      </span>
      <button type="button" class="btn btn--line" onClick={() => client.outbox.add({ type: "CallOn", participant: null })}>
        {t("page.console.hands.done")}
      </button>
    </div>
  );
}
