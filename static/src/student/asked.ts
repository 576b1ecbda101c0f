// What has been asked and is not shown by the server yet: a button shows at once what was pressed, and goes on showing it
// until the view has caught up with the acknowledgement.

import type { Client } from "../client";
import type { AnyCommand, CommandMessage, StreamKind } from "../wire";

type Of<Type extends AnyCommand["type"]> = Extract<CommandMessage, { readonly type: Type }>;

/** Where it is seen what came of a command; of all others in one's own stream. */
const SEEN_IN: Partial<Record<AnyCommand["type"], StreamKind>> = {
  ClaimCard: "class",
  AskForPen: "group",
  OfferToExplain: "group",
};

/** The last command of that type, among those that `fits`. */
export function lastAsked<Type extends AnyCommand["type"]>(
  { outbox, store }: Client,
  type: Type,
  fits: (command: Of<Type>) => boolean = () => true,
): Of<Type> | undefined {
  const is = (message: CommandMessage): message is Of<Type> => message.type === type;
  const reached = store.reached(SEEN_IN[type] ?? "own");
  const unseen = outbox.taken.value.filter(({ seq }) => seq > reached);
  const found = [...unseen, ...outbox.waiting.value].map(({ message }) => message).filter(is).filter(fits);
  return found[found.length - 1];
}
