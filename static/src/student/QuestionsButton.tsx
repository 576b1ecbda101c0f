// The way to the open questions, with how many there are.

import { Icon } from "../parts/Icon";
import { number, t } from "../words";
import { roomFor, useClient, visitFor } from "./client";
import { questionsOpen } from "./windows";

export function QuestionsButton() {
  const client = useClient();
  const open = Array.from(client.store.collection("class", "questions").value.values()).filter(({ state }) => state === "open");
  if (!visitFor(client) || roomFor(client)?.state !== "running") return null;
  return (
    <button type="button" class="btn btn--bare s-earlier" aria-haspopup="dialog" onClick={() => void (questionsOpen.value = true)}>
      <Icon name="ask" size="s" />
      {t("page.student.open-questions")}
      {open.length > 0 && <b class="num">{number(open.length)}</b>}
    </button>
  );
}
