// Reflect: what each student thinks now, for the instructor's eyes.

import type { Client } from "../../client";
import { bySeq } from "../../parts/course";
import { Icon } from "../../parts/Icon";
import { Said } from "../../parts/Said";
import { list, t } from "../../words";
import { nameOf, peopleHere } from "../hands/people";
import { visitFor } from "../talk/visit";

export function ReflectView({ client }: { readonly client: Client }) {
  const { store } = client;
  const visit = visitFor(store, "reflect");
  const all = Array.from(store.collection("instructor", "contributions").value, ([id, each]) => ({ ...each, id }));
  const reflections = bySeq(all.filter(({ kind, withdrawn }) => kind === "reflection" && !withdrawn));
  const authors = new Set(reflections.map(({ author }) => author));
  const visits = store.collection("instructor", "visits").value;
  const promptOf = (id: string, prompt: string): string | null => {
    const prompts = visits.get(id)?.prompts ?? [];
    return prompts.length > 1 ? (prompts.find((each) => each.id === prompt)?.column ?? null) : null;
  };
  return (
    <div class="c-talk">
      <p class="c-private">
        <Icon name="lock" size="s" />
        {t("page.console.reflect.private")}
        <span class="num">{t("page.console.reflect.count", { n: authors.size, m: peopleHere(store).length })}</span>
      </p>
      {reflections.length === 0 && (
        <p class="c-none">{visit ? t("page.console.reflect.none") : t("page.console.reflect.not-yet")}</p>
      )}
      <ul class="reflections">
        {reflections.map((each) => (
          <li key={each.id} class="sheet reflection">
            <p class="reflection__who">
              <b>
                <bdi>{each.author ? nameOf(store, each.author) : t("page.console.somebody")}</bdi>
              </b>
              {promptOf(each.visit, each.prompt) && <small class="muted">{promptOf(each.visit, each.prompt)}</small>}
              {each.unfinished && <small class="muted">{t("page.console.unfinished")}</small>}
              {each.late && <small class="muted">{t("page.console.talk.late")}</small>}
            </p>
            <Said text={each.text} class="read" />
            {each.credits.length > 0 && (
              <p class="credit">
                {t("page.console.reflect.changed-by", { names: list(each.credits.map((id) => nameOf(store, id))) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
