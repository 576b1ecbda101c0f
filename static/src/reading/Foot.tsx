// Under what is read: larger and smaller, the pages where there are several, and the way to where the class is.

import { Icon } from "../parts/Icon";
import { t } from "../words";

export interface FootProps {
  readonly scale: number;
  readonly most: number;
  readonly onNearer: () => void;
  readonly onFarther: () => void;
  /** null: it is all one. */
  readonly turning: { readonly at: number; readonly of: number; readonly turn: (by: 1 | -1) => void } | null;
  /** null: the class is nowhere else in it. */
  readonly toClass: { readonly words: string; readonly go: () => void } | null;
}

export function Foot({ scale, most, onNearer, onFarther, turning, toClass }: FootProps) {
  return (
    <>
      {toClass && (
        <button type="button" class="btn btn--soft reader__class" onClick={toClass.go}>
          <Icon name="people" />
          {toClass.words}
        </button>
      )}
      <div class="reader__foot">
        {turning && (
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.reading.previous")} aria-disabled={turning.at === 1} onClick={() => turning.turn(-1)}>
            <Icon name="left" flip />
          </button>
        )}
        {turning && (
          <output class="num reader__at" aria-live="polite">
            {t("page.parts.page-of", { n: turning.at, m: turning.of })}
          </output>
        )}
        {turning && (
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.reading.next")} aria-disabled={turning.at === turning.of} onClick={() => turning.turn(1)}>
            <Icon name="right" flip />
          </button>
        )}
        <span class="reader__size">
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.reading.smaller")} aria-disabled={scale <= 1} onClick={onFarther}>
            <Icon name="minus" />
          </button>
          <button type="button" class="btn btn--line btn--icon" aria-label={t("page.reading.larger")} aria-disabled={scale >= most} onClick={onNearer}>
            <Icon name="plus" />
          </button>
        </span>
      </div>
    </>
  );
}
