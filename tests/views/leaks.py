"""What must hold of every history, so that nobody sees what is not theirs to see."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from facilitator.views import entities as en
from facilitator.views.visibility import Watcher, streams_for
from tests.views.facts import facts_of
from tests.views.noticing import nobody_notices_what_is_not_theirs
from tests.views.planting import Secret, Told, marks
from tests.views.sights import visible
from tests.views.telling import Moment

PARTICIPANT = re.compile(rb'"p\d+"')
FIELDS_OF_THE_INSTRUCTOR = re.compile(rb'"(sound|discuss_between|approach|approaches|reason_of|called_at)":')
"""Names of fields whose values are no texts, so that no secret can be planted in them."""


def everybody_sees_what_the_table_says(told: Told) -> None:
    facts = facts_of(told.moments)
    for moment in told.moments:
        for entry in moment.entries:
            facts.see(entry)
        known = [secret for secret in told.secrets if secret.seq <= moment.room.seq]
        for stream, view in moment.views.items():
            seen, allowed = marks(msgspec.json.encode(view)), visible(facts, known, stream)
            assert seen == allowed, _difference(stream, moment, told.secrets, seen, allowed)


def _difference(stream: str, moment: Moment, secrets: Sequence[Secret], seen: set[str], allowed: set[str]) -> str:
    leaked = [secret for secret in secrets if secret.mark in seen - allowed]
    missing = [secret for secret in secrets if secret.mark in allowed - seen]
    happened = [type(entry.event).__name__ for entry in moment.entries]
    return f"{stream} after {happened} ({moment.room.seq}): leaked {leaked}, missing {missing}"


def everybody_has_only_their_own_streams(told: Told) -> None:
    facts = facts_of(told.moments)
    for moment in told.moments:
        for entry in moment.entries:
            facts.see(entry)
        groups = {who: f"group:{name}" for name, team in facts.in_force().items() for who in team.members}
        for who, state in facts.state.items():
            own, group = [f"own:{who}"], [groups[who]] if who in groups else []
            kept = ["class"] if moment.room.state == "ended" and moment.room.participants[who].state == "left" else []
            allowed = {"here": ["class", *own, *group], "gone": [*kept, *own], "erased": []}
            assert [*streams_for(moment.room, Watcher("student", who))] == allowed[state]


def fields_of_the_instructor_reach_nobody_else(told: Told) -> None:
    for moment in told.moments:
        for stream in moment.views.keys() - {"instructor"}:
            found = FIELDS_OF_THE_INSTRUCTOR.search(msgspec.json.encode(moment.views[stream]))
            assert found is None, (stream, found)


def words_carry_no_author_whose_name_is_not_shown(told: Told) -> None:
    """A classmate may be known to be here, and yet not as who wrote that."""
    names = {secret.mark for secret in told.secrets if secret.what == "name"}
    for moment in told.moments:
        shown = {card.id for card in moment.room.cards.values() if card.name_shown}
        for view in (moment.views["class"], moment.views["screen"]):
            for card, entity in view.get("cards", {}).items():
                text = msgspec.json.encode(entity)
                assert not PARTICIPANT.search(text)
                assert card in shown or not marks(text) & names
        if moment.room.plan.names == "hidden":
            _discussed_without_names(moment)


def _discussed_without_names(moment: Moment) -> None:
    view = moment.views["class"]
    for entity in (*view.get("points", {}).values(), *view.get("proposals", {}).values()):
        assert isinstance(entity, en.PointInfo | en.ProposalInfo)
        assert entity.author is None
        assert entity.name is None


LEAKS: tuple[Callable[[Told], None], ...] = (
    everybody_has_only_their_own_streams,
    everybody_sees_what_the_table_says,
    fields_of_the_instructor_reach_nobody_else,
    words_carry_no_author_whose_name_is_not_shown,
    nobody_notices_what_is_not_theirs,
)
