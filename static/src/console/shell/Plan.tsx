// The plan column: where the lesson is, how long each phase took, the open phase's notes, and the way on.

import { useComputed } from "@preact/signals";
import type { Client } from "../../client";
import { serverClock } from "../../parts/clock";
import { Languages } from "../../parts/Languages";
import { minutesAndSeconds } from "../../parts/Timer";
import { t } from "../../words";
import { MoveOn } from "./MoveOn";
import { PhaseItem } from "./PhaseItem";
import { lessonTime } from "./timing";

const SECOND = 1_000;
const MINUTE = 60_000;

export interface PlanProps {
  readonly client: Client;
  readonly onNotes: () => void;
}

export function Plan({ client, onNotes }: PlanProps) {
  const { store } = client;
  const clock = serverClock(store);
  const second = useComputed(() => Math.floor(clock.value / SECOND));
  const lesson = lessonTime(store, second.value * SECOND);
  return (
    <nav class="c-plan" aria-labelledby="c-plan-title">
      <div class="c-plan__scroll">
        <h2 id="c-plan-title" tabIndex={-1}>
          {t("page.console.shell.plan")}
          <small class="num">
            {t("page.console.shell.of-minutes", {
              time: minutesAndSeconds(lesson.spent),
              n: Math.round(lesson.planned / MINUTE),
            })}
          </small>
        </h2>
        <ol>
          {lesson.phases.map((phase) => (
            <PhaseItem key={phase.id} client={client} phase={phase} phases={lesson.phases} />
          ))}
        </ol>
        <p class="c-languages">
          <Languages />
        </p>
      </div>
      <MoveOn client={client} phases={lesson.phases} onNotes={onNotes} />
    </nav>
  );
}
