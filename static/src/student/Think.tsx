// Everybody by themselves: one's own answer to each prompt.

import { many, t } from "../words";
import { Answer } from "./Answer";
import { phaseAfter, phaseName, roomFor, useClient, type OpenVisit } from "./client";
import type { Client } from "../client";
import { Frame } from "./Frame";
import type { Place } from "./handed";
import { HandInDock } from "./HandInDock";
import { chosenPrompt, Prompts } from "./Prompts";
import { Recall } from "./Recall";
import { writingFor } from "./writing";

/** "You can change it until groups begin." */
export function untilNote(client: Client, visit: OpenVisit): string {
  const next = phaseAfter(client, visit);
  return next ? t("page.student.until", { phase: phaseName(roomFor(client), next) }) : t("page.student.until-end");
}

export function Think({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const place = (prompt: string): Place => ({ kind: "answer", visit: visit.id, prompt, about: null });
  const done = (prompt: string): boolean => {
    const writing = writingFor(client, place(prompt));
    return writing.handed.value !== null && !writing.editing.value;
  };
  const choice = chosenPrompt(visit);
  const open = visit.prompts.filter((prompt) => !done(prompt.id));
  const next = open.find((prompt) => prompt.id !== choice.value);
  const label = next?.column ? t("page.student.next-question", { name: next.column }) : t("page.student.next-question-plain");
  const left = open.length > 0 && visit.prompts.length > 1;
  return (
    <Frame
      dock={
        <HandInDock
          writing={writingFor(client, place(choice.value))}
          note={left ? many("page.student.open-one", "page.student.open-other", open.length) : untilNote(client, visit)}
          next={next ? { label, act: () => void (choice.value = next.id) } : null}
        />
      }
    >
      <Prompts visit={visit} done={(prompt) => done(prompt.id)}>
        {(prompt) => (
          <>
            <Recall name={`${visit.id} ${prompt.id}`} html={prompt.html} />
            <Answer
              writing={writingFor(client, place(prompt.id))}
              label={t("page.student.what-i-think")}
              hint={t("page.student.alone-first")}
              forms={visit.answer}
            />
          </>
        )}
      </Prompts>
    </Frame>
  );
}
