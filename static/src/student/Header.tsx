// The top of the page: where in the lesson we are, whether all is saved, the time that is left, and what else there is.

import type { ComponentChildren } from "preact";
import { useComputed } from "@preact/signals";
import { serverClock } from "../parts/clock";
import { donePhases } from "../parts/course";
import { Icon } from "../parts/Icon";
import { Saved } from "../parts/Saved";
import { left, minutesAndSeconds, Timer } from "../parts/Timer";
import type { RoomInfo } from "../wire";
import { t } from "../words";
import { Standing } from "./Standing";
import { course, phaseName, roomFor, useClient, visitFor, type OpenVisit } from "./client";

/** More than this do not fit with their names. */
const WITH_NAMES = 6;
/** Longer titles are written smaller. */
const LONG = 9;

export interface HeaderProps {
  readonly title: string;
  readonly saved: boolean;
  /** Whether this seat takes part, so that the lesson's course means something. */
  readonly inLesson: boolean;
  readonly children?: ComponentChildren;
}

export function Header({ title, saved, inLesson, children }: HeaderProps) {
  const client = useClient();
  const room = roomFor(client);
  const visit = inLesson ? visitFor(client) : null;
  return (
    <header class="s-top">
      <div class="s-top__row">
        <h1 tabIndex={-1} class={widthOf(title) > LONG ? "s-top__long" : ""}>
          <bdi>{title}</bdi>
        </h1>
        {saved && <Saved client={client} />}
        {visit && room && <Left visit={visit} room={room} />}
        {children}
      </div>
      {visit && room && <Phases visit={visit} room={room} />}
      {visit && <Standing visit={visit} />}
    </header>
  );
}

/** In letters; those of Chinese, Japanese and Korean are twice as wide. */
function widthOf(title: string): number {
  return Array.from(title).reduce((width, letter) => width + (letter > "\u2e7f" ? 2 : 1), 0);
}

interface InVisit {
  readonly visit: OpenVisit;
  readonly room: RoomInfo;
}

function Left({ visit, room }: InVisit) {
  const { store } = useClient();
  if (room.paused_since === null) return <Timer store={store} visit={visit} room={room} />;
  return <Paused visit={visit} room={room} />;
}

function Paused({ visit, room }: InVisit) {
  const clock = serverClock(useClient().store);
  const rest = useComputed(() => minutesAndSeconds(left(visit, room, clock.value)));
  return (
    <span class="timer">
      <Icon name="pause" />
      {rest.value}
    </span>
  );
}

function Phases({ visit, room }: InVisit) {
  const client = useClient();
  const phases = course(client);
  const done = donePhases(client.store, "class");
  const named = phases.length <= WITH_NAMES;
  const place = phases.findIndex((phase) => phase.id === visit.phase) + 1;
  return (
    <>
      {!named && <p class="vh">{t("page.student.phase-of", { n: place, all: phases.length })}</p>}
      <ol class={`phases ${named ? "" : "phases--many"}`} aria-label={t("page.student.phases")}>
        {phases.map((phase) => {
          const here = phase.id === visit.phase;
          return (
            <li key={phase.id} class={done.has(phase.id) ? "done" : ""} aria-current={here ? "step" : undefined}>
              <span dir="auto">{phaseName(room, phase)}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
