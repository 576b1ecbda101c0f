// The class's sentence as it is being put: its words, and the people on whose ideas it stands, right or wrong.

import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { LIMITS } from "../../wire";
import { t } from "../../words";
import { useKeepFocus } from "../board/keepFocus";
import { notify } from "../board/notify";
import { nameOf, peopleOf } from "../hands/people";
import { EMPTY, type ConclusionDraft } from "./draft";

export interface SentenceProps {
  readonly client: Client;
  readonly visit: string;
  readonly draft: Signal<ConclusionDraft>;
}

export function Sentence({ client, visit, draft }: SentenceProps) {
  const { store, outbox } = client;
  const { text, proposals, credits } = draft.value;
  const known = store.collection("instructor", "participants").value;
  const credited = credits.filter((id) => known.has(id));
  const field = useRef<HTMLTextAreaElement>(null);
  const people = useRef<HTMLDivElement>(null);
  useKeepFocus(people);
  // The browser owns the text while somebody writes in it, so that composing a word is not disturbed.
  useLayoutEffect(() => {
    if (field.current && field.current.value !== text) field.current.value = text;
  }, [text]);
  const change = (changes: Partial<ConclusionDraft>): void => void (draft.value = { ...draft.value, ...changes });
  const ready = text.trim() !== "";

  function adopt(): void {
    if (!ready) return;
    outbox.add({ type: "AdoptConclusion", visit, text: text.trim(), proposals, credits: credited });
    draft.value = EMPTY;
    notify(t("page.console.sumup.adopted"));
  }

  return (
    <section class="panel sentence" aria-labelledby="c-sentence-title">
      <div class="panel__h">
        <h2 id="c-sentence-title">{t("page.console.sumup.sentence")}</h2>
      </div>
      <textarea
        ref={field}
        class="field read"
        rows={3}
        dir="auto"
        maxLength={LIMITS.TEXT}
        aria-labelledby="c-sentence-title"
        placeholder={t("page.console.sumup.placeholder")}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <div ref={people} class="sentence__people" role="group" aria-label={t("page.console.sumup.credits")}>
        <span class="label">{t("page.console.sumup.credits")}</span>
        {credited.map((id) => (
          <button
            key={id}
            type="button"
            class="chip"
            aria-label={t("page.console.sumup.credit-not", { name: nameOf(store, id) })}
            onClick={() => change({ credits: credits.filter((each) => each !== id) })}
          >
            <bdi>{nameOf(store, id)}</bdi>
            <Icon name="x" size="s" />
          </button>
        ))}
        <select
          class="field sentence__add"
          aria-label={t("page.console.sumup.credit-add")}
          value=""
          onChange={(event) => {
            const id = event.currentTarget.value;
            if (id !== "") change({ credits: [...credits, id] });
            event.currentTarget.value = "";
          }}
        >
          <option value="">{t("page.console.sumup.credit-add")}</option>
          {peopleOf(store)
            .filter(({ id, name, state }) => name !== null && state !== "removed" && !credits.includes(id))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <div class="sentence__do">
        <p class="muted">{t("page.console.sumup.adopt-how")}</p>
        <button type="button" class="btn btn--main" aria-disabled={!ready} onClick={adopt}>
          {t("page.console.sumup.adopt")}
        </button>
      </div>
    </section>
  );
}
