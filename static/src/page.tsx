// How a room's page begins: what the server wrote into it is read, and the page is drawn before anything is connected.

import { render, type ComponentType } from "preact";
import { joinRoom, startOf, type Client, type Start } from "./client";
import { showRoom } from "./parts/pictures";
import { speak } from "./words";

const COMPOSING = 229;

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
  showRoom(start.room);
  document.addEventListener("keydown", keepComposing, true);
  const show = (client: Client): void => render(<Page client={client} start={start} />, place);
  if (start.preview) void import("./preview").then(({ lookAt }) => show(lookAt(window, start)));
  else show(joinRoom(window, start));
}

/** The Enter that ends a composition hands no form in. Safari says so by the key's number alone. */
function keepComposing(event: KeyboardEvent): void {
  const composing = event.isComposing || event.keyCode === COMPOSING;
  if (composing && event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}
