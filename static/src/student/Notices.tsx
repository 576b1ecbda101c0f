// What the page has to tell beside the work: a sentence of the instructor's, what went in unfinished, what was not taken.

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { announce } from "../parts/announce";
import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import { t } from "../words";
import { roomFor, useClient } from "./client";
import { goneFrom } from "./Gone";
import { Offered } from "./Offered";
import { Refused } from "./Refused";
import { remembered } from "./remembered";
import { WentInUnfinished } from "./WentInUnfinished";

export function Notices() {
  if (goneFrom(useClient())) return null;
  return (
    <aside class="s-notices" aria-label={t("page.student.notices")}>
      <Nudge />
      <Refused />
      <WentInUnfinished />
      <Offered />
    </aside>
  );
}

export interface NoticeProps {
  readonly icon: IconName;
  readonly tone?: "quiet" | "amber";
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

export function Notice({ icon, tone = "quiet", children, onClose }: NoticeProps) {
  return (
    <section class={`s-notice s-notice--${tone}`}>
      <Icon name={icon} />
      <div class="grow">{children}</div>
      <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.parts.close")} onClick={onClose}>
        <Icon name="x" />
      </button>
    </section>
  );
}

/** To the whole class, in the visit in which it is first seen. */
function Nudge() {
  const room = roomFor(useClient());
  const read = remembered(`${room?.code} nudges`);
  const words = room?.state === "running" ? room.nudge : null;
  const shown = words !== null && words !== undefined && !read.value.includes(words);
  useEffect(() => {
    if (shown) announce(words);
  }, [words]);
  if (!shown) return null;
  return (
    <Notice icon="speak" onClose={() => void (read.value = [...read.value, words])}>
      <p dir="auto">
        {room?.led_by && <b>{room.led_by}: </b>}
        {words}
      </p>
    </Notice>
  );
}
