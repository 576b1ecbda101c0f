// One group: its people, why they sit together, and what they write.

import type { ComponentChildren } from "preact";
import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { Letter } from "../../parts/Letter";
import { Said } from "../../parts/Said";
import { t } from "../../words";
import { notify } from "../shell/toast";
import type { OneGroup, Written } from "./groups";
import { ItsQuestion } from "./ItsQuestion";

const WHY: Record<string, string> = {
  mixed: "page.console.groups.why.mixed",
  alike: "page.console.groups.why.alike",
  random: "page.console.groups.why.random",
  "by-hand": "page.console.groups.why.by-hand",
  "as-last-time": "page.console.groups.why.as-last-time",
  jigsaw: "page.console.groups.why.jigsaw",
};

function whyOf({ reason, reasonOf }: OneGroup): string {
  const sides = reasonOf.filter((each) => each.startsWith("side:"));
  if (sides.length > 1) return t("page.console.groups.why.both-sides");
  if (sides.length === 1 && reason === "alike") return t("page.console.groups.why.one-side");
  if (reasonOf.some((each) => each.startsWith("question:"))) return t("page.console.groups.why.one-from-each");
  const why = WHY[reason];
  return why ? t(why) : "";
}

export interface GroupCardProps {
  readonly client: Client;
  readonly group: OneGroup;
  /** Somebody is being dragged over it. */
  readonly over: boolean;
  readonly children: ComponentChildren;
}

export function GroupCard({ client, group, over, children }: GroupCardProps) {
  const heading = `c-group-${group.id}`;
  return (
    <section class={`group ${over ? "is-over" : ""}`} data-group={group.id} aria-labelledby={heading}>
      <GroupHead client={client} group={group} id={heading} />
      <ul class="group__people">{children}</ul>
      {group.written.map((each) => (
        <GroupWords key={each.prompt} client={client} group={group} written={each} />
      ))}
    </section>
  );
}

interface GroupHeadProps {
  readonly client: Client;
  readonly group: OneGroup;
  readonly id: string;
}

export function GroupHead({ client, group, id }: GroupHeadProps) {
  const why = whyOf(group);
  return (
    <>
      <h2 id={id}>
        {t("page.console.groups.group", { n: group.number })}
        <small>
          {group.letters.map((letter) => (
            <Letter key={letter} letter={letter} size="s" />
          ))}
          {why}
        </small>
      </h2>
      <button
        type="button"
        class="btn btn--bare group__visit"
        aria-pressed={group.visited}
        title={t("page.console.groups.with-group", { n: group.number })}
        onClick={() => client.outbox.add({ type: "DropIn", group: group.visited ? null : group.id })}
      >
        <Icon name={group.visited ? "door" : "eye"} size="s" />
        {group.visited ? t("page.console.groups.leave") : t("page.console.groups.drop-in")}
        <span class="vh">: {t("page.console.groups.group", { n: group.number })}</span>
      </button>
      <ItsQuestion client={client} group={group} />
    </>
  );
}

interface GroupWordsProps {
  readonly client: Client;
  readonly group: OneGroup;
  readonly written: Written;
}

export function GroupWords({ client, group, written }: GroupWordsProps) {
  const { handed, draft, column } = written;
  const shown = draft ?? handed;
  const put = (): void => {
    if (!handed || handed.on_board) return;
    client.outbox.add({ type: "PutOnBoard", contribution: handed.id });
    notify(t("page.console.walk.put-one", { n: 1 }));
  };
  return (
    <div class={`group__words ${handed && draft === null ? "" : "is-live"}`} data-column={column ?? undefined}>
      <p class="muted">
        {column && <b dir="auto">{column}</b>}{column && " "}
        {draft !== null
          ? t("page.console.groups.writing")
          : handed
            ? t("page.console.groups.handed-in")
            : t("page.console.groups.nothing")}
      </p>
      {shown && <Said text={shown.text} pictures={shown.pictures} />}
      {handed && (
        <button
          type="button"
          class="btn btn--line"
          aria-disabled={handed.on_board}
          aria-label={handed.on_board ? undefined : `${t("page.console.walk.put-on-board")}: ${t("page.console.groups.group", { n: group.number })}${column ? `, ${column}` : ""}`}
          onClick={put}
        >
          {handed.on_board ? t("page.console.walk.on-board") : t("page.console.walk.put-on-board")}
        </button>
      )}
    </div>
  );
}
