// The group's one answer. Whoever has the pen writes; the others see it grow.

import { useEffect } from "preact/hooks";
import { Icon } from "../parts/Icon";
import { Said } from "../parts/Said";
import { LIMITS, type PromptInfo } from "../wire";
import { t } from "../words";
import { meOf, useClient, type OpenVisit } from "./client";
import { Field, lengthOf } from "./Field";
import type { Place } from "./handed";
import { followPen, liveText } from "./pen";
import { PassTo, PenBar } from "./PenBar";
import type { OwnGroup } from "./people";
import { writingFor, type Writing } from "./writing";

export interface GroupAnswerProps {
  readonly group: OwnGroup;
  readonly visit: OpenVisit;
  readonly prompt: PromptInfo;
}

export function GroupAnswer({ group, visit, prompt }: GroupAnswerProps) {
  const client = useClient();
  const place: Place = { kind: "group-answer", visit: visit.id, prompt: prompt.id, about: group.id };
  const writing = writingFor(client, place);
  useEffect(() => followPen(client, writing), [client, writing]);
  const mine = group.pen === meOf(client)?.id;
  return (
    <section class="s-sec">
      <h2 class="h2">{t("page.student.our-answer")}</h2>
      <div class="s-joint">
        <PenBar group={group} writing={writing} />
        {mine ? <Mine writing={writing} /> : <Theirs writing={writing} />}
      </div>
      {mine && group.members.length > 1 && <PassTo group={group} writing={writing} />}
    </section>
  );
}

function Mine({ writing }: { readonly writing: Writing }) {
  const handed = writing.handed.value;
  const text = writing.text.value;
  const same = handed?.text === text;
  const empty = text.trim() === "" || same || lengthOf(text) > LIMITS.GROUP_TEXT;
  return (
    <div class="joint joint--mine">
      <Field writing={writing} id={`w-${writing.slot}`} rows={6} most={LIMITS.GROUP_TEXT} label={t("page.student.our-answer")} />
      <div class="joint__foot">
        {/* Drawing and photo for the group's answer: their tools go here. */}
        <span class="handed grow">
          {same && handed && (
            <>
              <Icon name="check" size="s" />
              {t("page.student.handed-in")}
            </>
          )}
        </span>
        <button type="button" class="btn btn--soft" aria-disabled={empty} onClick={() => empty || writing.handIn()}>
          {handed ? t("page.student.hand-in-change") : t("page.student.hand-in-ours")}
        </button>
      </div>
    </div>
  );
}

function Theirs({ writing }: { readonly writing: Writing }) {
  const client = useClient();
  const live = liveText(client, writing.place);
  const handed = writing.handed.value?.text;
  const text = live ?? handed;
  const kept = client.drafts.texts.value.get(writing.slot)?.text;
  return (
    <div class="joint">
      {text === undefined ? (
        <p class="muted">{t("page.student.not-written")}</p>
      ) : (
        <p class="said" dir="auto">
          {text}
          {live !== undefined && <span class="caret" />}
        </p>
      )}
      {kept !== undefined && kept !== text && (
        <details class="joint__kept">
          <summary>{t("page.student.when-pen-moved")}</summary>
          <Said text={kept} />
        </details>
      )}
    </div>
  );
}
