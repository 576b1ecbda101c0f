// Which visit a view of the talk is about: the open one, if it is of that kind, else the latest of that kind.

import { bySeq, visitOf } from "../../parts/course";
import type { Store } from "../../store";
import type { PhaseKind, VisitInfo } from "../../wire";

export type Visit = VisitInfo & { readonly id: string };

export function visitFor(store: Store, kind: PhaseKind): Visit | null {
  const open = visitOf(store, "instructor");
  if (open?.kind === kind) return open;
  const visits = Array.from(store.collection("instructor", "visits").value, ([id, visit]) => ({ ...visit, id }));
  const found = bySeq(visits.filter((visit) => visit.kind === kind));
  return found[found.length - 1] ?? null;
}
