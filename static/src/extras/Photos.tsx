// Photos of an answer: taken or chosen, shown while they are on their way, and taken off again.

import { useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { Picture } from "../parts/Pictures";
import { isDrawing } from "../parts/pictures";
import { useClient } from "../student/client";
import type { Writing } from "../student/writing";
import { LIMITS } from "../wire";
import { t } from "../words";
import { PhotoEditor } from "./PhotoEditor";
import { forget, stateOf, upload, uploads } from "./uploads";

export function Photos({ writing }: { readonly writing: Writing }) {
  const client = useClient();
  const [file, setFile] = useState<Blob | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { pictures } = writing.content.value;
  const photos = pictures.filter((name) => !isDrawing(name));
  const sending = uploads.value.filter((each) => each.client === client && each.slot === writing.slot);
  const room = pictures.length + sending.length < LIMITS.PICTURES;
  if (file) {
    return (
      <PhotoEditor
        file={file}
        onUse={(photo) => {
          setFile(null);
          upload(client, writing.place, photo);
        }}
        onCancel={() => setFile(null)}
      />
    );
  }
  return (
    <div class="photos">
      {photos.map((name) => (
        <figure key={name} class="photos__one">
          <Picture name={name} />
          <button
            type="button"
            class="btn btn--line btn--icon"
            aria-label={t("page.extras.take-off")}
            title={t("page.extras.take-off")}
            onClick={() => writing.put({ pictures: pictures.filter((each) => each !== name) })}
          >
            <Icon name="x" />
          </button>
        </figure>
      ))}
      {sending.map((each) => (
        <figure key={each.id} class={`photos__one ${each.refused ? "is-refused" : "is-sending"}`}>
          <img class="pic" src={each.url} alt={t("page.parts.photo")} />
          <figcaption>
            {!each.refused && <Icon name="sync" size="s" />}
            {stateOf(each)}
          </figcaption>
          <button
            type="button"
            class="btn btn--line btn--icon"
            aria-label={t("page.extras.take-off")}
            title={t("page.extras.take-off")}
            onClick={() => forget(each.id)}
          >
            <Icon name="x" />
          </button>
        </figure>
      ))}
      {/* Phones ask whether to use the camera or a picture that is there. */}
      <input
        ref={input}
        type="file"
        accept="image/*"
        class="vh"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0] ?? null);
          event.currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="btn btn--line btn--l btn--wide"
        aria-disabled={!room}
        onClick={() => room && input.current?.click()}
      >
        <Icon name="camera" />
        {room ? t("page.extras.take-photo") : t("page.extras.no-more-photos", { most: LIMITS.PICTURES })}
      </button>
    </div>
  );
}
