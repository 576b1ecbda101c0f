// Several people on one phone: whose turn it is. Everybody's page goes on beside the others': who is not shown is not away,
// and nothing that they have begun to write is lost.

import "../../css/together.css";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { joinRoom, startOf, type Client, type Start } from "../client";
import { announce } from "../parts/announce";
import { t } from "../words";
import { meOf } from "./client";
import { sendPhotosLeft } from "./photosLeft";
import { handInUnfinished } from "./unfinished";

/** In ms. */
const AGAIN = 3_000;

export interface TogetherProps {
  /** Of whoever's page was loaded. */
  readonly client: Client;
  readonly start: Start;
  readonly shown: Client;
  readonly onShow: (client: Client) => void;
}

export function Together({ client, start, shown, onShow }: TogetherProps) {
  const [people] = useState(() => [start.you.participant ?? "", ...new URLSearchParams(location.search).getAll("beside")]);
  const [clients, setClients] = useState<ReadonlyMap<string, Client>>(new Map([[people[0] ?? "", client]]));
  useEffect(() => {
    for (const id of people.slice(1)) {
      void open(start.room, id).then((found) => found && setClients((known) => new Map([...known, [id, found]])));
    }
  }, []);
  useLayoutEffect(() => {
    document.body.classList.add("is-shared");
    return () => document.body.classList.remove("is-shared");
  }, []);

  function show(id: string, name: string): void {
    const next = clients.get(id);
    if (!next || next === shown) return;
    const here = new URL(location.href);
    here.searchParams.set("seat", id);
    here.searchParams.delete("beside");
    for (const each of people) if (each !== id) here.searchParams.append("beside", each);
    history.replaceState(history.state, "", here);
    onShow(next);
    announce(t("page.student.now-writes", { name }));
  }
  return (
    <nav class="s-who" aria-label={t("page.student.who-writes")}>
      {people.map((id) => {
        const found = clients.get(id);
        const name = (found && meOf(found)?.name) ?? client.store.collection("class", "people").value.get(id)?.name;
        if (!name) return null;
        return (
          <button key={id} type="button" aria-pressed={found === shown} aria-disabled={!found} onClick={() => show(id, name)}>
            <bdi>{name}</bdi>
          </button>
        );
      })}
    </nav>
  );
}

/** The page of another seat of this phone, without its looks. null: the seat is not this phone's any more. */
async function open(room: string, participant: string): Promise<Client | null> {
  try {
    const answer = await fetch(`/room/${room}?seat=${participant}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const start = startOf({ document: new DOMParser().parseFromString(await answer.text(), "text/html") });
    if (start.you?.participant !== participant) return null;
    const client = joinRoom(window, start);
    handInUnfinished(client);
    sendPhotosLeft(client);
    return client;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
    return open(room, participant);
  }
}
