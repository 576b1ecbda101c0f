// Which of the phase's questions a group has, where each has one; the instructor may give it another.

import type { Client } from "../../client";
import { roomOf } from "../../parts/course";
import { Markup } from "../../parts/Markup";
import { t } from "../../words";
import { groupVisit, promptCalled, type OneGroup } from "./groups";

export interface ItsQuestionProps {
  readonly client: Client;
  readonly group: OneGroup;
}

export function ItsQuestion({ client, group }: ItsQuestionProps) {
  const { store, outbox } = client;
  const visit = groupVisit(store);
  const room = roomOf(store, "instructor");
  if (!visit?.one_each) return null;
  const html = visit.prompts.find(({ id }) => id === group.question)?.html ?? "";
  return (
    <div class="group__question">
      <label>
        <span class="vh">{t("page.console.groups.its-question", { n: group.number })}</span>
        <select
          class="field"
          value={group.question ?? ""}
          disabled={room?.visit !== visit.id}
          onChange={(event) => outbox.add({ type: "GiveQuestion", group: group.id, prompt: event.currentTarget.value })}
        >
          {group.question === null && <option value="">{t("page.console.groups.no-question")}</option>}
          {visit.prompts.map(({ id }) => (
            <option key={id} value={id}>
              {promptCalled(visit, id)}
            </option>
          ))}
        </select>
      </label>
      {html && <Markup html={html} class="group__asked" {...(room ? { lang: room.language } : {})} />}
    </div>
  );
}
