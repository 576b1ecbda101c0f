// The plan's file as it is written, with what is wrong beside its lines: for those who like it, and for files that no form
// can show.

import { useRef } from "preact/hooks";
import { many, number, t } from "../words";
import { useDesk } from "./context";

export function TextForm() {
  const desk = useDesk();
  const box = useRef<HTMLTextAreaElement>(null);
  const faults = desk.faults.value;
  const goTo = (line: number): void => {
    const area = box.current;
    if (!area) return;
    const lines = area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 20;
    area.scrollTop = Math.max(0, (line - 4) * height);
  };
  return (
    <section class="w-text" aria-labelledby="w-text-h">
      <h2 id="w-text-h" class="w-h">
        {t("page.workshop.text")}
      </h2>
      <p class="w-hint">{t("page.workshop.text.how")}</p>
      {faults.length > 0 && (
        <div class="w-faults">
          <p id="w-text-wrong">{many("page.workshop.faults.one", "page.workshop.faults.other", faults.length)}</p>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.line} ${fault.text}`}>
                <button type="button" class="w-fault" onClick={() => goTo(fault.line)}>
                  <b>{t("page.workshop.line", { n: number(fault.line) })}: </b>
                  {fault.text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <textarea
        ref={box}
        id="w-text"
        class="field w-code"
        aria-labelledby="w-text-h"
        spellcheck={false}
        dir="auto"
        value={desk.text.value}
        onInput={(event) => desk.write(event.currentTarget.value)}
        {...(faults.length > 0 ? { "aria-invalid": true, "aria-describedby": "w-text-wrong" } : {})}
      />
    </section>
  );
}
