// A few students, what each of them tried, and one answer that all of them could explain.

import { Fragment } from "preact";
import type { PromptInfo } from "../wire";
import { t } from "../words";
import { roomFor, useClient, type OpenVisit } from "./client";
import { Brought } from "./Brought";
import { Frame } from "./Frame";
import { GroupAnswer, placeFor } from "./GroupAnswer";
import { GroupDock } from "./GroupDock";
import { Mates } from "./Mates";
import { groupFor } from "./people";
import { ownQuestion } from "./oneEach";
import { chosenPrompt, Prompts } from "./Prompts";
import { Recall } from "./Recall";
import { Spokesperson } from "./Spokesperson";
import { writingFor } from "./writing";
import { Icon } from "../parts/Icon";

export function Groups({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const group = groupFor(client);
  const led = roomFor(client)?.led_by;
  const asked = ownQuestion(client, visit);
  const choice = chosenPrompt(visit).value;
  const open = asked.prompts.find(({ id }) => id === choice) ?? asked.prompts[0];
  if (!group) return <NoGroup visit={visit} />;
  const answered = (prompt: PromptInfo): boolean =>
    Array.from(client.store.collection("group", "group_answers").value.values()).some(
      (answer) => answer.visit === visit.id && answer.prompt === prompt.id,
    );
  // Whose answers the phase draws on may be groups' alone.
  const onlyBrought = client.store.collection("group", "brought").value.size > 0 && client.store.collection("group", "answers").value.size === 0;
  return (
    <Frame dock={<GroupDock group={group} writing={writingFor(client, placeFor(group, visit, open?.id ?? choice))} />}>
      <p class={group.visited ? "s-visited" : "vh"} role="status">
        {group.visited && <Icon name="people" size="s" />}
        {group.visited && (led ? t("page.student.visited-by", { name: led }) : t("page.student.visited"))}
      </p>
      <Brought />
      <Prompts visit={asked} done={answered}>
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
