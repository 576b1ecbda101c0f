// Everything that is wrong with the plan, each leading to its field.

import { many } from "../words";
import { idOf, useDesk } from "./context";
import { fieldAt, kindOf } from "./labels";
import { phasesOf } from "./phases";
import { sectionOf } from "./sections";
import type { Fault } from "./start";
import { textAt } from "./tree";
import type { Desk } from "./desk";

/** Shows the field, or the nearest thing round it, and goes there. */
export function goTo(desk: Desk, fault: Fault): void {
  desk.preview.value = false;
  desk.section.value = sectionOf(fault.path);
  desk.wanted.value = fault.path.length === 0 ? "w-form" : idOf(fault.path);
}

export function Faults() {
  const desk = useDesk();
  const faults = desk.faults.value;
  if (faults.length === 0) return null;
  return (
    <details class="w-faults" open>
      <summary>{many("page.workshop.faults.one", "page.workshop.faults.other", faults.length)}</summary>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.text}`}>
            <button type="button" class="w-fault" onClick={() => goTo(desk, fault)}>
              {where(desk, fault) && <b>{where(desk, fault)}: </b>}
              {fault.text}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The phase, and the field as the form calls it: the sentence itself has the file's words. */
function where(desk: Desk, fault: Fault): string {
  const section = sectionOf(fault.path);
  const phase = typeof section === "number" ? phasesOf(desk)[section] : undefined;
  const name = phase === undefined ? "" : textAt(phase, ["title"]) || kindOf(textAt(phase, ["kind"]));
  return [name, fieldAt(fault.path)].filter((each) => each !== "").join(" · ");
}
