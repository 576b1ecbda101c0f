// When the server will not let this console go on: why, and where to go.

import { t } from "../../words";

export function Stopped({ message }: { readonly message: string }) {
  return (
    <main class="c-stopped">
      <div class="panel" role="alert">
        <h1 class="read">{t("page.console.shell.stopped")}</h1>
        <p>{message}</p>
        <div class="btn-row">
          <button type="button" class="btn btn--main" onClick={() => location.reload()}>
            {t("page.console.shell.load-again")}
          </button>
          <a class="btn btn--line" href="/instructor">
            {t("page.console.shell.library")}
          </a>
        </div>
      </div>
    </main>
  );
}
