// What there is to read, on the whole page: chosen, turned, made larger; and the way to where the class is.

import "../../css/reading.css";
import "../parts/more-icons";
import { useEffect } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { many, t } from "../words";
import { roomFor } from "../student/client";
import { classReads, toRead, type ReaderProps } from "../student/reading";
import { Pages } from "./Pages";
import { Text } from "./Text";

export function Reader({ client, opening, onOpen, onClose }: ReaderProps & { readonly onClose: () => void }) {
  const all = toRead(client);
  const material = all.find(({ id }) => id === opening.material);
  useEffect(() => {
    // It was taken away, or there is nothing to choose from.
    if (all.length === 0) onClose();
  }, [all.length]);
  if (!material) {
    return (
      <Dialog title={t("page.reading.title")} onClose={onClose}>
        <ul class="read-list">
          {all.map(({ id, title, pages }) => (
            <li key={id}>
              <button type="button" class="read-list__one" onClick={() => onOpen({ material: id, page: null })}>
                <Icon name="doc" />
                <span class="grow" dir="auto">
                  {title}
                </span>
                {pages.length > 1 && <small class="muted">{many("page.reading.pages-one", "page.reading.pages-other", pages.length)}</small>}
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  const reads = classReads(client);
  const classAt = reads?.material.id === material.id ? reads.page : null;
  const name = `${client.room} read ${material.id}`;
  const parts = { name, material, language: roomFor(client)?.language ?? "", wished: opening.page, classAt };
  return (
    <Dialog key={material.id} title={material.title} class="reader" onClose={onClose}>
      <div class="reader__all">
        {material.pages.length > 0 ? <Pages {...parts} /> : <Text {...parts} />}
        {all.length > 1 && (
          <button type="button" class="btn btn--bare reader__others" onClick={() => onOpen({ material: null, page: null })}>
            <Icon name="left" size="s" flip />
            {t("page.reading.others")}
          </button>
        )}
      </div>
    </Dialog>
  );
}
