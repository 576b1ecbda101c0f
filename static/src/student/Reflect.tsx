// Private: how my thinking moved, and who moved it.

import { Icon } from "../parts/Icon";
import { hue, Letter } from "../parts/Letter";
import { t } from "../words";
import { Answer } from "./Answer";
import { Said } from "../parts/Said";
import { meOf, roomFor, useClient, type OpenVisit } from "./client";
import { Credits } from "./Credits";
import { creditsFor } from "./credits";
import { Frame } from "./Frame";
import type { Place } from "./handed";
import { HandInDock } from "./HandInDock";
import { chosenPrompt, Prompts } from "./Prompts";
import { Recall } from "./Recall";
import { writingFor, type Writing } from "./writing";

export function Reflect({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const choice = chosenPrompt(visit);
  const place = (prompt: string): Place => ({ kind: "reflection", visit: visit.id, prompt, about: null });
  const writing = writingFor(client, place(choice.value));
  const credits = creditsFor(client, writing.place);
  const name = roomFor(client)?.led_by;
  const note = (
    <>
      <Icon name="lock" size="s" />
      {name ? t("page.student.private-led", { name }) : t("page.student.private")}
    </>
  );
  return (
    <Frame
      dock={<HandInDock writing={writing} note={note} onHandIn={() => writing.handIn({ credits: credits.value })} />}
    >
      <AtFirstAndNow />
      <Prompts
        visit={visit}
        done={(prompt) => {
          const each = writingFor(client, place(prompt.id));
          return each.handed.value !== null && !each.editing.value;
        }}
      >
        {(prompt) => (
          <>
            <Begun writing={writingFor(client, place(prompt.id))} />
            {prompt.html && <Recall name={`${visit.id} ${prompt.id}`} html={prompt.html} />}
            <Answer writing={writingFor(client, place(prompt.id))} label={t("page.student.think-now")} />
            <Share writing={writingFor(client, place(prompt.id))} />
            {writingFor(client, place(prompt.id)).editing.value && (
              <Credits chosen={creditsFor(client, place(prompt.id))} legend={t("page.student.whose-idea")} />
            )}
          </>
        )}
      </Prompts>
    </Frame>
  );
}

/** What one had begun last time and not handed in, with the way to go on with it. */
function Begun({ writing }: { readonly writing: Writing }) {
  const begun = meOf(useClient())?.begun;
  if (!begun || writing.handed.value || writing.text.value !== "") return null;
  return (
    <section class="sheet s-problem">
      <h2 class="eyebrow">{t("page.student.begun")}</h2>
      <Said text={begun} />
      <button type="button" class="btn btn--line" onClick={() => writing.write(begun)}>
        {t("page.student.go-on-with")}
      </button>
    </section>
  );
}

/** Off until its author wishes it, and nobody's name goes along. */
function Share({ writing }: { readonly writing: Writing }) {
  const { store, outbox } = useClient();
  const id = writing.handed.value?.id;
  if (!id || writing.editing.value) return null;
  const asked = outbox.waiting.value.flatMap(({ message }) =>
    message.type === "ShareReflection" && message.contribution === id ? [message.shared] : [],
  );
  const shared = asked[asked.length - 1] ?? store.collection("own", "contributions").value.get(id)?.shared ?? false;
  return (
    <button
      type="button"
      class="choice"
      role="switch"
      aria-checked={shared}
      onClick={() => outbox.add({ type: "ShareReflection", contribution: id, shared: !shared })}
    >
      <Icon name={shared ? "check" : "lock"} />
      {shared ? t("page.student.shared") : t("page.student.share")}
    </button>
  );
}

/** From the first position to the last, where both were taken. */
function AtFirstAndNow() {
  const { store } = useClient();
  const taken = Array.from(store.collection("own", "positions_taken").value).sort(([a], [b]) => Number(a) - Number(b));
  const first = taken[0]?.[1];
  const now = taken[taken.length - 1]?.[1];
  if (!first || !now) return null;
  return (
    <div class="sheet s-moved">
      <span class="muted">{t("page.student.at-first-label")}</span>
      <Position card={first.card} />
      <Icon name="arrow" flip />
      <span class="muted">{t("page.student.now-label")}</span>
      <Position card={now.card} />
    </div>
  );
}

function Position({ card }: { readonly card: string | null }) {
  const letter = useClient().store.collection("class", "cards").value.get(card ?? "")?.letter;
  if (!letter) return <span>{t("page.student.not-sure")}</span>;
  return (
    <span data-ap={hue(letter)}>
      <Letter letter={letter} />
    </span>
  );
}
