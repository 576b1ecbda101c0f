// What the class has already said in its own words, as the class sees it.

import type { Client } from "../../client";
import { bySeq } from "../../parts/course";
import { Said } from "../../parts/Said";
import { list, t } from "../../words";

export function Conclusions({ client }: { readonly client: Client }) {
  const conclusions = bySeq(client.store.collection("instructor", "conclusions").value.values());
  if (conclusions.length === 0) return null;
  return (
    <section class="kokuban conclusions" aria-labelledby="c-conclusions-title">
      <h2 id="c-conclusions-title">{t("page.console.sumup.we-can-say")}</h2>
      <ol>
        {conclusions.map((each) => {
          const names = each.credits.filter((name) => name !== null);
          return (
            <li key={each.seq}>
              <Said text={each.text} class="read" />
              {names.length > 0 && <p class="credit">{t("page.console.sumup.stands-on", { names: list(names) })}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
