// The row of approaches with how many took each: counts of ways, never of persons.

import { hue, Letter } from "../../parts/Letter";
import type { ApproachInfo } from "../../wire";
import { t } from "../../words";
import { shareOf } from "../poll/share";
import { percent } from "../talk/percent";
import type { Attempt } from "./attempts";
import { passes, type Filter } from "./filters";
import { isSeen } from "./seen";

export interface FiltersProps {
  readonly attempts: readonly Attempt[];
  readonly approaches: readonly ApproachInfo[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function Filters({ attempts, approaches, filter, onFilter }: FiltersProps) {
  const count = (of: Filter): number => attempts.filter((attempt) => passes(attempt, of, isSeen)).length;
  const handedIn = attempts.filter(({ handed }) => handed !== null).length;
  /** An approach that nobody has taken is only its letter; of the others, a line shows the share of all answers. */
  const chip = (of: Filter, name: string, letter: string | null) => {
    const n = count(of);
    const short = letter !== null && n === 0;
    const share = letter === null ? null : shareOf(n, handedIn);
    const said = share === null || short ? name : t("page.console.walk.share", { name, share: percent(share) });
    return (
      <button
        key={of}
        type="button"
        class="chip"
        title={said}
        data-ap={letter === null ? undefined : hue(letter)}
        style={share === null ? {} : { "--share": String(share) }}
        aria-pressed={filter === of}
        onClick={() => onFilter(filter === of ? "all" : of)}
      >
        {letter !== null && (letter === "?" ? <span class="ap ap--s ap--none">?</span> : <Letter letter={letter} size="s" />)}
        <span class={short ? "vh" : "chip__n"}>{name}</span> <b>{n}</b>
        {share !== null && !short && <span class="vh">{percent(share)}</span>}
        {share !== null && share > 0 && <i class="chip__share" />}
      </button>
    );
  };
  return (
    <div class="c-filters" role="group" aria-label={t("page.console.walk.filter")}>
      {chip("all", t("page.console.walk.all"), null)}
      {approaches.map(({ id, letter, label }) => chip(`approach:${id}`, label, letter))}
      {approaches.length > 0 && chip("untagged", t("page.console.walk.untagged"), "?")}
      <button type="button" class="chip c-filters__unseen" aria-pressed={filter === "unseen"} onClick={() => onFilter(filter === "unseen" ? "all" : "unseen")}>
        <i class="unseen" />
        {t("page.console.walk.unseen")} <b>{count("unseen")}</b>
      </button>
    </div>
  );
}
