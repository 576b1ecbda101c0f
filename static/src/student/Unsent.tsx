// Words that are on this phone and nowhere else, to be read and copied.

import { Said } from "../parts/Said";
import { t } from "../words";
import { useClient } from "./client";

export function Unsent({ drafts }: { readonly drafts: readonly string[] }) {
  const { outbox } = useClient();
  const waiting = outbox.waiting.value.flatMap(({ message }) => ("text" in message ? [message.text] : []));
  const words = [...new Set([...drafts, ...waiting])];
  if (words.length === 0) return null;
  return (
    <section class="s-sec">
      <h2 class="h2">{t("page.student.not-sent")}</h2>
      {words.map((text) => (
        <div key={text} class="sheet s-said">
          <Said text={text} />
        </div>
      ))}
    </section>
  );
}
