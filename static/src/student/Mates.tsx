// What each member of the group tried, side by side; one's own stands last.

import { useState } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { bySeq } from "../parts/course";
import { Picture } from "../parts/Pictures";
import { Said, Words } from "../parts/Said";
import type { Client } from "../client";
import type { AnswerInfo, PromptInfo } from "../wire";
import { t } from "../words";
import { meOf, useClient, type OpenVisit } from "./client";
import { nameOf, type OwnGroup } from "./people";

export interface MatesProps {
  readonly group: OwnGroup;
  readonly visit: OpenVisit;
  readonly prompt: PromptInfo;
}

export function Mates({ group, prompt }: MatesProps) {
  const client = useClient();
  const [opened, open] = useState<string | null>(null);
  const me = meOf(client)?.id;
  const members = [...group.members].sort((a, b) => Number(a === me) - Number(b === me));
  return (
    <section class="s-sec">
      <h2 class="h2">
        {t("page.student.each-tried")} <small>{t("page.student.group", { n: group.number })}</small>
      </h2>
      <div class="mates">
        {members.map((member) => (
          <Mate
            key={member}
            name={member === me ? t("page.student.you") : nameOf(client, member)}
            away={member !== me && isAway(client, member)}
            answers={answersOf(client, member, prompt)}
            onOpen={() => open(member)}
          />
        ))}
      </div>
      {opened && (
        <Dialog title={opened === me ? t("page.student.you") : nameOf(client, opened)} onClose={() => open(null)}>
          {answersOf(client, opened, prompt).map((answer) => (
            <Said key={`${answer.visit}${answer.prompt}`} text={answer.text} pictures={answer.pictures} class="s-full" />
          ))}
        </Dialog>
      )}
    </section>
  );
}

interface MateProps {
  readonly name: string;
  readonly away: boolean;
  readonly answers: readonly AnswerInfo[];
  readonly onOpen: () => void;
}

function Mate({ name, away, answers, onOpen }: MateProps) {
  const latest = answers[answers.length - 1];
  const state = away ? t("page.student.away") : latest?.unfinished ? t("page.student.unfinished") : "";
  return (
    <button type="button" class="mate" disabled={!latest} onClick={onOpen}>
      <span class="mate__name">
        <bdi>{name}</bdi> <span>{state}</span>
      </span>
      {latest?.pictures[0] && <Picture name={latest.pictures[0]} />}
      {latest ? (
        <span class="mate__said" dir="auto">
          {latest.text === null ? t("page.parts.erased") : <Words text={latest.text} />}
        </span>
      ) : (
        <span class="mate__none">{t("page.student.nothing-yet")}</span>
      )}
    </button>
  );
}

export function isAway({ store }: Client, member: string): boolean {
  return (store.presence.of("group").value.get(member)?.away_since ?? null) !== null;
}

/** To the same column's prompt where the plan has columns; else all of them. */
function answersOf({ store }: Client, member: string, prompt: PromptInfo): readonly AnswerInfo[] {
  const visits = store.collection("class", "visits").value;
  const columnOf = (answer: AnswerInfo): string | null =>
    visits.get(answer.visit)?.prompts.find((each) => each.id === answer.prompt)?.column ?? null;
  const answers = Array.from(store.collection("group", "answers").value.values());
  return bySeq(
    answers.filter((each) => each.author === member && (prompt.column === null || columnOf(each) === prompt.column)),
  );
}
