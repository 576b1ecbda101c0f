// When this seat takes no part any more: said kindly, with the way back where there is one.

import { useEffect } from "preact/hooks";
import type { Client } from "../client";
import { t } from "../words";
import { meOf, roomFor, useClient } from "./client";
import { Frame } from "./Frame";
import { Unsent } from "./Unsent";

export type Why = "left" | "removed" | "erased" | "stopped";

export function goneFrom(client: Client): Why | null {
  const state = meOf(client)?.state;
  if (state === "left" || state === "removed" || state === "erased") return state;
  if (client.connection.stopped.value) return client.connection.stopped.value.code === "removed" ? "erased" : "stopped";
  return client.store.streams.value.size === 0 ? "erased" : null;
}

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
  useForgetting(why);
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

/** Who was erased leaves nothing on the phone either. */
function useForgetting(why: Why): void {
  const { drafts, connection } = useClient();
  useEffect(() => {
    if (why !== "erased" || connection.state.value !== "connected") return;
    for (const draft of drafts.texts.value.values()) drafts.write({ ...draft, text: "" });
  }, [why]);
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
