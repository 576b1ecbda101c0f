// A window over the page that is answered or closed before anything else: the browser keeps the focus in it and gives it
// back, and Escape closes it.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../words";
import { Icon } from "./Icon";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly class?: string;
}

export function Dialog({ title, onClose, children, class: classes = "" }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    const before = document.activeElement;
    // Older browsers show it in the page, without keeping the focus in it.
    if (typeof dialog.showModal === "function") dialog.showModal();
    else dialog.setAttribute("open", "");
    return () => {
      dialog.close?.();
      // The page has taken it out already, and a window that is not there gives no focus back.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={`dialog ${classes}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div class="dialog__page">
        <header class="dialog__top">
          <h2 id={heading} class="dialog__title">
            {title}
          </h2>
          <button type="button" class="btn btn--bare btn--icon" aria-label={t("page.parts.close")} onClick={onClose}>
            <Icon name="x" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

export interface QuestionProps {
  readonly title: string;
  readonly text: string;
  /** The word on the button that does it. */
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Something that cannot be undone is asked first. */
export function Question({ title, text, yes, onYes, onNo }: QuestionProps) {
  return (
    <Dialog title={title} onClose={onNo}>
      <p class="dialog__text">{text}</p>
      <div class="dialog__buttons">
        <button type="button" class="btn btn--line" onClick={onNo}>
          {t("page.parts.cancel")}
        </button>
        <button
          type="button"
          class="btn btn--main"
          onClick={() => {
            onYes();
            onNo();
          }}
        >
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
