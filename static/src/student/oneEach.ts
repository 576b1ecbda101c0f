// Where each group has one of the phase's prompts, its members see only that one.

import type { Client } from "../client";
import type { OpenVisit } from "./client";
import { groupFor } from "./people";

export function ownQuestion(client: Client, visit: OpenVisit): OpenVisit {
  const question = visit.one_each ? groupFor(client)?.question : null;
  const own = visit.prompts.filter(({ id }) => id === question);
  return own.length > 0 ? { ...visit, prompts: own } : visit;
}
