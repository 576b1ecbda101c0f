// Discuss: the cards with where students stand, who is convinced by what, and the points.

import type { Client } from "../../client";

export function TalkView({ client }: { readonly client: Client }) {
  return <section data-streams={client.store.streams.value.size} />;
}
