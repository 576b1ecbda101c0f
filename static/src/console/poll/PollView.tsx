// Poll: the votes and reasons, before the class sees them and after.

import type { Client } from "../../client";
import { Markup } from "../../parts/Markup";
import { roomOf } from "../../parts/course";
import { polled } from "../../parts/ribbons";
import { Ribbons } from "../../parts/Ribbons";
import type { PhaseGuide } from "../../wire";
import { t } from "../../words";
import { peopleHere } from "../hands/people";
import { percent } from "../talk/percent";
import { visitFor } from "../talk/visit";
import { FormGroups } from "../walk/FormGroups";
import { Choice } from "./Choice";
import { adviceOn, type Advice } from "./share";

export function PollView({ client }: { readonly client: Client }) {
  const { store, outbox } = client;
  const visit = visitFor(store, "poll");
  const poll = visit ? store.collection("instructor", "polls").value.get(visit.id) : undefined;
  if (!visit || !poll) return <p class="c-none">{t("page.console.poll.none")}</p>;
  const guide = store.collection("instructor", "guides").value.get(visit.phase);
  const voted = poll.votes.reduce((a, b) => a + b, 0);
  const language = roomOf(store, "instructor")?.language ?? "";
  const reasons = Array.from(store.collection("instructor", "contributions").value, ([id, each]) => ({ ...each, id }))
    .filter((each) => each.kind === "reason" && each.visit === visit.id && !each.withdrawn)
    .sort((a, b) => a.seq - b.seq);
  return (
    <div class="c-talk">
      <section class="panel" aria-label={t("page.console.poll.question")}>
        <Markup html={visit.question_html} class="prompt" lang={language} />
      </section>
      <section class="panel" aria-labelledby="c-poll-title">
        <div class="panel__h">
          <h2 id="c-poll-title">{t("page.console.poll.votes")}</h2>
          <span class="muted num">{t("page.console.poll.voted", { n: voted, m: peopleHere(store).length })}</span>
          <button
            type="button"
            class="switch"
            role="switch"
            aria-checked={poll.shown}
            onClick={() => outbox.add({ type: "RevealPoll", visit: visit.id, shown: !poll.shown })}
          >
            <i />
            {t("page.console.talk.on-screen")}
          </button>
        </div>
        {poll.before && (
          <Ribbons
            name={t("page.console.poll.votes")}
            picture={polled(poll)}
            before={t("page.ribbons.before")}
            now={t("page.ribbons.now")}
          />
        )}
        {poll.before && <p class="poll-key muted">{t("page.console.poll.before-after")}</p>}
        <ol class="poll">
          {visit.choices.map((html, choice) => (
            <Choice
              key={choice}
              client={client}
              html={html}
              language={language}
              votes={poll.votes}
              before={poll.before}
              choice={choice}
              sound={guide?.sound[choice] ?? null}
              reasons={reasons.filter((each) => each.choice === choice)}
            />
          ))}
        </ol>
        {guide && <AdviceLine guide={guide} votes={poll.votes} />}
      </section>
      <section class="panel" aria-labelledby="c-poll-groups">
        <h2 id="c-poll-groups">{t("page.console.poll.groups")}</h2>
        <p class="muted">{t("page.console.poll.groups-how")}</p>
        <FormGroups client={client} />
      </section>
    </div>
  );
}

const ADVICE: Record<Advice, string> = {
  below: "page.console.poll.below",
  between: "page.console.poll.between",
  above: "page.console.poll.above",
};

function AdviceLine({ guide, votes }: { readonly guide: PhaseGuide; readonly votes: readonly number[] }) {
  const advice = adviceOn(guide, votes);
  if (!advice || !guide.discuss_between) return null;
  const [low, high] = guide.discuss_between.map(percent);
  return (
    <p class="advice">
      {t(ADVICE[advice], { low: low ?? "", high: high ?? "" })} <small>{t("page.console.poll.only-you")}</small>
    </p>
  );
}
