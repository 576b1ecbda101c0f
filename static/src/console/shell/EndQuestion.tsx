// Ending cannot be undone, so it is asked first.

import type { Client } from "../../client";
import { Question } from "../../parts/Dialog";
import { visitOf } from "../../parts/course";
import { many, t } from "../../words";
import { stillWriting } from "./stillWriting";

export function EndQuestion({ client, onClose }: { readonly client: Client; readonly onClose: () => void }) {
  const visit = visitOf(client.store, "instructor");
  const writing = visit ? stillWriting(client, visit.id) : 0;
  const warning = many("page.console.shell.end-writing-one", "page.console.shell.end-writing-other", writing);
  return (
    <Question
      title={t("page.console.shell.end-title")}
      text={writing > 0 ? `${warning} ${t("page.console.shell.end-text")}` : t("page.console.shell.end-text")}
      yes={t("page.console.shell.end-room")}
      onYes={() => client.outbox.add({ type: "EndRoom" })}
      onNo={onClose}
    />
  );
}
