// What some of the class said when they looked back last time, as far as the instructor opens the lesson with it.

import type { Store } from "../store";
import { t } from "../words";

export function LastTime({ store, stream }: { readonly store: Store; readonly stream: "class" | "screen" }) {
  const lines = Array.from(store.collection(stream, "lines").value);
  if (lines.length === 0) return null;
  return (
    <section class="last-time" aria-labelledby="last-time">
      <h2 id="last-time" class="eyebrow">
        {t("page.parts.last-time")}
      </h2>
      <ul>
        {lines.map(([id, { text }]) => (
          <li key={id}>
            <q dir="auto">{text}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}
