// Files that are being sent and prepared, and those that were not taken.

import { Icon } from "../../parts/Icon";
import { t } from "../../words";
import { dismiss, preparing, sendings } from "./sending";

export function OnTheWay() {
  if (sendings.value.length === 0) return null;
  return (
    <div role="status">
      <ul class="c-reading__way">
        {sendings.value.map(({ id, title, refused }) => {
          const way = preparing.value.find((each) => each.material === null && each.title === title);
          return (
            <li key={id} class={`c-notice ${refused !== null ? "c-notice--amber" : ""}`}>
              <Icon name={refused !== null ? "ask" : "sync"} />
              <span class="grow">
                <b dir="auto">{title}</b> {refused ?? (way && way.pages > 0 ? t("page.console.reading.prepared", { n: way.done, m: way.pages }) : t("page.console.reading.preparing"))}
                {refused === null && way && way.pages > 0 && <progress aria-hidden="true" value={way.done} max={way.pages} />}
              </span>
              {refused !== null && (
                <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.parts.close")} onClick={() => dismiss(id)}>
                  <Icon name="x" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
