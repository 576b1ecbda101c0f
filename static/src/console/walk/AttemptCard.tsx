// One person's attempt in the grid: its tag, whose it is, whether it goes on the board, and the words.

import { Icon } from "../../parts/Icon";
import { hue } from "../../parts/Letter";
import type { ApproachInfo } from "../../wire";
import { t } from "../../words";
import type { Attempt } from "./attempts";
import { Picture } from "../../parts/Pictures";
import { Words } from "../../parts/Said";
import { picturesOf, wordsOf } from "./said";
import { TagKeys } from "./TagKeys";

export interface AttemptCardProps {
  readonly attempt: Attempt;
  readonly approaches: readonly ApproachInfo[];
  /** How the state is said. */
  readonly said: string;
  readonly seen: boolean;
  readonly picked: boolean;
  /** Whether the Tab key comes here. */
  readonly current: boolean;
  readonly keysOpen: boolean;
  /** The question that it answers, where several stand side by side. */
  readonly column?: string;
  readonly onKeys: () => void;
  readonly onTag: (approach: string | null) => void;
  readonly onPick: () => void;
  readonly onOpen: () => void;
  readonly onFocus: (byKey: boolean) => void;
}

export function AttemptCard(props: AttemptCardProps) {
  const { attempt, approaches, said, seen, picked, current, keysOpen, column } = props;
  const { person, handed, letter } = attempt;
  const who = person.name ?? t("page.console.somebody");
  const name = column === undefined ? who : `${who}, ${column}`;
  const tab = current ? 0 : -1;
  const words = wordsOf(attempt);
  const label = approaches.find(({ id }) => id === attempt.approach)?.label;
  return (
    <li
      class={`att ${picked ? "is-picked" : ""} ${handed ? "" : "is-live"}`}
      data-ap={letter ? hue(letter) : undefined}
      data-who={person.id}
      onFocusIn={(event) => props.onFocus(event.target instanceof HTMLElement && event.target.matches(":focus-visible"))}
    >
      <div class="att__head">
        {handed && approaches.length > 0 && (
          <button
            type="button"
            class="tagbtn"
            tabIndex={tab}
            aria-expanded={keysOpen}
            aria-label={label ? t("page.console.walk.tagged", { name, label }) : t("page.console.walk.tag-of", { name })}
            onClick={props.onKeys}
          >
            <span class={`ap ap--s ${letter ? "" : "ap--none"}`}>{letter ?? "?"}</span>
          </button>
        )}
        <div class="att__who">
          <b>
            <bdi>{column ?? who}</bdi>
            {handed && !seen && (
              <>
                <i class="unseen" />
                <span class="vh">{t("page.console.walk.unseen-one")}</span>
              </>
            )}
          </b>
          <small>
            {said}
            {attempt.earlier.length > 0 && ` +${attempt.earlier.length}`}
          </small>
        </div>
        {handed?.on_board ? (
          <span class="att__on" title={t("page.console.walk.on-board")}>
            <Icon name="screen" size="s" />
            <span class="vh">{t("page.console.walk.on-board")}</span>
          </span>
        ) : (
          handed && (
            <button
              type="button"
              class="pick"
              role="checkbox"
              tabIndex={tab}
              aria-checked={picked}
              aria-label={t("page.console.walk.pick", { name })}
              onClick={props.onPick}
            >
              <i>
                <Icon name="check" size="s" />
              </i>
            </button>
          )
        )}
      </div>
      <button type="button" class="att__body" tabIndex={tab} onClick={props.onOpen}>
        <span class="vh">{t("page.console.walk.card", { name, state: said })}</span>
        {picturesOf(attempt).slice(0, 1).map((picture) => (
          <Picture key="first" name={picture} />
        ))}
        {(words !== "" || picturesOf(attempt).length === 0) && (
          <span class={`att__words ${attempt.state === "writing" ? "is-growing" : ""}`} dir="auto">
            <Words text={words} />
          </span>
        )}
      </button>
      {keysOpen && handed && approaches.length > 0 && <TagKeys approaches={approaches} chosen={attempt.approach} onTag={props.onTag} />}
    </li>
  );
}
