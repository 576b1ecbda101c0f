// Everybody in the room: come, away, gone. Names mended, somebody without a device added, a removal undone.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Dialog } from "../../parts/Dialog";
import { roomOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { many, t } from "../../words";
import { LIMITS } from "../../wire";
import { peopleOf, type Person } from "../hands/people";
import { ClassWord, Missing } from "./OfClass";
import { LockSwitch } from "./LockSwitch";
import { PersonRow } from "./PersonRow";

export interface PeopleProps {
  readonly client: Client;
  readonly onClose: () => void;
}

/** In the order in which they came; the removed last. */
export function inOrder(people: readonly Person[]): readonly Person[] {
  const gone = (person: Person): number => (person.state === "here" ? 0 : person.state === "left" ? 1 : 2);
  return people
    .filter(({ state }) => state !== "erased")
    .sort((a, b) => gone(a) - gone(b) || a.joined_at - b.joined_at || a.id.localeCompare(b.id, undefined, { numeric: true }));
}

export function PeopleWindow({ client, onClose }: PeopleProps) {
  const people = inOrder(peopleOf(client.store));
  const here = people.filter(({ state }) => state === "here").length;
  const ended = roomOf(client.store, "instructor")?.state === "ended";
  return (
    <Dialog title={t("page.console.shell.people")} onClose={onClose} class="c-window c-people">
      <p class="muted">{many("page.console.shell.joined-one", "page.console.shell.joined-other", here)}</p>
      {people.length === 0 && <p class="c-none">{t("page.console.shell.nobody")}</p>}
      <ClassWord client={client} />
      <ul class="c-people__list">
        {people.map((person) => (
          <PersonRow key={person.id} client={client} person={person} />
        ))}
      </ul>
      {!ended && <Missing client={client} />}
      {!ended && <AddPerson client={client} />}
      <LockSwitch client={client} />
    </Dialog>
  );
}

function AddPerson({ client }: { readonly client: Client }) {
  const [name, setName] = useState("");
  return (
    <form
      class="c-people__add"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        client.outbox.add({ type: "AddParticipant", name });
        setName("");
      }}
    >
      <label class="label" for="c-add-name">
        {t("page.console.shell.add-person")}
      </label>
      <div class="c-row">
        <input
          id="c-add-name"
          class="field"
          dir="auto"
          autoComplete="off"
          maxLength={LIMITS.NAME}
          value={name}
          placeholder={t("page.console.shell.name")}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn--line" aria-disabled={name.trim() === ""}>
          <Icon name="plus" />
          {t("page.console.shell.add")}
        </button>
      </div>
    </form>
  );
}
