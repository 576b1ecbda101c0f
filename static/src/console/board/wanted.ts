// What the instructor has noted for the board and not put there yet, as it will be when all that was asked is done.

import type { Client } from "../../client";
import { bySeq } from "../../parts/course";
import type { ContributionInfo } from "../../wire";
import { t } from "../../words";
import { notify } from "../shell/toast";
import { askedOf } from "./asked";

export interface Wanted extends ContributionInfo {
  readonly id: string;
  /** Perhaps empty. */
  readonly because: string;
}

/** Why each is wanted, by contribution; those that are on the board too. */
export function marksOf(client: Client): ReadonlyMap<string, string> {
  const stored = Array.from(client.store.collection("instructor", "marks").value, ([id, { because }]) => [id, because] as const);
  const marks = new Map(stored);
  for (const command of askedOf(client)) {
    if (command.type !== "MarkForBoard") continue;
    if (command.marked) marks.set(command.contribution, command.because ?? "");
    else marks.delete(command.contribution);
  }
  return marks;
}

/** In the order in which they were handed in. */
export function wantedOf(client: Client): readonly Wanted[] {
  const contributions = client.store.collection("instructor", "contributions").value;
  const going = new Set(askedOf(client).flatMap((command) => (command.type === "PutOnBoard" ? [command.contribution] : [])));
  const wanted = Array.from(marksOf(client)).flatMap(([id, because]) => {
    const each = contributions.get(id);
    const there = !each || each.on_board || going.has(id) || each.withdrawn || each.text === null;
    return there ? [] : [{ ...each, id, because }];
  });
  return bySeq(wanted);
}

/** Noted, or noted with another reason. */
export function mark(client: Client, contribution: string, because: string): void {
  client.outbox.add({ type: "MarkForBoard", contribution, marked: true, ...(because === "" ? {} : { because }) });
}

/** Not noted any more. What was written as the reason comes back by undo. */
export function unmark(client: Client, contribution: string): void {
  const because = marksOf(client).get(contribution) ?? "";
  client.outbox.add({ type: "MarkForBoard", contribution, marked: false });
  const text = t("page.console.board.tray-dropped");
  if (because !== "") notify(text, () => mark(client, contribution, because));
}
