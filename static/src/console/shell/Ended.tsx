// After the end: what was said leaves as a transcript.

import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";

export function Ended({ client }: { readonly client: Client }) {
  const code = roomOf(client.store, "instructor")?.code ?? "";
  const transcript = `/instructor/rooms/${code}/transcript`;
  return (
    <section class="panel c-ended" aria-labelledby="c-ended-title">
      <h2 id="c-ended-title" class="read">
        {t("page.console.shell.ended-title")}
      </h2>
      <p>{t("page.console.shell.ended-text")}</p>
      <div class="btn-row">
        <a class="btn btn--main" href={transcript}>
          <Icon name="doc" />
          {t("page.console.shell.transcript")}
        </a>
        <a class="btn btn--line" href={`${transcript}.md`} download={`${code}.md`}>
          <Icon name="download" />
          Markdown
        </a>
        <a class="btn btn--line" href={`${transcript}.json`} download={`${code}.json`}>
          <Icon name="download" />
          JSON
        </a>
        <a class="btn btn--bare" href="/instructor">
          {t("page.console.shell.library")}
        </a>
      </div>
    </section>
  );
}
