// Which sides are argued, how many argue each, and that they have changed over. What the class talks about, beside it.

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../parts/announce";
import { topicLine, topicsBeside } from "../parts/topics";
import { number, t } from "../words";
import { useScreen, type OpenVisit } from "./client";

export function Stand({ visit }: { readonly visit: OpenVisit }) {
  const { client } = useScreen();
  const topics = topicsBeside(client.store, "screen", visit);
  const given = client.store.collection("screen", "sides").value.get("sides")?.given ?? false;
  if (topics.length === 0 && !given) return null;
  return (
    <div class="k-stand">
      {topics.length > 0 && (
        <p class="k-topic" dir="auto">
          {topics.map(topicLine).join(" · ")}
        </p>
      )}
      <Sides visit={visit} />
    </div>
  );
}

function Sides({ visit }: { readonly visit: OpenVisit }) {
  const { client } = useScreen();
  const sides = client.store.collection("screen", "sides").value.get("sides");
  const swaps = useRef(sides?.swaps ?? 0);
  const over = sides?.swapped_in === visit.id;
  useEffect(() => {
    if (over && (sides?.swaps ?? 0) > swaps.current) announce(t("page.parts.sides-over"));
    swaps.current = sides?.swaps ?? 0;
  }, [sides?.swaps]);
  if (!sides?.given) return null;
  return (
    <p class={`k-sides ${over ? "k-sides--over" : ""}`}>
      {over && <b>⇄ {t("page.parts.sides-over")}</b>}
      {sides.names.map((name, at) => (
        <span key={name}>
          <bdi>{name}</bdi> <b class="num">{number(sides.numbers[at] ?? 0)}</b>
        </span>
      ))}
    </p>
  );
}
