// The sheet in which a student says what connects two cards: which two, how, and in what words.

import { signal, type Signal } from "@preact/signals";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { connectionName } from "../parts/kinds";
import { hue, Letter } from "../parts/Letter";
import { LIMITS } from "../wire";
import { namesOf } from "../parts/Pictures";
import { t } from "../words";
import { useClient } from "./client";
import type { ProposingProps } from "./opened";
import { useFocusBack } from "./PointSheet";

interface Begun {
  readonly chosen: readonly string[];
  readonly kind: string;
  readonly words: string;
}

/** What was begun in a visit is there when the sheet comes up again. */
const begun = new Map<string, Signal<Begun>>();

function begunIn(visit: string): Signal<Begun> {
  const found = begun.get(visit) ?? signal({ chosen: [], kind: "", words: "" });
  begun.set(visit, found);
  return found;
}

export function Proposing({ visit, cards, card, onClose }: ProposingProps & { readonly onClose: () => void }) {
  const { outbox } = useClient();
  const heading = useId();
  const state = begunIn(visit.id);
  const title = useRef<HTMLHeadingElement>(null);
  useState(() => {
    if (state.peek().words === "") state.value = { chosen: [card], kind: visit.connections[0] ?? "", words: "" };
  });
  useFocusBack();
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const { kind, words } = state.value;
  const chosen = state.value.chosen.filter((id) => cards.some((each) => each.id === id));
  const [a, b] = chosen;
  const letterOf = (id: string): string => cards.find((each) => each.id === id)?.letter ?? "?";
  const ready = a !== undefined && b !== undefined && (kind !== "" || words.trim() !== "");

  function choose(id: string): void {
    const rest = chosen.filter((each) => each !== id);
    state.value = { ...state.value, chosen: rest.length < chosen.length ? rest : [...chosen.slice(-1), id] };
  }
  function propose(): void {
    if (!ready) return;
    outbox.add({ type: "ProposeConnection", visit: visit.id, a, b, kind, words: words.trim() });
    begun.delete(visit.id);
    onClose();
  }
  return (
    <section
      class="rise joining"
      role="dialog"
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.isComposing) onClose();
      }}
    >
      <h2 class="h2" id={heading} tabIndex={-1} ref={title}>
        {t("page.student.propose-connection")}
      </h2>
      <fieldset>
        <legend class="label">{t("page.student.choose-two")}</legend>
        <div class="joining__cards">
          {cards.map((each) => (
            <button key={each.id} type="button" class="joining__card" aria-pressed={chosen.includes(each.id)} data-ap={hue(each.letter)} onClick={() => choose(each.id)}>
              <Letter letter={each.letter} />
              <span dir="auto">{each.text === null ? t("page.parts.erased") : each.text || namesOf(each.pictures)}</span>
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend class="label">{t("page.student.how-connected")}</legend>
        <div class="two">
          {[...visit.connections, ""].map((each) => (
            <button key={each} type="button" class="choice choice--center" aria-pressed={each === kind} onClick={() => void (state.value = { ...state.value, kind: each })}>
              {each === "" ? t("page.student.own-words") : connectionName(each)}
            </button>
          ))}
        </div>
      </fieldset>
      <label>
        <span class="label">{kind === "" ? t("page.student.connection-words") : t("page.student.connection-why")}</span>
        <textarea class="field joining__words" dir="auto" rows={1} maxLength={LIMITS.LABEL} value={words} onInput={(event) => void (state.value = { ...state.value, words: event.currentTarget.value })} />
      </label>
      <p class="joining__said" aria-live="polite">
        {a !== undefined && b !== undefined && (
          <>
            <Letter letter={letterOf(a)} size="s" />
            <span>{connectionName(kind)}</span>
            <Letter letter={letterOf(b)} size="s" />
            <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.student.swap")} onClick={() => void (state.value = { ...state.value, chosen: [b, a] })}>
              <Icon name="sync" size="s" />
            </button>
          </>
        )}
      </p>
      <div class="two">
        <button type="button" class="btn btn--line" onClick={onClose}>
          {t("page.parts.cancel")}
        </button>
        <button type="button" class="btn btn--main" aria-disabled={!ready} onClick={propose}>
          {t("page.student.propose")}
        </button>
      </div>
    </section>
  );
}
