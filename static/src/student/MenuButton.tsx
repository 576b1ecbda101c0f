// The way to settings and to the lesson so far.

import { Icon } from "../parts/Icon";
import { t } from "../words";
import { menuOpen } from "./windows";

export function MenuButton() {
  return (
    <button
      type="button"
      class="btn btn--bare btn--icon s-top__menu"
      aria-label={t("page.student.menu")}
      aria-haspopup="dialog"
      onClick={() => void (menuOpen.value = true)}
    >
      <Icon name="more" />
    </button>
  );
}
