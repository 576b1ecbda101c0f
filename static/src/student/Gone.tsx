// When this seat takes no part any more: said kindly, with the way back where there is one.

import { t } from "../words";
import { roomFor, useClient } from "./client";
import { Frame } from "./Frame";
import type { Why } from "./gone";
import { Unsent } from "./Unsent";

const TITLES: Record<Why, string> = {
  left: "page.student.gone-left",
  removed: "page.student.gone-removed",
  erased: "page.student.gone-erased",
  stopped: "page.student.gone-stopped",
};
const TEXTS: Record<Why, string> = {
  left: "page.student.gone-left-text",
  removed: "page.student.gone-removed-text",
  erased: "page.student.gone-erased-text",
  stopped: "page.student.gone-stopped-text",
};

export function Gone({ why }: { readonly why: Why }) {
  const { connection, drafts } = useClient();
  const stopped = why === "stopped" ? connection.stopped.value : null;
  const message = stopped?.code === "not-found" ? t("page.student.gone-deleted") : stopped?.message;
  return (
    <Frame dock={<WayBack why={why} />}>
      <section class="s-lobby s-lobby--left">
        <h2 class="s-lobby__title">{t(TITLES[why])}</h2>
        {message && <p role="alert">{message}</p>}
        <p>{t(TEXTS[why])}</p>
      </section>
      {why === "stopped" && <Unsent drafts={Array.from(drafts.texts.value.values(), ({ text }) => text)} />}
    </Frame>
  );
}

function WayBack({ why }: { readonly why: Why }) {
  const client = useClient();
  const { outbox } = client;
  const room = roomFor(client);
  if (why === "left") {
    return (
      <button type="button" class="btn btn--main btn--l btn--wide" onClick={() => outbox.add({ type: "Return" })}>
        {t("page.student.come-back")}
      </button>
    );
  }
  if (why === "stopped") {
    return (
      <div class="two">
        <button type="button" class="btn btn--main btn--l" onClick={() => location.reload()}>
          {t("page.student.load-again")}
        </button>
        <a class="btn btn--line btn--l" href={room ? `/j/${room.code}` : "/"}>
          {t("page.student.join-again")}
        </a>
      </div>
    );
  }
  return (
    <a class="btn btn--line btn--l btn--wide" href="/">
      {t("page.student.another-room")}
    </a>
  );
}
