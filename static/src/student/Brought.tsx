// What members of this group found in earlier ones, each under the question that it answers.

import { bySeq } from "../parts/course";
import { Markup } from "../parts/Markup";
import { Said } from "../parts/Said";
import { list, number, t } from "../words";
import { meOf, roomFor, useClient } from "./client";
import { nameOf } from "./people";

export function Brought() {
  const client = useClient();
  const { store } = client;
  const me = meOf(client)?.id;
  const lang = roomFor(client)?.language;
  const brought = bySeq(store.collection("group", "brought").value.values());
  const visits = store.collection("class", "visits").value;
  if (brought.length === 0) return null;
  return (
    <section class="s-sec">
      <h2 class="h2">{t("page.student.brought")}</h2>
      {brought.map((each) => {
        const prompts = visits.get(each.visit)?.prompts ?? [];
        const at = prompts.findIndex(({ id }) => id === each.prompt);
        const who = list(each.members.map((member) => (member === me ? t("page.student.you") : nameOf(client, member))));
        return (
          <details key={`${each.visit} ${each.number} ${each.prompt}`} class="s-brought" open>
            <summary>
              {prompts.length > 1 && <b dir="auto">{prompts[at]?.column ?? t("page.parts.question-n", { n: number(at + 1) })}</b>}
              <small>
                {t("page.student.group", { n: each.number })} · <bdi>{who}</bdi>
              </small>
            </summary>
            {prompts[at] && <Markup html={prompts[at].html} class="prompt" {...(lang ? { lang } : {})} />}
            <Said text={each.text} pictures={each.pictures} />
          </details>
        );
      })}
    </section>
  );
}
