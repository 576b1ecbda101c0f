// Takes back something that is listed. Its words go back into the field where there is room, so nothing is lost by it.

import { t } from "../words";
import { useClient } from "./client";

export function TakeBack({ contribution, onDone }: { readonly contribution: string; readonly onDone?: () => void }) {
  const { outbox } = useClient();
  const going = outbox.waiting.value.some(
    ({ message }) => message.type === "Withdraw" && message.contribution === contribution,
  );
  return (
    <button
      type="button"
      class="btn btn--bare btn--small"
      disabled={going}
      onClick={() => {
        outbox.add({ type: "Withdraw", contribution });
        onDone?.();
      }}
    >
      {t("page.student.take-back")}
    </button>
  );
}
