// The lesson is over: what stays, and one's own words that did not go in any more.

import { Icon } from "../parts/Icon";
import { t } from "../words";
import { useClient } from "./client";
import { Conclusions } from "./Conclusions";
import { Frame } from "./Frame";
import { Keep } from "./soonKept";
import { openLookBack } from "./windows";
import { leftOver } from "./unfinished";
import { Unsent } from "./Unsent";

export function Ended() {
  const client = useClient();
  return (
    <Frame dock={<p class="s-note s-note--tall">{t("page.student.ended-close")}</p>}>
      <section class="s-lobby s-lobby--left">
        <h2 class="s-lobby__title">{t("page.student.ended")}</h2>
        <p>{t("page.student.ended-stays")}</p>
        <button type="button" class="btn btn--line" onClick={openLookBack}>
          <Icon name="doc" />
          {t("page.student.whole-lesson")}
        </button>
      </section>
      <Keep />
      <Conclusions />
      <Unsent drafts={leftOver(client).map(({ text }) => text)} />
    </Frame>
  );
}
