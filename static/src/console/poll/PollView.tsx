// Poll: the votes and reasons, before the class sees them and after.

import type { Client } from "../../client";

export function PollView({ client }: { readonly client: Client }) {
  return <section data-streams={client.store.streams.value.size} />;
}
