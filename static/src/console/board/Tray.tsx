// What the instructor means to put on the board, with the reason: nobody else sees it.

import { Fragment } from "preact";
import type { Client } from "../../client";
import { inColumns, type Column } from "../../parts/columns";
import { Icon } from "../../parts/Icon";
import { hue, Letter } from "../../parts/Letter";
import { Words } from "../../parts/Said";
import { t } from "../../words";
import { phaseIfSeveral, wordsOf, whoseOf } from "./cards";
import { columnAnswered, columnNames } from "./columns";
import { unmark, wantedOf, type Wanted } from "./wanted";

export function Tray({ client }: { readonly client: Client }) {
  const wanted = wantedOf(client);
  if (wanted.length === 0) return null;
  return (
    <section class="b-tray" aria-labelledby="c-tray-title">
      <h3 id="c-tray-title" class="label">
        {t("page.console.board.tray")}
      </h3>
      {byColumn(client, wanted).map(({ name, cards }) => (
        <Fragment key={name ?? ""}>
          {name !== null && (
            <h4 class="b-tray__col" dir="auto">
              {name}
            </h4>
          )}
          <ul>
            {cards.map((each) => (
              <InTray key={each.id} client={client} wanted={each} />
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}

/** Under the questions that they answer, where the plan has columns. */
function byColumn(client: Client, wanted: readonly Wanted[]): readonly Pick<Column<Wanted>, "name" | "cards">[] {
  const names = columnNames(client);
  if (names.length === 0) return [{ name: null, cards: wanted }];
  const standing = wanted.map((each) => ({ ...each, column: columnAnswered(client, each) }));
  return inColumns(names, standing, []).filter(({ cards }) => cards.length > 0);
}

function InTray({ client, wanted }: { readonly client: Client; readonly wanted: Wanted }) {
  const { id, because } = wanted;
  const name = whoseOf(client.store, wanted);
  const visit = client.store.collection("instructor", "visits").value.get(wanted.visit);
  const phase = phaseIfSeveral(client.store, visit?.phase);
  const letter = client.store.collection("instructor", "tags").value.get(id)?.letter ?? null;
  return (
    <li class="b-want" data-ap={letter ? hue(letter) : undefined}>
      {letter !== null && <Letter letter={letter} size="s" />}
      <p class="b-want__t">
        <span class="b-item__w" dir="auto">
          <Words text={wordsOf(wanted)} />
        </span>
        <small>
          <bdi>{name}</bdi>
          {phase !== null && (
            <>
              {" · "}
              <bdi>{phase}</bdi>
            </>
          )}
          {because !== "" && (
            <>
              {" · "}
              <q dir="auto">{because}</q>
            </>
          )}
        </small>
      </p>
      <button
        type="button"
        class="btn btn--line btn--icon"
        aria-label={t("page.console.board.tray-put", { name })}
        title={t("page.console.board.tray-put", { name })}
        onClick={() => go(() => void client.outbox.add({ type: "PutOnBoard", contribution: id }))}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        class="btn btn--bare btn--icon"
        aria-label={t("page.console.board.tray-drop", { name })}
        title={t("page.console.board.tray-drop", { name })}
        onClick={() => go(() => unmark(client, id))}
      >
        <Icon name="x" />
      </button>
    </li>
  );
}

/** The button goes with what it is for; the next one in its place would be a surprise to whoever presses it twice. */
function go(act: () => void): void {
  document.getElementById("c-board-title")?.focus({ preventScroll: true });
  act();
}
