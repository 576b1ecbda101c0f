// The part of the plan that is shown: about it, what belongs to it, or one phase.

import { Fragment } from "preact";
import { Icon } from "../parts/Icon";
import { number, t } from "../words";
import { begins, idOf, useDesk } from "./context";
import { Wrong } from "./Field";
import { kindOf } from "./labels";
import { Entry } from "./Lists";
import { duplicatePhase, movePhase, phasesOf, phaseShape, removePhase } from "./phases";
import { byOrder, byUse, HIDDEN, isFirst, sectionOf } from "./sections";
import { keysOf, type Key } from "./shapes";
import { at, isFields, textAt, withValue, type Fields } from "./tree";

export function Form() {
  const section = useDesk().section.value;
  return (
    <section class="w-form" id="w-form" tabIndex={-1} aria-labelledby="w-form-h">
      {typeof section === "number" ? <PhaseForm key={section} place={section} /> : <PlanForm section={section} />}
    </section>
  );
}

function PlanForm({ section }: { readonly section: "plan" | "more" }) {
  const desk = useDesk();
  const wrong = (key: string): boolean => desk.faults.value.some((fault) => begins(fault.path, [key]));
  const keys = keysOf(desk.start.format).filter(
    (key) => sectionOf([key.key]) === section && (!HIDDEN.has(key.key) || (key.key !== "phases" && wrong(key.key))),
  );
  if (section === "more") keys.sort((a, b) => byUse(a.key, b.key));
  return (
    <>
      <h2 id="w-form-h" class="w-h">
        {section === "plan" ? t("page.workshop.section.plan") : t("page.workshop.section.more")}
      </h2>
      {section === "plan" && <Wrong path={[]} />}
      {section === "plan" && <Wrong path={["phases"]} />}
      {keys.map((key) => (
        <Entry key={key.key} owner="plan" of={key} path={[key.key]} />
      ))}
    </>
  );
}

function PhaseForm({ place }: { readonly place: number }) {
  const desk = useDesk();
  const phases = phasesOf(desk);
  const phase = phases[place];
  if (!isFields(phase)) return null;
  const kind = textAt(phase, ["kind"]);
  const keys = keysOf(phaseShape(desk.start.format), kind).filter((key) => key.key !== "kind");
  const several = phase["prompts"] !== undefined;
  const first = keys
    .filter((key) => isFirst(key.key) && (several ? key.key !== "prompt" || phase["prompt"] : key.key !== "prompts"))
    .filter((key) => kind !== "poll" || key.key !== "prompt" || phase["prompt"])
    .sort((a, b) => byOrder(a.key, b.key));
  const more = keys.filter((key) => !isFirst(key.key) && (!several || key.key !== "column" || phase["column"]));
  return (
    <>
      <div class="w-form__top">
        <h2 id="w-form-h" class="w-h">
          {t("page.workshop.phase-n", { n: number(place + 1), kind: kindOf(kind) })}
        </h2>
        <PhaseTools place={place} count={phases.length} />
      </div>
      <Wrong path={["phases", place]} />
      {first.map((key) => (
        <Fragment key={key.key}>
          <Entry owner="phase" of={key} path={["phases", place, key.key]} />
          {key.key === "prompt" && !several && <Several place={place} phase={phase} />}
        </Fragment>
      ))}
      <More place={place} keys={more} phase={phase} />
    </>
  );
}

/** One prompt becomes the first of several. */
function Several({ place, phase }: { readonly place: number; readonly phase: Fields }) {
  const desk = useDesk();
  const split = (): void => {
    const { prompt = "", column, ...rest } = phase;
    const first = { ...(column ? { column } : {}), prompt };
    desk.change(withValue(desk.tree.value, ["phases", place], { ...rest, prompts: [first, { prompt: "" }] }) as Fields, "several");
    desk.wanted.value = idOf(["phases", place, "prompts", 1, "prompt"]);
  };
  return (
    <button type="button" class="btn btn--bare w-several" onClick={split}>
      <Icon name="plus" />
      {t("page.workshop.several")}
    </button>
  );
}

function More({ place, keys, phase }: { readonly place: number; readonly keys: readonly Key[]; readonly phase: Fields }) {
  const desk = useDesk();
  if (keys.length === 0) return null;
  const used = keys.some((key) => key.key !== "id" && at(phase, [key.key]) !== undefined);
  const wrong = keys.some((key) => desk.faults.value.some((fault) => begins(fault.path, ["phases", place, key.key])));
  return (
    <details class="w-details" open={used || wrong}>
      <summary>{t("page.workshop.more")}</summary>
      {keys.map((key) => (
        <Entry key={key.key} owner="phase" of={key} path={["phases", place, key.key]} />
      ))}
    </details>
  );
}

function PhaseTools({ place, count }: { readonly place: number; readonly count: number }) {
  const desk = useDesk();
  return (
    <div class="btn-row">
      <button type="button" id="w-up" class="btn btn--bare" aria-disabled={place === 0} onClick={() => movePhase(desk, place, place - 1, "w-up")}>
        <Icon name="up" />
        {t("page.workshop.phase-up")}
      </button>
      <button type="button" id="w-down" class="btn btn--bare" aria-disabled={place === count - 1} onClick={() => movePhase(desk, place, place + 1, "w-down")}>
        <Icon name="down" />
        {t("page.workshop.phase-down")}
      </button>
      <button type="button" id="w-duplicate" class="btn btn--bare" onClick={() => duplicatePhase(desk, place)}>
        <Icon name="copy" />
        {t("page.workshop.phase-copy")}
      </button>
      <button type="button" id="w-remove" class="btn btn--bare" onClick={() => removePhase(desk, place)}>
        <Icon name="trash" />
        {t("page.workshop.phase-remove")}
      </button>
    </div>
  );
}
