// On a phone one area is shown at a time: the plan, the class, or the board with the hands.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import type { IconName } from "../../parts/icons";
import { many, t } from "../../words";
import { peopleOf } from "../hands/people";
import { callsForHelp, handsUp } from "../hands/queue";

export type Area = "plan" | "class" | "board";

const AREAS: readonly (readonly [Area, IconName, string])[] = [
  ["plan", "note", "page.console.shell.area.plan"],
  ["class", "people", "page.console.shell.area.class"],
  ["board", "screen", "page.console.shell.area.board"],
];

export interface AreasProps {
  readonly client: Client;
  readonly area: Area;
  readonly onArea: (area: Area) => void;
}

export function Areas({ client, area, onArea }: AreasProps) {
  const people = peopleOf(client.store);
  const waiting = handsUp(people).length + callsForHelp(people).length;
  return (
    <nav class="c-areas" aria-label={t("page.console.shell.areas")}>
      {AREAS.map(([each, icon, name]) => (
        <button key={each} type="button" aria-current={each === area ? "true" : undefined} onClick={() => onArea(each)}>
          <Icon name={icon} />
          {t(name)}
          {each === "board" && waiting > 0 && (
            <span class="c-areas__n">
              <span aria-hidden="true">{waiting}</span>
              <span class="vh">{many("page.console.hands.up-one", "page.console.hands.up-other", waiting)}</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
