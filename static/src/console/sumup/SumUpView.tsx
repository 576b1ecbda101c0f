// Sum up: the proposals, and the conclusion that is made of them.

import type { Client } from "../../client";
import { bySeq, roomOf } from "../../parts/course";
import { t } from "../../words";
import { visitFor } from "../talk/visit";
import { Conclusions } from "./Conclusions";
import { draftFor, leftOut, taken, type Offered } from "./draft";
import { Proposals, type Proposal } from "./Proposals";
import { Sentence } from "./Sentence";

export function SumUpView({ client }: { readonly client: Client }) {
  const { store } = client;
  const visit = visitFor(store, "sum-up");
  const draft = draftFor(roomOf(store, "instructor")?.code ?? "");
  const proposals = proposalsOf(client);

  function toggle(proposal: Proposal): void {
    const now = draft.value;
    if (!now.proposals.includes(proposal.id)) return void (draft.value = taken(now, offered(proposal)));
    const others = proposals.filter(({ id }) => id !== proposal.id && now.proposals.includes(id));
    draft.value = leftOut(now, offered(proposal), others.map(offered));
  }

  return (
    <div class="c-talk">
      <Conclusions client={client} />
      {visit && <Sentence client={client} visit={visit.id} draft={draft} />}
      <section class="panel panel--feed" aria-labelledby="c-proposals-title">
        <div class="panel__h">
          <h2 id="c-proposals-title">{t("page.console.sumup.proposals")}</h2>
          {proposals.length > 0 && <span class="muted">{t("page.console.sumup.choose")}</span>}
        </div>
        <Proposals client={client} proposals={proposals} chosen={draft.value.proposals} onToggle={toggle} />
      </section>
    </div>
  );
}

/** In the order in which they came; taken-back ones are gone, hidden ones can be shown again. */
function proposalsOf({ store }: Client): readonly Proposal[] {
  const contributions = store.collection("instructor", "contributions").value;
  const all = Array.from(store.collection("instructor", "proposals").value, ([id, proposal]) => {
    const said = contributions.get(id);
    const people = [proposal.author, ...(said?.credits ?? [])].filter((each) => each !== null);
    return { ...proposal, id, people, hidden: said?.hidden ?? false, gone: said?.withdrawn ?? true };
  });
  return bySeq(all.filter(({ gone }) => !gone));
}

function offered({ id, text, people }: Proposal): Offered {
  return { id, text: text ?? "", people };
}
