// The board column: what the class will see, in order, and what of it the class sees already.

import { useRef, useState } from "preact/hooks";
import type { Client } from "../../client";
import { number, t } from "../../words";
import { BoardFoot } from "./BoardFoot";
import { Cards } from "./Cards";
import { cardsOf, pointedAt } from "./cards";
import { columnNames, columnsOf } from "./columns";
import { ConnectTwo } from "./ConnectTwo";
import { Connections } from "./Connections";
import { useKeepFocus } from "./keepFocus";
import { Planned } from "./Planned";
import { Proposed } from "./Proposed";
import { SideBySide } from "./SideBySide";
import { Tray } from "./Tray";

export function Board({ client }: { readonly client: Client }) {
  const cards = cardsOf(client);
  const columns = columnNames(client).length > 0 ? columnsOf(client, cards) : [];
  const pointed = pointedAt(client);
  const column = useRef<HTMLElement>(null);
  const [window, setWindow] = useState<"connect" | "compare" | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  useKeepFocus(column);

  const shown = cards.filter(({ revealed }) => revealed).length;
  const close = (): void => setWindow(null);
  return (
    <>
      <section ref={column} class="c-board kokuban" aria-labelledby="c-board-title" data-scrolls>
        <h2 id="c-board-title" tabIndex={-1}>
          {t("page.console.board.title")}
          {cards.length > 0 && (
            <small>
              {shown > 0 ? t("page.console.board.shown", { n: shown, m: cards.length }) : t("page.console.board.draft")}
            </small>
          )}
        </h2>
        <Tray client={client} />
        <Planned client={client} cards={cards} />
        {cards.length === 0 ? (
          <p class="b-empty">{t("page.console.board.empty")}</p>
        ) : (
          <>
            <p class="b-cols" aria-hidden="true">
              <span>{t("page.console.board.name-column")}</span>
              <span>{t("page.console.board.screen-column")}</span>
            </p>
            {columns.length === 0 ? (
              <Cards client={client} all={cards} cards={cards} pointed={pointed} open={open} onOpen={setOpen} />
            ) : (
              columns.map(({ name, cards: standing }, n) => (
                <section key={name ?? ""} class="b-col" aria-labelledby={`c-col-${n}`}>
                  <h3 id={`c-col-${n}`} dir="auto">
                    {name ?? t("page.console.board.besides")} <small class="num">{number(standing.length)}</small>
                  </h3>
                  <Cards client={client} all={cards} cards={standing} pointed={pointed} open={open} onOpen={setOpen} label={name ?? t("page.console.board.besides")} />
                </section>
              ))
            )}
            <p id="c-board-how" class="vh">
              {t("page.console.board.move-how")}
            </p>
            {shown === 0 && <p class="b-hint">{t("page.console.board.hint")}</p>}
            <Proposed client={client} cards={cards} />
            <Connections client={client} cards={cards} />
          </>
        )}
        <BoardFoot
          client={client}
          cards={cards}
          onConnect={() => setWindow("connect")}
          onCompare={() => setWindow("compare")}
        />
      </section>
      {/* Outside the green: the class sees nothing of these windows. */}
      {window === "connect" && <ConnectTwo client={client} cards={cards} onClose={close} />}
      {window === "compare" && <SideBySide client={client} cards={cards} onClose={close} />}
    </>
  );
}
