// Settings: the name, the language, what happened so far, another person on this device, leaving.

import { signal } from "@preact/signals";
import { Dialog, Question } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { Languages } from "../parts/Languages";
import { t } from "../words";
import { meOf, roomFor, useClient, visitFor } from "./client";
import { LookBack } from "./LookBack";
import { Rename } from "./Rename";
import { KeepItem, KeepWindow } from "./soonKept";
import { askToRename, lookingBack, menuOpen, openLookBack, questionsOpen } from "./windows";

/** Where others get seats beside those that this page shows already. */
function shareWith(code: string, me: string): string {
  const beside = [me, ...new URLSearchParams(location.search).getAll("beside")];
  return `/j/${code}?new=1${beside.map((each) => `&beside=${each}`).join("")}`;
}

const keepOpen = signal(false);
const asking = signal<"leave" | "erase" | null>(null);

/** The windows that it opens. */
export function Menu() {
  const me = meOf(useClient());
  return (
    <>
      {menuOpen.value && <Items close={() => void (menuOpen.value = false)} />}
      {askToRename.value && me && <Rename name={me.name ?? ""} onClose={() => void (askToRename.value = false)} />}
      {keepOpen.value && <KeepWindow onClose={() => void (keepOpen.value = false)} />}
      {lookingBack.value && <LookBack onClose={() => void (lookingBack.value = false)} />}
      <Questions />
    </>
  );
}

function Items({ close }: { readonly close: () => void }) {
  const client = useClient();
  const { outbox } = client;
  const room = roomFor(client);
  const me = meOf(client);
  const here = me?.state === "here" && room?.state !== "ended";
  const pick = (then: () => void) => () => {
    close();
    then();
  };
  return (
    <Dialog title={me?.name ?? t("page.student.menu")} onClose={close} class="s-menu">
      <ul class="s-menu__list">
        {visitFor(client) && (
          <Item icon="doc" text={t("page.student.look-back")} onClick={pick(openLookBack)} />
        )}
        {me && room && <KeepItem onOpen={pick(() => void (keepOpen.value = true))} />}
        {here && visitFor(client) && (
          <Item icon="ask" text={t("page.student.open-questions")} onClick={pick(() => void (questionsOpen.value = true))} />
        )}
        {here && visitFor(client) && (
          <Item
            icon="bell"
            text={me.calling ? t("page.student.call-off") : t("page.student.call")}
            onClick={pick(() => outbox.add({ type: "CallInstructor", calling: !me.calling }))}
          />
        )}
        {here && <Item icon="me" text={t("page.student.rename")} onClick={pick(() => void (askToRename.value = true))} />}
        <li class="s-menu__languages">
          <Languages />
        </li>
        {room && here && (
          <li>
            <a class="s-menu__item" href={shareWith(room.code, me.id)}>
              <Icon name="people" />
              {t("page.student.share")}
            </a>
          </li>
        )}
        {room && (
          <li>
            <a class="s-menu__item" href={`/j/${room.code}`}>
              <Icon name="people" />
              {t("page.student.someone-else")}
            </a>
          </li>
        )}
        {here && <Item icon="door" text={t("page.student.leave")} onClick={pick(() => void (asking.value = "leave"))} />}
        <Item icon="trash" text={t("page.student.erase")} onClick={pick(() => void (asking.value = "erase"))} />
      </ul>
    </Dialog>
  );
}

interface ItemProps {
  readonly icon: "ask" | "doc" | "bell" | "me" | "door" | "trash";
  readonly text: string;
  readonly onClick: () => void;
}

function Item({ icon, text, onClick }: ItemProps) {
  return (
    <li>
      <button type="button" class="s-menu__item" onClick={onClick}>
        <Icon name={icon} />
        {text}
      </button>
    </li>
  );
}

function Questions() {
  const client = useClient();
  const me = meOf(client);
  const no = (): void => void (asking.value = null);
  if (asking.value === "leave") {
    return (
      <Question
        title={t("page.student.leave-title")}
        text={t("page.student.leave-text")}
        yes={t("page.student.leave")}
        onYes={() => client.outbox.add({ type: "Leave" })}
        onNo={no}
      />
    );
  }
  if (asking.value !== "erase" || !me) return null;
  return (
    <Question
      title={t("page.student.erase-title")}
      text={t("page.student.erase-text")}
      yes={t("page.student.erase-yes")}
      onYes={() => client.outbox.add({ type: "Erase", participant: me.id })}
      onNo={no}
    />
  );
}
