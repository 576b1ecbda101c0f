// The open phase's notes, where there is no room for them in the plan.

import type { Client } from "../../client";
import { Dialog } from "../../parts/Dialog";
import { phasesOf, visitOf } from "../../parts/course";
import { kindName } from "../../parts/kinds";
import { t } from "../../words";
import { Guide } from "./Guide";

export function NotesWindow({ client, onClose }: { readonly client: Client; readonly onClose: () => void }) {
  const { store } = client;
  const here = visitOf(store, "instructor")?.phase;
  const phases = phasesOf(store, "instructor");
  const phase = phases.find(({ id }) => id === here) ?? phases[0];
  if (!phase) return null;
  return (
    <Dialog title={kindName(phase.kind)} onClose={onClose} class="c-window c-window--notes">
      <Guide client={client} phase={phase.id} />
      {!store.collection("instructor", "guides").value.get(phase.id)?.notes_html && (
        <p class="muted">{t("page.console.shell.no-notes")}</p>
      )}
    </Dialog>
  );
}
