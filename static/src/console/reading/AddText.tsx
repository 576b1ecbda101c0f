// A text that the instructor pastes: it stays in its field until the server has it.

import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { LIMITS } from "../../wire";
import { t } from "../../words";
import { sendText } from "./sending";

/** Outlives the window. */
const draft = signal({ title: "", markdown: "" });

export function AddText({ room, onDone }: { readonly room: string; readonly onDone: () => void }) {
  const { title, markdown } = draft.value;
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const whole = title.trim() !== "" && markdown.trim() !== "";
  async function send(): Promise<void> {
    if (!whole || sending) return;
    setSending(true);
    const refused = await sendText(room, title.trim(), markdown);
    setSending(false);
    setProblem(refused ?? "");
    if (refused !== null) return;
    draft.value = { title: "", markdown: "" };
    onDone();
  }
  return (
    <form
      class="c-reading__paste"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="label" for="c-read-title">
        {t("page.console.reading.title-of")}
      </label>
      <input ref={first} id="c-read-title" class="field" dir="auto" autoComplete="off" maxLength={LIMITS.LABEL} value={title} onInput={(event) => void (draft.value = { title: event.currentTarget.value, markdown })} />
      <label class="label" for="c-read-text">
        {t("page.console.reading.text-of")}
      </label>
      <textarea
        id="c-read-text"
        class="field"
        rows={8}
        dir="auto"
        maxLength={LIMITS.MATERIAL_TEXT}
        aria-describedby="c-read-how"
        value={markdown}
        onInput={(event) => void (draft.value = { title, markdown: event.currentTarget.value })}
      />
      <p id="c-read-how" class="muted">
        {t("page.console.reading.text-how")}
      </p>
      {problem !== "" && (
        <p class="c-notice c-notice--amber" role="alert">
          {problem}
        </p>
      )}
      <div class="dialog__buttons">
        <button type="button" class="btn btn--line" onClick={onDone}>
          {t("page.parts.cancel")}
        </button>
        <button type="submit" class="btn btn--main" aria-disabled={!whole || sending}>
          {t("page.console.reading.add")}
        </button>
      </div>
    </form>
  );
}
