// One line that is kept when the field is left, on Enter, and when it goes away with what it stands in.

import { useEffect, useRef, useState } from "preact/hooks";
import { LIMITS } from "../../wire";

export interface NoteFieldProps {
  readonly label: string;
  /** As it is kept; perhaps empty. */
  readonly kept: string;
  readonly onKeep: (text: string) => void;
}

export function NoteField({ label, kept, onKeep }: NoteFieldProps) {
  const [text, setText] = useState(kept);
  const now = useRef({ text, kept, onKeep });
  now.current = { text, kept, onKeep };
  const keep = (): void => {
    const words = now.current.text.trim();
    if (words !== now.current.kept) now.current.onKeep(words);
  };
  useEffect(() => keep, []);
  return (
    <label class="c-note">
      <span class="label">{label}</span>
      <input
        class="field"
        dir="auto"
        maxLength={LIMITS.LABEL}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          keep();
        }}
      />
    </label>
  );
}
