// Writing for somebody: what they say is handed in under their name.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { later, moreWords } from "../../parts/later";
import { Markup } from "../../parts/Markup";
import { LIMITS, type ContributionKind, type PhaseKind, type VisitInfo } from "../../wire";
import { t } from "../../words";
import type { Person } from "../hands/people";
import { notify } from "./toast";

const KINDS: Partial<Record<PhaseKind, ContributionKind>> = {
  pose: "note",
  think: "answer",
  poll: "reason",
  discuss: "point",
  "sum-up": "proposal",
  reflect: "reflection",
};

const PhotoFor = later(async () => {
  const [{ PhotoFor }] = await Promise.all([import("../../extras/PhotoFor"), moreWords("extras")]);
  return PhotoFor;
});

export function canWriteFor(kind: PhaseKind): boolean {
  return KINDS[kind] !== undefined;
}

export interface WriteForProps {
  readonly client: Client;
  readonly person: Person;
  readonly visit: VisitInfo & { readonly id: string };
  readonly onClose: () => void;
}

export function WriteFor({ client, person, visit, onClose }: WriteForProps) {
  const kind = KINDS[visit.kind];
  const asked = visit.prompts;
  const [prompt, setPrompt] = useState(asked[0]?.id ?? "");
  const known = Array.from(client.store.collection("instructor", "contributions").value.values()).find(
    (each) => each.author === person.id && each.visit === visit.id && each.kind === kind && each.prompt === prompt && !each.withdrawn,
  );
  const one = kind === "answer" || kind === "reason" || kind === "reflection";
  const [text, setText] = useState<string | null>(null);
  const [shot, setShot] = useState<readonly string[] | null>(null);
  const shown = text ?? (one ? (known?.text ?? "") : "");
  const pictures = shot ?? (one ? (known?.pictures ?? []) : []);
  const empty = shown.trim() === "" && pictures.length === 0;
  const name = person.name ?? t("page.console.somebody");
  if (!kind) return null;
  return (
    <form
      class="c-write"
      onSubmit={(event) => {
        event.preventDefault();
        if (empty) return;
        client.outbox.add({ type: "HandIn", kind, visit: visit.id, text: shown.trim() === "" ? "" : shown, participant: person.id, ...(pictures.length > 0 ? { pictures } : {}), ...(kind === "answer" || kind === "note" ? { prompt } : {}) });
        notify(t("page.console.shell.handed-in-for", { name }));
        onClose();
      }}
    >
      {asked.length > 1 && (
        <select
          class="field"
          aria-label={t("page.console.shell.prompt")}
          value={prompt}
          onChange={(event) => {
            setPrompt(event.currentTarget.value);
            setText(null);
            setShot(null);
          }}
        >
          {asked.map((each, place) => (
            <option key={each.id} value={each.id}>
              {each.column ?? t("page.console.shell.prompt-n", { n: place + 1 })}
            </option>
          ))}
        </select>
      )}
      {asked.length === 1 && asked[0] && <Markup html={asked[0].html} class="c-write__prompt" />}
      <textarea
        class="field"
        dir="auto"
        rows={3}
        maxLength={LIMITS.TEXT}
        aria-label={t("page.console.shell.words-of", { name })}
        value={shown}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {kind === "answer" && <PhotoFor client={client} person={person.id} pictures={pictures} onChange={setShot} />}
      <div class="dialog__buttons">
        <button type="button" class="btn btn--line" onClick={onClose}>
          {t("page.parts.cancel")}
        </button>
        <button type="submit" class="btn btn--main" aria-disabled={empty}>
          {t("page.console.shell.hand-in")}
        </button>
      </div>
    </form>
  );
}
