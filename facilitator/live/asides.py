"""Drafts and presence on their way to those who may see them: beside the streams, unnumbered, allowed to get lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from facilitator.discussion.model import Room
from facilitator.live import messages as m
from facilitator.live.drafts import Key, LiveDrafts
from facilitator.live.presence import Presence
from facilitator.views import visibility

Aside = tuple[str, str, m.Drafts | m.Presence]
"""(stream, event, message)"""


def whole(room: Room, stream: str, drafts: LiveDrafts, presence: Presence) -> Iterator[Aside]:
    """All drafts and all presence of one stream."""
    seen = {_name(key): draft for key, draft in drafts.all().items() if stream in _streams(room, draft)}
    if seen:
        yield stream, "drafts", m.Drafts(stream=stream, whole=True, set=seen, drop=())
    known = {person: presence.info(person) for person in visibility.people_with_presence(room, stream)}
    if known:
        yield stream, "presence", m.Presence(stream=stream, whole=True, set=known, drop=())


def draft_changes(room: Room, keys: Iterable[Key], drafts: LiveDrafts) -> Iterator[Aside]:
    written: dict[str, dict[str, m.DraftInfo]] = defaultdict(dict)
    gone: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        draft = drafts.get(key)
        seen_in = _streams(room, draft) if draft is not None else ()
        for stream in _once_seen_in(room, key):
            if draft is not None and stream in seen_in:
                written[stream][_name(key)] = draft
            else:
                gone[stream].append(_name(key))
    for stream in written.keys() | gone.keys():
        changed = m.Drafts(stream=stream, whole=False, set=written[stream], drop=tuple(gone[stream]))
        yield stream, "drafts", changed


def presence_changes(room: Room, people: Iterable[str], presence: Presence) -> Iterator[Aside]:
    moved: dict[str, dict[str, m.PresenceInfo]] = defaultdict(dict)
    for person in people:
        for stream in visibility.presence_streams(room, person):
            moved[stream][person] = presence.info(person)
    for stream, known in moved.items():
        yield stream, "presence", m.Presence(stream=stream, whole=False, set=known, drop=())


def _name(key: Key) -> str:
    participant, slot = key
    return f"{participant}:{slot}"


def _streams(room: Room, draft: m.DraftInfo) -> tuple[str, ...]:
    return visibility.draft_streams(room, draft.participant, draft.kind, draft.about)


def _once_seen_in(room: Room, key: Key) -> tuple[str, ...]:
    """Where this draft may be known: a group knows one also after its pen has passed on."""
    participant, slot = key
    group = slot.rpartition(":")[2] if slot.startswith("group-answer:") else None
    shared = (visibility.group_stream(group),) if group is not None and group in room.groups else ()
    return (visibility.own_stream(participant), visibility.INSTRUCTOR_STREAM, *shared)
