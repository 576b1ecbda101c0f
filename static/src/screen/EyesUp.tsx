// Everybody looks up: nothing else is on the screen until the instructor goes on.

import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useScreen } from "./client";

export function EyesUp() {
  const { led_by: name } = useScreen().room;
  return (
    <div class="k k-eyes kokuban">
      <Icon name="eyes-up" />
      <div role="alert">
        <h1>{t("page.screen.eyes-up")}</h1>
        <p dir="auto">{name ? t("page.screen.eyes-up-led", { name }) : t("page.screen.eyes-up-plain")}</p>
      </div>
    </div>
  );
}
