// In, and waiting for the class to start.

import { LastTime } from "../parts/LastTime";
import { many, t } from "../words";
import { meOf, roomFor, useClient } from "./client";
import { Frame } from "./Frame";
import { askToRename } from "./windows";
import { topic } from "./topic";

export function Lobby() {
  const client = useClient();
  const room = roomFor(client);
  const name = meOf(client)?.name;
  const here = client.store.collection("class", "people").value.size;
  const said = topic(client);
  return (
    <Frame dock={<p class="s-note s-note--tall">{t("page.student.lobby-note")}</p>}>
      <section class="s-lobby">
        <p class="s-lobby__in">{t("page.student.lobby-in")}</p>
        <p class="s-lobby__name" dir="auto">
          {name}
        </p>
        <button type="button" class="btn btn--bare" onClick={() => void (askToRename.value = true)}>
          {t("page.student.rename")}
        </button>
        <p class="s-lobby__wait">
          {room?.led_by ? t("page.student.lobby-led", { name: room.led_by }) : t("page.student.lobby-wait")}
        </p>
        {said && (
          <p class="s-lobby__topic read" dir="auto">
            {said}
          </p>
        )}
        <LastTime store={client.store} stream="class" />
        <p class="muted">{many("page.student.here-one", "page.student.here-other", here)}</p>
      </section>
    </Frame>
  );
}
