// Reflect: what each student thinks now, for the instructor's eyes.

import type { Client } from "../../client";

export function ReflectView({ client }: { readonly client: Client }) {
  return <section data-streams={client.store.streams.value.size} />;
}
