// What each member of the group tried, side by side; one's own stands last.

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { announce } from "../parts/announce";
import { Dialog } from "../parts/Dialog";
import { bySeq } from "../parts/course";
import { Icon } from "../parts/Icon";
import { isDrawing } from "../parts/pictures";
import { Picture } from "../parts/Pictures";
import { SideMark } from "../parts/SideMark";
import { Said, Words } from "../parts/Said";
import type { Client } from "../client";
import type { AnswerInfo, PromptInfo } from "../wire";
import { t } from "../words";
import { meOf, useClient, type OpenVisit } from "./client";
import type { Place } from "./handed";
import { nameOf, type OwnGroup } from "./people";
import { writingFor } from "./writing";

export interface MatesProps {
  readonly group: OwnGroup;
  readonly visit: OpenVisit;
  readonly prompt: PromptInfo;
}

export function Mates({ group, visit, prompt }: MatesProps) {
  const client = useClient();
  const [opened, open] = useState<string | null>(null);
  const me = meOf(client)?.id;
  const canDraw = group.pen === me && visit.answer.includes("drawing");
  const ours: Place = { kind: "group-answer", visit: visit.id, prompt: prompt.id, about: group.id };
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
            side={group.sides[member] ?? null}
            away={member !== me && isAway(client, member)}
            answers={answersOf(client, member, prompt)}
            onOpen={() => open(member)}
          />
        ))}
      </div>
      {opened && (
        <Dialog title={opened === me ? t("page.student.you") : nameOf(client, opened)} onClose={() => open(null)}>
          {answersOf(client, opened, prompt).map((answer) => (
            <Fragment key={`${answer.visit}${answer.prompt}`}>
              <Said text={answer.text} pictures={answer.pictures} class="s-full" />
              {canDraw &&
                answer.pictures.filter(isDrawing).map((name) => (
                  <button
                    key={name}
                    type="button"
                    class="btn btn--line"
                    onClick={() => {
                      open(null);
                      void copy(client, ours, name);
                    }}
                  >
                    <Icon name="pen" />
                    {t("page.student.draw-on")}
                  </button>
                ))}
            </Fragment>
          ))}
        </Dialog>
      )}
    </section>
  );
}

interface MateProps {
  readonly name: string;
  readonly side: string | null;
  readonly away: boolean;
  readonly answers: readonly AnswerInfo[];
  readonly onOpen: () => void;
}

function Mate({ name, side, away, answers, onOpen }: MateProps) {
  const latest = answers[answers.length - 1];
  const state = away ? t("page.student.away") : latest?.unfinished ? t("page.student.unfinished") : "";
  return (
    <button type="button" class="mate" disabled={!latest} onClick={onOpen}>
      <span class="mate__name">
        <bdi>{name}</bdi> <SideMark side={side} /> <span>{state}</span>
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

/** The one with the pen draws on from it; the member's own stays as it is. */
async function copy(client: Client, place: Place, name: string): Promise<void> {
  const copied = await import("../extras/Forms").then(
    ({ copyInto }) => copyInto(writingFor(client, place), name),
    () => false,
  );
  announce(copied ? t("page.student.drawn-on") : t("page.parts.load-again"));
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
