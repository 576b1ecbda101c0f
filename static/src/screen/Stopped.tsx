// When the server will not show this screen any more: why, and what to do.

import { t } from "../words";

export function Stopped({ message }: { readonly message: string }) {
  return (
    <main class="k k-eyes k-eyes--stopped kokuban">
      <div role="alert">
        <h1>{t("page.screen.stopped")}</h1>
        <p>{message}</p>
        <p>{t("page.screen.stopped-text")}</p>
      </div>
      <button type="button" class="btn btn--line btn--l" onClick={() => location.reload()}>
        {t("page.screen.load-again")}
      </button>
    </main>
  );
}
