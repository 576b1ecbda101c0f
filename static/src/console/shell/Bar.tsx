// The top of the console: the room, how one comes in, who is here, the time, and what concerns everybody at once.

import type { Client, Start } from "../../client";
import { codeOf } from "../../parts/code";
import { roomOf } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { Saved } from "../../parts/Saved";
import { topicLine, topicsOf } from "../../parts/topics";
import { many, t } from "../../words";
import { peopleHere } from "../hands/people";
import type { Opened } from "./opened";
import { questionsOf } from "./QuestionsWindow";
import { Time } from "./Time";

export interface BarProps {
  readonly client: Client;
  readonly start: Start;
  readonly onOpen: (window: Opened) => void;
}

export function Bar({ client, start, onOpen }: BarProps) {
  const { store, outbox } = client;
  const room = roomOf(store, "instructor");
  if (!room) return null;
  const topics = topicsOf(store, "instructor").map(topicLine);
  const open = questionsOf(client).filter(({ state }) => state === "open").length;
  const here = peopleHere(store).length;
  const [paused, running] = [room.paused_since !== null, room.state === "running"];
  return (
    <header class="c-bar">
      <a class="btn btn--bare btn--icon" href="/instructor" aria-label={t("page.console.shell.library")}>
        <Icon name="left" flip />
      </a>
      <div class="c-bar__title">
        <h1 dir="auto">{room.title}</h1>
        <span dir="auto" title={topics.join(" · ")}>
          {topics.join(" · ") || room.led_by}
        </span>
      </div>
      <Saved client={client} />
      {room.state !== "ended" && (
        <button type="button" class="c-code" onClick={() => onOpen("code")}>
          <span>{t("page.console.shell.join")}</span> <b dir="ltr">{codeOf(room.code)}</b>
          <Icon name={room.locked ? "lock" : "qr"} />
          {room.locked && <span class="vh">{t("page.console.shell.locked")}</span>}
        </button>
      )}
      <button type="button" class="c-joined btn btn--bare" onClick={() => onOpen("people")}>
        <Icon name="people" />
        <b class="num" aria-hidden="true">
          {here}
        </b>
        <span class="vh">{many("page.console.shell.joined-one", "page.console.shell.joined-other", here)}</span>
        <span class="lbl-wide" aria-hidden="true">
          {t("page.console.shell.joined-word")}
        </span>
      </button>
      {room.state !== "lobby" && (
        <button type="button" class="c-questions-open btn btn--bare" aria-keyshortcuts="q" title={t("page.console.questions.title")} onClick={() => onOpen("questions")}>
          <Icon name="ask" />
          <b class="num" aria-hidden="true">
            {open}
          </b>
          <span class="vh">{many("page.console.questions.count-one", "page.console.questions.count-other", open)}</span>
        </button>
      )}
      {running && <Time client={client} />}
      {running && (
        <button
          type="button"
          class={paused ? "btn btn--ink c-eyes" : "btn btn--amber c-eyes"}
          aria-pressed={paused}
          aria-keyshortcuts="p"
          onClick={() => outbox.add({ type: paused ? "Resume" : "Pause" })}
        >
          <Icon name="eyes-up" />
          <span>{paused ? t("page.console.shell.go-on") : t("page.console.shell.eyes-up")}</span>
        </button>
      )}
      <a class="btn btn--line c-screen" href={start.screen ?? "#"} target="_blank" rel="noopener">
        <Icon name="screen" />
        <span class="lbl-wide">{t("page.console.shell.open-screen")}</span>
        <span class="vh">{t("page.console.shell.new-tab")}</span>
      </a>
      <button type="button" class="btn btn--bare btn--icon c-keys-open" aria-label={t("page.console.shell.keys")} onClick={() => onOpen("keys")}>
        <Icon name="keyboard" />
      </button>
      {room.state !== "ended" && (
        <button type="button" class="btn btn--bare c-end" onClick={() => onOpen("end")}>
          {t("page.console.shell.end")}
        </button>
      )}
    </header>
  );
}
