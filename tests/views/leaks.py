"""What must hold of every history, so that nobody sees what is not theirs to see."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from facilitator.views import entities as en
from tests.views.facts import facts_of
from tests.views.noticing import nobody_notices_what_is_not_theirs
from tests.views.planting import Secret, marks
from tests.views.sights import visible
from tests.views.telling import Moment

PARTICIPANT = re.compile(rb'"p\d+"')
ONLY_THE_INSTRUCTORS = (b'"sound"', b'"discuss_between"', b'"approach"', b'"approaches"', b'"reason_of"', b'"called_at"')
"""Names of fields whose values are no texts, so that no secret can be planted in them."""


def everybody_sees_what_the_table_says(moments: Sequence[Moment], secrets: Sequence[Secret]) -> None:
    facts = facts_of(moments)
    for moment in moments:
        for entry in moment.entries:
            facts.see(entry)
        known = [secret for secret in secrets if secret.seq <= moment.room.seq]
        for stream, view in moment.views.items():
            seen, allowed = marks(msgspec.json.encode(view)), visible(facts, known, stream)
            assert seen == allowed, _told(stream, moment, secrets, seen, allowed)


def _told(stream: str, moment: Moment, secrets: Sequence[Secret], seen: set[str], allowed: set[str]) -> str:
    leaked = [secret for secret in secrets if secret.mark in seen - allowed]
    missing = [secret for secret in secrets if secret.mark in allowed - seen]
    happened = [type(entry.event).__name__ for entry in moment.entries]
    return f"{stream} after {happened} ({moment.room.seq}): leaked {leaked}, missing {missing}"


def fields_of_the_instructor_reach_nobody_else(moments: Sequence[Moment], secrets: Sequence[Secret]) -> None:
    for moment in moments:
        for stream, view in moment.views.items():
            text = msgspec.json.encode(view)
            assert stream == "instructor" or not any(field in text for field in ONLY_THE_INSTRUCTORS), stream


def words_carry_no_author_whose_name_is_not_shown(moments: Sequence[Moment], secrets: Sequence[Secret]) -> None:
    """A classmate may be known to be here, and yet not as who wrote that."""
    names = {secret.mark for secret in secrets if secret.what == "name"}
    for moment in moments:
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


LEAK_CHECKS = (
    everybody_sees_what_the_table_says,
    fields_of_the_instructor_reach_nobody_else,
    words_carry_no_author_whose_name_is_not_shown,
    nobody_notices_what_is_not_theirs,
)
