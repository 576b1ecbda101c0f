// What has been asked and is not shown by the server yet: a button shows at once what was pressed, and goes on showing it
// until the view has caught up with the acknowledgement.

import type { Client } from "../client";
import type { AnyCommand, CommandMessage } from "../wire";

type Of<Type extends AnyCommand["type"]> = Extract<CommandMessage, { readonly type: Type }>;

/** The last command of that type, among those that `fits`. */
export function lastAsked<Type extends AnyCommand["type"]>(
  { outbox, store }: Client,
  type: Type,
  fits: (command: Of<Type>) => boolean = () => true,
): Of<Type> | undefined {
  const is = (message: CommandMessage): message is Of<Type> => message.type === type;
  const reached = store.reached("own");
  const unseen = outbox.taken.value.filter(({ seq }) => seq > reached);
  const found = [...unseen, ...outbox.waiting.value].map(({ message }) => message).filter(is).filter(fits);
  return found[found.length - 1];
}
