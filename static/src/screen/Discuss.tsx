// Discuss: the board, as one row or in a seminar's columns; or some of its cards side by side.

import { Board } from "./Board";
import { compared, useScreen, type OpenVisit } from "./client";
import { Columns } from "./Columns";
import { Compare } from "./Compare";

export function Discuss({ visit }: { readonly visit: OpenVisit }) {
  const { client, room } = useScreen();
  const together = compared(client, room);
  if (together.length > 0) return <Compare cards={together} />;
  return room.columns.length > 0 ? <Columns visit={visit} /> : <Board visit={visit} />;
}
