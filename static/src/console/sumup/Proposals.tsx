// Sentences that students proposed: how many would keep each, and on whose ideas it builds. Never in order of merit.

import { useRef } from "preact/hooks";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { Said } from "../../parts/Said";
import type { ProposalInfo } from "../../wire";
import { list, many, t } from "../../words";
import { useKeepFocus } from "../board/keepFocus";
import { notify } from "../board/notify";

export type Proposal = ProposalInfo & {
  readonly id: string;
  /** Its author and those whom it credits, by id. */
  readonly people: readonly string[];
  readonly hidden: boolean;
};

export interface ProposalsProps {
  readonly client: Client;
  readonly proposals: readonly Proposal[];
  readonly chosen: readonly string[];
  readonly onToggle: (proposal: Proposal) => void;
}

export function Proposals({ client, proposals, chosen, onToggle }: ProposalsProps) {
  const place = useRef<HTMLUListElement>(null);
  useKeepFocus(place);
  if (proposals.length === 0) return <p class="muted feed__none">{t("page.console.sumup.none")}</p>;
  return (
    <ul ref={place} class="feed">
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <One client={client} proposal={proposal} chosen={chosen.includes(proposal.id)} onToggle={onToggle} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps {
  readonly client: Client;
  readonly proposal: Proposal;
  readonly chosen: boolean;
  readonly onToggle: (proposal: Proposal) => void;
}

function One({ client, proposal, chosen, onToggle }: OneProps) {
  const { id, text, hidden, kept } = proposal;
  const name = proposal.name ?? t("page.console.somebody");
  const credited = proposal.credits.filter((each) => each !== null);

  function hide(): void {
    client.outbox.add({ type: "Hide", contribution: id, hidden: !hidden });
    if (hidden) return;
    notify(t("page.console.talk.hidden", { name }), () => {
      client.outbox.add({ type: "Hide", contribution: id, hidden: false });
    });
  }

  return (
    <div class={`proposal ${hidden ? "is-hidden" : ""}`}>
      <button
        type="button"
        class="pick"
        role="checkbox"
        aria-checked={chosen}
        aria-label={t("page.console.sumup.take", { name })}
        aria-disabled={text === null}
        onClick={() => text !== null && onToggle(proposal)}
      >
        <i>
          <Icon name="check" size="s" />
        </i>
      </button>
      <div class="grow">
        <Said text={text} class="read" />
        <p class="credit">
          <bdi>{name}</bdi>
          {credited.length > 0 && <> · {t("page.console.sumup.builds-on", { names: list(credited) })}</>}
          {kept > 0 && <> · {many("page.console.sumup.kept-one", "page.console.sumup.kept-other", kept)}</>}
          {hidden && <> {t("page.console.talk.is-hidden")}</>}
        </p>
      </div>
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
