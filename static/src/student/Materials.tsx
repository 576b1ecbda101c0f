// The way to what there is to read: at hand in all phases.

import { useEffect } from "preact/hooks";
import { announce } from "../parts/announce";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { roomFor, useClient } from "./client";
import { Notice } from "./Notices";
import { classReads, opened, openReader, reader, toRead } from "./reading";
import { remembered } from "./remembered";

export function Materials() {
  return (
    <>
      {toRead(useClient()).map(({ id, title }) => (
        <button key={id} type="button" class="sheet s-material" aria-haspopup="dialog" onClick={() => void (opened.value = { material: id, page: null })}>
          <Icon name="doc" />
          <span dir="auto">{title}</span>
        </button>
      ))}
    </>
  );
}

/** In ms: after what is needed at once. */
const SOON = 2_500;

export function ToReadButton() {
  const client = useClient();
  const there = toRead(client).length > 0;
  useEffect(() => {
    // Ahead of time: the network may be gone when somebody wants to read.
    if (there) setTimeout(reader.load, SOON);
  }, [there]);
  if (!there) return null;
  return (
    <button
      type="button"
      class="btn btn--bare btn--icon s-top__read"
      aria-label={t("page.student.to-read")}
      aria-haspopup="dialog"
      onClick={() => openReader(client)}
    >
      <Icon name="doc" />
    </button>
  );
}

export function ReaderWindow() {
  const client = useClient();
  if (!opened.value) return null;
  return (
    <reader.Component
      client={client}
      opening={opened.value}
      onOpen={(next) => void (opened.value = next)}
      onClose={() => void (opened.value = null)}
    />
  );
}

/** Whoever wants to looks on the phone at what is on the screen. */
export function ClassReads() {
  const client = useClient();
  const reads = classReads(client);
  const put = remembered(`${roomFor(client)?.code} class reads`);
  const id = reads?.material.id;
  useEffect(() => {
    if (reads) announce(t("page.student.class-reads", { title: reads.material.title }));
    else put.value = [];
  }, [id]);
  if (!reads || opened.value || put.value.includes(reads.material.id)) return null;
  const { material, page } = reads;
  return (
    <Notice icon="doc" onClose={() => void (put.value = [material.id])}>
      <p dir="auto">{t("page.student.class-reads", { title: material.title })}</p>
      <button type="button" class="btn btn--line" onClick={() => void (opened.value = { material: material.id, page })}>
        {t("page.student.read-along")}
      </button>
    </Notice>
  );
}
