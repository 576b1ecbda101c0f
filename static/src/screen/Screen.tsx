import type { PageProps } from "../page";
import { roomOf } from "../parts/course";

export function Screen({ client }: PageProps) {
  const room = roomOf(client.store, "screen");
  return <main>{room?.title}</main>;
}
