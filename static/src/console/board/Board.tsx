// The board column: what the class will see, in order, and what of it the class sees already.

import type { Client } from "../../client";

export function Board({ client }: { readonly client: Client }) {
  return <section data-streams={client.store.streams.value.size} />;
}
