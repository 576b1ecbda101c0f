// Tells a student that the phone has handed in what was not finished, with the way to take it back.

import { useState } from "preact/hooks";
import { Question } from "../parts/Dialog";
import { Said } from "../parts/Said";
import { t } from "../words";
import type { Client } from "../client";
import { meOf, phaseName, roomFor, useClient, visitFor, visitsOf } from "./client";
import { Notice } from "./Notices";
import { groupFor } from "./people";
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
  const mine = [...ownIn(client, before.id), ...oursIn(client, before.id)].filter(({ id }) => !read.value.includes(id));
  const seen = (id: string): void => void (read.value = [...read.value, id]);
  return (
    <>
      {mine.map(({ id, text, pictures, onBoard }) => (
        <Notice key={id} icon="note" onClose={() => seen(id)}>
          <p>{t("page.student.went-in", { phase: phaseName(room, before) })}</p>
          <Said text={text} pictures={pictures} class="s-notice__words" />
          {!onBoard && (
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

interface Unfinished {
  readonly id: string;
  readonly text: string | null;
  readonly pictures: readonly string[];
  readonly onBoard: boolean;
}

function ownIn({ store }: Client, visit: string): readonly Unfinished[] {
  return Array.from(store.collection("own", "contributions").value)
    .filter(([, each]) => each.visit === visit && each.unfinished && !each.withdrawn)
    .map(([id, { text, pictures, on_board }]) => ({ id, text, pictures, onBoard: on_board }));
}

/** The group's, for whoever has its pen: it is theirs to take back. */
function oursIn(client: Client, visit: string): readonly Unfinished[] {
  if (groupFor(client)?.pen !== meOf(client)?.id) return [];
  return Array.from(client.store.collection("group", "group_answers").value)
    .filter(([, each]) => each.visit === visit && each.unfinished)
    .map(([id, { text, pictures }]) => ({ id, text, pictures, onBoard: false }));
}
