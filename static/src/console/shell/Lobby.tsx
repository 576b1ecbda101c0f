// Before the start: how to come in, and who has.

import type { Client, Start } from "../../client";
import { Icon } from "../../parts/Icon";
import { many, t } from "../../words";
import { peopleHere } from "../hands/people";
import { HowToJoin } from "./CodeWindow";
import { LockSwitch } from "./LockSwitch";
import { ClassWord, LastTime, Missing } from "./OfClass";

export interface LobbyProps {
  readonly client: Client;
  readonly start: Start;
  readonly onMaterials: () => void;
}

export function Lobby({ client, start, onMaterials }: LobbyProps) {
  const here = peopleHere(client.store)
    .slice()
    .sort((a, b) => a.joined_at - b.joined_at);
  const materials = client.store.collection("instructor", "materials").value.size;
  return (
    <div class="c-lobby">
      <section class="panel" aria-labelledby="c-lobby-join">
        <h2 id="c-lobby-join">{t("page.console.shell.how-to-join")}</h2>
        <HowToJoin client={client} start={start} />
        <ClassWord client={client} />
        <LockSwitch client={client} />
      </section>
      <section class="panel" aria-labelledby="c-lobby-here">
        <h2 id="c-lobby-here">
          {here.length === 0
            ? t("page.console.shell.nobody")
            : many("page.console.shell.joined-one", "page.console.shell.joined-other", here.length)}
        </h2>
        {here.length === 0 ? (
          <p class="muted">{t("page.console.shell.nobody-yet")}</p>
        ) : (
          <ul class="c-lobby__people">
            {here.map((person) => (
              <li key={person.id}>
                <bdi>{person.name}</bdi>
              </li>
            ))}
          </ul>
        )}
        <Missing client={client} />
        <p class="muted">{t("page.console.shell.lobby-next")}</p>
      </section>
      <section class="panel" aria-labelledby="c-lobby-read">
        <h2 id="c-lobby-read">{t("page.console.reading.title")}</h2>
        <p class="muted">{t("page.console.reading.lobby")}</p>
        <button type="button" class="btn btn--line" onClick={onMaterials}>
          <Icon name="doc" />
          {materials === 0 ? t("page.console.reading.lobby-add") : many("page.console.reading.lobby-one", "page.console.reading.lobby-other", materials)}
        </button>
      </section>
      <LastTime client={client} />
    </div>
  );
}
