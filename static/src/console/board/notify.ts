// Where the board's news go until they are shown on the page.

import { announce } from "../../parts/announce";

export function notify(text: string, _undo?: () => void): void {
  announce(text);
}
