// The foot of the group's work: whoever has the pen hands in what is written; otherwise, who could explain it.

import { useRef } from "preact/hooks";
import { announce } from "../parts/announce";
import { Icon } from "../parts/Icon";
import { LIMITS } from "../wire";
import { list, t } from "../words";
import { lastAsked } from "./asked";
import { meOf, useClient } from "./client";
import { lengthOf } from "./Field";
import { nameOf, type OwnGroup } from "./people";
import type { Writing } from "./writing";

/** A second tap that was meant for the button before, in ms. */
const TAPPED_TWICE = 800;

export interface GroupDockProps {
  readonly group: OwnGroup;
  /** The group's answer to the question that is open here. */
  readonly writing: Writing;
}

/** One button, the same element whatever it says, so that the focus stays. */
export function GroupDock({ group, writing }: GroupDockProps) {
  const client = useClient();
  const me = meOf(client)?.id ?? "";
  const handedAt = useRef(-Infinity);
  const can = lastAsked(client, "OfferToExplain")?.can ?? group.explainers.includes(me);
  const others = group.explainers.filter((each) => each !== me).map((each) => nameOf(client, each));
  const handsIn = group.pen === me && writing.changed.value;
  const off = handsIn && (writing.waiting.value || lengthOf(writing.text.value) > LIMITS.GROUP_TEXT);
  const act = (): void => {
    if (handsIn) {
      if (off) return;
      writing.handIn();
      handedAt.current = performance.now();
      announce(t("page.student.handed-in"));
    } else if (performance.now() - handedAt.current > TAPPED_TWICE) {
      client.outbox.add({ type: "OfferToExplain", group: group.id, can: !can });
    }
  };
  return (
    <>
      <button
        type="button"
        class={`btn btn--l btn--wide ${can && !handsIn ? "btn--soft" : "btn--main"}`}
        aria-pressed={handsIn ? undefined : can}
        aria-disabled={off}
        onClick={act}
      >
        {!handsIn && <Icon name="check" />}
        {handsIn
          ? t(writing.handed.value ? "page.student.hand-in-change" : "page.student.hand-in-ours")
          : t("page.student.could-explain")}
      </button>
      <p class="s-note">
        {others.length > 0
          ? can
            ? t("page.student.they-could-too", { names: list(others) })
            : t("page.student.they-could", { names: list(others) })
          : t("page.student.anyone-asked")}
      </p>
    </>
  );
}
