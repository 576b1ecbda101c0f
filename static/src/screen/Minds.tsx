// Who is convinced by what, at first and now: only when the instructor shows it.

import { useMemo } from "preact/hooks";
import { convinced } from "../parts/ribbons";
import { Ribbons, signsOf } from "../parts/Ribbons";
import type { PositionsInfo } from "../wire";
import { t } from "../words";
import type { Card } from "./client";

export interface MindsProps {
  readonly positions: PositionsInfo;
  readonly cards: readonly Card[];
}

export function Minds({ positions, cards }: MindsProps) {
  const picture = useMemo(() => convinced(positions.flows, cards), [positions, cards]);
  const again = positions.asking > 1;
  return (
    <section class="k-minds">
      <h2 class="k-h">
        <span>{t("page.screen.minds")}</span>
        <span class="k-minds__signs">{signsOf(picture).join("　")}</span>
      </h2>
      <Ribbons
        name={t("page.screen.minds")}
        picture={picture}
        before={again ? t("page.ribbons.at-first") : undefined}
        now={again ? t("page.ribbons.now") : t("page.ribbons.at-first")}
      />
    </section>
  );
}
