// Under the heading of every phase: what the class talks about, and which side one argues.

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../parts/announce";
import { LONG_TOPIC, topicLine, topicsBeside, topicsOf } from "../parts/topics";
import { t } from "../words";
import { meOf, useClient, type OpenVisit } from "./client";

export function Standing({ visit }: { readonly visit: OpenVisit }) {
  const { store } = useClient();
  // In groups and in the talk the prompt is folded or out of sight.
  const seen = visit.kind !== "groups" && visit.kind !== "discuss";
  const topics = seen ? topicsBeside(store, "class", visit) : topicsOf(store, "class");
  return (
    <>
      {topics.map((topic) =>
        topic.value.length > LONG_TOPIC ? (
          <details key={topic.label} class="s-topic">
            <summary dir="auto">{topicLine(topic)}</summary>
          </details>
        ) : (
          <p key={topic.label} class="s-topic" dir="auto">
            {topicLine(topic)}
          </p>
        ),
      )}
      <Side visit={visit} />
    </>
  );
}

function Side({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const side = meOf(client)?.side ?? null;
  const sides = client.store.collection("class", "sides").value.get("sides");
  const argued = side === null ? "" : t("page.student.argue", { side });
  const over = sides?.swapped_in === visit.id;
  const said = useRef(argued);
  useEffect(() => {
    if (argued && argued !== said.current) announce(over ? `${t("page.parts.sides-over")} ${argued}` : argued);
    said.current = argued;
  }, [argued]);
  if (!argued) return null;
  return (
    <p class={`s-side ${over ? "s-side--over" : ""}`}>
      {over && <span>⇄ {t("page.parts.sides-over")}</span>}
      <b dir="auto">{argued}</b>
    </p>
  );
}
