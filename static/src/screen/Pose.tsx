// Pose: the problem, very large, and the way in beside it.

import { Icon } from "../parts/Icon";
import { LastTime } from "../parts/LastTime";
import { t } from "../words";
import { Asked } from "./Asked";
import { counts, useScreen, type OpenVisit } from "./client";
import { codeOf } from "../parts/code";
import { Qr } from "./JoinBox";
import { Here } from "./Lobby";
import { Nudge } from "./Nudge";
import { Top } from "./Top";

export function Pose({ visit }: { readonly visit: OpenVisit }) {
  const { client, start, room } = useScreen();
  return (
    <main class="k k-pose kokuban">
      <Top />
      <div class="k-pose__q">
        <Asked prompts={visit.prompts} largest={5.5} />
        <Nudge />
        <LastTime store={client.store} stream="screen" />
      </div>
      <aside class="k-pose__join" aria-label={t("page.screen.way-in")}>
        {room.locked ? (
          <p class="k-locked">
            <Icon name="lock" />
            {t("page.screen.locked")}
          </p>
        ) : (
          <>
            <Qr />
            <b>{codeOf(room.code)}</b>
            <p class="k-pose__at">{start.join}</p>
          </>
        )}
        <Here n={counts(client).here} />
      </aside>
    </main>
  );
}
