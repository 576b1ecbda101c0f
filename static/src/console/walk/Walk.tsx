// Pose and Think: what the class is doing, person by person, while the instructor walks.

import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { serverClock } from "../../parts/clock";
import { whenDrawn } from "../../parts/drawn";
import { t } from "../../words";
import { mark, marksOf, unmark } from "../board/wanted";
import { keysOn } from "../shell/keys";
import { Advice } from "./Advice";
import { AttemptCard } from "./AttemptCard";
import { approachesOf, attemptsOf, countsOf, walkVisit, type Attempt, type WalkVisit } from "./attempts";
import { Clear } from "./Clear";
import { Filters } from "./Filters";
import { approachAt, passes, stepTo, type Filter } from "./filters";
import { Foot } from "./Foot";
import { Large } from "./Large";
import { Beside } from "./Beside";
import { ALL, Questions } from "./Questions";
import { stateWords } from "./said";
import { lookOfWalk } from "./look";
import { inOrder, orderOfCards } from "./order";
import { neighbour, placesOf } from "./places";
import { Seats } from "./Seats";
import { isSeen, markSeen } from "./seen";

export interface WalkProps {
  readonly client: Client;
  /** The participant whose answer is to be shown and focused, or none. */
  readonly goTo: string | null;
  readonly onArrived: () => void;
  readonly onGroups?: () => void;
  readonly onNudge: () => void;
}

export function Walk(props: WalkProps) {
  const visit = walkVisit(props.client.store);
  if (!visit) return <p class="c-none c-walk__none">{t("page.console.walk.not-yet")}</p>;
  return <WalkOf key={visit.id} {...props} visit={visit} />;
}

const EVERY = 5_000;

function WalkOf({ client, visit, goTo, onArrived, onGroups, onNudge }: WalkProps & { readonly visit: WalkVisit }) {
  const { store, outbox } = client;
  const [asked, ask] = useState(ALL);
  const [filter, setFilter] = useState<Filter>("all");
  const [current, setCurrent] = useState<string | null>(null);
  const [keysFor, setKeysFor] = useState<string | null>(null);
  const [large, setLarge] = useState<string | null>(null);
  const grid = useRef<HTMLUListElement>(null);
  const places = placesOf(store);
  const seats = lookOfWalk.value.value === "seats";
  // In the classroom there is room for one answer of each.
  const beside = asked === ALL && visit.prompts.length > 1 && !seats;
  const prompt = asked === ALL ? (visit.prompts[0]?.id ?? "") : asked;
  const clock = serverClock(store);
  const now = useComputed(() => Math.floor(clock.value / EVERY) * EVERY).value;
  const approaches = approachesOf(store, visit);
  // Who looks at the classroom walks by it.
  const order = seats ? "seat" : orderOfCards.value.value;
  const answers = beside ? visit.prompts.flatMap(({ id }) => attemptsOf(store, visit, id)) : attemptsOf(store, visit, prompt);
  const attempts = beside ? answers : inOrder(answers, order, document.documentElement.lang, places);
  const picked = marksOf(client);
  const shown = attempts.filter((attempt) => passes(attempt, filter, isSeen) || attempt.person.id === current);
  const here = shown.some(({ person }) => person.id === current) ? current : (shown[0]?.person.id ?? null);
  const chosen = attempts.filter(({ handed }) => handed && !handed.on_board && picked.has(handed.id));
  const inLarge = shown.findIndex(({ person }) => person.id === large);
  const focused = attempts.find(({ person }) => person.id === current);

  useEffect(() => {
    if (goTo === null) return;
    setFilter("all");
    setCurrent(goTo);
    focusOn(goTo);
    onArrived();
  }, [goTo]);

  function tag({ handed }: Attempt, approach: string | null): void {
    if (!handed) return;
    markSeen({ handed });
    outbox.add({ type: "Tag", contribution: handed.id, approach });
    setKeysFor(null);
  }
  function pick({ handed }: Attempt): void {
    if (!handed || handed.on_board) return;
    markSeen({ handed });
    if (picked.has(handed.id)) unmark(client, handed.id);
    else mark(client, handed.id, "");
  }
  function onKey(event: KeyboardEvent): void {
    const attempt = shown.find(({ person }) => person.id === here);
    if (!attempt || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = shown.indexOf(attempt);
    const to = stepTo(event.key, at, shown.length, columnsOf(grid.current), document.documentElement.dir === "rtl");
    const approach = approachAt(event.key, approaches);
    if (/^(Arrow|Home|End)/.test(event.key)) {
      event.preventDefault();
      const next = seats && places.size > 0 ? neighbour(places, attempt.person.id, event.key) : (shown[to]?.person.id ?? null);
      if (next === null) return;
      setCurrent(next);
      focusOn(next);
    } else if (event.key === "Escape") setKeysFor(null);
    else if (!keysOn.value) return;
    else if (approach) tag(attempt, approach.id);
    else if (event.key === "0" || event.key === "Backspace") tag(attempt, null);
    else if (event.key === " " && isBody(event.target)) {
      event.preventDefault();
      pick(attempt);
    }
  }
  return (
    <div class="c-walk">
      {visit.kind === "pose" && <Clear client={client} visit={visit} />}
      <Advice client={client} visit={visit} now={now} />
      {visit.prompts.length > 1 && (
        <Questions
          visit={visit}
          prompt={beside ? ALL : prompt}
          onPrompt={(to) => {
            if (to === ALL) lookOfWalk.choose("answers");
            ask(to);
          }}
        />
      )}
      {beside && (
        <Beside
          client={client}
          visit={visit}
          now={now}
          picked={({ handed }) => handed !== null && picked.has(handed.id)}
          onPick={pick}
          onTag={tag}
          current={current}
          onCurrent={setCurrent}
        />
      )}
      {!beside && <Filters attempts={attempts} approaches={approaches} filter={filter} onFilter={setFilter} />}
      {!beside && attempts.length === 0 && <p class="c-none c-walk__none">{t("page.console.walk.nobody")}</p>}
      {!beside && attempts.length > 0 && shown.length === 0 && <p class="c-none c-walk__none">{t("page.console.walk.none-such")}</p>}
      {seats && (
        <Seats
          client={client}
          attempts={attempts}
          shown={new Set(shown.map(({ person }) => person.id))}
          picked={({ handed }) => handed !== null && picked.has(handed.id)}
          said={(attempt) => stateWords(attempt, now)}
          current={here}
          onCurrent={(participant, byKey) => {
            setCurrent(participant);
            const attempt = attempts.find(({ person }) => person.id === participant);
            if (byKey && attempt) markSeen(attempt);
          }}
          onOpen={(participant) => {
            // Also of those whom the filter leaves out; not every browser gives the focus to what is pressed.
            setCurrent(participant);
            setLarge(participant);
          }}
          onKey={onKey}
        />
      )}
      {!seats && !beside && <ul ref={grid} class="c-grid" aria-label={t("page.console.walk.answers")} onKeyDown={onKey}>
        {shown.map((attempt) => (
          <AttemptCard
            key={attempt.person.id}
            attempt={attempt}
            approaches={approaches}
            said={stateWords(attempt, now)}
            seen={isSeen(attempt)}
            picked={attempt.handed !== null && picked.has(attempt.handed.id)}
            current={attempt.person.id === here}
            keysOpen={attempt.person.id === keysFor}
            onKeys={() => setKeysFor(keysFor === attempt.person.id ? null : attempt.person.id)}
            onTag={(approach) => tag(attempt, approach)}
            onPick={() => pick(attempt)}
            onOpen={() => setLarge(attempt.person.id)}
            onFocus={(byKey) => {
              setCurrent(attempt.person.id);
              if (byKey) markSeen(attempt);
              if (keysFor !== null && keysFor !== attempt.person.id) setKeysFor(null);
              if (byKey && attempt.handed && attempt.approach === null) setKeysFor(attempt.person.id);
            }}
          />
        ))}
      </ul>}
      <Foot
        client={client}
        chosen={chosen}
        ask={approaches.find(({ id }) => id === focused?.approach) ?? null}
        onNudge={onNudge}
        {...(onGroups ? { onGroups } : {})}
      />
      {large !== null && shown[inLarge] && (
        <Large
          key={large}
          client={client}
          visit={visit}
          attempt={shown[inLarge]}
          said={stateWords(shown[inLarge], now)}
          approaches={approaches}
          onTag={(approach) => shown[inLarge] && tag(shown[inLarge], approach)}
          onPrevious={inLarge > 0 ? () => setLarge(shown[inLarge - 1]?.person.id ?? null) : null}
          onNext={inLarge < shown.length - 1 ? () => setLarge(shown[inLarge + 1]?.person.id ?? null) : null}
          onClose={() => setLarge(null)}
        />
      )}
    </div>
  );
}

function isBody(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.classList.contains("att__body");
}

function columnsOf(grid: HTMLElement | null): number {
  return grid ? getComputedStyle(grid).gridTemplateColumns.split(" ").length : 1;
}

function focusOn(person: string): void {
  whenDrawn(() => {
    const card = document.querySelector<HTMLElement>(`.c-walk [data-who="${CSS.escape(person)}"]`);
    const body = card?.querySelector<HTMLElement>(".att__body") ?? card;
    body?.focus();
    body?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

/** How far the class has come, in a line. */
export function WalkStatus({ client }: { readonly client: Client }) {
  const visit = walkVisit(client.store);
  if (!visit) return null;
  const { handedIn, writing, nothing } = countsOf(client.store, visit);
  return (
    <>
      <b>{t("page.console.walk.count-in", { n: handedIn })}</b>{" "}
      {t("page.console.walk.count-rest", { writing, nothing })}
    </>
  );
}
