// The projected page: one picture for each kind of phase, and what may lie over it.

import { useEffect, useMemo, useRef } from "preact/hooks";
import type { PageProps } from "../page";
import { announce } from "../parts/announce";
import { openVisit, phaseName, ScreenContext, room as roomOf, useScreen, type OpenVisit } from "./client";
import { Discuss } from "./Discuss";
import { Ended } from "./Ended";
import { EyesUp } from "./EyesUp";
import { Groups } from "./Groups";
import { Lobby } from "./Lobby";
import { Poll } from "./Poll";
import { Pose } from "./Pose";
import { Questions } from "./Questions";
import { Reading, useShown } from "./Reading";
import { Reflect } from "./Reflect";
import { Stopped } from "./Stopped";
import { SumUp } from "./SumUp";
import { Think } from "./Think";
import { useArrows } from "./useArrows";
import { useKeptAwake } from "./useKeptAwake";
import { useQuietPointer } from "./useQuietPointer";

export function Screen({ client, start }: PageProps) {
  useArrows();
  useQuietPointer();
  useKeptAwake();
  const room = roomOf(client);
  const stopped = client.connection.stopped.value;
  const given = useMemo(() => room && { client, start, room }, [client, start, room]);
  if (stopped) return <Stopped why={stopped} />;
  if (!given) return null;
  const asked = given.room.state !== "ended" && client.store.collection("screen", "questions_shown").value.has("screen");
  const paused = given.room.paused_since !== null && given.room.state === "running";
  return (
    <ScreenContext.Provider value={given}>
      <div class="k-page" inert={paused}>
        <Now />
        {asked && <Questions />}
      </div>
      {paused && <EyesUp />}
    </ScreenContext.Provider>
  );
}

function Now() {
  const { client, room } = useScreen();
  const visit = openVisit(client);
  const name = visit && phaseName(room, visit);
  const named = useRef(name);
  const shown = useShown();
  useEffect(() => {
    if (name && name !== named.current) announce(name);
    named.current = name;
  }, [visit?.id]);
  if (room.state === "ended") return <Ended />;
  if (shown) return <Reading {...shown} />;
  if (room.state === "lobby" || !visit) return <Lobby />;
  const Phase = PHASES[visit.kind];
  return <Phase key={visit.id} visit={visit} />;
}

const PHASES: Record<OpenVisit["kind"], (props: { readonly visit: OpenVisit }) => preact.JSX.Element> = {
  pose: Pose,
  think: Think,
  groups: Groups,
  discuss: Discuss,
  poll: Poll,
  "sum-up": SumUp,
  reflect: Reflect,
};
