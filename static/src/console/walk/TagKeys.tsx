// The approaches with their keys: one press tags an answer.

import { Icon } from "../../parts/Icon";
import { Letter } from "../../parts/Letter";
import type { ApproachInfo } from "../../wire";
import { t } from "../../words";

export interface TagKeysProps {
  readonly approaches: readonly ApproachInfo[];
  readonly chosen: string | null;
  readonly onTag: (approach: string | null) => void;
}

export function TagKeys({ approaches, chosen, onTag }: TagKeysProps) {
  return (
    <div class="keys" role="group" aria-label={t("page.console.walk.tag")}>
      {approaches.map(({ id, letter, label }, place) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === chosen}
          aria-label={t("page.console.walk.tag-with", { letter, label })}
          title={label}
          onClick={() => onTag(id === chosen ? null : id)}
        >
          <span aria-hidden="true">{place < 9 ? place + 1 : ""}</span>
          <Letter letter={letter} size="s" />
        </button>
      ))}
      {chosen !== null && (
        <button type="button" aria-label={t("page.console.walk.untag")} onClick={() => onTag(null)}>
          <span aria-hidden="true">0</span>
          <Icon name="x" size="s" />
        </button>
      )}
    </div>
  );
}
