// What we can say now: the class's conclusion, sentences that students propose, and whose ideas they build on.

import { t } from "../words";
import { useClient, type OpenVisit } from "./client";
import { Conclusions } from "./Conclusions";
import { Credits } from "./Credits";
import { creditsFor } from "./credits";
import { Field } from "./Field";
import { Frame } from "./Frame";
import type { Place } from "./handed";
import { Proposals } from "./Proposals";
import { Recall } from "./Recall";
import { cardsOf } from "./board";
import { Convinced } from "./Stances";
import { writingFor } from "./writing";

export function SumUp({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const prompt = visit.prompts[0];
  const place: Place = { kind: "proposal", visit: visit.id, prompt: prompt?.id ?? "1", about: null };
  const writing = writingFor(client, place);
  const credits = creditsFor(client, place);
  const empty = writing.text.value.trim() === "";
  const propose = (): void => {
    writing.handIn({ credits: credits.value });
    credits.value = [];
  };
  return (
    <Frame
      dock={
        <>
          <button
            type="button"
            class="btn btn--main btn--l btn--wide"
            aria-disabled={empty}
            onClick={() => empty || propose()}
          >
            {t("page.student.propose")}
          </button>
          <p class="s-note">{t("page.student.propose-note")}</p>
        </>
      }
    >
      {prompt?.html && <Recall name={visit.id} html={prompt.html} />}
      <Conclusions />
      <Proposals onTakenBack={empty ? (text) => writing.write(text) : null} />
      <Convinced cards={cardsOf(client)} untilAnswered />
      <section class="s-sec s-propose">
        <label class="h2" for="propose">
          {t("page.student.propose-label")}
        </label>
        <Field writing={writing} id="propose" rows={2} />
      </section>
      {!empty && <Credits chosen={credits} legend={t("page.student.builds-on")} />}
    </Frame>
  );
}
