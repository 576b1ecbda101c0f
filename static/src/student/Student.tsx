// The student's page: whatever the room is doing now, in one frame that never changes its place.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Client } from "../client";
import type { PageProps } from "../page";
import { announce } from "../parts/announce";
import { moreWords } from "../parts/later";
import { t } from "../words";
import { ClientProvider, meOf, phaseName, roomFor, useClient, visitFor } from "./client";
import { Ended } from "./Ended";
import { EyesUp } from "./EyesUp";
import { Gone, goneFrom } from "./Gone";
import { Header } from "./Header";
import { keepFocus } from "./keepFocus";
import { Lobby } from "./Lobby";
import { Menu, MenuButton } from "./Menu";
import { Phase, laterPhases } from "./Phase";
import { photosLeft } from "./underway";
import { handInUnfinished } from "./unfinished";

export function Student({ client }: PageProps) {
  useEffect(() => handInUnfinished(client), [client]);
  useEffect(() => sendPhotosLeft(client), [client]);
  useEffect(() => void setTimeout(() => void laterPhases().catch(() => undefined), SOON), []);
  useEffect(() => {
    const looked = (): void => void (document.hidden || client.drafts.refresh());
    document.addEventListener("visibilitychange", looked);
    return () => document.removeEventListener("visibilitychange", looked);
  }, [client]);
  return (
    <ClientProvider value={client}>
      <Page />
    </ClientProvider>
  );
}

/** In ms. */
const LATER = 10_000;
const SOON = 1_500;

/** Those that an earlier page could not send. */
function sendPhotosLeft(client: Client): void {
  if (!photosLeft()) return;
  const loaded = Promise.all([import("../extras/uploads"), moreWords("extras")]);
  loaded.then(([{ resume }]) => resume(client)).catch(() => setTimeout(() => sendPhotosLeft(client), LATER));
}

function Page() {
  const client = useClient();
  const gone = goneFrom(client);
  const room = roomFor(client);
  const visit = visitFor(client);
  const paused = !gone && room?.state === "running" && room.paused_since !== null;
  const shown = gone ?? (room?.state === "ended" ? "ended" : (visit?.id ?? "lobby"));
  const title = visit && !gone ? phaseName(room, visit) : (room?.title ?? t("page.student.lesson"));
  const all = useRef<HTMLDivElement>(null);
  useEffect(() => (all.current ? keepFocus(all.current) : undefined), []);
  useNewPhase(shown, title);
  useHeldFocus(all.current, paused);
  return (
    <div class={`s ${paused ? "s--paused" : ""}`} ref={all}>
      <Header title={title} saved={gone !== "erased"} inLesson={!gone}>
        {meOf(client) && !paused && <MenuButton />}
      </Header>
      <div class="s-body" inert={paused}>
        <div class="s-now" key={shown}>
          <Now gone={gone} />
        </div>
      </div>
      {paused && <EyesUp />}
      <Menu />
    </div>
  );
}

function Now({ gone }: { readonly gone: ReturnType<typeof goneFrom> }) {
  const client = useClient();
  const visit = visitFor(client);
  if (gone) return <Gone why={gone} />;
  if (roomFor(client)?.state === "ended") return <Ended />;
  return visit ? <Phase visit={visit} /> : <Lobby />;
}

/** A new phase is told; who was using the keyboard is taken to its heading, not left on something that is gone. */
function useNewPhase(shown: string, title: string): void {
  const first = useRef(true);
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    announce(t("page.student.now", { phase: title }));
    if (document.activeElement === document.body) document.querySelector("h1")?.focus({ preventScroll: true });
  }, [shown]);
}

/** While everybody looks up, the page waits behind the cover; then the caret is where it was. */
function useHeldFocus(page: HTMLElement | null, paused: boolean): void {
  const held = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (paused) held.current = document.activeElement;
    else if (held.current instanceof HTMLElement && page?.contains(held.current)) held.current.focus({ preventScroll: true });
    if (!paused) held.current = null;
  }, [paused]);
}
