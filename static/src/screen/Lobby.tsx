// Before the lesson begins: how to come in, as large as it can be, and how many are here.

import { Icon } from "../parts/Icon";
import { LastTime } from "../parts/LastTime";
import { many, t } from "../words";
import { counts, useScreen } from "./client";
import { codeOf } from "../parts/code";
import { FullScreen } from "./FullScreen";
import { Qr } from "./JoinBox";
import { Reconnecting } from "./Reconnecting";
import { useFit } from "./useFit";

export function Lobby() {
  const { client, start, room } = useScreen();
  const name = useFit<HTMLDivElement>(5, room);
  const topics = Array.from(client.store.collection("screen", "topics").value.values());
  return (
    <main class="k k-lobby kokuban">
      <div class="k-lobby__tools">
        <Reconnecting />
        <FullScreen />
      </div>
      <section class="k-lobby__in">
        <div ref={name} class="k-lobby__name" lang={room.language}>
          <h1 dir="auto">{room.title}</h1>
          {topics.map(({ label, value }) => (
            <p key={label} class="k-lobby__topic" dir="auto">
              <span>{label}</span> {value}
            </p>
          ))}
        </div>
        {room.locked ? (
          <p class="k-locked">
            <Icon name="lock" />
            {t("page.screen.locked")}
          </p>
        ) : (
          <p class="k-lobby__at">
            <span>{t("page.screen.join-at")}</span> <b>{start.join}</b>
          </p>
        )}
        {!room.locked && <p class="k-lobby__code">{codeOf(room.code)}</p>}
        <Here n={counts(client).here} />
        <LastTime store={client.store} stream="screen" />
      </section>
      {!room.locked && <Qr />}
    </main>
  );
}

export function Here({ n }: { readonly n: number }) {
  return (
    <p class="k-here num">
      {n === 0 ? t("page.screen.nobody-here") : many("page.screen.here-one", "page.screen.here-other", n)}
    </p>
  );
}
