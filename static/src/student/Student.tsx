// The student's page: whatever the room is doing now, in one frame that never changes its place.

import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PageProps } from "../page";
import { announce } from "../parts/announce";
import { later, moreWords } from "../parts/later";
import { laterWindow } from "../parts/laterWindow";
import { t } from "../words";
import { ClientProvider, meOf, phaseName, roomFor, useClient, visitFor } from "./client";
import { EyesUp } from "./EyesUp";
import { goneFrom, useForgetting } from "./gone";
import { Header } from "./Header";
import { keepFocus } from "./keepFocus";
import { Lobby } from "./Lobby";
import { ReaderWindow, ToReadButton } from "./Materials";
import { MenuButton } from "./MenuButton";
import { Phase } from "./Phase";
import { laterPhases } from "./soon";
import { sendPhotosLeft } from "./photosLeft";
import type { TogetherProps } from "./Together";
import { handInUnfinished } from "./unfinished";
import { questionsOpen, windowWished } from "./windows";

export function Student({ client, start }: PageProps) {
  const [shown, show] = useState(client);
  const [Together, share] = useState<ComponentType<TogetherProps> | null>(null);
  useEffect(() => {
    if (new URLSearchParams(location.search).has("beside")) void import("./Together").then((found) => share(() => found.Together));
  }, []);
  useEffect(() => handInUnfinished(client), [client]);
  useEffect(() => sendPhotosLeft(client), [client]);
  useEffect(() => void setTimeout(() => void laterPhases().catch(() => undefined), SOON), []);
  useEffect(() => {
    const looked = (): void => void (document.hidden || client.drafts.refresh());
    document.addEventListener("visibilitychange", looked);
    return () => document.removeEventListener("visibilitychange", looked);
  }, [client]);
  return (
    <>
      {Together && <Together client={client} start={start} shown={shown} onShow={show} />}
      <ClientProvider value={shown}>
        <Page key={meOf(shown)?.id} />
      </ClientProvider>
    </>
  );
}

/** In ms. */
const SOON = 1_500;

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
        {!gone && !paused && <ToReadButton />}
        {meOf(client) && !paused && <MenuButton />}
      </Header>
      <div class="s-body" inert={paused}>
        <div class="s-now" key={shown}>
          <Now gone={gone} />
        </div>
      </div>
      {paused && <EyesUp />}
      {!gone && !paused && <ReaderWindow />}
      <Windows />
    </div>
  );
}

const asking = laterWindow<object>(async () => {
  const [found] = await Promise.all([import("../questions/OpenQuestions"), moreWords("questions")]);
  return found.OpenQuestions;
});

const Menu = later(async () => (await laterPhases()).Menu);
const Gone = later(async () => (await laterPhases()).Gone);
const Ended = later(async () => (await laterPhases()).Ended);

/** The menu and what it opens, from the first time that one of them is wished for. */
function Windows() {
  const wished = windowWished();
  const ever = useRef(false);
  ever.current ||= wished;
  return (
    <>
      {ever.current && <Menu />}
      {questionsOpen.value && <asking.Component onClose={() => void (questionsOpen.value = false)} />}
    </>
  );
}

function Now({ gone }: { readonly gone: ReturnType<typeof goneFrom> }) {
  const client = useClient();
  const visit = visitFor(client);
  useForgetting(gone);
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
