// Who has the pen, and how it moves: asked for, passed, or taken when its holder has gone. The server decides.

import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../parts/announce";
import { serverClock } from "../parts/clock";
import { Icon } from "../parts/Icon";
import { LIMITS } from "../wire";
import { t } from "../words";
import { lastAsked } from "./asked";
import { meOf, useClient } from "./client";
import { isAway } from "./Mates";
import { groupFor, nameOf, type OwnGroup } from "./people";
import type { Writing } from "./writing";

export interface PenProps {
  readonly group: OwnGroup;
  readonly writing: Writing;
}

/** What is written goes along: the next writer sees all of it. */
function usePass({ group, writing }: PenProps): (to: string) => void {
  const { outbox } = useClient();
  return (to) => {
    if (writing.changed.value) writing.handIn();
    outbox.add({ type: "PassPen", group: group.id, to });
  };
}

export function PenBar({ group, writing }: PenProps) {
  const client = useClient();
  const pass = usePass({ group, writing });
  const mine = group.pen === meOf(client)?.id;
  const [first] = group.pen_asked;
  const had = useRef(mine);
  useEffect(() => {
    if (mine && !had.current) announce(t("page.student.pen-mine"));
    had.current = mine;
  }, [mine]);
  return (
    <div class="penbar">
      <Icon name="pen" />
      <span>{holder(group, mine, group.pen ? nameOf(client, group.pen) : "", group.pen ? isAway(client, group.pen) : false)}</span>
      {mine && first && (
        <button type="button" class="btn" onClick={() => pass(first)}>
          {t("page.student.pass-to", { name: nameOf(client, first) })}
        </button>
      )}
      {!mine && <GetPen group={group} />}
    </div>
  );
}

function holder(group: OwnGroup, mine: boolean, name: string, away: boolean): string {
  if (mine) return t("page.student.pen-mine");
  if (!group.pen) return t("page.student.pen-nobody");
  return away ? t("page.student.pen-away", { name }) : t("page.student.pen-theirs", { name });
}

function GetPen({ group }: { readonly group: OwnGroup }) {
  const client = useClient();
  const { store, outbox } = client;
  const clock = serverClock(store);
  const free = useComputed(() => {
    const pen = groupFor(client)?.pen ?? null;
    if (pen === null) return true;
    const since = store.presence.of("group").value.get(pen)?.away_since ?? null;
    return since !== null && clock.value - since > LIMITS.PEN_FREE_AFTER_MS;
  });
  const asked = group.pen_asked.includes(meOf(client)?.id ?? "") || lastAsked(client, "AskForPen") !== undefined;
  if (free.value) {
    return (
      <button type="button" class="btn" onClick={() => outbox.add({ type: "TakePen", group: group.id })}>
        {t("page.student.take-pen")}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="btn"
      aria-disabled={asked}
      onClick={() => asked || outbox.add({ type: "AskForPen", group: group.id })}
    >
      {asked ? t("page.student.pen-asked") : t("page.student.ask-for-pen")}
    </button>
  );
}

/** Who asked comes first, in the order of asking. */
export function PassTo({ group, writing }: PenProps) {
  const client = useClient();
  const pass = usePass({ group, writing });
  const me = meOf(client)?.id;
  const [first] = group.pen_asked;
  const others = [...new Set([...group.pen_asked, ...group.members])].filter((each) => each !== me);
  return (
    <div class="s-sec">
      <h3 class="h2">{t("page.student.pass-the-pen")}</h3>
      <div class="btn-row">
        {others.map((each) => {
          const name = nameOf(client, each);
          return (
            <button key={each} type="button" class="chip" onClick={() => pass(each)}>
              {each === first ? t("page.student.asked-first", { name }) : <bdi>{name}</bdi>}
            </button>
          );
        })}
      </div>
    </div>
  );
}
