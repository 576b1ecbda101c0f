// What the class can say now, in its own words, on the green that everybody shares.

import { bySeq } from "../parts/course";
import { Said } from "../parts/Said";
import { list, t } from "../words";
import { useClient } from "./client";

export function Conclusions() {
  const { store } = useClient();
  const conclusions = bySeq(store.collection("class", "conclusions").value.values());
  if (conclusions.length === 0) return null;
  return (
    <section class="s-sec">
      <h2 class="h2">{t("page.student.what-we-can-say")}</h2>
      <div class="kokuban conclusion">
        {conclusions.map((each) => {
          const names = each.credits.flatMap((name) => (name ? [name] : []));
          return (
            <div key={each.seq} class="conclusion__one">
              <Said text={each.text} />
              {names.length > 0 && <p class="credit">{t("page.student.from", { names: list(names) })}</p>}
            </div>
          );
        })}
      </div>
    </section>
  );
}
