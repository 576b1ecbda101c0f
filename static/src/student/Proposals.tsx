// Sentences that were proposed, in the order in which they came; how many would keep one, never in what order of merit.

import { bySeq } from "../parts/course";
import { Icon } from "../parts/Icon";
import { Said } from "../parts/Said";
import type { ProposalInfo } from "../wire";
import { list, many, t } from "../words";
import { lastAsked } from "./asked";
import { useClient } from "./client";
import { TakeBack } from "./TakeBack";

type Proposal = ProposalInfo & { readonly id: string };

export interface ProposalsProps {
  /** Where its words can go; none: there is something there already. */
  readonly onTakenBack: ((text: string) => void) | null;
}

export function Proposals({ onTakenBack }: ProposalsProps) {
  const { store } = useClient();
  const proposals = bySeq(Array.from(store.collection("class", "proposals").value, ([id, each]) => ({ ...each, id })));
  if (proposals.length === 0) return null;
  return (
    <section class="s-sec">
      <h2 class="h2">{t("page.student.proposed")}</h2>
      <ul class="s-list">
        {proposals.map((proposal) => (
          <li key={proposal.id} class="sheet s-proposal">
            <OneProposal proposal={proposal} onTakenBack={onTakenBack} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OneProposalProps {
  readonly proposal: Proposal;
  readonly onTakenBack: ((text: string) => void) | null;
}

function OneProposal({ proposal, onTakenBack }: OneProposalProps) {
  const client = useClient();
  const { store, outbox } = client;
  const mine = store.collection("own", "contributions").value.has(proposal.id);
  const stored = store.collection("own", "keeps").value.has(proposal.id);
  const keep = lastAsked(client, "Keep", (command) => command.proposal === proposal.id)?.keep ?? stored;
  const kept = proposal.kept + Number(keep) - Number(stored);
  return (
    <>
      <div class="grow">
        <Said text={proposal.text} />
        <p class="credit">{creditOf(proposal, mine, kept)}</p>
      </div>
      <div class="s-proposal__do">
        <button
          type="button"
          class={`btn ${keep ? "btn--soft" : "btn--line"}`}
          aria-pressed={keep}
          onClick={() => outbox.add({ type: "Keep", proposal: proposal.id, keep: !keep })}
        >
          {keep && <Icon name="check" size="s" />}
          {t("page.student.keep")}
        </button>
        {mine && (
          <TakeBack
            contribution={proposal.id}
            {...(onTakenBack ? { onDone: () => onTakenBack(proposal.text ?? "") } : {})}
          />
        )}
      </div>
    </>
  );
}

function creditOf({ name, credits }: Proposal, mine: boolean, kept: number): string {
  const from = mine ? t("page.student.from-you") : name ? t("page.student.from-one", { name }) : "";
  const names = credits.flatMap((each) => (each ? [each] : []));
  const on = names.length > 0 ? t("page.student.built-on", { names: list(names) }) : "";
  const count = kept > 0 ? many("page.student.kept-one", "page.student.kept-other", kept) : "";
  return [from, on, count].filter((part) => part !== "").join(" ");
}
