// Sum up: the proposals, and the conclusion that is made of them.

import type { Client } from "../../client";

export function SumUpView({ client }: { readonly client: Client }) {
  return <section data-streams={client.store.streams.value.size} />;
}
