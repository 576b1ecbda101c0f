// Takes back something that is listed. Where its words go back into a field or can be handed in again, nothing is lost by
// it; else it is asked first.

import { useState } from "preact/hooks";
import { Question } from "../parts/Dialog";
import { t } from "../words";
import { lastAsked } from "./asked";
import { useClient } from "./client";

export interface TakeBackProps {
  readonly contribution: string;
  /** Puts its words where they can be changed. */
  readonly onDone?: () => void;
  readonly undone?: boolean;
}

export function TakeBack({ contribution, onDone, undone = onDone !== undefined }: TakeBackProps) {
  const client = useClient();
  const [asking, ask] = useState(false);
  const going = lastAsked(client, "Withdraw", (command) => command.contribution === contribution) !== undefined;
  const take = (): void => {
    client.outbox.add({ type: "Withdraw", contribution });
    onDone?.();
  };
  return (
    <>
      <button
        type="button"
        class="btn btn--bare btn--small"
        disabled={going}
        onClick={() => (undone ? take() : ask(true))}
      >
        {t("page.student.take-back")}
      </button>
      {asking && (
        <Question
          title={t("page.student.take-back-title")}
          text={t("page.student.take-back-for-all")}
          yes={t("page.student.take-back")}
          onYes={take}
          onNo={() => ask(false)}
        />
      )}
    </>
  );
}
