// Everybody looks up. Nothing to tap; what is being written waits behind.

import { Icon } from "../parts/Icon";
import { t } from "../words";
import { roomFor, useClient } from "./client";

export function EyesUp() {
  const name = roomFor(useClient())?.led_by;
  return (
    <main class="eyes kokuban">
      <Icon name="eyes-up" />
      <div role="alert">
        <h2>{t("page.student.eyes-up")}</h2>
        <p>{name ? t("page.student.eyes-up-led", { name }) : t("page.student.eyes-up-plain")}</p>
      </div>
    </main>
  );
}
