// One question, the same for everyone. First of all: is it clear what is asked?

import { Icon } from "../parts/Icon";
import { LastTime } from "../parts/LastTime";
import { Markup } from "../parts/Markup";
import { t } from "../words";
import { phaseAfter, phaseName, roomFor, useClient, type OpenVisit } from "./client";
import { Frame } from "./Frame";
import { Materials } from "./Materials";
import { Notes } from "./Notes";

export function Pose({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const room = roomFor(client);
  const next = phaseAfter(client, visit);
  return (
    <Frame
      dock={
        <p class="s-note s-note--tall">
          <Icon name="clock" />
          {next
            ? t("page.student.next-opens", { phase: phaseName(room, next) })
            : t("page.student.go-on-together")}
        </p>
      }
    >
      {visit.prompts.map((prompt) => (
        <article key={prompt.id} class="sheet s-problem">
          {prompt.column && (
            <p class="eyebrow" dir="auto">
              {prompt.column}
            </p>
          )}
          <Markup html={prompt.html} class="prompt" {...(room ? { lang: room.language } : {})} />
        </article>
      ))}
      <LastTime store={client.store} stream="class" />
      <Materials />
      <Clear visit={visit} />
      <Notes visit={visit} />
    </Frame>
  );
}

function Clear({ visit }: { readonly visit: OpenVisit }) {
  const { store, outbox } = useClient();
  const asked = outbox.waiting.value.flatMap(({ message }) =>
    message.type === "MarkClear" && message.visit === visit.id ? [message.clear] : [],
  );
  const clear = asked[asked.length - 1] ?? store.collection("own", "clear").value.get(visit.id)?.yes;
  const mark = (yes: boolean): void => void outbox.add({ type: "MarkClear", visit: visit.id, clear: yes });
  return (
    <fieldset class="s-sec s-clear">
      <legend class="h2">{t("page.student.clear-question")}</legend>
      <div class="two">
        <button type="button" class="choice choice--center" aria-pressed={clear === true} onClick={() => mark(true)}>
          <Icon name="check" />
          {t("page.student.clear-yes")}
        </button>
        <button type="button" class="choice choice--center" aria-pressed={clear === false} onClick={() => mark(false)}>
          <Icon name="ask" />
          {t("page.student.clear-no")}
        </button>
      </div>
    </fieldset>
  );
}
