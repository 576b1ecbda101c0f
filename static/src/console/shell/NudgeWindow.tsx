// A sentence to the whole class; there is none to one alone.

import { useState } from "preact/hooks";
import type { Client } from "../../client";
import { Dialog } from "../../parts/Dialog";
import { LIMITS } from "../../wire";
import { t } from "../../words";
import { notify } from "./toast";

const READY = ["page.console.shell.nudge-1", "page.console.shell.nudge-2", "page.console.shell.nudge-3", "page.console.shell.nudge-4"];

export interface NudgeProps {
  readonly client: Client;
  readonly onClose: () => void;
}

export function NudgeWindow({ client, onClose }: NudgeProps) {
  const [text, setText] = useState("");
  function send(words: string): void {
    if (words.trim() === "") return;
    client.outbox.add({ type: "Nudge", text: words });
    notify(t("page.console.shell.nudged"));
    onClose();
  }
  return (
    <Dialog title={t("page.console.shell.nudge")} onClose={onClose} class="c-window">
      <p class="muted">{t("page.console.shell.nudge-how")}</p>
      <ul class="c-nudges">
        {READY.map((id) => (
          <li key={id}>
            <button type="button" class="choice" onClick={() => send(t(id))}>
              {t(id)}
            </button>
          </li>
        ))}
      </ul>
      <form
        class="c-row"
        onSubmit={(event) => {
          event.preventDefault();
          send(text);
        }}
      >
        <input
          class="field"
          dir="auto"
          maxLength={LIMITS.LABEL}
          aria-label={t("page.console.shell.nudge-own")}
          placeholder={t("page.console.shell.nudge-own")}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn--main" aria-disabled={text.trim() === ""}>
          {t("page.console.shell.say")}
        </button>
      </form>
    </Dialog>
  );
}
