// Tells a student that the phone has handed in what was not finished, with the way to take it back.

import { useState } from "preact/hooks";
import { Question } from "../parts/Dialog";
import { Said } from "../parts/Said";
import { t } from "../words";
import { phaseName, roomFor, useClient, visitFor, visitsOf } from "./client";
import { Notice } from "./Notices";
import { remembered } from "./remembered";

export function WentInUnfinished() {
  const client = useClient();
  const room = roomFor(client);
  const read = remembered(`${room?.code} unfinished`);
  const [asked, ask] = useState<string | null>(null);
  const visits = visitsOf(client);
  const now = visitFor(client)?.id;
  const before = visits[visits.findIndex((visit) => visit.id === now) - 1];
  if (!before || !now) return null;
  const mine = Array.from(client.store.collection("own", "contributions").value).filter(
    ([id, each]) => each.visit === before.id && each.unfinished && !each.withdrawn && !read.value.includes(id),
  );
  const seen = (id: string): void => void (read.value = [...read.value, id]);
  return (
    <>
      {mine.map(([id, each]) => (
        <Notice key={id} icon="note" onClose={() => seen(id)}>
          <p>{t("page.student.went-in", { phase: phaseName(room, before) })}</p>
          <Said text={each.text} class="s-notice__words" />
          {!each.on_board && (
            <button type="button" class="btn btn--line" onClick={() => ask(id)}>
              {t("page.student.take-back")}
            </button>
          )}
        </Notice>
      ))}
      {asked && (
        <Question
          title={t("page.student.take-back-title")}
          text={t("page.student.take-back-text")}
          yes={t("page.student.take-back")}
          onYes={() => client.outbox.add({ type: "Withdraw", contribution: asked })}
          onNo={() => ask(null)}
        />
      )}
    </>
  );
}
