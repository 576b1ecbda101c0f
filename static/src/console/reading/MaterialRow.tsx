// One thing to read: opened, it is looked at page by page; what is on the screen turns with it.

import { useEffect, useId, useState } from "preact/hooks";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { Markup } from "../../parts/Markup";
import { pictureAddress } from "../../parts/pictures";
import { isReady, lengthOf, partsOf, within, type Material } from "../../parts/reading";
import { many, t } from "../../words";
import { Pager } from "./Pager";
import { preparing } from "./sending";
import { show, shownNow } from "./shown";

export interface MaterialRowProps {
  readonly client: Client;
  readonly material: Material;
  readonly open: boolean;
  readonly ended: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

export function MaterialRow({ client, material, open, ended, onOpen, onRemove }: MaterialRowProps) {
  const { id, title, pages, html } = material;
  const now = shownNow(client);
  const onScreen = now?.id === id ? now.page : null;
  const [looked, look] = useState(onScreen ?? 1);
  const body = useId();
  useEffect(() => {
    if (onScreen !== null) look(onScreen);
  }, [onScreen]);
  const page = within(material, looked);
  const ready = isReady(material);
  const shown = pages[page - 1];
  return (
    <li class={`c-reading__one ${onScreen !== null ? "is-shown" : ""}`}>
      <div class="c-reading__head">
        <button type="button" class="c-reading__title" aria-expanded={open && ready} aria-controls={body} aria-disabled={!ready} onClick={() => ready && onOpen()}>
          <Icon name="doc" />
          <span class="grow">
            <b dir="auto">{title}</b>
            <small>{stateOf(material, onScreen !== null)}</small>
          </span>
          {ready && <Icon name={open ? "up" : "down"} size="s" />}
        </button>
        {ready && !ended && (
          <button
            type="button"
            class={onScreen !== null ? "btn btn--soft" : "btn btn--line"}
            aria-label={onScreen !== null ? t("page.console.reading.put-away-named", { title }) : t("page.console.reading.show-named", { title })}
            onClick={() => show(client, onScreen !== null ? null : id, page)}
          >
            <Icon name={onScreen !== null ? "x" : "screen"} />
            <span class="lbl-wide">{onScreen !== null ? t("page.console.reading.put-away") : t("page.console.reading.show")}</span>
          </button>
        )}
        {!ended && (
          <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.console.reading.remove-named", { title })} onClick={onRemove}>
            <Icon name="trash" />
          </button>
        )}
      </div>
      <div id={body} hidden={!open || !ready}>
        {open && ready && (
          <>
            <Pager
              page={page}
              of={lengthOf(material)}
              onPage={(next) => {
                look(next);
                if (onScreen !== null && !ended) show(client, id, next);
              }}
            />
            <div class="c-reading__look" tabIndex={0} role="group" aria-label={title}>
              {shown ? (
                <img key={shown.picture} src={pictureAddress(shown.picture)} alt={t("page.parts.page-of", { n: page, m: pages.length })} width={shown.width} height={shown.height} />
              ) : (
                <Markup html={partsOf(html)[page - 1] ?? ""} class="read" />
              )}
            </div>
          </>
        )}
      </div>
    </li>
  );
}

function stateOf(material: Material, onScreen: boolean): string {
  if (onScreen) return t("page.console.reading.on-screen");
  if (material.html !== "") return t("page.console.reading.text");
  if (material.pages.length > 0) return many("page.console.reading.pages-one", "page.console.reading.pages-other", material.pages.length);
  const way = preparing.value.find((each) => each.material === material.id);
  if (way?.refused) return way.refused;
  if (way && way.pages > 0) return t("page.console.reading.prepared", { n: way.done, m: way.pages });
  return t("page.console.reading.preparing");
}
