// A photo that the instructor takes of what somebody without a phone has made.

import { useRef, useState } from "preact/hooks";
import type { Client } from "../client";
import { Icon } from "../parts/Icon";
import { Picture } from "../parts/Pictures";
import { LIMITS } from "../wire";
import { t } from "../words";
import { PhotoEditor } from "./PhotoEditor";
import { sendPhoto } from "./sending";
import "../../css/extras.css";

const AGAIN = 3_000;

export interface PhotoForProps {
  readonly client: Client;
  readonly person: string;
  readonly pictures: readonly string[];
  readonly onChange: (pictures: readonly string[]) => void;
}

export function PhotoFor({ client, person, pictures, onChange }: PhotoForProps) {
  const [file, setFile] = useState<Blob | null>(null);
  const [state, setState] = useState<string>("");
  const input = useRef<HTMLInputElement>(null);
  const room = pictures.length < LIMITS.PICTURES;
  const send = async (photo: Blob): Promise<void> => {
    setFile(null);
    setState(t("page.extras.sending"));
    const sent = await sendPhoto(client, photo, person);
    if (sent === "later") return void setTimeout(() => void send(photo), AGAIN);
    if (typeof sent === "string") onChange([...pictures.filter((each) => each !== sent), sent]);
    setState(typeof sent === "string" ? "" : sent.message);
  };
  if (file) return <PhotoEditor file={file} onUse={(photo) => void send(photo)} onCancel={() => setFile(null)} />;
  return (
    <div class="photos">
      {pictures.map((name) => (
        <figure key={name} class="photos__one">
          <Picture name={name} />
          <button
            type="button"
            class="btn btn--line btn--icon"
            aria-label={t("page.extras.take-off")}
            title={t("page.extras.take-off")}
            onClick={() => onChange(pictures.filter((each) => each !== name))}
          >
            <Icon name="x" />
          </button>
        </figure>
      ))}
      <p role="status">{state}</p>
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
      <button type="button" class="btn btn--line" aria-disabled={!room} onClick={() => room && input.current?.click()}>
        <Icon name="camera" />
        {room ? t("page.extras.take-photo") : t("page.extras.no-more-photos", { most: LIMITS.PICTURES })}
      </button>
    </div>
  );
}
