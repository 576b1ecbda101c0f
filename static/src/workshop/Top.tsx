// What is done with the whole plan: saved, undone, led, carried away.

import { useState } from "preact/hooks";
import { Question } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { spoken, t } from "../words";
import { useDesk } from "./context";
import { CopyLink } from "./CopyLink";
import type { Desk } from "./desk";
import { goTo } from "./Faults";
import { listAt, textAt } from "./tree";
import { Versions } from "./Versions";

type Window = "versions" | "link" | "discard" | null;

async function save(desk: Desk): Promise<boolean> {
  const done = await desk.save();
  const first = desk.faults.value[0];
  if (!done && first && !desk.asText.value) goTo(desk, first);
  return done;
}

/** Saved, and a room opened at once; a plan that needs its topics first goes to the page that asks for them. */
async function lead(desk: Desk): Promise<void> {
  if (!(await save(desk))) return;
  const asks = listAt(desk.tree.value, ["topics"]).some((topic) => textAt(topic, ["default"]) === "");
  if (asks) return location.assign(`/instructor/plans/${desk.start.id}`);
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/instructor/rooms";
  const plan = document.createElement("input");
  plan.type = "hidden";
  plan.name = "plan";
  plan.value = desk.start.id;
  form.append(plan);
  document.body.append(form);
  form.submit();
}

/** The phase that is written at is shown first. */
function look(desk: Desk): void {
  desk.preview.value = !desk.preview.value;
  if (desk.preview.value && typeof desk.section.value === "number") desk.shownPhase.value = desk.section.value;
}

export function Top() {
  const desk = useDesk();
  const [window, setWindow] = useState<Window>(null);
  const form = !desk.asText.value;
  return (
    <>
      <header class="w-top">
      <a class="btn btn--bare" href="/instructor">
        <Icon name="left" flip />
        {t("page.workshop.to-library")}
      </a>
      <h1 class="w-top__title">
        <bdi lang={textAt(desk.tree.value, ["language"]) || "en"}>{textAt(desk.tree.value, ["title"]) || desk.start.id}</bdi>
      </h1>
      <Status />
      {form && (
        <span class="btn-row w-undo">
          <button type="button" id="w-undo" class="btn btn--bare" aria-disabled={!desk.canUndo.value} onClick={() => desk.undo()}>
            <Icon name="undo" flip />
            <span class="w-word">{t("page.workshop.undo")}</span>
          </button>
          <button type="button" id="w-redo" class="btn btn--bare" aria-disabled={!desk.canRedo.value} onClick={() => desk.redo()}>
            <Icon name="redo" flip />
            <span class="w-word">{t("page.workshop.redo")}</span>
          </button>
        </span>
      )}
      <span class="btn-row w-top__do">
        <button type="button" id="w-preview" class="btn btn--line" aria-pressed={desk.preview.value} onClick={() => look(desk)}>
          <Icon name="look" />
          {t("page.workshop.preview")}
        </button>
        <button type="button" id="w-save" class="btn btn--line" onClick={() => void save(desk)}>
          <Icon name="check" />
          {t("page.workshop.save")}
        </button>
        <button type="button" id="w-lead" class="btn btn--main" onClick={() => void lead(desk)}>
          {t("page.workshop.lead")}
        </button>
        <Menu desk={desk} open={setWindow} />
      </span>
      </header>
      {window === "versions" && <Versions onClose={() => setWindow(null)} />}
      {window === "link" && <CopyLink id={desk.start.id} onClose={() => setWindow(null)} />}
      {window === "discard" && (
        <Question
          title={t("page.workshop.discard")}
          text={t("page.workshop.discard.text")}
          yes={t("page.workshop.discard.yes")}
          onYes={() =>
            void desk.asking.discard().then((answer) => {
              if (answer.kind === "done") desk.replace(answer.body);
            })
          }
          onNo={() => setWindow(null)}
        />
      )}
    </>
  );
}

interface MenuProps {
  readonly desk: Desk;
  readonly open: (window: Window) => void;
}

function Menu({ desk, open }: MenuProps) {
  const close = (event: Event): void => (event.currentTarget as HTMLElement).closest("details")?.removeAttribute("open");
  const choose = (window: Window) => (event: Event) => {
    close(event);
    open(window);
  };
  const files = `/instructor/plans/${encodeURIComponent(desk.start.id)}`;
  return (
    <details
      class="w-menu"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
    >
      <summary class="btn btn--bare">
        <Icon name="more" />
        <span class="w-word">{t("page.workshop.menu")}</span>
      </summary>
      <ul class="sheet">
        <li>
          <button type="button" id="w-versions" class="btn btn--bare" onClick={choose("versions")}>
            {t("page.workshop.versions")}
          </button>
        </li>
        {desk.isSaved.value && (
          <li>
            <button type="button" class="btn btn--bare" onClick={choose("link")}>
              {t("page.workshop.link")}
            </button>
          </li>
        )}
        <li>
          <button
            type="button"
            id="w-as-text"
            class="btn btn--bare"
            onClick={(event) => {
              close(event);
              void desk.toggleText();
            }}
          >
            {desk.asText.value ? t("page.workshop.as-form") : t("page.workshop.as-text")}
          </button>
        </li>
        <li>
          <a class="btn btn--bare" href={`${files}.yaml`} download>
            {t("page.workshop.export-yaml")}
          </a>
        </li>
        {desk.isSaved.value && (
          <li>
            <a class="btn btn--bare" href={`${files}.zip`} download>
              {t("page.workshop.export-zip")}
            </a>
          </li>
        )}
        {desk.isSaved.value && desk.isDraft.value && (
          <li>
            <button type="button" class="btn btn--bare" onClick={choose("discard")}>
              {t("page.workshop.discard")}
            </button>
          </li>
        )}
        <li>
          <a class="btn btn--bare" href={`${files}/delete`}>
            {t("page.workshop.delete")}
          </a>
        </li>
      </ul>
    </details>
  );
}

const KEPT = { draft: "page.workshop.saved-at", plan: "page.workshop.plan-saved-at" } as const;
const THERE = { draft: "page.workshop.is-draft", plan: "page.workshop.is-saved" } as const;

/** Whether all is stored, in words. */
function Status() {
  const desk = useDesk();
  const state = desk.state.value;
  const at = desk.savedAt.value;
  const draft = desk.isDraft.value ? "draft" : "plan";
  const clock = new Intl.DateTimeFormat(spoken(), { hour: "2-digit", minute: "2-digit" });
  const words = {
    saved: at ? t(KEPT[draft], { time: clock.format(at) }) : t(THERE[draft]),
    saving: t("page.workshop.saving"),
    waiting: t("page.workshop.waiting"),
    refused: desk.why.value,
    changed: t("page.workshop.changed"),
  }[state];
  return (
    <p class="w-status" data-s={state}>
      <span class="conn" data-s={state === "saved" ? "saved" : state === "saving" ? "saving" : "offline"}>
        <Icon name={state === "saved" ? "check" : state === "saving" ? "sync" : "offline"} size="s" />
        {words}
      </span>
      {state === "saved" && desk.isDraft.value && at && <span class="w-draft"> {t("page.workshop.draft-only")}</span>}
    </p>
  );
}
