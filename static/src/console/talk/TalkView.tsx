// Discuss: the cards with where students stand, who is convinced by what, and the points.

import type { Client } from "../../client";
import { many, t } from "../../words";
import { cardsOf } from "../board/cards";
import { peopleHere } from "../hands/people";
import { Minds } from "./Minds";
import { OnBoard } from "./OnBoard";
import { Points } from "./Points";

export function TalkView({ client }: { readonly client: Client }) {
  return (
    <div class="c-talk">
      <OnBoard client={client} />
      <Minds client={client} />
      <Points client={client} />
    </div>
  );
}

/** How far the talk has come, in a line: people together, never one by one. */
export function TalkStatus({ client }: { readonly client: Client }) {
  const shown = cardsOf(client).filter(({ revealed }) => revealed).length;
  const here = peopleHere(client.store);
  const spoken = here.filter((person) => person.spoken > 0).length;
  return (
    <>
      <b>{many("page.console.talk.on-board-one", "page.console.talk.on-board-other", shown)}</b>{" "}
      {t("page.console.talk.have-spoken", { n: spoken, m: here.length })}
    </>
  );
}
