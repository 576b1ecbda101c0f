// What the page has to tell beside the work: a sentence of the instructor's, what went in unfinished, what was not taken.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../parts/announce";
import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import { t } from "../words";
import { roomFor, useClient } from "./client";
import { goneFrom } from "./gone";
import { ClassReads } from "./Materials";
import { Offered } from "./Offered";
import { Refused } from "./Refused";
import { remembered } from "./remembered";
import { WentInUnfinished } from "./WentInUnfinished";

export function Notices() {
  if (goneFrom(useClient())) return null;
  return (
    <aside class="s-notices" aria-label={t("page.student.notices")}>
      <Nudge />
      <ClassReads />
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

/** To the whole class, for as long as the visit lasts in which it is first seen. */
function Nudge() {
  const room = roomFor(useClient());
  const read = remembered(`${room?.code} nudge`);
  const words = (room?.state === "running" ? room.nudge : null) ?? null;
  const said = String(room?.nudge_seq ?? "");
  const shown = words !== null && !read.value.includes(said);
  const now = useRef<string | null>(null);
  now.current = shown ? said : null;
  useEffect(() => {
    if (shown) announce(words);
  }, [said]);
  useEffect(
    () => () => {
      if (now.current !== null) read.value = [now.current];
    },
    [read],
  );
  if (!shown) return null;
  return (
    <Notice icon="speak" onClose={() => void (read.value = [said])}>
      <p>
        {room?.led_by && <b>{room.led_by}: </b>}
        <span dir="auto">{words}</span>
      </p>
    </Notice>
  );
}
