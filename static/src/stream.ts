// A page for developers: everything that this seat is told, as text, and a box to send commands. Only text nodes.

import { effect } from "@preact/signals";
import { joinRoom, startOf, type Client } from "./client";
import type { Entry } from "./queue";
import type { AnyCommand } from "./wire";

const EXAMPLE = '{"type": "RaiseHand", "raised": true}';

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text = "",
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (text !== "") made.append(document.createTextNode(text));
  made.append(...children);
  return made;
}

/** JSON with maps as objects, for reading. */
function pretty(value: unknown): string {
  const plain = (_: string, inner: unknown): unknown => (inner instanceof Map ? Object.fromEntries(inner) : inner);
  return JSON.stringify(value, plain, 2);
}

function showState({ store, outbox, connection }: Client): HTMLElement {
  const shown = element("p");
  shown.setAttribute("role", "status");
  effect(() => {
    const stopped = connection.stopped.value;
    const lines = [
      `connection: ${connection.state.value}${stopped ? ` (${stopped.code}: ${stopped.message})` : ""}`,
      `outbox: ${outbox.state.value}, ${outbox.waiting.value.length} waiting`,
      `kept on this device: ${outbox.lasting.value ? "yes" : "no"}`,
      `you: ${JSON.stringify(store.you.value)}`,
    ];
    shown.replaceChildren(...lines.flatMap((line) => [document.createTextNode(line), element("br")]));
  });
  return shown;
}

function showStreams({ store }: Client): HTMLElement {
  const shown = element("section");
  effect(() => {
    const blocks = Array.from(store.streams.value, ([stream, held]) => {
      const heading = element("h2", `${stream}, version ${held.version.value}`);
      const text = element("pre", pretty(held.view()));
      text.dataset["stream"] = stream;
      return [heading, text];
    });
    shown.replaceChildren(...blocks.flat());
  });
  return shown;
}

function showAsides({ store }: Client): HTMLElement {
  const drafts = element("pre");
  const presence = element("pre");
  effect(() => drafts.replaceChildren(pretty(store.drafts.streams.value)));
  effect(() => presence.replaceChildren(pretty(store.presence.streams.value)));
  return element("section", "", element("h2", "drafts"), drafts, element("h2", "presence"), presence);
}

function showRefused({ outbox }: Client): HTMLElement {
  const shown = element("ul");
  const item = ({ message, refusal }: Entry): HTMLElement => {
    const dismiss = element("button", "Dismiss");
    dismiss.addEventListener("click", () => outbox.dismiss(message.id));
    const why = `${refusal?.code}: ${refusal?.message} `;
    return element("li", why, element("pre", pretty(message)), dismiss);
  };
  effect(() => shown.replaceChildren(...outbox.refused.value.map(item)));
  return shown;
}

function sendBox({ outbox }: Client): HTMLElement {
  const box = element("textarea", EXAMPLE);
  box.rows = 4;
  box.cols = 80;
  const send = element("button", "Send");
  const problem = element("p");
  send.addEventListener("click", () => {
    try {
      const command: AnyCommand = JSON.parse(box.value);
      problem.replaceChildren(outbox.add(command));
    } catch (error) {
      problem.replaceChildren(String(error));
    }
  });
  const label = element("label", "A command as JSON, without its id ", element("br"), box);
  return element("section", "", element("h2", "command"), label, element("br"), send, problem);
}

const main = document.getElementById("app");
if (main) {
  const client = joinRoom(window, startOf(window));
  main.append(showState(client), sendBox(client), showRefused(client), showStreams(client), showAsides(client));
}
