// The one main action of the plan: start the lesson, start the next phase, or end.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { roomOf, visitOf } from "../../parts/course";
import { kindName } from "../../parts/kinds";
import { many, t } from "../../words";
import { EndQuestion } from "./EndQuestion";
import { stillWriting } from "./stillWriting";
import { nextPhase, type PhaseTime } from "./timing";

export interface MoveOnProps {
  readonly client: Client;
  readonly phases: readonly PhaseTime[];
  readonly onNotes: () => void;
}

export function MoveOn({ client, phases, onNotes }: MoveOnProps) {
  const [asked, setAsked] = useState<"next" | "end" | null>(null);
  const { store, outbox } = client;
  const room = roomOf(store, "instructor");
  if (!room || room.state === "ended") return null;
  const visit = visitOf(store, "instructor");
  const next = nextPhase(phases);
  const writing = visit ? stillWriting(client, visit.id) : 0;
  const close = (): void => setAsked(null);
  const go = (): void => void (visit ? outbox.add({ type: "Next", visit: visit.id }) : outbox.add({ type: "Start" }));
  // Two phases of one kind may follow each other: then their titles tell them apart.
  const text = next
    ? t("page.console.shell.start", { name: next.kind === visit?.kind && next.title ? next.title : kindName(next.kind) })
    : t("page.console.shell.end-room");
  return (
    <div class="c-plan__foot">
      <button type="button" class="btn btn--line btn--notes" onClick={onNotes}>
        <Icon name="note" />
        {t("page.console.shell.notes-short")}
      </button>
      <button
        type="button"
        id="c-next"
        class="btn btn--main btn--wide"
        onClick={() => (!next ? setAsked("end") : writing > 0 ? setAsked("next") : go())}
      >
        {text}
        {next && <Icon name="arrow" flip />}
      </button>
      {asked === "next" && next && (
        <Question
          title={text}
          text={many("page.console.shell.still-writing-one", "page.console.shell.still-writing-other", writing)}
          yes={text}
          onYes={go}
          onNo={close}
        />
      )}
      {asked === "end" && <EndQuestion client={client} onClose={close} />}
    </div>
  );
}
