// How an attempt's state is said.

import { t } from "../../words";
import type { Attempt } from "./attempts";

const MINUTE = 60_000;
const LONG_AGO = 10;

export function stateWords(attempt: Attempt, now: number): string {
  const { handed, state, person, away } = attempt;
  if (person.state !== "here") return t("page.console.walk.gone");
  if (!handed) {
    if (state === "writing") return t("page.console.walk.writing");
    if (away) return t("page.console.walk.away");
    return person.device ? t("page.console.walk.nothing") : t("page.console.walk.no-device");
  }
  if (state === "changing") return t("page.console.walk.changing");
  if (handed.unfinished) return t("page.console.walk.unfinished");
  if (handed.late) return t("page.console.walk.late");
  if (handed.revisions > 0) return t("page.console.walk.changed");
  const minutes = Math.floor((now - handed.at) / MINUTE);
  if (minutes < 1) return t("page.console.walk.just-now");
  return minutes < LONG_AGO ? t("page.console.walk.minutes-ago", { n: minutes }) : t("page.console.walk.handed-in");
}

/** What of it is shown: what is being written before it is handed in, else what was. */
export function wordsOf({ handed, draft }: Attempt): string {
  return handed ? (handed.text ?? t("page.parts.erased")) : (draft?.text ?? "");
}

export function picturesOf({ handed, draft }: Attempt): readonly string[] {
  return (handed ?? draft)?.pictures ?? [];
}
