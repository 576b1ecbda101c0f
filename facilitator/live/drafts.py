"""What people in one room are writing and have not handed in. Not truth; saved every second or so, all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from facilitator.discussion import events as e
from facilitator.discussion import limits
from facilitator.discussion.model import Room
from facilitator.live.messages import Draft, DraftInfo
from facilitator.store.drafts import Draft as StoredDraft

DRAFTS_EACH = 40
"""How many drafts one participant may have at a time."""

Key = tuple[str, str]
"""(participant, slot)"""


def slot_of(draft: Draft | DraftInfo) -> str:
    return f"{draft.kind}:{draft.visit}:{draft.prompt}:{draft.about or ''}"


class LiveDrafts:
    """Of one room."""

    def __init__(self, room_id: str, stored: Iterable[StoredDraft]) -> None:
        self._room_id = room_id
        self._drafts: dict[Key, DraftInfo] = {}
        self._unsaved: set[Key] = set()
        self.untold: set[Key] = set()
        for each in stored:
            if each.body is not None:
                self._drafts[each.participant, each.slot] = msgspec.json.decode(each.body, type=DraftInfo)

    def write(self, room: Room, participant: str, draft: Draft, now: int) -> None:
        """Keep it if it could be handed in some day; else let it go: it stays on the phone that it is from."""
        key = (participant, slot_of(draft))
        most = limits.GROUP_TEXT if draft.kind == "group-answer" else limits.TEXT
        mine = sum(who == participant for who, _ in self._drafts)
        if len(draft.text) > most or room.visit_of(draft.visit) is None:
            return
        if draft.kind == "group-answer" and not room.has_pen(participant, draft.about):
            return
        if not draft.text:
            self._drop(key)
        elif key in self._drafts or mine < DRAFTS_EACH:
            self._put(key, _info(participant, draft, now))

    def handed_in(self, room: Room, entries: Iterable[e.Entry]) -> None:
        """What was handed in is no draft any more; of who was erased nothing is left."""
        for entry in entries:
            event = entry.event
            if isinstance(event, e.ContributionHandedIn | e.ContributionRevised) and event.author is not None:
                found = room.contributions[event.contribution]
                for about in (found.group, found.card, found.id, None):
                    self._drop((event.author, f"{found.kind}:{found.visit}:{found.prompt}:{about or ''}"))
            elif isinstance(event, e.ParticipantErased):
                for key in [key for key in self._drafts if key[0] == event.participant]:
                    self._drop(key)

    def of(self, participant: str) -> dict[Key, DraftInfo]:
        return {key: draft for key, draft in self._drafts.items() if key[0] == participant}

    def all(self) -> dict[Key, DraftInfo]:
        return self._drafts

    def get(self, key: Key) -> DraftInfo | None:
        return self._drafts.get(key)

    def take_unsaved(self, now: int) -> list[StoredDraft]:
        """What has changed since the last time, for the store."""
        keys, self._unsaved = self._unsaved, set()
        return [self._stored(key, now) for key in keys]

    def not_saved(self, drafts: Sequence[StoredDraft]) -> None:
        """The store could not: try again with the next ones."""
        self._unsaved |= {(draft.participant, draft.slot) for draft in drafts}

    def _put(self, key: Key, draft: DraftInfo) -> None:
        self._drafts[key] = draft
        self._unsaved.add(key)
        self.untold.add(key)

    def _drop(self, key: Key) -> None:
        if self._drafts.pop(key, None) is not None:
            self._unsaved.add(key)
            self.untold.add(key)

    def _stored(self, key: Key, now: int) -> StoredDraft:
        draft = self._drafts.get(key)
        body = msgspec.json.encode(draft) if draft is not None else None
        return StoredDraft(room_id=self._room_id, participant=key[0], slot=key[1], body=body, at=now)


def _info(participant: str, draft: Draft, now: int) -> DraftInfo:
    return DraftInfo(
        participant=participant,
        kind=draft.kind,
        visit=draft.visit,
        prompt=draft.prompt,
        about=draft.about,
        text=draft.text,
        at=now,
    )
