// A small word while there is no connection; what is on the screen stays there. Said only when it lasts.

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useScreen } from "./client";

const LASTS = 1_500;

export function Reconnecting() {
  const away = useScreen().client.connection.state.value === "connecting";
  const [said, say] = useState(false);
  useEffect(() => {
    if (!away) return say(false);
    const timer = setTimeout(() => say(true), LASTS);
    return () => clearTimeout(timer);
  }, [away]);
  return (
    <span class="k-conn" role="status">
      {said && (
        <span class="conn" data-s="offline">
          <Icon name="sync" />
          {t("page.screen.reconnecting")}
        </span>
      )}
    </span>
  );
}
