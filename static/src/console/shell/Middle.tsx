// The middle: the class at work, or the talk, with a line of how far it has come.

import type { Client, Start } from "../../client";
import { roomOf, visitOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { GroupsStatus, GroupsView } from "../groups/GroupsView";
import { PollView } from "../poll/PollView";
import { Showing } from "../reading/Showing";
import { ReflectView } from "../reflect/ReflectView";
import { GiveSides } from "../sides/GiveSides";
import { sidesWanted } from "../sides/sides";
import { SidesView } from "../sides/SidesView";
import { SumUpView } from "../sumup/SumUpView";
import { TalkStatus, TalkView } from "../talk/TalkView";
import { lookOfWalk } from "../walk/look";
import { LookChoice } from "../walk/LookChoice";
import { OrderChoice } from "../walk/OrderChoice";
import { walkVisit } from "../walk/attempts";
import { Walk, WalkStatus } from "../walk/Walk";
import { Ended } from "./Ended";
import { Lobby } from "./Lobby";
import { phaseHeading } from "./phaseTitle";
import type { View } from "./views";

const NAMES: Record<View, string> = {
  walk: "page.console.shell.view.walk",
  groups: "page.console.shell.view.groups",
  sides: "page.console.shell.view.sides",
  talk: "page.console.shell.view.talk",
  poll: "page.console.shell.view.poll",
  "sum-up": "page.console.shell.view.sum-up",
  reflect: "page.console.shell.view.reflect",
};

export interface MiddleProps {
  readonly client: Client;
  readonly start: Start;
  readonly views: readonly View[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onNudge: () => void;
  readonly onMaterials: () => void;
  readonly goTo: string | null;
  readonly onArrived: () => void;
}

export function Middle({ client, start, views, view, onView, onNudge, onMaterials, goTo, onArrived }: MiddleProps) {
  const room = roomOf(client.store, "instructor");
  const visit = visitOf(client.store, "instructor");
  if (!room) return null;
  if (room.state === "lobby") {
    return (
      <section id="c-main" class="c-mid c-mid--one" aria-label={t("page.console.shell.area.class")} tabIndex={-1}>
        <Showing client={client} />
        <Lobby client={client} start={start} onMaterials={onMaterials} />
      </section>
    );
  }
  if (room.state === "ended") {
    return (
      <section id="c-main" class="c-mid c-mid--one" aria-label={t("page.console.shell.area.class")} tabIndex={-1}>
        <Ended client={client} />
      </section>
    );
  }
  // On a phone it is at the foot of these two, under the thumb.
  const low = view === "groups" || view === "sides" || (view === "walk" && walkVisit(client.store) !== null);
  return (
    <section id="c-main" class="c-mid" aria-label={t("page.console.shell.area.class")} tabIndex={-1}>
      {visit && <h2 class="c-phase">{phaseHeading(client.store, visit.phase)}</h2>}
      <div class="c-head">
        <div class="seg" role="tablist" aria-label={t("page.console.shell.views")} onKeyDown={(event) => arrows(event, views, view, onView)}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`c-tab-${each}`}
              aria-controls="c-view"
              aria-selected={each === view}
              tabIndex={each === view ? 0 : -1}
              onClick={() => onView(each)}
            >
              {t(NAMES[each])}
            </button>
          ))}
        </div>
        <p class="c-status">
          {view === "walk" && <WalkStatus client={client} />}
          {view === "groups" && <GroupsStatus client={client} />}
          {view === "talk" && <TalkStatus client={client} />}
        </p>
        {view === "walk" && <LookChoice />}
        {view === "walk" && lookOfWalk.value.value === "answers" && <OrderChoice />}
        <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.console.reading.title")} aria-keyshortcuts="a" onClick={onMaterials}>
          <Icon name="doc" />
        </button>
        <button type="button" class={`btn btn--bare btn--icon ${low ? "c-nudge--high" : ""}`} aria-label={t("page.console.shell.nudge")} onClick={onNudge}>
          <Icon name="speak" />
        </button>
      </div>
      <Showing client={client} />
      {room.paused_since !== null && (
        <p class="c-notice c-notice--amber c-strip">
          <Icon name="eyes-up" />
          {t("page.console.shell.paused")}
        </p>
      )}
      {view !== "sides" && sidesWanted(client.store) && (
        <div class="c-notice c-strip c-strip--do" role="status">
          <span>{t("page.console.sides.wanted")}</span>
          <GiveSides client={client} />
        </div>
      )}
      {room.nudge !== null && visit && (
        <p class="c-notice c-strip">
          <Icon name="speak" />
          <span>
            {t("page.console.shell.nudge-stands")} <b dir="auto">{room.nudge}</b>
          </span>
        </p>
      )}
      <div id="c-view" class="c-view" role="tabpanel" aria-labelledby={`c-tab-${view}`} tabIndex={-1}>
        <Shown client={client} view={view} onView={onView} onNudge={onNudge} goTo={goTo} onArrived={onArrived} />
      </div>
    </section>
  );
}

function Shown({ client, view, onView, onNudge, goTo, onArrived }: Pick<MiddleProps, "client" | "view" | "onView" | "onNudge" | "goTo" | "onArrived">) {
  if (view === "walk") return <Walk client={client} goTo={goTo} onArrived={onArrived} onNudge={onNudge} onGroups={() => onView("groups")} />;
  if (view === "groups") return <GroupsView client={client} goTo={goTo} onArrived={onArrived} onNudge={onNudge} />;
  if (view === "sides") return <SidesView client={client} />;
  if (view === "talk") return <TalkView client={client} />;
  if (view === "poll") return <PollView client={client} />;
  if (view === "sum-up") return <SumUpView client={client} />;
  return <ReflectView client={client} />;
}

/** As tabs do: the arrows choose, in the direction of the text. */
function arrows(event: KeyboardEvent, views: readonly View[], view: View, onView: (view: View) => void): void {
  const right = document.documentElement.dir === "rtl" ? -1 : 1;
  const step = event.key === "ArrowRight" ? right : event.key === "ArrowLeft" ? -right : 0;
  const next = views[(views.indexOf(view) + step + views.length) % views.length];
  if (step === 0 || !next) return;
  event.preventDefault();
  onView(next);
  document.getElementById(`c-tab-${next}`)?.focus();
}
