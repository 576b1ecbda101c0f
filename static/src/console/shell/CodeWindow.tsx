// How one comes in, large enough to be read across a table, and whether anybody new may.

import type { Client, Start } from "../../client";
import { codeOf } from "../../parts/code";
import { roomOf } from "../../parts/course";
import { Dialog } from "../../parts/Dialog";
import { t } from "../../words";
import { LockSwitch } from "./LockSwitch";

export interface CodeProps {
  readonly client: Client;
  readonly start: Start;
}

export function HowToJoin({ client, start }: CodeProps) {
  const code = roomOf(client.store, "instructor")?.code ?? start.room;
  return (
    <div class="c-join">
      <img class="c-join__qr" src={`/j/${code}/qr.svg`} alt={t("page.console.shell.qr")} width={220} height={220} />
      <dl>
        <dt>{t("page.console.shell.address")}</dt>
        <dd class="c-join__address" dir="ltr">
          {start.join}
        </dd>
        <dt>{t("page.console.shell.code")}</dt>
        <dd class="c-join__code" dir="ltr">
          {codeOf(code)}
        </dd>
      </dl>
    </div>
  );
}

export function CodeWindow({ client, start, onClose }: CodeProps & { readonly onClose: () => void }) {
  return (
    <Dialog title={t("page.console.shell.how-to-join")} onClose={onClose} class="c-window">
      <HowToJoin client={client} start={start} />
      <LockSwitch client={client} />
    </Dialog>
  );
}
