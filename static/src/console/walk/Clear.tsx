// Whether it is clear what is asked; the instructor's alone.

import type { Client } from "../../client";
import { t } from "../../words";
import { peopleHere } from "../hands/people";
import type { WalkVisit } from "./attempts";

export function Clear({ client, visit }: { readonly client: Client; readonly visit: WalkVisit }) {
  const { store } = client;
  const here = new Map(peopleHere(store).map((person) => [person.id, person.name]));
  const said = Array.from(store.collection("instructor", "clear").value.values()).filter(
    (each) => each.visit === visit.id && here.has(each.participant),
  );
  const clear = said.filter((each) => each.clear).length;
  const unclear = said.filter((each) => !each.clear).map((each) => here.get(each.participant) ?? "");
  return (
    <p class="c-clear">
      <b>{t("page.console.walk.clear", { n: clear })}</b>{" "}
      {unclear.length > 0 && <span>{t("page.console.walk.unclear", { n: unclear.length, names: unclear.join(", ") })}</span>}{" "}
      <span class="muted">{t("page.console.walk.clear-rest", { n: here.size - said.length })}</span>
    </p>
  );
}
