// Forming groups, from the answers as they are: at random, mixed, alike, or by hand.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { phasesOf, visitOf } from "../../parts/course";
import type { FormGroups as FormGroupsCommand, PhaseGuide } from "../../wire";
import { t } from "../../words";
import { peopleHere } from "../hands/people";
import { notify } from "../shell/toast";
import { sidesOf } from "../sides/sides";
import { inHand } from "./inHand";

type Form = FormGroupsCommand["form"];

const FORMS: readonly (readonly [Form, string])[] = [
  ["random", "page.console.walk.form.random"],
  ["mixed", "page.console.walk.form.mixed"],
  ["alike", "page.console.walk.form.alike"],
  ["by-hand", "page.console.walk.form.by-hand"],
];
const JIGSAW: readonly [Form, string] = ["jigsaw", "page.console.walk.form.jigsaw"];
const BY_SIDES: Partial<Record<Form, string>> = {
  mixed: "page.console.walk.form.both-sides",
  alike: "page.console.walk.form.one-side",
};
const LAST_TIME: readonly [Form, string] = ["as-last-time", "page.console.walk.form.as-last-time"];
const SIZES = [2, 3, 4, 5, 6, 7, 8];

export interface FormGroupsProps {
  readonly client: Client;
  readonly onFormed?: () => void;
}

export function FormGroups({ client, onFormed }: FormGroupsProps) {
  const { store, outbox } = client;
  const [size, setSize] = useState(plannedSize(client));
  const [asked, ask] = useState<Form | null>(null);
  const people = peopleHere(store);
  const grouped = Array.from(store.collection("instructor", "groups").value.values()).some(({ current }) => current);
  const possible = people.length > 1;
  const planned = plannedForm(client);
  const sided = sidesOf(store)?.given ?? false;
  const ever = store.collection("instructor", "groups").value.size > 0;
  const again = store.collection("instructor", "of_class").value.get("class")?.grouped ?? false;

  function form(how: Form): void {
    const ids = people.map(({ id }) => id);
    outbox.add({ type: "FormGroups", form: how, size, ...(how === "by-hand" ? { groups: inHand(ids, size) } : {}) });
    notify(t("page.console.walk.formed"));
    onFormed?.();
  }
  return (
    <div class="c-act__groups" role="group" aria-label={grouped ? t("page.console.walk.form-anew") : t("page.console.walk.form-groups")}>
      <label class="c-size">
        <span class="vh">{t("page.console.walk.size")}</span>
        <select class="field" value={size} onChange={(event) => setSize(Number(event.currentTarget.value))}>
          {SIZES.map((each) => (
            <option key={each} value={each}>
              {grouped ? t("page.console.walk.anew-of-size", { n: each }) : t("page.console.walk.of-size", { n: each })}
            </option>
          ))}
        </select>
      </label>
      <div class="seg">
        {[...FORMS, ...(ever ? [JIGSAW] : []), ...(again ? [LAST_TIME] : [])].map(([how, name]) => (
          <button
            key={how}
            type="button"
            class={how === planned ? "is-planned" : ""}
            aria-disabled={!possible}
            title={how === planned ? t("page.console.walk.form-planned") : undefined}
            onClick={() => possible && (grouped ? ask(how) : form(how))}
          >
            {t((sided && BY_SIDES[how]) || name)}
          </button>
        ))}
      </div>
      {asked !== null && (
        <Question
          title={t("page.console.walk.form-anew")}
          text={t("page.console.walk.form-anew-text")}
          yes={t("page.console.walk.form-anew")}
          onYes={() => form(asked)}
          onNo={() => ask(null)}
        />
      )}
    </div>
  );
}

function plannedSize(client: Client): number {
  return plannedGuide(client)?.size ?? 4;
}

function plannedForm(client: Client): Form | null {
  return plannedGuide(client)?.form ?? null;
}

/** What the plan says for the open groups phase or the next one. */
function plannedGuide({ store }: Client): PhaseGuide | undefined {
  const here = visitOf(store, "instructor")?.phase;
  const phases = phasesOf(store, "instructor");
  const from = Math.max(0, phases.findIndex(({ id }) => id === here));
  const phase = phases.slice(from).find(({ kind }) => kind === "groups") ?? phases.find(({ kind }) => kind === "groups");
  return phase ? store.collection("instructor", "guides").value.get(phase.id) : undefined;
}
