// What was just done, with a way back; it stays while it is looked at.

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { told } from "./toast";

const STAYS = 12_000;

export function Toasts() {
  const now = told.value;
  const [held, hold] = useState(false);
  useEffect(() => {
    if (!now || held) return;
    const timer = setTimeout(() => {
      if (told.peek() === now) told.value = null;
    }, STAYS);
    return () => clearTimeout(timer);
  }, [now, held]);
  const close = (): void => void (told.value = null);
  return (
    <section
      class="c-toasts"
      aria-label={t("page.console.shell.just-done")}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocusIn={() => hold(true)}
      onFocusOut={() => hold(false)}
    >
      {now && (
        <div class="c-toast">
          <p>{now.text}</p>
          {now.undo && (
            <button
              type="button"
              class="btn c-toast__undo"
              onClick={() => {
                now.undo?.();
                close();
              }}
            >
              <Icon name="undo" />
              {t("page.console.shell.undo")}
            </button>
          )}
          <button type="button" class="btn btn--icon" aria-label={t("page.parts.close")} onClick={close}>
            <Icon name="x" />
          </button>
        </div>
      )}
    </section>
  );
}
