// When the server will not let this console go on: why, and where to go.

import type { RefusedReply } from "../../wire";
import { t } from "../../words";

/** null: the server has told nothing of this room. */
export function Stopped({ why }: { readonly why: RefusedReply | null }) {
  const deleted = why?.code === "not-found";
  return (
    <main class="c-stopped">
      <div class="panel" role="alert">
        <h1 class="read">{deleted ? t("page.console.shell.deleted") : t("page.console.shell.stopped")}</h1>
        <p>{deleted ? t("page.console.shell.deleted-text") : why?.message}</p>
        <div class="btn-row">
          {!deleted && (
            <button type="button" class="btn btn--main" onClick={() => location.reload()}>
              {t("page.console.shell.load-again")}
            </button>
          )}
          <a class={deleted ? "btn btn--main" : "btn btn--line"} href="/instructor">
            {t("page.console.shell.library")}
          </a>
        </div>
      </div>
    </main>
  );
}
