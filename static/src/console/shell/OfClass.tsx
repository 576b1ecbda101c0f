// The class that comes back: its word, who of it is missing, and what it said last time.

import type { Client } from "../../client";
import { Icon } from "../../parts/Icon";
import { t } from "../../words";

/** Its name and its word, for the instructor to say. */
export function ClassWord({ client: { store } }: { readonly client: Client }) {
  const of = store.collection("instructor", "of_class").value.get("class");
  if (!of) return null;
  return (
    <p class="c-class">
      <span>
        <span class="vh">{t("page.console.shell.class")}</span> <b dir="auto">{of.name}</b>
      </span>
      <span>
        {t("page.console.shell.class-word")} <b dir="ltr">{of.word}</b>
      </span>
    </p>
  );
}

/** Those who have been in the class before and have not come yet. */
export function Missing({ client: { store, outbox } }: { readonly client: Client }) {
  const people = Array.from(store.collection("instructor", "returning").value, ([id, each]) => ({ ...each, id }));
  const missing = people.filter(({ participant }) => participant === null);
  if (missing.length === 0) return null;
  return (
    <details class="c-missing">
      <summary>{t("page.console.shell.missing", { n: missing.length, m: people.length })}</summary>
      <ul>
        {missing.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <button
              type="button"
              class="btn btn--bare"
              aria-label={t("page.console.shell.here-without", { name })}
              onClick={() => outbox.add({ type: "AddParticipant", name, returning: id })}
            >
              <Icon name="plus" size="s" />
              {t("page.console.shell.is-here")}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The instructor chooses which of them open the lesson; nobody's name is shown. */
export function LastTime({ client: { store, outbox } }: { readonly client: Client }) {
  const lines = Array.from(store.collection("instructor", "lines").value, ([id, line]) => ({ ...line, id }));
  const asked = new Map(
    outbox.waiting.value.flatMap(({ message }) => (message.type === "ShowLine" ? [[message.line, message.shown] as const] : [])),
  );
  if (lines.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="c-last-time">
      <h2 id="c-last-time">{t("page.console.shell.last-time")}</h2>
      <p class="muted">{t("page.console.shell.last-time-how")}</p>
      <ul class="c-lines">
        {lines.map(({ id, text, shown }) => {
          const on = asked.get(id) ?? shown;
          return (
            <li key={id}>
              <button
                type="button"
                class="switch"
                role="switch"
                aria-checked={on}
                aria-label={t("page.console.shell.show-line", { text })}
                onClick={() => outbox.add({ type: "ShowLine", line: id, shown: !on })}
              >
                <i />
              </button>
              <q dir="auto">{text}</q>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
