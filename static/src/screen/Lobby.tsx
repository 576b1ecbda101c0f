// Before the lesson begins: how to come in, as large as it can be, and how many are here.

import { Icon } from "../parts/Icon";
import { many, t } from "../words";
import { counts, useScreen } from "./client";
import { codeOf } from "../parts/code";
import { FullScreen } from "./FullScreen";
import { Qr } from "./JoinBox";
import { Reconnecting } from "./Reconnecting";

export function Lobby() {
  const { client, start, room } = useScreen();
  const topics = Array.from(client.store.collection("screen", "topics").value.values());
  return (
    <main class="k k-lobby kokuban">
      <div class="k-lobby__tools">
        <Reconnecting />
        <FullScreen />
      </div>
      <section class="k-lobby__in">
        <h1 dir="auto" lang={room.language}>
          {room.title}
        </h1>
        {topics.map(({ label, value }) => (
          <p key={label} class="k-lobby__topic" dir="auto" lang={room.language}>
            <span>{label}</span> {value}
          </p>
        ))}
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
