// Before the start: how to come in, and who has.

import type { Client, Start } from "../../client";
import { many, t } from "../../words";
import { peopleHere } from "../hands/people";
import { HowToJoin } from "./CodeWindow";
import { LockSwitch } from "./LockSwitch";
import { ClassWord, LastTime, Missing } from "./OfClass";

export interface LobbyProps {
  readonly client: Client;
  readonly start: Start;
}

export function Lobby({ client, start }: LobbyProps) {
  const here = peopleHere(client.store)
    .slice()
    .sort((a, b) => a.joined_at - b.joined_at);
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
      <LastTime client={client} />
    </div>
  );
}
