// A few students, what each of them tried, and one answer that all of them could explain.

import { Fragment } from "preact";
import type { PromptInfo } from "../wire";
import { list, t } from "../words";
import { lastAsked } from "./asked";
import { meOf, roomFor, useClient, type OpenVisit } from "./client";
import { Brought } from "./Brought";
import { Frame } from "./Frame";
import { GroupAnswer } from "./GroupAnswer";
import { Mates } from "./Mates";
import { groupFor, nameOf, type OwnGroup } from "./people";
import { ownQuestion } from "./oneEach";
import { Prompts } from "./Prompts";
import { Recall } from "./Recall";
import { Spokesperson } from "./Spokesperson";
import { Icon } from "../parts/Icon";

export function Groups({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const group = groupFor(client);
  const led = roomFor(client)?.led_by;
  if (!group) return <NoGroup visit={visit} />;
  const answered = (prompt: PromptInfo): boolean =>
    Array.from(client.store.collection("group", "group_answers").value.values()).some(
      (answer) => answer.visit === visit.id && answer.prompt === prompt.id,
    );
  // Whose answers the phase draws on may be groups' alone.
  const onlyBrought = client.store.collection("group", "brought").value.size > 0 && client.store.collection("group", "answers").value.size === 0;
  return (
    <Frame dock={<Explain group={group} />}>
      <p class={group.visited ? "s-visited" : "vh"} role="status">
        {group.visited && <Icon name="people" size="s" />}
        {group.visited && (led ? t("page.student.visited-by", { name: led }) : t("page.student.visited"))}
      </p>
      <Brought />
      <Prompts visit={ownQuestion(client, visit)} done={answered}>
        {(prompt) => (
          <Fragment key={prompt.id}>
            <Recall name={`${visit.id} ${prompt.id}`} html={prompt.html} open={visit.one_each} />
            {visit.one_each && <p class="s-hint">{t("page.student.only-ours")}</p>}
            {!onlyBrought && <Mates group={group} visit={visit} prompt={prompt} />}
            <GroupAnswer group={group} visit={visit} prompt={prompt} />
          </Fragment>
        )}
      </Prompts>
      <Spokesperson group={group} />
    </Frame>
  );
}

function NoGroup({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const name = roomFor(client)?.led_by;
  return (
    <Frame dock={<p class="s-note s-note--tall">{t("page.student.lobby-note")}</p>}>
      {(visit.one_each ? [] : visit.prompts).map((prompt) => (
        <Recall key={prompt.id} name={`waiting ${visit.id} ${prompt.id}`} html={prompt.html} />
      ))}
      {visit.one_each && <p class="s-hint">{t("page.student.one-each")}</p>}
      <p class="s-hint">{name ? t("page.student.no-group-led", { name }) : t("page.student.no-group")}</p>
    </Frame>
  );
}

function Explain({ group }: { readonly group: OwnGroup }) {
  const client = useClient();
  const me = meOf(client)?.id ?? "";
  const can = lastAsked(client, "OfferToExplain")?.can ?? group.explainers.includes(me);
  const others = group.explainers.filter((each) => each !== me).map((each) => nameOf(client, each));
  return (
    <>
      <button
        type="button"
        class={`btn btn--l btn--wide ${can ? "btn--soft" : "btn--main"}`}
        aria-pressed={can}
        onClick={() => client.outbox.add({ type: "OfferToExplain", group: group.id, can: !can })}
      >
        <Icon name="check" />
        {t("page.student.could-explain")}
      </button>
      <p class="s-note">
        {others.length > 0
          ? can
            ? t("page.student.they-could-too", { names: list(others) })
            : t("page.student.they-could", { names: list(others) })
          : t("page.student.anyone-asked")}
      </p>
    </>
  );
}
