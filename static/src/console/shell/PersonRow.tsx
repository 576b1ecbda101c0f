// One person: whether they are here, and what only the instructor can do for them.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { roomOf, visitOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { LIMITS } from "../../wire";
import { t } from "../../words";
import { initials, type Person } from "../hands/people";
import { notify } from "./toast";
import { canWriteFor, WriteFor } from "./WriteFor";

export interface PersonRowProps {
  readonly client: Client;
  readonly person: Person;
}

export function PersonRow({ client, person }: PersonRowProps) {
  const [mode, setMode] = useState<"rename" | "write" | "erase" | null>(null);
  const { store, outbox } = client;
  const name = person.name ?? t("page.console.somebody");
  const away = store.presence.of("instructor").value.get(person.id)?.away_since != null;
  const state = stateOf(person, away);
  const visit = visitOf(store, "instructor");
  const ended = roomOf(store, "instructor")?.state === "ended";
  const here = person.state === "here";

  function remove(): void {
    outbox.add({ type: "Remove", participant: person.id });
    notify(t("page.console.shell.removed", { name }), () => void outbox.add({ type: "Restore", participant: person.id }));
  }
  const erasing = (
    <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.console.shell.erase", { name })} onClick={() => setMode("erase")}>
      <Icon name="trash" />
    </button>
  );
  return (
    <li class={`c-person ${here ? "" : "is-gone"}`}>
      <span class="who" aria-hidden="true">
        {initials(name)}
      </span>
      {mode === "rename" ? (
        <Renaming name={name} onDone={() => setMode(null)} onName={(to) => outbox.add({ type: "Rename", participant: person.id, name: to })} />
      ) : (
        <span class="c-person__n">
          <b>
            <bdi>{name}</bdi>
          </b>
          <small>{state}</small>
        </span>
      )}
      {mode !== "rename" && ended && <span class="c-person__do">{erasing}</span>}
      {mode !== "rename" && !ended && (
        <span class="c-person__do">
          {here && visit && canWriteFor(visit.kind) && (
            <button
              type="button"
              class={`btn ${person.device ? "btn--bare" : "btn--line"}`}
              aria-label={t("page.console.shell.write-for", { name })}
              aria-expanded={mode === "write"}
              onClick={() => setMode(mode === "write" ? null : "write")}
            >
              {t("page.console.shell.write")}
            </button>
          )}
          {here && (
            <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.console.shell.rename", { name })} onClick={() => setMode("rename")}>
              <Icon name="pen" />
            </button>
          )}
          {here ? (
            <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.console.shell.remove", { name })} onClick={remove}>
              <Icon name="door" />
            </button>
          ) : (
            <button type="button" class="btn btn--line" aria-label={t("page.console.shell.let-in-name", { name })} onClick={() => outbox.add({ type: "Restore", participant: person.id })}>
              {t("page.console.shell.let-in")}
            </button>
          )}
          {!here && erasing}
        </span>
      )}
      {mode === "write" && visit && <WriteFor client={client} person={person} visit={visit} onClose={() => setMode(null)} />}
      {mode === "erase" && (
        <Question
          title={t("page.console.shell.erase", { name })}
          text={t("page.console.shell.erase-text")}
          yes={t("page.console.shell.erase-yes")}
          onYes={() => outbox.add({ type: "Erase", participant: person.id })}
          onNo={() => setMode(null)}
        />
      )}
    </li>
  );
}

function stateOf(person: Person, away: boolean): string {
  if (person.state === "left") return t("page.console.shell.state-left");
  if (person.state === "removed") return t("page.console.shell.state-removed");
  if (!person.device) return t("page.console.shell.state-no-device");
  return away ? t("page.console.shell.state-away") : t("page.console.shell.state-here");
}

interface RenamingProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onDone: () => void;
}

function Renaming({ name, onName, onDone }: RenamingProps) {
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <form
      class="c-row grow"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && text !== name) onName(text);
        onDone();
      }}
    >
      <input
        ref={field}
        class="field"
        dir="auto"
        aria-label={t("page.console.shell.name")}
        maxLength={LIMITS.NAME}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          onDone();
        }}
      />
      <button type="submit" class="btn btn--main">
        {t("page.console.shell.save")}
      </button>
    </form>
  );
}
