// The plan at a glance: its phases in order, to choose, drag and move by keys, and how long they take together.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { number, t } from "../words";
import { useDesk } from "./context";
import { kindOf } from "./labels";
import { addPhase, minutesOf, movePhase, phasesOf, phaseShape } from "./phases";
import { lesson } from "./remembered";
import { sectionOf } from "./sections";
import { textAt } from "./tree";
import type { Section } from "./desk";

export function Outline() {
  const desk = useDesk();
  const phases = phasesOf(desk);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  return (
    <nav class="w-outline" aria-label={t("page.workshop.outline")}>
      <Choice section="plan" id="w-about">
        {t("page.workshop.section.plan")}
      </Choice>
      <Choice section="more" id="w-more">
        {t("page.workshop.section.more")}
      </Choice>
      <h2 class="w-outline__h" id="w-phases">
        {t("page.workshop.phases")}
      </h2>
      <ol class="w-phases" aria-labelledby="w-phases">
        {phases.map((phase, place) => (
          <li
            key={textAt(phase, ["id"]) || place}
            class={`w-phase${over === place && dragged !== place ? " is-over" : ""}${dragged === place ? " is-dragged" : ""}`}
            draggable
            onDragStart={(event) => {
              setDragged(place);
              event.dataTransfer?.setData("text/plain", textAt(phase, ["id"]));
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(place);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) movePhase(desk, dragged, place);
              setDragged(null);
              setOver(null);
            }}
          >
            <Choice
              section={place}
              id={`w-phase-${place}`}
              onKey={(event) => {
                const to = event.altKey && event.key === "ArrowUp" ? place - 1 : event.altKey && event.key === "ArrowDown" ? place + 1 : null;
                if (to === null) return;
                event.preventDefault();
                movePhase(desk, place, to);
              }}
            >
              <Icon name="grip" size="s" />
              <span class="grow">
                <span class="w-phase__kind">{kindOf(textAt(phase, ["kind"]))}</span>
                {textAt(phase, ["title"]) && (
                  <bdi class="w-phase__title" lang={textAt(desk.tree.value, ["language"]) || "en"}>
                    {textAt(phase, ["title"])}
                  </bdi>
                )}
              </span>
              <span class="num">{t("page.workshop.min", { n: number(minutesOf(desk, phase)) })}</span>
            </Choice>
          </li>
        ))}
      </ol>
      <p class="w-hint w-move">{t("page.workshop.move-how")}</p>
      <AddPhase />
      <Timing />
    </nav>
  );
}

interface ChoiceProps {
  readonly section: Section;
  readonly id: string;
  readonly children: preact.ComponentChildren;
  readonly onKey?: (event: KeyboardEvent) => void;
}

function Choice({ section, id, children, onKey }: ChoiceProps) {
  const desk = useDesk();
  const faults = desk.faults.value.filter((fault) => sectionOf(fault.path) === section).length;
  return (
    <button
      type="button"
      id={id}
      class="w-choice"
      aria-current={desk.section.value === section ? "true" : undefined}
      onClick={() => {
        desk.section.value = section;
        // On a phone what is shown is below.
        if (window.matchMedia("(max-width: 760px)").matches) desk.wanted.value = "w-form";
      }}
      {...(onKey ? { onKeyDown: onKey } : {})}
    >
      {children}
      {faults > 0 && (
        <span class="w-count">
          <span aria-hidden="true">{number(faults)}</span>
          <span class="vh">{t("page.workshop.faults-here", { n: number(faults) })}</span>
        </span>
      )}
    </button>
  );
}

function AddPhase() {
  const desk = useDesk();
  const [kind, setKind] = useState("think");
  const shape = phaseShape(desk.start.format);
  const kinds = shape.type === "kinds" ? Object.keys(shape.kinds) : [];
  return (
    <div class="w-add">
      <label class="vh" for="w-kind">
        {t("page.workshop.kind")}
      </label>
      <select id="w-kind" class="field" value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
        {kinds.map((each) => (
          <option key={each} value={each}>
            {kindOf(each)}
          </option>
        ))}
      </select>
      <button type="button" id="w-add" class="btn btn--line" onClick={() => addPhase(desk, kind)}>
        <Icon name="plus" />
        {t("page.workshop.add-phase")}
      </button>
    </div>
  );
}

const length = signal(lesson.get());

/** All phases together, beside the lesson that they have to fit in. */
function Timing() {
  const desk = useDesk();
  const total = phasesOf(desk).reduce((sum: number, phase) => sum + minutesOf(desk, phase), 0);
  const wanted = Number(length.value);
  const known = Number.isInteger(wanted) && wanted > 0;
  return (
    <div class="w-timing">
      <p>
        <b class="num">{t("page.workshop.total", { n: number(total) })}</b>{" "}
        {known && total > wanted && <span class="w-over">{t("page.workshop.too-long", { n: number(total - wanted) })}</span>}
        {known && total < wanted && <span>{t("page.workshop.left-over", { n: number(wanted - total) })}</span>}
        {known && total === wanted && <span>{t("page.workshop.just-right")}</span>}
      </p>
      {known && <meter class="w-meter" min={0} max={Math.max(total, wanted)} value={total} high={wanted} aria-label={t("page.workshop.timing")} />}
      <label class="label" for="w-lesson">
        {t("page.workshop.lesson")}
      </label>
      <input
        id="w-lesson"
        class="field w-number"
        inputMode="numeric"
        autocomplete="off"
        value={length.value}
        onInput={(event) => {
          length.value = event.currentTarget.value.trim();
          lesson.set(length.value);
        }}
      />
    </div>
  );
}
