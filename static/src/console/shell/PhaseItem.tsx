// One phase in the plan: its time, and on demand going to it or leaving it out.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { kindName } from "../../parts/kinds";
import { minutesAndSeconds } from "../../parts/Timer";
import { roomOf } from "../../parts/course";
import { t } from "../../words";
import { Guide } from "./Guide";
import { notify } from "./toast";
import { bars, type PhaseTime } from "./timing";

export interface PhaseItemProps {
  readonly client: Client;
  readonly phase: PhaseTime;
  readonly phases: readonly PhaseTime[];
}

export function PhaseItem({ client, phase, phases }: PhaseItemProps) {
  const [open, setOpen] = useState(false);
  const [sure, setSure] = useState(false);
  const { outbox, store } = client;
  const room = roomOf(store, "instructor");
  const running = room?.state === "running";
  const { plan, done, over } = bars(phase, phases);
  const name = kindName(phase.kind);
  const going = running && !phase.current;
  const skippable = room?.state !== "ended" && !phase.visited;

  function goTo(): void {
    outbox.add({ type: "GoTo", visit: room?.visit ?? "", phase: phase.id });
    setOpen(false);
  }
  function skip(skipped: boolean): void {
    outbox.add({ type: "Skip", phase: phase.id, skipped });
    if (skipped) notify(t("page.console.shell.left-out", { name }), () => skip(false));
  }
  const state = phase.current ? "now" : phase.visited ? "done" : phase.skipped ? "skipped" : "next";
  const inner = (
    <>
      <span class="ph__n" aria-hidden="true">
        {phase.visited && !phase.current ? <Icon name="check" size="s" /> : phase.place + 1}
      </span>
      <span class="ph__name">
        {name}
        <small dir="auto">{phase.title}</small>
        {state === "done" && <span class="vh">{t("page.console.shell.done")}</span>}
      </span>
      <span class="ph__t num">
        {phase.skipped
          ? t("page.console.shell.skipped")
          : phase.visited
            ? minutesAndSeconds(phase.spent)
            : t("page.console.shell.minutes", { n: phase.minutes })}
        {phase.visited && <small>{t("page.console.shell.of", { n: phase.minutes })}</small>}
      </span>
    </>
  );
  return (
    <li class={`ph ph--${state}`}>
      {going || skippable ? (
        <button type="button" aria-expanded={open} {...(phase.current ? { "aria-current": "step" } : {})} onClick={() => setOpen(!open)}>
          {inner}
        </button>
      ) : (
        <div class="ph__row" {...(phase.current ? { "aria-current": "step" } : {})}>
          {inner}
        </div>
      )}
      <span class="ph__bar" style={{ "--plan": plan }}>
        <i style={{ "--done": done }} />
        {over > 0 && <i class="over" style={{ "--over": over }} />}
      </span>
      {open && (going || skippable) && (
        <div class="ph__do">
          {going && (
            <button type="button" class="btn btn--line" onClick={() => (phase.visited ? setSure(true) : goTo())}>
              {phase.visited ? t("page.console.shell.go-again") : t("page.console.shell.go-to")}
            </button>
          )}
          {skippable && (
            <button type="button" class="btn btn--bare" onClick={() => skip(!phase.skipped)}>
              {phase.skipped ? t("page.console.shell.take-in") : t("page.console.shell.leave-out")}
            </button>
          )}
        </div>
      )}
      {phase.current && <Guide client={client} phase={phase.id} />}
      {sure && (
        <Question
          title={t("page.console.shell.go-again-title", { name })}
          text={t("page.console.shell.go-again-text")}
          yes={t("page.console.shell.go-again")}
          onYes={goTo}
          onNo={() => setSure(false)}
        />
      )}
    </li>
  );
}
