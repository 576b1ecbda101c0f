// A few students, what each of them tried, and one answer that all of them could explain.

import type { PromptInfo } from "../wire";
import { t } from "../words";
import { roomFor, useClient, type OpenVisit } from "./client";
import { Frame } from "./Frame";
import { GroupAnswer, placeFor } from "./GroupAnswer";
import { GroupDock } from "./GroupDock";
import { Mates } from "./Mates";
import { groupFor } from "./people";
import { chosenPrompt, Prompts } from "./Prompts";
import { Recall } from "./Recall";
import { Spokesperson } from "./Spokesperson";
import { writingFor } from "./writing";
import { Icon } from "../parts/Icon";

export function Groups({ visit }: { readonly visit: OpenVisit }) {
  const client = useClient();
  const group = groupFor(client);
  const led = roomFor(client)?.led_by;
  const choice = chosenPrompt(visit);
  if (!group) return <NoGroup visit={visit} />;
  const answered = (prompt: PromptInfo): boolean =>
    Array.from(client.store.collection("group", "group_answers").value.values()).some(
      (answer) => answer.visit === visit.id && answer.prompt === prompt.id,
    );
  return (
    <Frame dock={<GroupDock group={group} writing={writingFor(client, placeFor(group, visit, choice.value))} />}>
      <p class={group.visited ? "s-visited" : "vh"} role="status">
        {group.visited && <Icon name="people" size="s" />}
        {group.visited && (led ? t("page.student.visited-by", { name: led }) : t("page.student.visited"))}
      </p>
      <Prompts visit={visit} done={answered}>
        {(prompt) => (
          <>
            <Recall name={`${visit.id} ${prompt.id}`} html={prompt.html} open={false} />
            <Mates group={group} visit={visit} prompt={prompt} />
            <GroupAnswer group={group} visit={visit} prompt={prompt} />
          </>
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
      {visit.prompts.map((prompt) => (
        <Recall key={prompt.id} name={`waiting ${visit.id} ${prompt.id}`} html={prompt.html} />
      ))}
      <p class="s-hint">{name ? t("page.student.no-group-led", { name }) : t("page.student.no-group")}</p>
    </Frame>
  );
}
