// Why an answer should come to the board: a note for the instructor alone. Writing it marks the answer.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { LIMITS } from "../../wire";
import { t } from "../../words";
import { mark, marksOf } from "../board/wanted";

export function Because({ client, contribution }: { readonly client: Client; readonly contribution: string }) {
  const noted = marksOf(client).get(contribution) ?? null;
  const [text, setText] = useState(noted ?? "");
  const now = useRef(text);
  now.current = text;
  const before = useRef(noted);
  before.current = noted;
  const note = (): void => {
    const because = now.current.trim();
    if (because !== (before.current ?? "")) mark(client, contribution, because);
  };
  // It is kept also where the window is closed over it.
  useEffect(() => note, [contribution]);
  return (
    <label class="c-because">
      <span class="label">{t("page.console.walk.because")}</span>
      <input
        class="field"
        dir="auto"
        maxLength={LIMITS.LABEL}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={note}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          note();
        }}
      />
    </label>
  );
}
