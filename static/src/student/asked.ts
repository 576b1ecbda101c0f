// What has been asked and is not answered yet: a button shows at once what was pressed.

import type { Client } from "../client";
import type { AnyCommand, CommandMessage } from "../wire";

type Of<Type extends AnyCommand["type"]> = Extract<CommandMessage, { readonly type: Type }>;

/** The last command of that type, among those that `fits`. */
export function lastAsked<Type extends AnyCommand["type"]>(
  { outbox }: Client,
  type: Type,
  fits: (command: Of<Type>) => boolean = () => true,
): Of<Type> | undefined {
  const is = (message: CommandMessage): message is Of<Type> => message.type === type;
  const found = outbox.waiting.value.map(({ message }) => message).filter(is).filter(fits);
  return found[found.length - 1];
}
