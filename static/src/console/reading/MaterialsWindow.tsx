// What there is to read: looked at, shown to the class, added to, taken away.

import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { Dialog, Question } from "../../parts/Dialog";
import { Icon } from "../../parts/Icon";
import { isReady, materialsOf } from "../../parts/reading";
import { t } from "../../words";
import { AddText } from "./AddText";
import { OnTheWay } from "./OnTheWay";
import { askPreparing, preparing, sendFile, sendings } from "./sending";
import { shownNow } from "./shown";
import { MaterialRow } from "./MaterialRow";

export interface MaterialsProps {
  readonly client: Client;
  readonly onClose: () => void;
}

export function MaterialsWindow({ client, onClose }: MaterialsProps) {
  const all = materialsOf(client.store, "instructor");
  const room = roomOf(client.store, "instructor");
  const [open, setOpen] = useState<string | null>(() => shownNow(client)?.id ?? null);
  const [pasting, paste] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const ended = room?.state === "ended";
  usePreparing(client, all.filter((each) => !isReady(each)).length);
  const gone = all.find(({ id }) => id === leaving);
  return (
    <>
      <Dialog title={t("page.console.reading.title")} onClose={onClose} class="c-window c-reading">
        {all.length === 0 && <p class="muted">{t("page.console.reading.none")}</p>}
        <ul class="c-reading__list">
          {all.map((material) => (
            <MaterialRow
              key={material.id}
              client={client}
              material={material}
              open={material.id === open}
              ended={ended}
              onOpen={() => setOpen(material.id === open ? null : material.id)}
              onRemove={() => setLeaving(material.id)}
            />
          ))}
        </ul>
        <OnTheWay />
        {!ended && !pasting && (
          <div class="c-reading__add">
            <FileButton room={client.room} />
            <button type="button" class="btn btn--line" onClick={() => paste(true)}>
              <Icon name="plus" />
              {t("page.console.reading.paste")}
            </button>
          </div>
        )}
        {!ended && pasting && <AddText room={client.room} onDone={() => paste(false)} />}
      </Dialog>
      {gone && (
        <Question
          title={t("page.console.reading.remove-title", { title: gone.title })}
          text={t("page.console.reading.remove-text")}
          yes={t("page.console.reading.remove")}
          onYes={() => client.outbox.add({ type: "RemoveMaterial", material: gone.id })}
          onNo={() => setLeaving(null)}
        />
      )}
    </>
  );
}

function FileButton({ room }: { readonly room: string }) {
  return (
    <label class="btn btn--line c-reading__file">
      <Icon name="doc" />
      {t("page.console.reading.file")}
      <input
        type="file"
        class="vh"
        accept="application/pdf,image/png,image/jpeg,image/webp,image/gif"
        onChange={(event) => {
          for (const file of Array.from(event.currentTarget.files ?? [])) void sendFile(room, file);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** In ms. */
const OFTEN = 800;

/** Asked again while something is on its way. `waiting`: the plan's that are not there yet. */
function usePreparing({ room }: Client, waiting: number): void {
  const sending = sendings.value.filter(({ refused }) => refused === null).length;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      await askPreparing(room);
      if (timer !== undefined && preparing.peek().some(({ refused }) => refused === null)) timer = setTimeout(() => void ask(), OFTEN);
    };
    timer = setTimeout(() => void ask(), sending > 0 ? OFTEN / 4 : 0);
    return () => {
      clearTimeout(timer);
      timer = undefined;
    };
  }, [room, sending, waiting]);
}
