// The workshop's page: what is done with the plan above, its parts at the side, one of them to be written in.

import { useEffect } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { t } from "../words";
import { Provide } from "./context";
import type { Desk } from "./desk";
import { Faults } from "./Faults";
import { Form } from "./Form";
import { Outline } from "./Outline";
import { Preview } from "./Preview";
import type { Previews } from "./previews";
import { TextForm } from "./TextForm";
import { Top } from "./Top";
import { textAt } from "./tree";

interface Props {
  readonly desk: Desk;
  readonly previews: Previews;
}

export function Workshop({ desk, previews }: Props) {
  useKeys(desk);
  useFocus(desk);
  const title = textAt(desk.tree.value, ["title"]) || desk.start.id;
  useEffect(() => {
    document.title = `${title} – ${t("page.workshop.title")}`;
  }, [title]);
  return (
    <Provide value={{ desk, previews }}>
      <Top />
      {desk.preview.value ? (
        <main class="w w--text w--shown">
          <Preview />
        </main>
      ) : desk.asText.value ? (
        <main class="w w--text">
          <TextForm />
        </main>
      ) : (
        <main class="w">
          <Outline />
          <div class="w-main">
            <Faults />
            <Form />
          </div>
        </main>
      )}
      {desk.theirs.value && <Changed desk={desk} />}
    </Provide>
  );
}

/** Somebody, perhaps oneself in another tab, wrote in between. */
function Changed({ desk }: { readonly desk: Desk }) {
  return (
    <Dialog title={t("page.workshop.changed")} onClose={() => (desk.theirs.value = null)}>
      <p class="dialog__text">{t("page.workshop.changed.text")}</p>
      <div class="dialog__buttons">
        <button type="button" class="btn btn--line" onClick={() => desk.loadTheirs()}>
          {t("page.workshop.changed.load")}
        </button>
        <button type="button" class="btn btn--main" onClick={() => desk.keepMine()}>
          {t("page.workshop.changed.keep")}
        </button>
      </div>
    </Dialog>
  );
}

/** Undo and redo as everywhere. The browser's own undo knows only the field that it is in. */
function useKeys(desk: Desk): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || desk.asText.value || document.querySelector("dialog[open]")) return;
      const key = event.key.toLowerCase();
      if (key === "s") void desk.save();
      else if (key === "z" && !event.shiftKey) desk.undo();
      else if ((key === "z" && event.shiftKey) || key === "y") desk.redo();
      else return;
      event.preventDefault();
    };
    const leaving = (event: BeforeUnloadEvent): void => {
      if (desk.isWaiting && desk.state.value !== "saving") event.preventDefault();
    };
    const back = (): void => void desk.flush();
    document.addEventListener("keydown", pressed);
    window.addEventListener("beforeunload", leaving);
    window.addEventListener("online", back);
    window.addEventListener("pagehide", back);
    return () => {
      document.removeEventListener("keydown", pressed);
      window.removeEventListener("beforeunload", leaving);
      window.removeEventListener("online", back);
      window.removeEventListener("pagehide", back);
    };
  }, []);
}

/** What asked for the focus gets it once it is there, or the nearest thing round it. */
function useFocus(desk: Desk): void {
  const wanted = desk.wanted.value;
  useEffect(() => {
    if (wanted === "") return;
    desk.wanted.value = "";
    let id = wanted;
    let found = document.getElementById(id);
    while (!found && id.includes("-")) {
      id = id.slice(0, id.lastIndexOf("-"));
      found = document.getElementById(id);
    }
    for (let up = found?.parentElement; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
    found?.focus();
    found?.scrollIntoView({ block: "nearest" });
  }, [wanted]);
}
