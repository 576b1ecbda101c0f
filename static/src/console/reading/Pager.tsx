// From page to page.

import { Icon } from "../../parts/Icon";
import { number, t } from "../../words";

export interface PagerProps {
  readonly page: number;
  readonly of: number;
  readonly onPage: (page: number) => void;
}

export function Pager({ page, of, onPage }: PagerProps) {
  if (of < 2) return null;
  const to = (next: number): void => void (next >= 1 && next <= of && onPage(next));
  return (
    <span class="c-pager">
      <button type="button" class="btn btn--line btn--icon" aria-label={t("page.console.reading.previous")} aria-disabled={page === 1} onClick={() => to(page - 1)}>
        <Icon name="left" flip />
      </button>
      <output class="num" aria-live="polite">
        {t("page.parts.page-of", { n: number(page), m: number(of) })}
      </output>
      <button type="button" class="btn btn--line btn--icon" aria-label={t("page.console.reading.next")} aria-disabled={page === of} onClick={() => to(page + 1)}>
        <Icon name="right" flip />
      </button>
    </span>
  );
}
