// A share as the reader's language writes it.

import { spoken } from "../../words";

export function percent(share: number): string {
  return new Intl.NumberFormat(spoken(), { style: "percent", maximumFractionDigits: 0 }).format(share);
}
