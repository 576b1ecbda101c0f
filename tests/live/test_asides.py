"""Drafts and presence reach those who may see them, whole on coming and as changes after that, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.events import Actor
from facilitator.live import asides
from facilitator.live import messages as m
from facilitator.live.drafts import LiveDrafts
from facilitator.live.presence import Presence
from tests.discussion.scenario import Scenario, Step
from tests.views.telling import streams_of

OPENED = 1_000
AWAY, HERE = m.PresenceInfo(away_since=OPENED), m.PresenceInfo(away_since=None)


class Listening:
    """A room with its drafts and presence, and what a client of each stream has of them."""

    def __init__(self) -> None:
        self.room = Scenario(checks=(self._tell,))
        self.drafts = LiveDrafts(self.room.room, ())
        self.presence = Presence(OPENED)
        self.has: dict[str, dict[str, str]] = {}
        """stream -> draft -> text"""

    def _tell(self, step: Step) -> None:
        self.drafts.handed_in(step.after, step.entries)
        self.flush()

    def writes(self, who: Actor, kind: ContributionKind, text: str, **fields: Any) -> None:
        draft = m.Draft(kind=kind, text=text, **{"visit": self.room.visit, **fields})
        self.drafts.write(self.room.room, who.id, draft, now=self.room.at)
        self.flush()

    def flush(self) -> None:
        keys, self.drafts.untold = self.drafts.untold, set()
        self.hear(asides.draft_changes(self.room.room, keys, self.drafts))

    def hear(self, told: Iterable[asides.Aside]) -> None:
        for stream, event, message in told:
            assert isinstance(message, m.Drafts)
            assert (event, message.stream, message.whole) == ("drafts", stream, False)
            known = self.has.setdefault(stream, {})
            for name in message.drop:
                known.pop(name, None)
            known.update({name: draft.text for name, draft in message.set.items()})

    def heard(self) -> dict[str, set[str]]:
        """Which streams have which texts, by what they were told."""
        return {stream: set(known.values()) for stream, known in self.has.items() if known}

    def shown(self) -> dict[str, set[str]]:
        """The same for clients that come only now."""
        found = {}
        for stream in streams_of(self.room.room):
            for _, _, message in asides.whole(self.room.room, stream, self.drafts, Presence(OPENED)):
                if isinstance(message, m.Drafts):
                    assert message.whole
                    assert message.drop == ()
                    found[stream] = {draft.text for draft in message.set.values()}
        return found

    def seen(self) -> dict[str, set[str]]:
        """Whoever has listened all the time knows the same as who comes now."""
        assert self.heard() == self.shown()
        return self.shown()


@pytest.fixture
def listening() -> Listening:
    return Listening()


def test_a_draft_goes_to_its_author_and_the_instructor(listening: Listening) -> None:
    room = listening.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    room.grouped([mika, yuki])
    listening.writes(mika, "answer", "2/")
    assert listening.seen() == {f"own:{mika.id}": {"2/"}, "instructor": {"2/"}}
    listening.writes(mika, "answer", "2/5")
    listening.writes(yuki, "answer", "5/6")
    assert listening.seen() == {
        f"own:{mika.id}": {"2/5"},
        f"own:{yuki.id}": {"5/6"},
        "instructor": {"2/5", "5/6"},
    }
    room.says(mika, "answer", "2/5")
    assert listening.seen() == {f"own:{yuki.id}": {"5/6"}, "instructor": {"5/6"}}
    room.lead(c.Erase(participant=yuki.id))
    assert listening.seen() == {}


def test_the_group_sees_what_the_pen_writes(listening: Listening) -> None:
    room = listening.room
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.go("compare")
    one, two = room.grouped([mika, yuki], [noa])
    room.when(mika, c.TakePen(group=one))
    room.when(noa, c.TakePen(group=two))
    listening.writes(mika, "group-answer", "ours", about=one)
    listening.writes(noa, "group-answer", "theirs", about=two)
    listening.writes(yuki, "group-answer", "not mine to write", about=one)
    everybodys = {f"own:{mika.id}": {"ours"}, f"own:{noa.id}": {"theirs"}, "instructor": {"ours", "theirs"}}
    assert listening.seen() == {**everybodys, f"group:{one}": {"ours"}, f"group:{two}": {"theirs"}}
    room.says(mika, "group-answer", "ours", group=one)
    room.says(noa, "group-answer", "theirs", group=two)
    assert listening.seen() == {}


def test_the_draft_of_who_had_the_pen_leaves_the_group_and_comes_back_with_the_pen(listening: Listening) -> None:
    room = listening.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    listening.writes(mika, "group-answer", "first thoughts", about=group)
    room.when(mika, c.PassPen(group=group, to=yuki.id))
    alone = {f"own:{mika.id}": {"first thoughts"}, "instructor": {"first thoughts"}}
    assert listening.seen() == alone
    listening.writes(yuki, "group-answer", "other thoughts", about=group)
    assert listening.seen()[f"group:{group}"] == {"other thoughts"}
    room.when(yuki, c.PassPen(group=group, to=mika.id))
    assert listening.seen()[f"group:{group}"] == {"first thoughts"}
    room.lead(c.MoveMember(participant=mika.id))
    assert listening.seen()[f"group:{group}"] == {"first thoughts"}
    room.when(yuki, c.TakePen(group=group))
    assert listening.seen()[f"group:{group}"] == {"other thoughts"}


@pytest.mark.parametrize("how", ["left", "erased"])
def test_who_left_leaves_the_draft_to_the_group_and_who_is_erased_nothing(listening: Listening, how: str) -> None:
    room = listening.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    listening.writes(mika, "group-answer", "ours", about=group)
    room.when(mika, c.Leave() if how == "left" else c.Erase(participant=mika.id))
    theirs = {f"own:{mika.id}": {"ours"}, "instructor": {"ours"}, f"group:{group}": {"ours"}}
    assert listening.seen() == (theirs if how == "left" else {})


def test_no_news_are_not_told(listening: Listening) -> None:
    assert list(asides.draft_changes(listening.room.room, (), listening.drafts)) == []
    assert list(asides.presence_changes(listening.room.room, (), listening.presence)) == []
    assert list(asides.whole(listening.room.room, "instructor", listening.drafts, listening.presence)) == []


def presence_in(listening: Listening, stream: str) -> dict[str, m.PresenceInfo]:
    """What a client that comes now is told of who is there."""
    told = asides.whole(listening.room.room, stream, listening.drafts, listening.presence)
    return {who: info for _, _, each in told if isinstance(each, m.Presence) for who, info in each.set.items()}


def test_presence_of_all_goes_to_the_instructor_and_of_the_group_to_the_group(listening: Listening) -> None:
    room = listening.room
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.without_device("Sam")
    room.lead(c.Start())
    one, two = room.grouped([mika, yuki], [noa])
    listening.presence.came(mika.id, "tab")
    assert presence_in(listening, "instructor") == {mika.id: HERE, yuki.id: AWAY, noa.id: AWAY}
    assert presence_in(listening, f"group:{one}") == {mika.id: HERE, yuki.id: AWAY}
    assert presence_in(listening, f"group:{two}") == {noa.id: AWAY}
    for stream in ("class", "screen", f"own:{mika.id}"):
        assert presence_in(listening, stream) == {}


def test_a_change_of_presence_goes_to_the_same(listening: Listening) -> None:
    room = listening.room
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    sam = room.without_device("Sam")
    room.lead(c.Start())
    [one] = room.grouped([mika, yuki])
    listening.presence.came(mika.id, "tab")
    changes = asides.presence_changes(room.room, [mika.id, noa.id, sam], listening.presence)
    told = {stream: message for stream, event, message in changes if event == "presence"}
    assert told == {
        "instructor": m.Presence(stream="instructor", whole=False, set={mika.id: HERE, noa.id: AWAY}, drop=()),
        f"group:{one}": m.Presence(stream=f"group:{one}", whole=False, set={mika.id: HERE}, drop=()),
    }


def test_nobody_is_told_of_the_erased(listening: Listening) -> None:
    room = listening.room
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    [group] = room.grouped([mika, yuki])
    room.lead(c.Erase(participant=mika.id))
    assert presence_in(listening, "instructor").keys() == {yuki.id}
    assert presence_in(listening, f"group:{group}").keys() == {yuki.id}
    assert list(asides.presence_changes(room.room, [mika.id], listening.presence)) == []
