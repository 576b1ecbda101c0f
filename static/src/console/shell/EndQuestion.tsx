// Ending cannot be undone, so it is asked first.

import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { t } from "../../words";

export function EndQuestion({ client, onClose }: { readonly client: Client; readonly onClose: () => void }) {
  return (
    <Question
      title={t("page.console.shell.end-title")}
      text={t("page.console.shell.end-text")}
      yes={t("page.console.shell.end-room")}
      onYes={() => client.outbox.add({ type: "EndRoom" })}
      onNo={onClose}
    />
  );
}
