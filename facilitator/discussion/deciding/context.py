"""What every rule gets, and the questions that many rules ask."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from facilitator.discussion.commands import Command
from facilitator.discussion.contribution import Contribution, ContributionKind
from facilitator.discussion.events import Actor, AnyEvent
from facilitator.discussion.limits import LABEL
from facilitator.discussion.model import BoardCard, Group, Participant, Room, Visit
from facilitator.discussion.phases import PHASES
from facilitator.discussion.plan import Phase
from facilitator.discussion.refused import Refused


class Now(Struct, frozen=True, kw_only=True):
    """The moment of deciding: time in ms, a seed, and how long each absent participant has been away (ms)."""

    at: int
    seed: int = 0
    away: Mapping[str, int] = field(default_factory=dict)


class Case(Struct, frozen=True, kw_only=True):
    """One command to be decided: the room as it is, who asks, and when."""

    room: Room
    actor: Actor
    now: Now

    def new_id(self, prefix: str, after: int = 0) -> str:
        """The id of what the event number ``after`` (from 0) of this decision makes."""
        return f"{prefix}{self.room.seq + 1 + after}"


_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""One half of a UTF-16 pair, as left by cutting a text in a browser: no UTF-8 can store it."""

Rule = Callable[[Case, Any], list[AnyEvent]]


def participant_here(room: Room, participant: str) -> Participant:
    """A student who takes part."""
    person = room.participants.get(participant)
    if person is None or person.state != "here":
        raise Refused("not-found", "no-such-participant")
    return person


def known_participant(room: Room, participant: str) -> Participant:
    """A student who takes part or once did, and was not erased."""
    person = room.participants.get(participant)
    if person is None or person.state == "erased":
        raise Refused("not-found", "no-such-participant")
    return person


def open_visit(room: Room, visit: str) -> Visit:
    """The visit the asker sees, if it is still the one that is open."""
    if room.visit is None or room.visit.id != visit:
        raise Refused("not-now", "moved-on")
    return room.visit


def begun_visit(room: Room, visit: str) -> Visit:
    """A visit that is open or over."""
    found = room.visit_of(visit)
    if found is None:
        raise Refused("not-now", "not-begun")
    return found


def known_contribution(room: Room, contribution: str) -> Contribution:
    found = room.contributions.get(contribution)
    if found is None:
        raise Refused("not-found", "no-such-contribution")
    return found


def said_in_sight(room: Room, contribution: str, kind: ContributionKind) -> Contribution:
    """A point or proposal that the class sees."""
    found = known_contribution(room, contribution)
    if found.kind != kind or found.hidden or found.withdrawn or found.text is None:
        raise Refused("not-found", "no-such-contribution")
    return found


def known_group(room: Room, group: str) -> Group:
    found = room.groups.get(group)
    if found is None:
        raise Refused("not-found", "no-such-group")
    return found


def card_on_board(room: Room, card: str) -> BoardCard:
    found = room.cards.get(card)
    if found is None or found.off:
        raise Refused("not-found", "no-such-card")
    return found


def card_in_sight(room: Room, card: str) -> BoardCard:
    """A card that the class sees. A hidden one is, for students, not there."""
    found = card_on_board(room, card)
    if not room.in_sight(found):
        raise Refused("not-found", "no-such-card")
    return found


def phase_that_allows(case: Case, kind: type[Command], visit_id: str) -> tuple[Visit, Phase]:
    """The visit, open or over, in which a student may ask this."""
    visit = begun_visit(case.room, visit_id)
    phase = case.room.phase_of(visit.id)
    if kind not in PHASES[phase.kind].commands:
        raise Refused("not-now", "not-in-this-phase")
    return visit, phase


def two_cards(a: BoardCard, b: BoardCard) -> None:
    if a.id == b.id:
        raise Refused("malformed", "connect-two")


def words_of_connection(kind: str, said: str, kinds: Iterable[str]) -> str:
    """Perhaps none, unless they are all that says how the cards are connected."""
    if kind and kind not in kinds:
        raise Refused("not-found", "no-such-connection-kind")
    return words(said, LABEL) if said or not kind else ""


def words(text: str, most: int) -> str:
    """The text itself, unaltered, if there is any and not too much."""
    if all(unicodedata.category(char) in _INVISIBLE for char in text):
        raise Refused("malformed", "empty")
    if _HALF_A_CHARACTER.search(text):
        raise Refused("malformed", "half-a-character")
    if len(text) > most:
        raise Refused("too-large", "too-long", most=most)
    return text


def person_meant(case: Case, participant: str | None) -> str:
    """The student a command is about: the asker, or whom the instructor names."""
    if case.actor.kind == "instructor":
        if participant is None:
            raise Refused("malformed", "who")
        return known_participant(case.room, participant).id
    if participant not in (None, case.actor.id):
        raise Refused("not-yours", "another-seat")
    return case.actor.id
