// What this room's plan was filled with, such as the claim that a seminar discusses: it stands above every prompt that does
// not say it itself.

import type { Store } from "../store";
import type { TopicInfo, VisitInfo } from "../wire";
import { t } from "../words";

type Course = "class" | "instructor" | "screen";

/** Longer ones are folded. */
export const LONG_TOPIC = 70;

export function topicsOf(store: Store, stream: Course): readonly TopicInfo[] {
  return Array.from(store.collection(stream, "topics").value.values()).filter(({ value }) => value !== "");
}

/** Those that what is asked does not say itself. */
export function topicsBeside(store: Store, stream: Course, visit: Pick<VisitInfo, "prompts" | "question_html">): readonly TopicInfo[] {
  const topics = topicsOf(store, stream);
  if (topics.length === 0) return topics;
  const asked = folded(wordsOf([...visit.prompts.map(({ html }) => html), visit.question_html].join(" ")));
  return topics.filter(({ value }) => !asked.includes(folded(value)));
}

/** A label that asks needs no colon. */
export function topicLine({ label, value }: TopicInfo): string {
  return /[?？]\s*$/.test(label) ? `${label} ${value}` : t("page.parts.topic", { label, value });
}

/** The document is made without running or loading anything. */
function wordsOf(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
