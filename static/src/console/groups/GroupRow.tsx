// One group where each answers several questions: its people and how far it has come, its answers side by side.

import { useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { useScrolls } from "../../parts/useScrolls";
import { t } from "../../words";
import { GroupHead, GroupWords } from "./GroupCard";
import type { OneGroup } from "./groups";

export interface GroupRowProps {
  readonly client: Client;
  readonly group: OneGroup;
  readonly over: boolean;
  readonly children: ComponentChildren;
}

export function GroupRow({ client, group, over, children }: GroupRowProps) {
  const heading = `c-group-${group.id}`;
  const columns = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(columns);
  const done = group.written.filter(({ handed }) => handed).length;
  return (
    <section class={`group group--row ${over ? "is-over" : ""}`} data-group={group.id} aria-labelledby={heading}>
      <div class="group__who">
        <GroupHead client={client} group={group} id={heading} />
        <p class={`group__done ${done === group.written.length ? "is-all" : ""}`}>
          {done === group.written.length && <Icon name="check" size="s" />}
          {t("page.console.groups.answered", { n: done, m: group.written.length })}
        </p>
        <ul class="group__people">{children}</ul>
      </div>
      <div
        ref={columns}
        class="group__columns"
        {...(scrolls ? { tabIndex: 0, role: "group", "aria-labelledby": heading } : {})}
        style={{ "--columns": String(group.written.length) }}
      >
        {group.written.map((each) => (
          <GroupWords key={each.prompt} client={client} group={group} written={each} />
        ))}
      </div>
    </section>
  );
}

/** Whether the groups' answers stand side by side. */
export function inRows(groups: readonly OneGroup[]): boolean {
  return groups.some(({ written }) => written.length > 1 && written.every(({ column }) => column !== null));
}
