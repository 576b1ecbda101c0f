// How a room's page begins: what the server wrote into it is read, and the page is drawn before anything is connected.

import { render, type ComponentType } from "preact";
import { joinRoom, startOf, type Client, type Start } from "./client";
import { speak } from "./words";

export interface PageProps {
  readonly client: Client;
  readonly start: Start;
}

export function begin(Page: ComponentType<PageProps>): void {
  const place = document.getElementById("app");
  if (!place) return;
  const start = startOf(window);
  const words: Record<string, string> = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  speak(words, start.language);
  render(<Page client={joinRoom(window, start)} start={start} />, place);
}
