// Under the grid: what to ask for the answer in focus, what is chosen for the board, and forming groups.

import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { Letter } from "../../parts/Letter";
import type { ApproachInfo } from "../../wire";
import { many, t } from "../../words";
import { notify } from "../shell/toast";
import type { Attempt } from "./attempts";
import { FormGroups } from "./FormGroups";

export interface FootProps {
  readonly client: Client;
  readonly chosen: readonly Attempt[];
  readonly ask: ApproachInfo | null;
  readonly onGroups?: () => void;
  readonly onNudge: () => void;
}

export function Foot({ client, chosen, ask, onGroups, onNudge }: FootProps) {
  if (roomOf(client.store, "instructor")?.state !== "running") return null;
  const put = (): void => {
    for (const { handed } of chosen) if (handed) client.outbox.add({ type: "PutOnBoard", contribution: handed.id });
    notify(many("page.console.walk.put-one", "page.console.walk.put-other", chosen.length));
  };
  return (
    <div class="c-act">
      {ask?.ask && (
        <p class="c-ask c-act__ask">
          <Letter letter={ask.letter} size="s" />
          <b>{t("page.console.walk.ask")}</b> <q dir="auto">{ask.ask}</q>
        </p>
      )}
      {chosen.length > 0 && (
        <>
          <b class="num">{many("page.console.walk.selected-one", "page.console.walk.selected-other", chosen.length)}</b>
          <button type="button" class="btn btn--main" onClick={put}>
            {t("page.console.walk.put-on-board")}
          </button>
        </>
      )}
      <button type="button" class="btn btn--line btn--icon c-act__nudge" aria-label={t("page.console.shell.nudge")} onClick={onNudge}>
        <Icon name="speak" />
      </button>
      <FormGroups client={client} {...(onGroups ? { onFormed: onGroups } : {})} />
    </div>
  );
}
