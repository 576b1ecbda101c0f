// The way in, in a corner: address, code, QR. Of a locked room only that it is.

import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useScreen } from "./client";
import { codeOf } from "../parts/code";

export function JoinBox() {
  const { start, room } = useScreen();
  if (room.locked) {
    return (
      <aside class="k-join" aria-label={t("page.screen.way-in")}>
        <p class="k-locked">
          <Icon name="lock" />
          {t("page.screen.locked")}
        </p>
      </aside>
    );
  }
  return (
    <aside class="k-join" aria-label={t("page.screen.way-in")}>
      <div>
        <span>{t("page.screen.join-at")}</span>
        <span class="k-join__at">{start.join}</span>
        <b>{codeOf(room.code)}</b>
      </div>
      <Qr />
    </aside>
  );
}

export function Qr() {
  const { room } = useScreen();
  return <img class="k-qr" src={`/j/${room.code}/qr.svg`} alt={t("page.screen.qr")} />;
}
