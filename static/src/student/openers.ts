// Words to begin a sentence with: the hardest part of joining in is its first word.

import type { PointKind } from "../wire";
import { t } from "../words";

const OPENERS: Record<PointKind, readonly string[]> = {
  build: ["page.student.opener.build-1", "page.student.opener.build-2", "page.student.opener.build-3"],
  challenge: ["page.student.opener.challenge-1", "page.student.opener.challenge-2", "page.student.opener.challenge-3"],
  ask: ["page.student.opener.ask-1", "page.student.opener.ask-2", "page.student.opener.ask-3"],
};

export function openersFor(kind: PointKind): readonly string[] {
  return OPENERS[kind].map((id) => t(id));
}
