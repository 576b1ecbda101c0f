// Answer beside answer, or the classroom from the front.

import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { lookOfWalk } from "./look";

export function LookChoice() {
  const seats = lookOfWalk.value.value === "seats";
  return (
    <button
      type="button"
      class="btn btn--line c-look"
      aria-pressed={seats}
      title={t("page.console.seats.look")}
      onClick={() => lookOfWalk.choose(seats ? "answers" : "seats")}
    >
      <Icon name="seats" />
      <span class="c-look__t">{t("page.console.seats.look")}</span>
    </button>
  );
}
