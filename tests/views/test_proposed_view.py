"""Proposed connections: the instructor sees whose, their authors their own, the class only what was confirmed."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.views import entities as en
from facilitator.views.instructor import instructor_view
from facilitator.views.student import class_view, own_view
from tests.discussion.scenario import Scenario
from tests.discussion.test_proposed import discussing


def rows(room: Scenario) -> dict[str, tuple[tuple[str, ...], bool]]:
    found = instructor_view(room.room)["proposed"]
    return {each: (row.proposed_by, row.set_aside) for each, row in found.items()}  # type: ignore[attr-defined]


def states(room: Scenario, who: str) -> dict[str, str]:
    return {each: info.state for each, info in own_view(room.room, who)["proposed"].items()}  # type: ignore[attr-defined]


def test_those_that_say_the_same_are_one_row_of_the_instructors() -> None:
    room, [mika, yuki, noa], [a, b, _] = discussing()
    first = room.proposed(mika, a, b, "contradicts", "half")
    room.proposed(yuki, b, a, "contradicts", "half")
    other = room.proposed(noa, a, b, "because")
    assert rows(room) == {first: ((mika.id, yuki.id), False), other: ((noa.id,), False)}
    row = instructor_view(room.room)["proposed"][first]
    assert row == en.ProposedInfo(
        a=a, b=b, kind="contradicts", words="half", seq=int(first[1:]), set_aside=False, proposed_by=(mika.id, yuki.id)
    )
    room.when(noa, c.TakeBackConnection(proposed=other))
    room.lead(c.AnswerConnection(proposed=first, answer="set-aside"))
    assert rows(room) == {first: ((mika.id, yuki.id), True)}


def test_the_class_sees_the_connection_and_not_who_proposed_it() -> None:
    room, [mika, yuki, _], [a, b, _] = discussing()
    mine = room.proposed(mika, a, b)
    assert class_view(room.room)["connections"] == {}
    room.lead(c.AnswerConnection(proposed=mine, answer="confirmed"))
    [(connection, seen)] = class_view(room.room)["connections"].items()
    assert seen == en.ConnectionInfo(a=a, b=b, kind="contradicts", words="")
    assert rows(room) == {}
    detail = instructor_view(room.room)["connections"][connection]
    assert detail == en.ConnectionDetail(a=a, b=b, kind="contradicts", words="", proposed=mine, proposed_by=(mika.id,))
    assert own_view(room.room, yuki.id)["proposed"] == {}


def test_ones_own_say_what_became_of_them() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    kinds = ("same-as", "because", "contradicts", "special-case")
    confirmed, aside, waiting, back = (room.proposed(mika, a, b, kind) for kind in kinds)
    room.lead(c.AnswerConnection(proposed=confirmed, answer="confirmed"))
    room.lead(c.AnswerConnection(proposed=aside, answer="set-aside"))
    room.when(mika, c.TakeBackConnection(proposed=back))
    assert states(room, mika.id) == {confirmed: "confirmed", aside: "set-aside", waiting: "waiting"}


def test_ones_own_say_which_connection_they_have_become() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    mine = room.proposed(mika, a, b, "because", "of that")
    seq = room.room.seq
    room.lead(c.AnswerConnection(proposed=mine, answer="confirmed"))
    [connection] = room.room.connections
    assert own_view(room.room, mika.id)["proposed"][mine] == en.OwnProposed(
        a=a, b=b, kind="because", words="of that", seq=seq, state="confirmed", connection=connection
    )


def test_of_cards_that_were_taken_off_nothing_waits() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    mine = room.proposed(mika, a, b)
    room.lead(c.RevealCard(card=b, shown=False))
    room.lead(c.TakeOffBoard(card=b))
    assert rows(room) == {}
    room.lead(c.PutOnBoard(contribution=room.room.cards[b].contribution))
    assert rows(room) == {mine: ((mika.id,), False)}
