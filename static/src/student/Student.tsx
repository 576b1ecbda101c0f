import type { PageProps } from "../page";
import { roomOf } from "../parts/course";

export function Student({ client }: PageProps) {
  const room = roomOf(client.store, "class");
  return <main>{room?.title}</main>;
}
