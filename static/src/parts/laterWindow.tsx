// What is only opened on demand is loaded then, or a moment before: a phone's first load stays small.

import { h, type ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../words";
import { Dialog } from "./Dialog";
import { LoadPageAnew, whyNot } from "./later";

export interface LaterWindow<Props> {
  readonly Component: ComponentType<Props & { readonly onClose: () => void }>;
  /** Ahead of time, so that it opens at once and without a network. */
  readonly load: () => void;
}

export function laterWindow<Props extends object>(
  load: () => Promise<ComponentType<Props & { readonly onClose: () => void }>>,
): LaterWindow<Props> {
  type All = Props & { readonly onClose: () => void };
  let found: ComponentType<All> | undefined;
  const fetch = async (): Promise<void> => void (found ??= await load());

  function Component(props: All) {
    const [state, setState] = useState(found ? "here" : "loading");
    useEffect(() => {
      if (!found) fetch().then(() => setState("here"), async () => setState(await whyNot()));
    }, []);
    if (found) return h<All>(found, props);
    if (state === "loading") return null;
    return (
      <Dialog title={t("page.parts.not-loaded")} onClose={props.onClose}>
        {state === "renewed" ? <LoadPageAnew /> : <p>{t("page.parts.when-connected")}</p>}
      </Dialog>
    );
  }
  return { Component, load: () => void fetch().catch(() => undefined) };
}
