// Groups: who works with whom and why, what each group writes, and every way to form them.

import type { WalkProps } from "../walk/Walk";

export function GroupsView(_: WalkProps) {
  return null;
}
