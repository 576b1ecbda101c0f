// Groups: who meets where, and what they are to do.

import { number, t } from "../words";
import { Asked } from "./Asked";
import { useScreen, type OpenVisit } from "./client";
import { JoinBox } from "./JoinBox";
import { Nudge } from "./Nudge";
import { Top } from "./Top";
import { useFit } from "./useFit";

/** More people than these are not written one below the other. */
const CROWD = 44;

export function Groups({ visit }: { readonly visit: OpenVisit }) {
  const { client } = useScreen();
  const groups = Array.from(client.store.collection("screen", "groups").value, ([id, group]) => ({ ...group, id }))
    .filter(({ members }) => members.length > 0)
    .sort((a, b) => a.number - b.number);
  const people = groups.reduce((sum, { members }) => sum + members.length, 0);
  const box = useFit<HTMLOListElement>(3.2, groups.map(({ members, question }) => `${question} ${members.join()}`).join());
  return (
    <main class={`k k-groups ${visit.prompts.length > 1 ? "k-groups--many" : ""} kokuban`}>
      <Top />
      <div class="k-groups__q">
        <Asked prompts={visit.prompts} largest={3.4} numbered={visit.one_each} />
        <Nudge />
      </div>
      {groups.length === 0 ? (
        <p class="k-groups__none">{t("page.screen.groups-soon")}</p>
      ) : (
        <ol ref={box} class={`k-groups__all ${people > CROWD ? "k-groups__all--crowd" : ""}`} aria-label={t("page.screen.who-meets")}>
          {groups.map(({ id, number: n, members, question }) => (
            <li key={id}>
              <h2>{t("page.screen.group", { n: number(n) })}</h2>
              {visit.one_each && question !== null && (
                <p class="k-groups__has" dir="auto">
                  {nameOf(visit, question)}
                </p>
              )}
              <Members names={members} />
            </li>
          ))}
        </ol>
      )}
      <JoinBox />
    </main>
  );
}

function Members({ names }: { readonly names: readonly (string | null)[] }) {
  return (
    <ul>
      {names.map((name, at) => (
        <li key={at}>
          <bdi>{name ?? "…"}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** As the prompts beside it are headed. */
function nameOf(visit: OpenVisit, question: string): string {
  const at = visit.prompts.findIndex(({ id }) => id === question);
  return visit.prompts[at]?.column ?? t("page.parts.question-n", { n: number(at + 1) });
}
