// Choose, and say why. When the class may see it, what was chosen: before, and now.

import { Icon } from "../parts/Icon";
import { Markup } from "../parts/Markup";
import type { PollInfo } from "../wire";
import { number, t } from "../words";
import { Answer } from "./Answer";
import { lastAsked } from "./asked";
import { roomFor, useClient, type OpenVisit } from "./client";
import { Frame } from "./Frame";
import { HandInDock } from "./HandInDock";
import { Recall } from "./Recall";
import { untilNote } from "./Think";
import { writingFor } from "./writing";

export function Poll({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const prompt = visit.prompts[0];
  const html = visit.question_html || prompt?.html || "";
  const stored = client.store.collection("own", "votes").value.get(visit.id)?.choice;
  const mine = lastAsked(client, "CastVote", (command) => command.visit === visit.id)?.choice ?? stored;
  const result = client.store.collection("class", "polls").value.get(visit.id);
  const writing = writingFor(client, { kind: "reason", visit: visit.id, prompt: prompt?.id ?? "1", about: null });
  const note = mine === undefined ? t("page.student.choose-one") : untilNote(client, visit);
  const handIn = (): void => writing.handIn(mine === undefined ? {} : { choice: mine });
  return (
    <Frame
      dock={
        visit.because && mine !== undefined ? (
          <HandInDock writing={writing} note={note} onHandIn={handIn} />
        ) : (
          <p class="s-note s-note--tall">{note}</p>
        )
      }
    >
      {html && <Recall name={visit.id} html={html} />}
      <fieldset class="s-sec">
        <legend class="vh">{t("page.student.your-choice")}</legend>
        {visit.choices.map((choice, at) => (
          <Choice
            key={at}
            html={choice}
            chosen={at === mine}
            votes={result ? votesOf(result, at) : null}
            onChoose={() => client.outbox.add({ type: "CastVote", visit: visit.id, choice: at })}
          />
        ))}
      </fieldset>
      {visit.because && mine !== undefined && <Answer writing={writing} label={t("page.student.because")} rows={3} />}
    </Frame>
  );
}

interface Votes {
  readonly now: number;
  readonly before: number | null;
  /** Of both: so the bars compare. */
  readonly most: number;
}

function votesOf({ votes, before }: PollInfo, at: number): Votes {
  return { now: votes[at] ?? 0, before: before ? (before[at] ?? 0) : null, most: Math.max(1, ...votes, ...(before ?? [])) };
}

interface ChoiceProps {
  readonly html: string;
  readonly chosen: boolean;
  readonly votes: Votes | null;
  readonly onChoose: () => void;
}

function Choice({ html, chosen, votes, onChoose }: ChoiceProps) {
  const lang = roomFor(useClient())?.language;
  return (
    <div class="s-choice">
      <button type="button" class="choice" aria-pressed={chosen} onClick={onChoose}>
        <span class="s-choice__mark">{chosen && <Icon name="check" size="s" />}</span>
        <Markup html={html} class="grow" {...(lang ? { lang } : {})} />
      </button>
      {votes && (
        <dl class="s-votes">
          {votes.before !== null && <Bar label={t("page.student.before")} n={votes.before} most={votes.most} old />}
          <Bar label={t("page.student.now-short")} n={votes.now} most={votes.most} />
        </dl>
      )}
    </div>
  );
}

interface BarProps {
  readonly label: string;
  readonly n: number;
  readonly most: number;
  readonly old?: boolean;
}

function Bar({ label, n, most, old }: BarProps) {
  return (
    <div class="s-votes__row">
      <dt>{label}</dt>
      <dd>
        <span class={`s-votes__bar ${old ? "s-votes__bar--old" : ""}`} style={{ inlineSize: `${(78 * n) / most}%` }} />
        <span class="num">{number(n)}</span>
      </dd>
    </div>
  );
}
