// "Keep my transcript": the forms to choose from, and what has become of the one that was asked for.

import "../../css/keeping.css";
import { useEffect } from "preact/hooks";
import { announce } from "../parts/announce";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { roomFor, useClient } from "../student/client";
import { keep, keepingOf, type Form, type Keeping } from "./keeping";

/** Where the lesson has ended. */
export function Keep() {
  return (
    <section class="keep" aria-labelledby="keep-h">
      <h3 id="keep-h" class="keep__h">
        {t("page.keeping.title")}
      </h3>
      <Forms />
    </section>
  );
}

export function KeepWindow({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t("page.keeping.title")} onClose={onClose}>
      <div class="keep">
        <Forms />
      </div>
    </Dialog>
  );
}

/** In the menu: the way to it, or when there will be one. */
export function KeepItem({ onOpen }: { readonly onOpen: () => void }) {
  if (roomFor(useClient())?.state !== "ended") return <li class="s-hint">{t("page.keeping.later")}</li>;
  return (
    <li>
      <button type="button" class="s-menu__item" onClick={onOpen}>
        <Icon name="note" />
        {t("page.keeping.title")}
      </button>
    </li>
  );
}

function Forms() {
  const now = keepingOf(useClient()).value;
  return (
    <>
      <p>{t("page.keeping.text")}</p>
      <ul class="keep__forms">
        <One form="pdf" text={t("page.keeping.pdf")} main />
        <One form="html" text={t("page.keeping.web-page")} />
      </ul>
      <details>
        <summary>{t("page.keeping.more")}</summary>
        <ul>
          <One form="docx" text={t("page.keeping.docx")} />
          <One form="md" text={t("page.keeping.md")} />
        </ul>
      </details>
      <Now now={now} />
    </>
  );
}

interface OneProps {
  readonly form: Form;
  readonly text: string;
  readonly main?: boolean;
}

function One({ form, text, main }: OneProps) {
  const client = useClient();
  const busy = keepingOf(client).value.state === "coming";
  return (
    <li>
      <button
        type="button"
        class={`btn ${main ? "btn--main" : "btn--line"}`}
        // Not `disabled`, which would take the focus away.
        aria-disabled={busy}
        onClick={() => void keep(client, form)}
      >
        <Icon name="doc" />
        {text}
      </button>
    </li>
  );
}

function Now({ now }: { readonly now: Keeping }) {
  const told = inWords(now);
  useEffect(() => {
    if (told) announce(told);
  }, [now.state]);
  const client = useClient();
  if (now.state === "nothing") return null;
  return (
    <div class={`keep__now ${now.state === "failed" ? "keep__now--bad" : ""}`}>
      <p>{told}</p>
      {now.state === "coming" && <progress class="keep__bar" aria-label={told} {...(now.part === null ? {} : { value: now.part })} />}
      {now.state === "failed" && (
        <button type="button" class="btn btn--line" onClick={() => void keep(client, now.form)}>
          <Icon name="sync" />
          {t("page.keeping.again")}
        </button>
      )}
      {now.state === "here" && (
        <>
          <a class="btn btn--line" href={now.url} download={now.name}>
            <Icon name="down" />
            {t("page.keeping.save")}
          </a>
          <p class="s-hint">{t("page.keeping.elsewhere")}</p>
        </>
      )}
    </div>
  );
}

function inWords(now: Keeping): string {
  if (now.state === "failed") return now.message;
  if (now.state === "here") return t("page.keeping.ready", { name: now.name });
  if (now.state === "nothing") return "";
  return now.part === null ? t("page.keeping.making") : t("page.keeping.coming", { percent: Math.round(now.part * 100) });
}
