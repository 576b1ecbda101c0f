// The instructor's page: the plan, the class at work or in talk, the board with the hands, and the windows over them.

import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Client } from "../client";
import type { PageProps } from "../page";
import { roomOf, visitOf } from "../parts/course";
import { whenDrawn } from "../parts/drawn";
import { t } from "../words";
import { Board } from "./board/Board";
import { Hands } from "./hands/Hands";
import { MaterialsWindow } from "./reading/MaterialsWindow";
import { Areas, type Area } from "./shell/Areas";
import { Bar } from "./shell/Bar";
import { CodeWindow } from "./shell/CodeWindow";
import { EndQuestion } from "./shell/EndQuestion";
import { actionOf, isWindow, type Action } from "./shell/keys";
import { KeysWindow } from "./shell/KeysWindow";
import { Middle } from "./shell/Middle";
import { NotesWindow } from "./shell/NotesWindow";
import { NudgeWindow } from "./shell/NudgeWindow";
import type { Opened } from "./shell/opened";
import { PeopleWindow } from "./shell/PeopleWindow";
import { phaseHeading } from "./shell/phaseTitle";
import { Plan } from "./shell/Plan";
import { QuestionsWindow } from "./shell/QuestionsWindow";
import { Refused } from "./shell/Refused";
import { Stopped } from "./shell/Stopped";
import { Toasts } from "./shell/Toasts";
import { firstView, viewsOf, type View } from "./shell/views";

export function Console({ client, start }: PageProps) {
  const { store } = client;
  const visit = visitOf(store, "instructor");
  const kind = visit?.kind ?? "discuss";
  const [chosen, choose] = useState<{ readonly visit: string; readonly view: View } | null>(null);
  const [opened, open] = useState<Opened | null>(null);
  const [area, setArea] = useState<Area>("class");
  const [goTo, setGoTo] = useState<string | null>(null);
  const views = viewsOf(kind, store.collection("instructor", "groups").value.size > 0, store.collection("instructor", "sides").value.size > 0);
  const wished = chosen?.visit === (visit?.id ?? "") ? chosen.view : firstView(kind);
  const view = views.includes(wished) ? wished : firstView(kind);
  const show = (to: View): void => {
    choose({ visit: visit?.id ?? "", view: to });
    setArea("class");
  };
  useTitle(client);
  useKeys((action) => {
    if (action === "walk" || action === "talk" || action === "groups" || action === "sides") {
      if (!views.includes(action)) return;
      show(action);
      focusOn(`c-tab-${action}`);
    } else if (action === "pause") pause(client);
    else if (isWindow(action)) {
      if (action !== "nudge" || visit) open(action);
    } else {
      setArea(action === "board" || action === "hands" ? "board" : "plan");
      focusOn(PLACES[action]);
    }
  });
  const stopped = client.connection.stopped.value;
  if (stopped || !roomOf(store, "instructor")) return <Stopped why={stopped} />;
  const over = roomOf(store, "instructor")?.state === "ended";
  const close = (): void => open(null);
  return (
    <>
      <a class="c-skip btn btn--main" href="#c-main">
        {t("page.console.shell.skip-to-class")}
      </a>
      <div
        class={`c ${over ? "is-over" : ""}`}
        data-area={over ? "class" : area}
        data-visit={visit?.id ?? ""}
        data-phase={visit?.phase ?? ""}
        data-kind={visit?.kind ?? ""}
      >
        <Bar client={client} start={start} onOpen={open} />
        <main class="c-all">
          <Plan client={client} onNotes={() => open("notes")} />
          <Middle
            client={client}
            start={start}
            views={views}
            view={view}
            onView={show}
            onNudge={() => open("nudge")}
            onMaterials={() => open("materials")}
            goTo={goTo}
            onArrived={() => setGoTo(null)}
          />
          {!over && (
            <div class="c-side">
              <Board client={client} />
              <Hands
                client={client}
                onGoTo={(participant) => {
                  show(views.includes("groups") && kind === "groups" ? "groups" : "walk");
                  setGoTo(participant);
                }}
              />
            </div>
          )}
        </main>
        {!over && <Areas client={client} area={area} onArea={setArea} />}
      </div>
      <div class="c-over">
        <Refused client={client} />
        <Toasts />
      </div>
      {opened === "code" && <CodeWindow client={client} start={start} onClose={close} />}
      {opened === "people" && <PeopleWindow client={client} onClose={close} />}
      {opened === "nudge" && <NudgeWindow client={client} onClose={close} />}
      {opened === "materials" && <MaterialsWindow client={client} onClose={close} />}
      {opened === "questions" && <QuestionsWindow client={client} onClose={close} />}
      {opened === "keys" && <KeysWindow onClose={close} />}
      {opened === "notes" && <NotesWindow client={client} onClose={close} />}
      {opened === "end" && <EndQuestion client={client} onClose={close} />}
    </>
  );
}

const PLACES = { plan: "c-plan-title", board: "c-board-title", hands: "c-hands-title", next: "c-next" } as const;

function focusOn(id: string): void {
  whenDrawn(() => document.getElementById(id)?.focus());
}

function pause({ store, outbox }: Client): void {
  const room = roomOf(store, "instructor");
  if (room?.state === "running") outbox.add({ type: room.paused_since === null ? "Pause" : "Resume" });
}

function useKeys(act: (action: Action) => void): void {
  // Before anything is seen: a key that is pressed at once counts.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = actionOf(event);
      if (!action) return;
      event.preventDefault();
      act(action);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}

function useTitle({ store }: Client): void {
  const room = roomOf(store, "instructor");
  const visit = visitOf(store, "instructor");
  const called = visit ? phaseHeading(store, visit.phase) : "";
  const title = [called, room?.title ?? ""].filter((part) => part !== "").join(" · ");
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
}
