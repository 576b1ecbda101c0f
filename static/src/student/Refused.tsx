// What the server would not take: its words stay here, to be copied, until they are put away.

import { useEffect } from "preact/hooks";
import { announce } from "../parts/announce";
import { Said } from "../parts/Said";
import { t } from "../words";
import type { Entry } from "../queue";
import { useClient } from "./client";
import { Notice } from "./Notices";

function wordsOf({ message }: Entry): string {
  return "text" in message ? message.text : "name" in message ? message.name : "";
}

export function Refused() {
  const { outbox } = useClient();
  const refused = outbox.refused.value;
  const latest = refused[refused.length - 1];
  useEffect(() => {
    if (latest) announce(latest.refusal?.message || t("page.student.refused"));
  }, [latest?.message.id]);
  return (
    <>
      {refused.map((entry) => (
        <Notice key={entry.message.id} icon="ask" tone="amber" onClose={() => outbox.dismiss(entry.message.id)}>
          <p>{entry.refusal?.message || t("page.student.refused")}</p>
          {wordsOf(entry) !== "" && (
            <>
              <p class="s-notice__small">{t("page.student.refused-words")}</p>
              <Said text={wordsOf(entry)} class="s-notice__words" />
            </>
          )}
        </Notice>
      ))}
    </>
  );
}
