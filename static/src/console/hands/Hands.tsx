// Raised hands, those who spoke least first, and calls for help; the instructor's alone.

import type { Client } from "../../client";

export function Hands({ client }: { readonly client: Client }) {
  return <section data-streams={client.store.streams.value.size} />;
}
