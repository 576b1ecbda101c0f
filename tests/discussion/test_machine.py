"""Lessons that nobody thought of: whatever is asked, a room keeps its promises and no accepted word is lost."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from random import Random
from typing import get_args

import msgspec
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.decide import RULES
from facilitator.discussion.evolve import fold
from facilitator.discussion.phases import WHO
from facilitator.discussion.refused import Refused
from tests.discussion.invariants import holds
from tests.discussion.random_room import begun, random_ask, random_history, random_room, the_end
from tests.discussion.scenario import CHECKS, Scenario, written


class Said:
    """Every accepted text, as the events told it: what the room must still have, or must have no more."""

    def __init__(self) -> None:
        self.texts: defaultdict[str, list[str]] = defaultdict(list)
        self.by: defaultdict[str, list[str]] = defaultdict(list)
        self.erased: set[str] = set()

    def hear(self, events: list[e.AnyEvent]) -> None:
        for event in events:
            match event:
                case e.ContributionHandedIn(contribution=which, author=str(author), text=str(text)):
                    self.texts[which].append(text)
                    self.by[f"group {event.group}" if event.group else author].append(which)
                case e.ContributionRevised(contribution=which, text=str(text)):
                    self.texts[which].append(text)
                case e.ParticipantErased(participant=person):
                    self.erased |= set(self.by[person])

    def is_all_in(self, room: Scenario) -> None:
        """In each one's order, to the character."""
        for contribution, texts in self.texts.items():
            kept = [text.text for text in room.room.contributions[contribution].texts]
            assert kept == [None if contribution in self.erased else text for text in texts]
        for theirs in self.by.values():
            numbers = [room.room.contributions[contribution].seq for contribution in theirs]
            assert numbers == sorted(numbers)
        assert set(room.room.contributions) == set(self.texts)

    def what_was_erased_is_nowhere_in(self, room: Scenario) -> None:
        """Neither in the room nor in the log that is kept. The marks make each text unlike all others."""
        if not self.erased:
            return
        everywhere = (written(room.room) + msgspec.json.encode(room.log)).decode()
        marks = [text.partition("»")[0] + "»" for contribution in self.erased for text in self.texts[contribution]]
        assert not [mark for mark in marks if mark in everywhere]
        assert fold(room.log) == room.room


class Lesson(RuleBasedStateMachine):
    """Anybody asks anything; ``Scenario`` checks what every step must keep."""

    @initialize(random=st.randoms(use_true_random=False))
    def some_students_are_here(self, random: Random) -> None:
        self.room = begun(random, checks=CHECKS)
        self.said = Said()

    @rule(random=st.randoms(use_true_random=False))
    def somebody_asks(self, random: Random) -> None:
        ask = random_ask(random, self.room.room)
        note(f"{ask.actor} after {ask.later} ms, away {ask.away}: {ask.command}")
        before = self.room.room
        try:
            events = ask.of(self.room)
        except Refused:
            assert self.room.room is before
        else:
            self.said.hear(events)

    @invariant()
    def the_room_keeps_its_promises(self) -> None:
        holds(self.room.room)

    @invariant()
    def no_word_is_lost_and_none_erased_is_left(self) -> None:
        self.said.is_all_in(self.room)
        self.said.what_was_erased_is_nowhere_in(self.room)


TestLesson = Lesson.TestCase
TestLesson.settings = settings(max_examples=25, stateful_step_count=40)


def test_long_lessons_keep_their_promises_too() -> None:
    for seed in range(8):
        room = random_room(Random(seed), steps=200, checks=CHECKS)
        holds(room.room)


def test_the_same_seed_makes_the_same_history() -> None:
    assert random_history(Random(3)) == random_history(Random(3))
    assert random_history(Random(3)) != random_history(Random(4))


def test_random_lessons_come_upon_everything() -> None:
    """Every command is accepted from everybody who may ask it, every event happens: the search is not blind."""
    accepted: set[tuple[type[c.Command], str]] = set()
    happened: set[type[e.Event]] = set()
    for seed in range(80):
        random = Random(seed)
        room = begun(random)
        asks = [random_ask] * 260 + [the_end]
        for asking in asks:
            ask = asking(random, room.room)
            with suppress(Refused):
                if ask.of(room):
                    accepted.add((type(ask.command), ask.actor.kind))
        happened |= {type(entry.event) for entry in room.log}
    assert accepted == {(command, actor) for command in RULES for actor in WHO[command]}
    assert happened == set(get_args(e.AnyEvent))
