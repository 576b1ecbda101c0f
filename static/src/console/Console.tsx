import type { PageProps } from "../page";
import { roomOf } from "../parts/course";

export function Console({ client }: PageProps) {
  const room = roomOf(client.store, "instructor");
  return <main>{room?.title}</main>;
}
