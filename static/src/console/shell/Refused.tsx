// What the server would not do, and why; words that were in it stay to be copied.

import { useEffect } from "preact/hooks";
import type { Client } from "../../client";
import { announce } from "../../parts/announce";
import { Icon } from "../../parts/Icon";
import { Said } from "../../parts/Said";
import type { Entry } from "../../queue";
import { t } from "../../words";

function wordsOf({ message }: Entry): string {
  return "text" in message ? message.text : "name" in message ? message.name : "";
}

export function Refused({ client }: { readonly client: Client }) {
  const { outbox } = client;
  const refused = outbox.refused.value;
  const latest = refused[refused.length - 1];
  useEffect(() => {
    if (latest) announce(latest.refusal?.message || t("page.console.shell.refused"));
  }, [latest?.message.id]);
  if (refused.length === 0) return null;
  return (
    <section class="c-refused" aria-label={t("page.console.shell.not-done")}>
      {refused.map((entry) => (
        <div key={entry.message.id} class="c-notice c-notice--amber">
          <Icon name="ask" />
          <div class="grow">
            <p>{entry.refusal?.message || t("page.console.shell.refused")}</p>
            {wordsOf(entry) !== "" && <Said text={wordsOf(entry)} class="c-notice__words" />}
          </div>
          <button
            type="button"
            class="btn btn--bare btn--icon"
            aria-label={t("page.parts.close")}
            onClick={() => outbox.dismiss(entry.message.id)}
          >
            <Icon name="x" />
          </button>
        </div>
      ))}
    </section>
  );
}
