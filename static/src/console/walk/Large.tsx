// One answer, large: its words, its tag, the question to ask for it, and its way to the board.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { visitOf } from "../../parts/course";
import { Dialog } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { Letter } from "../../parts/Letter";
import { Said } from "../../parts/Said";
import { LIMITS, type ApproachInfo } from "../../wire";
import { t } from "../../words";
import { mark, marksOf, unmark } from "../board/wanted";
import { NoteField } from "../shell/NoteField";
import { canWriteFor, WriteFor } from "../shell/WriteFor";
import type { Attempt, WalkVisit } from "./attempts";
import { markSeen } from "./seen";
import { useSwipe } from "./useSwipe";

export interface LargeProps {
  readonly client: Client;
  readonly visit: WalkVisit;
  readonly attempt: Attempt;
  readonly said: string;
  readonly approaches: readonly ApproachInfo[];
  readonly onTag: (approach: string | null) => void;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onClose: () => void;
}

export function Large({ client, visit, attempt, said, approaches, onTag, onPrevious, onNext, onClose }: LargeProps) {
  const { outbox } = client;
  const { person, handed, draft, approach, earlier } = attempt;
  const chosen = approaches.find(({ id }) => id === approach);
  const name = person.name ?? t("page.console.somebody");
  useEffect(() => markSeen(attempt), [handed?.id, handed?.revisions]);
  const noted = handed !== null && marksOf(client).has(handed.id);
  const words = useRef<HTMLDivElement>(null);
  const [writing, write] = useState(false);
  const open = visitOf(client.store, "instructor");
  const writesFor = !person.device && person.state === "here" && open?.id === visit.id && canWriteFor(visit.kind);
  useSwipe(words, (by) => (by < 0 ? onPrevious : onNext)?.());
  return (
    <Dialog title={name} onClose={onClose} class="c-window c-large">
      <div ref={words} class="c-large__read">
        <p class="muted">{said}</p>
        {earlier.map((each) => (
          <Said key={each.id} text={each.text} pictures={each.pictures} class="c-large__earlier" />
        ))}
        {handed ? <Said text={handed.text} pictures={handed.pictures} class="c-large__words" /> : draft === null && <p class="c-none">{t("page.console.walk.nothing-yet")}</p>}
        {draft !== null && (
          <div class="c-large__draft">
            <h3 class="label">{handed ? t("page.console.walk.changing") : t("page.console.walk.writing")}</h3>
            <Said text={draft.text} pictures={draft.pictures} />
          </div>
        )}
        {writesFor && !writing && (
          <button type="button" class="btn btn--line c-large__for" onClick={() => write(true)}>
            <Icon name="pen" />
            {t("page.console.shell.write-for", { name })}
          </button>
        )}
        {writesFor && writing && <WriteFor client={client} person={person} visit={visit} onClose={() => write(false)} />}
        {chosen?.example && (
          <p class="muted">
            {t("page.console.walk.foreseen")} <q dir="auto">{chosen.example}</q>
          </p>
        )}
        {chosen?.ask && (
          <p class="c-ask">
            <b>{t("page.console.walk.ask")}</b> <q dir="auto">{chosen.ask}</q>
          </p>
        )}
      </div>
      {handed && (
        <div class="c-large__do">
          {approaches.length > 0 && (
            <div class="c-large__tags" role="group" aria-label={t("page.console.walk.tag")}>
              {approaches.map(({ id, letter, label }) => (
                <button key={id} type="button" class="chip" aria-pressed={id === approach} onClick={() => onTag(id === approach ? null : id)}>
                  <Letter letter={letter} size="s" />
                  <span>{label}</span>
                </button>
              ))}
            </div>
          )}
          <NewApproach client={client} phase={visit.phase} approaches={approaches} onTag={onTag} />
          {!handed.on_board && (
            <NoteField
              key={handed.id}
              label={t("page.console.walk.because")}
              kept={marksOf(client).get(handed.id) ?? ""}
              onKeep={(because) => mark(client, handed.id, because)}
            />
          )}
        </div>
      )}
      <div class="dialog__buttons c-large__buttons">
        <button type="button" class="btn btn--line btn--icon" aria-label={t("page.console.walk.previous")} aria-disabled={!onPrevious} onClick={() => onPrevious?.()}>
          <Icon name="left" flip />
        </button>
        <button type="button" class="btn btn--bare c-large__close" onClick={onClose}>
          {t("page.parts.close")}
        </button>
        <button type="button" class="btn btn--line btn--icon" aria-label={t("page.console.walk.next")} aria-disabled={!onNext} onClick={() => onNext?.()}>
          <Icon name="right" flip />
        </button>
        {handed && (
          <button
            type="button"
            class="btn btn--line c-large__hide"
            aria-pressed={handed.hidden}
            onClick={() => outbox.add({ type: "Hide", contribution: handed.id, hidden: !handed.hidden })}
          >
            {handed.hidden ? t("page.console.walk.unhide") : t("page.console.walk.hide")}
          </button>
        )}
        {handed && !handed.on_board && (
          <button type="button" class="btn btn--line c-large__choose" aria-pressed={noted} onClick={() => (noted ? unmark(client, handed.id) : mark(client, handed.id, ""))}>
            {noted && <Icon name="check" />}
            {t("page.console.walk.choose")}
          </button>
        )}
        {handed && (
          <button
            type="button"
            class="btn btn--main c-large__put"
            aria-disabled={handed.on_board}
            onClick={() => handed.on_board || outbox.add({ type: "PutOnBoard", contribution: handed.id })}
          >
            {handed.on_board ? t("page.console.walk.on-board") : t("page.console.walk.put-on-board")}
          </button>
        )}
      </div>
    </Dialog>
  );
}

/** One that the plan did not foresee; the answer is tagged with it as soon as it is there. */
interface NewApproachProps {
  readonly client: Client;
  readonly phase: string;
  readonly approaches: readonly ApproachInfo[];
  readonly onTag: (approach: string) => void;
}

function NewApproach({ client, phase, approaches, onTag }: NewApproachProps) {
  const [label, setLabel] = useState("");
  const [added, setAdded] = useState<string | null>(null);
  const made = added === null ? undefined : approaches.find((each) => each.label === added);
  useEffect(() => {
    if (!made) return;
    setAdded(null);
    onTag(made.id);
  }, [made?.id]);
  return (
    <form
      class="c-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() === "") return;
        client.outbox.add({ type: "AddApproach", phase, label });
        setAdded(label);
        setLabel("");
      }}
    >
      <input
        class="field"
        dir="auto"
        maxLength={LIMITS.LABEL}
        aria-label={t("page.console.walk.new-approach")}
        placeholder={t("page.console.walk.new-approach")}
        value={label}
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <button type="submit" class="btn btn--line" aria-disabled={label.trim() === ""}>
        <Icon name="plus" />
        {t("page.console.walk.add")}
      </button>
    </form>
  );
}
