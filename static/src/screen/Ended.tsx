// The end: thanks, and what the class can say now.

import { t } from "../words";
import { conclusions, useScreen } from "./client";
import { FullScreen } from "./FullScreen";
import { Conclusions } from "./Conclusions";

export function Ended() {
  const { client, room } = useScreen();
  const found = conclusions(client);
  return (
    <main class={`k k-ended ${found.length === 0 ? "k-ended--plain" : ""} kokuban`}>
      <div class="k-lobby__tools">
        <FullScreen />
      </div>
      <header>
        <h1>{t("page.screen.thanks")}</h1>
        <p dir="auto" lang={room.language}>
          {room.title}
        </p>
      </header>
      {found.length > 0 && <Conclusions conclusions={found} largest={3.6} />}
    </main>
  );
}
