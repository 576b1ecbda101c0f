// The plan's phases as a phone, the console and the projector will show them, made by the server from what it has of the
// draft: they come anew whenever it has more.

import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { keepScaled } from "../parts/scaling";
import { spoken, t } from "../words";
import { useDesk } from "./context";
import type { Desk } from "./desk";
import { goTo } from "./Faults";
import { kindOf } from "./labels";
import { listAt, textAt, type Tree } from "./tree";

const AUDIENCES = ["phone", "console", "screen"] as const;
type Audience = (typeof AUDIENCES)[number];

function nameOf(audience: Audience): string {
  return {
    phone: t("page.workshop.preview.phone"),
    console: t("page.workshop.preview.console"),
    screen: t("page.workshop.preview.screen"),
  }[audience];
}

export function Preview() {
  const desk = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  const phases = listAt(desk.stored, ["phases"]);
  const place = Math.min(desk.shownPhase.value, phases.length - 1);
  useEffect(() => {
    void desk.flush();
    heading.current?.focus();
  }, []);
  return (
    <section class="w-shown" aria-labelledby="w-shown-h">
      <div class="w-form__top">
        <h2 id="w-shown-h" class="w-h" ref={heading} tabIndex={-1}>
          {t("page.workshop.preview")}
        </h2>
        <button type="button" id="w-write" class="btn btn--line" onClick={() => back(desk)}>
          <Icon name="pen" />
          {t("page.workshop.preview.back")}
        </button>
      </div>
      <p class="w-hint">{t("page.workshop.preview.how")}</p>
      {desk.state.value === "saving" || desk.state.value === "saved" ? (
        desk.faults.value.length > 0 || phases.length === 0 ? (
          <Faulty desk={desk} />
        ) : (
          <>
            <Tabs desk={desk} phases={phases} place={place} />
            <Frames desk={desk} phase={textAt(desk.stored, ["phases", place, "id"])} />
          </>
        )
      ) : (
        <p class="w-none" role="status">
          {t("page.workshop.preview.waiting")}
        </p>
      )}
    </section>
  );
}

/** To the phase that was looked at. */
function back(desk: Desk): void {
  desk.preview.value = false;
  if (!desk.asText.value && listAt(desk.tree.value, ["phases"])[desk.shownPhase.value]) desk.section.value = desk.shownPhase.value;
  desk.wanted.value = "w-preview";
}

function Faulty({ desk }: { readonly desk: Desk }) {
  const [first] = desk.faults.value;
  return (
    <div class="w-none" role="status">
      <p>{t("page.workshop.preview.faulty")}</p>
      <button
        type="button"
        id="w-mend"
        class="btn btn--main"
        onClick={() => {
          desk.preview.value = false;
          if (desk.asText.value) desk.wanted.value = "w-text";
          else if (first) goTo(desk, first);
        }}
      >
        {t("page.workshop.preview.mend")}
      </button>
    </div>
  );
}

interface TabsProps {
  readonly desk: Desk;
  readonly phases: readonly Tree[];
  readonly place: number;
}

function Tabs({ desk, phases, place }: TabsProps) {
  return (
    <nav class="p-tabs" aria-label={t("page.workshop.phases")}>
      {phases.map((phase, each) => (
        <button
          key={textAt(phase, ["id"])}
          type="button"
          class="p-tab"
          lang={textAt(phase, ["title"]) ? textAt(desk.stored, ["language"]) || "en" : undefined}
          aria-current={each === place ? "true" : undefined}
          onClick={() => (desk.shownPhase.value = each)}
        >
          <span dir="auto">{textAt(phase, ["title"]) || kindOf(textAt(phase, ["kind"]))}</span>
        </button>
      ))}
    </nav>
  );
}

function Frames({ desk, phase }: { readonly desk: Desk; readonly phase: string }) {
  const base = `/instructor/plans/${encodeURIComponent(desk.start.id)}/draft/preview/${encodeURIComponent(phase)}`;
  return (
    <div class="p-frames">
      {AUDIENCES.map((audience) => {
        const address = `${base}/${audience}?lang=${spoken()}`;
        return (
          <figure key={audience} class={`p-frame p-frame--${audience}`}>
            <figcaption>
              <span>{nameOf(audience)}</span>
              <a class="btn btn--bare" href={address} target="_blank" rel="noopener">
                {t("page.workshop.preview.alone")}
                <span class="vh">: {nameOf(audience)}</span>
              </a>
            </figcaption>
            <div class="p-frame__box" dir="ltr">
              <Frame key={`${address} ${desk.storedVersion}`} address={address} title={nameOf(audience)} />
            </div>
          </figure>
        );
      })}
    </div>
  );
}

/** A new one for each page: another page in the same would be a step to go back. */
function Frame({ address, title }: { readonly address: string; readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => (frame.current ? keepScaled(frame.current) : undefined), []);
  return <iframe ref={frame} src={address} title={title} sandbox="allow-scripts allow-same-origin" />;
}
