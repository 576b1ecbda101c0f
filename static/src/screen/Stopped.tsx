// When the server will not show this screen any more: why, and what to do.

import type { RefusedReply } from "../wire";
import { t } from "../words";

export function Stopped({ why: { code, message } }: { readonly why: RefusedReply }) {
  // What is said of an unknown code is for those who type one.
  const gone = code === "not-found";
  return (
    <main class="k k-eyes k-eyes--stopped kokuban">
      <div role="alert">
        <h1>{gone ? t("page.screen.gone") : t("page.screen.stopped")}</h1>
        {!gone && <p>{message}</p>}
        <p>{gone ? t("page.screen.gone-text") : t("page.screen.stopped-text")}</p>
      </div>
      {!gone && (
        <button type="button" class="btn btn--line btn--l" onClick={() => location.reload()}>
          {t("page.screen.load-again")}
        </button>
      )}
    </main>
  );
}
