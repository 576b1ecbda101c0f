// The line at the top: where we are, who speaks, the way in for those who come late, the time.

import { Icon } from "../parts/Icon";
import { Timer } from "../parts/Timer";
import type { PhaseKind } from "../wire";
import { number, t } from "../words";
import { course, openVisit, phaseName, useScreen, visits } from "./client";
import { codeOf } from "../parts/code";
import { FullScreen } from "./FullScreen";
import { Reconnecting } from "./Reconnecting";
import { Stand } from "./Stand";

export interface TopProps {
  /** Where the way in is not shown elsewhere. */
  readonly code?: boolean;
}

export function Top({ code = false }: TopProps) {
  const { client, room } = useScreen();
  const visit = openVisit(client);
  return (
    <header class="k-top">
      <h1>
        <bdi>{visit ? phaseName(room, visit) : room.title}</bdi>
      </h1>
      {visit && <Steps />}
      {room.speaker && visit && TALKING.has(visit.kind) && (
        <p class="k-speaker">
          <Icon name="speak" flip />
          <bdi>{t("page.screen.speaks", { name: room.speaker })}</bdi>
        </p>
      )}
      <Reconnecting />
      <FullScreen />
      {code && <SmallCode />}
      {visit && <Timer store={client.store} visit={visit} room={room} />}
      {visit && <Stand visit={visit} />}
    </header>
  );
}

/** Who was called on in the talk before is not said to speak while everybody writes. */
const TALKING: ReadonlySet<PhaseKind> = new Set<PhaseKind>(["pose", "groups", "discuss", "sum-up"]);

function SmallCode() {
  const { start, room } = useScreen();
  if (room.locked) {
    return (
      <p class="k-code">
        <Icon name="lock" />
        {t("page.screen.locked-short")}
      </p>
    );
  }
  return (
    <p class="k-code">
      <span>{start.join}</span> <b>{codeOf(room.code)}</b>
    </p>
  );
}

/** The lesson's course, without words: a picture for the eye, a sentence for the ear. */
function Steps() {
  const { client } = useScreen();
  const phases = course(client);
  const visit = openVisit(client);
  const at = phases.findIndex((phase) => phase.id === visit?.phase);
  const done = new Set(visits(client).filter((each) => each.ended_at !== null).map((each) => each.phase));
  const spoken = t("page.screen.step", { n: number(at + 1), m: number(phases.length) });
  return (
    <div class="k-steps" role="img" aria-label={spoken}>
      {phases.map((phase, place) => (
        <i key={phase.id} class={place === at ? "now" : done.has(phase.id) ? "done" : ""} />
      ))}
    </div>
  );
}
