// Who speaks for the group, and the way to call the instructor over.

import { useState } from "preact/hooks";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { t } from "../words";
import { lastAsked } from "./asked";
import { meOf, useClient } from "./client";
import { nameOf, type OwnGroup } from "./people";

export function Spokesperson({ group }: { readonly group: OwnGroup }) {
  const client = useClient();
  const [choosing, choose] = useState(false);
  const me = meOf(client)?.id;
  const speaks = group.spokesperson;
  const words = !speaks
    ? t("page.student.nobody-speaks")
    : speaks === me
      ? t("page.student.you-speak")
      : t("page.student.speaks", { name: nameOf(client, speaks) });
  return (
    <div class="sheet s-rows">
      <div class="s-rows__row">
        <Icon name="speak" />
        <span class="grow">{words}</span>
        <button type="button" class="btn btn--bare" onClick={() => choose(true)}>
          {speaks ? t("page.student.change-speaker") : t("page.student.choose-speaker")}
        </button>
      </div>
      <Call />
      {choosing && (
        <Dialog title={t("page.student.who-speaks")} onClose={() => choose(false)}>
          <div class="s-sec">
            {inTurn(group).map((member) => (
              <button
                key={member}
                type="button"
                class="choice"
                aria-pressed={member === speaks}
                onClick={() => {
                  client.outbox.add({ type: "NameSpokesperson", group: group.id, participant: member });
                  choose(false);
                }}
              >
                <bdi>{member === me ? t("page.student.you") : nameOf(client, member)}</bdi>
                {!group.spoke_before.includes(member) && <small class="muted">{t("page.student.not-spoken-yet")}</small>}
              </button>
            ))}
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** Whoever has not had a turn yet comes first. */
function inTurn({ members, spoke_before }: OwnGroup): readonly string[] {
  const had = (member: string): number => Number(spoke_before.includes(member));
  return [...members].sort((a, b) => had(a) - had(b));
}

function Call() {
  const client = useClient();
  const calling = lastAsked(client, "CallInstructor")?.calling ?? meOf(client)?.calling ?? false;
  return (
    <div class="s-rows__row">
      <Icon name="bell" />
      <span class="grow">{calling ? t("page.student.called") : t("page.student.need")}</span>
      <button
        type="button"
        class="btn btn--bare"
        aria-pressed={calling}
        onClick={() => client.outbox.add({ type: "CallInstructor", calling: !calling })}
      >
        {calling ? t("page.student.call-back") : t("page.student.call-short")}
      </button>
    </div>
  );
}
