// What each person made of several questions, side by side: a row for each, a column for each question.

import { useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { t } from "../../words";
import { AttemptCard } from "./AttemptCard";
import { approachesOf, attemptsOf, type Attempt, type WalkVisit } from "./attempts";
import { Filters } from "./Filters";
import { approachAt, passes, type Filter } from "./filters";
import { Large } from "./Large";
import { orderOfCards, inOrder } from "./order";
import { placesOf } from "./places";
import { stateWords } from "./said";
import { isSeen, markSeen } from "./seen";
import { keysOn } from "../shell/keys";

export interface BesideProps {
  readonly client: Client;
  readonly visit: WalkVisit;
  readonly now: number;
  readonly picked: (attempt: Attempt) => boolean;
  readonly onPick: (attempt: Attempt) => void;
  readonly onTag: (attempt: Attempt, approach: string | null) => void;
  /** Who is to be looked at. */
  readonly current: string | null;
  readonly onCurrent: (person: string) => void;
}

interface At {
  readonly person: string;
  readonly prompt: number;
}

export function Beside({ client, visit, now, picked, onPick, onTag, current, onCurrent }: BesideProps) {
  const { store } = client;
  const [filter, setFilter] = useState<Filter>("all");
  const [at, setAt] = useState<At | null>(null);
  const [keysFor, setKeysFor] = useState<At | null>(null);
  const [large, setLarge] = useState<At | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const approaches = approachesOf(store, visit);
  const columns = visit.prompts.map(({ id }) => attemptsOf(store, visit, id));
  // The same people in each; the order is that of the first question, so that a row does not jump with the others.
  const people = inOrder(columns[0] ?? [], orderOfCards.value.value, document.documentElement.lang, placesOf(store)).map(({ person }) => person);
  const rows = people
    .map((person) => ({ person, attempts: columns.flatMap((column) => column.find((each) => each.person.id === person.id) ?? []) }))
    .filter(({ person, attempts }) => person.id === current || attempts.some((attempt) => passes(attempt, filter, isSeen)));
  const here = at && rows.some(({ person }) => person.id === at.person) ? at : { person: rows[0]?.person.id ?? "", prompt: 0 };
  const is = (one: At | null, other: At): boolean => one?.person === other.person && one.prompt === other.prompt;

  function go(to: At): void {
    setAt(to);
    onCurrent(to.person);
    const cell = table.current?.querySelectorAll(`[data-row="${CSS.escape(to.person)}"] .att`)[to.prompt];
    cell?.querySelector<HTMLElement>(".att__body")?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  function onKey(event: KeyboardEvent): void {
    const row = rows.findIndex(({ person }) => person.id === here.person);
    const attempt = rows[row]?.attempts[here.prompt];
    if (!attempt || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const across = (event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0) * (document.documentElement.dir === "rtl" ? -1 : 1);
    const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const approach = approachAt(event.key, approaches);
    if (across !== 0 || down !== 0) {
      event.preventDefault();
      const to = rows[row + down];
      const prompt = here.prompt + across;
      if (to && prompt >= 0 && prompt < visit.prompts.length) go({ person: to.person.id, prompt });
    } else if (event.key === "Escape") setKeysFor(null);
    else if (!keysOn.value) return;
    else if (approach) tag(attempt, approach.id);
    else if (event.key === "0" || event.key === "Backspace") tag(attempt, null);
    else if (event.key === " " && event.target instanceof HTMLElement && event.target.classList.contains("att__body")) {
      event.preventDefault();
      onPick(attempt);
    }
  }
  function tag(attempt: Attempt, approach: string | null): void {
    onTag(attempt, approach);
    setKeysFor(null);
  }
  const inLarge = large && rows.findIndex(({ person }) => person.id === large.person);
  const shown = large && inLarge !== null ? rows[inLarge]?.attempts[large.prompt] : undefined;
  const turn = (by: number) => {
    const to = large && inLarge !== null ? rows[inLarge + by] : undefined;
    return to && large ? () => setLarge({ person: to.person.id, prompt: large.prompt }) : null;
  };
  return (
    <>
      <Filters attempts={columns.flat()} approaches={approaches} filter={filter} onFilter={setFilter} />
      {people.length === 0 && <p class="c-none c-walk__none">{t("page.console.walk.nobody")}</p>}
      {people.length > 0 && rows.length === 0 && <p class="c-none c-walk__none">{t("page.console.walk.none-such")}</p>}
      <div ref={table} class="c-beside" style={{ "--columns": String(visit.prompts.length) }} onKeyDown={onKey}>
        <div class="c-beside__head" aria-hidden="true">
          {visit.prompts.map(({ id, column }, n) => (
            <b key={id} dir="auto">
              {column ?? t("page.console.walk.question", { n: n + 1 })}
            </b>
          ))}
        </div>
        {rows.map(({ person, attempts }) => (
          <section key={person.id} class="c-beside__row" data-row={person.id} aria-label={person.name ?? t("page.console.somebody")}>
            <h3>
              <bdi>{person.name ?? t("page.console.somebody")}</bdi>
              <small>{t("page.console.groups.answered", { n: attempts.filter(({ handed }) => handed).length, m: attempts.length })}</small>
            </h3>
            <ul class="c-beside__cells" aria-label={t("page.console.walk.answers")}>
              {attempts.map((attempt, prompt) => {
                const cell = { person: person.id, prompt };
                return (
                  <AttemptCard
                    key={prompt}
                    attempt={attempt}
                    approaches={approaches}
                    said={stateWords(attempt, now)}
                    seen={isSeen(attempt)}
                    picked={picked(attempt)}
                    current={is(here, cell)}
                    keysOpen={is(keysFor, cell)}
                    column={visit.prompts[prompt]?.column ?? t("page.console.walk.question", { n: prompt + 1 })}
                    onKeys={() => setKeysFor(is(keysFor, cell) ? null : cell)}
                    onTag={(approach) => tag(attempt, approach)}
                    onPick={() => onPick(attempt)}
                    onOpen={() => setLarge(cell)}
                    onFocus={(byKey) => {
                      setAt(cell);
                      if (byKey) markSeen(attempt);
                      if (byKey && attempt.handed && attempt.approach === null && approaches.length > 0) setKeysFor(cell);
                      else if (keysFor !== null && !is(keysFor, cell)) setKeysFor(null);
                    }}
                  />
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      {large && shown && (
        <Large
          key={`${large.person} ${large.prompt}`}
          client={client}
          visit={visit}
          attempt={shown}
          said={[visit.prompts[large.prompt]?.column, stateWords(shown, now)].filter(Boolean).join(" · ")}
          approaches={approaches}
          onTag={(approach) => tag(shown, approach)}
          onPrevious={turn(-1)}
          onNext={turn(1)}
          onClose={() => setLarge(null)}
        />
      )}
    </>
  );
}
