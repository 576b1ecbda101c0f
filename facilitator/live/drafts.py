"""What people in one room are writing and have not handed in. Not truth; saved every second or so, all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import asdict

from facilitator.discussion import events as e
from facilitator.discussion import limits
from facilitator.discussion.contribution import ONE_PER_SLOT, Contribution
from facilitator.discussion.model import Room
from facilitator.discussion.phases import ANYTIME, PHASES
from facilitator.discussion.pictures import Drawing, encoded, name_of
from facilitator.live.messages import Draft, DraftInfo
from facilitator.store.drafts import Draft as StoredDraft

DRAFTS_EACH = 40
"""How many drafts one participant may have at a time."""

Key = tuple[str, str]
"""(participant, slot)"""


def slot_of(draft: Draft | DraftInfo) -> str:
    return f"{draft.kind}:{draft.visit}:{draft.prompt}:{draft.about or ''}"


class KeptDraft(DraftInfo, frozen=True, kw_only=True):
    """As the store has it: what only the server's own pages ask for is in it too."""

    drawing: Drawing | None = None


_PEN_MAY_PASS = (e.PenPassed, e.MemberMoved, e.ParticipantLeft, e.ParticipantRemoved)


class LiveDrafts:
    """Of one room. ``untold``: those of which somebody may have to be told."""

    def __init__(self, room: Room, stored: Iterable[StoredDraft]) -> None:
        """A draft that was handed in just before the server was killed may still be stored: it is let go here."""
        self._room_id = room.id
        self._drafts: dict[Key, DraftInfo] = {}
        self._drawings: dict[Key, tuple[str, Drawing]] = {}
        self._unsaved: set[Key] = set()
        self.untold: set[Key] = set()
        for each in stored:
            if each.body is not None:
                self._take_up((each.participant, each.slot), msgspec.json.decode(each.body, type=KeptDraft))
        self._count = Counter(who for who, _ in self._drafts)
        for key in [key for key in self._drafts if not _in_the_room(room, key[0])]:
            self._drop(key)
        for contribution in room.contributions.values():
            for slot in _slots_of(contribution, anew=True):
                draft = self._drafts.get((contribution.author or "", slot))
                if draft is not None and draft.at <= contribution.texts[-1].at:
                    self._drop((draft.participant, slot))

    def write(self, room: Room, participant: str, draft: Draft, now: int) -> None:
        """Keep it if it could be handed in some day; else let it go: it stays on the phone that it is from."""
        if not _could_be_handed_in(room, participant, draft):
            return
        key = (participant, slot_of(draft))
        if not (draft.text.strip() or draft.pictures or draft.drawing):
            self._drop(key)
        elif key in self._drafts or self._count[participant] < DRAFTS_EACH:
            self._draw(key, draft.drawing)
            self._put(key, _info(participant, draft, now, self._drawings.get(key)))

    def handed_in(self, room: Room, entries: Iterable[e.Entry]) -> None:
        """What was handed in is no draft any more; of who was erased nothing is left; a pen may have passed."""
        for entry in entries:
            event = entry.event
            if isinstance(event, e.ContributionHandedIn | e.ContributionRevised) and event.author is not None:
                found = room.contributions[event.contribution]
                anew = isinstance(event, e.ContributionHandedIn) or found.kind in ONE_PER_SLOT
                for slot in _slots_of(found, anew):
                    self._drop((event.author, slot))
            elif isinstance(event, e.ParticipantErased):
                for key in [key for key in self._drafts if key[0] == event.participant]:
                    self._drop(key)
            elif isinstance(event, _PEN_MAY_PASS):
                self.untold |= {key for key, draft in self._drafts.items() if draft.kind == "group-answer"}

    def all(self) -> dict[Key, DraftInfo]:
        return self._drafts

    def get(self, key: Key) -> DraftInfo | None:
        return self._drafts.get(key)

    def drawing(self, name: str) -> Drawing | None:
        """The one of that name that somebody is drawing."""
        return next((drawing for known, drawing in self._drawings.values() if known == name), None)

    @property
    def unsaved(self) -> bool:
        return bool(self._unsaved)

    def take_unsaved(self, now: int) -> list[StoredDraft]:
        """What has changed since the last time, for the store."""
        keys, self._unsaved = self._unsaved, set()
        return [self._stored(key, now) for key in keys]

    def not_saved(self, drafts: Sequence[StoredDraft]) -> None:
        """The store could not: try again with the next ones."""
        self._unsaved |= {(draft.participant, draft.slot) for draft in drafts}

    def _take_up(self, key: Key, kept: KeptDraft) -> None:
        self._draw(key, kept.drawing)
        fields = {name: getattr(kept, name) for name in DraftInfo.__struct_fields__}
        self._drafts[key] = DraftInfo(**fields)

    def _draw(self, key: Key, drawing: Drawing | None) -> None:
        if drawing is None:
            self._drawings.pop(key, None)
        else:
            self._drawings[key] = (name_of(drawing), drawing)

    def _put(self, key: Key, draft: DraftInfo) -> None:
        self._count[key[0]] += key not in self._drafts
        self._drafts[key] = draft
        self._unsaved.add(key)
        self.untold.add(key)

    def _drop(self, key: Key) -> None:
        self._drawings.pop(key, None)
        if self._drafts.pop(key, None) is not None:
            self._count[key[0]] -= 1
            self._unsaved.add(key)
            self.untold.add(key)

    def _stored(self, key: Key, now: int) -> StoredDraft:
        draft = self._drafts.get(key)
        _, drawing = self._drawings.get(key, ("", None))
        body = msgspec.json.encode(KeptDraft(**asdict(draft), drawing=drawing)) if draft is not None else None
        return StoredDraft(room_id=self._room_id, participant=key[0], slot=key[1], body=body, at=now)


def _in_the_room(room: Room, participant: str) -> bool:
    person = room.participants.get(participant)
    return person is not None and person.state != "erased"


def _could_be_handed_in(room: Room, participant: str, draft: Draft) -> bool:
    person, visit = room.participants.get(participant), room.visit_of(draft.visit)
    if person is None or person.state != "here" or visit is None or room.state == "ended":
        return False
    phase = room.phase_of(visit.id)
    if draft.kind not in PHASES[phase.kind].contributions | ANYTIME:
        return False
    if draft.prompt not in {each.id for each in phase.prompts}:
        return False
    if draft.drawing is not None and len(encoded(draft.drawing)) > limits.DRAWING:
        return False
    if draft.kind == "group-answer":
        return room.has_pen(participant, draft.about) and len(draft.text) <= limits.GROUP_TEXT
    known = draft.about is None or draft.about in room.cards or draft.about in room.contributions
    return known and len(draft.text) <= limits.TEXT


def _slots_of(contribution: Contribution, anew: bool) -> set[str]:
    """Where its text was being written: in a new one's place, or as a change to it."""
    start = f"{contribution.kind}:{contribution.visit}:{contribution.prompt}:"
    places = {contribution.group, contribution.card, contribution.reply_to} - {None} or {""}
    return {f"{start}{contribution.id}", *(f"{start}{place}" for place in places if anew)}


def _info(participant: str, draft: Draft, now: int, drawn: tuple[str, Drawing] | None) -> DraftInfo:
    return DraftInfo(
        participant=participant,
        kind=draft.kind,
        visit=draft.visit,
        prompt=draft.prompt,
        about=draft.about,
        text=draft.text,
        at=now,
        pictures=(*draft.pictures, *((drawn[0],) if drawn is not None else ())),
    )
