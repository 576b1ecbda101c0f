"""Connections that students propose: limits, taking back, and the instructor's answers, which can all be undone."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor
from facilitator.discussion.limits import LABEL, PROPOSED
from tests.discussion.given import INSTRUCTOR
from tests.discussion.scenario import Scenario, written


def discussing() -> tuple[Scenario, list[Actor], list[str]]:
    """Three students, and in discuss two cards that the class sees and one that it does not."""
    room = Scenario()
    students = room.join("Mika", "Yuki", "Noa")
    room.go("think")
    answers = [room.says(student, "answer", f"answer of {student.id}") for student in students]
    room.go("discuss")
    [first, second, third] = answers
    return room, students, [room.card(first), room.card(second), room.card(third, shown=False)]


def proposing(room: Scenario, a: str, b: str, kind: str = "contradicts", words: str = "") -> c.ProposeConnection:
    return c.ProposeConnection(visit=room.visit, a=a, b=b, kind=kind, words=words)


def test_a_student_proposes_a_connection() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    visit = room.visit
    new = f"q{room.room.seq + 1}"
    [event] = room.when(mika, proposing(room, a, b, "because", "the pieces"))
    assert event == e.ConnectionProposed(
        proposed=new, participant=mika.id, visit=visit, a=a, b=b, kind="because", words="the pieces"
    )
    assert room.when(mika, proposing(room, a, b, "because", " the pieces ")) == []
    assert not room.room.connections
    assert room.refused(INSTRUCTOR, proposing(room, a, b)) == ("not-yours", "not-your-part")


def test_what_is_the_same_from_either_card_is_said_once() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    room.proposed(mika, a, b, "same-as")
    assert room.when(mika, proposing(room, b, a, "same-as")) == []
    room.proposed(mika, a, b, "special-case")
    assert room.when(mika, proposing(room, b, a, "special-case"))


def test_only_two_cards_that_the_class_sees() -> None:
    room, [mika, *_], [a, b, unseen] = discussing()
    assert room.refused(mika, proposing(room, a, a)) == ("malformed", "connect-two")
    for one, other in ((a, unseen), (unseen, a), (a, "b99")):
        assert room.refused(mika, proposing(room, one, other)) == ("not-found", "no-such-card")
    assert room.refused(mika, proposing(room, a, b, "undoes")) == ("not-found", "no-such-connection-kind")
    assert room.refused(mika, proposing(room, a, b, "")) == ("malformed", "empty")
    assert room.refused(mika, proposing(room, a, b, "", "x" * (LABEL + 1))) == ("too-large", "too-long")
    assert room.when(mika, proposing(room, a, b, "", "one explains the other"))


def test_in_a_discussion_or_late_but_nowhere_else() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    discussion = room.visit
    room.go("predict")
    assert room.refused(mika, proposing(room, a, b)) == ("not-now", "not-in-this-phase")
    late = c.ProposeConnection(visit=discussion, a=a, b=b, kind="because")
    assert room.when(mika, late)
    unknown = c.ProposeConnection(visit="v99", a=a, b=b, kind="because")
    assert room.refused(mika, unknown) == ("not-now", "not-begun")


def test_nobody_proposes_without_end() -> None:
    room, [mika, yuki, _], [a, b, _] = discussing()
    room.checks = ()
    first, *_ = [room.proposed(mika, a, b, "because", f"reason {n}") for n in range(PROPOSED)]
    assert room.refused(mika, proposing(room, a, b)) == ("not-now", "proposed-enough")
    room.when(mika, c.TakeBackConnection(proposed=first))
    assert room.when(mika, proposing(room, a, b))
    assert room.when(yuki, proposing(room, a, b))


def test_taking_back() -> None:
    room, [mika, yuki, _], [a, b, _] = discussing()
    mine = room.proposed(mika, a, b)
    assert room.refused(yuki, c.TakeBackConnection(proposed=mine)) == ("not-found", "no-such-proposal")
    assert room.refused(mika, c.TakeBackConnection(proposed="q99")) == ("not-found", "no-such-proposal")
    back = c.TakeBackConnection(proposed=mine)
    assert room.when(mika, back) == [e.ConnectionTakenBack(proposed=mine, participant=mika.id)]
    assert room.when(mika, back) == []
    confirm = c.AnswerConnection(proposed=mine, answer="confirmed")
    assert room.refused(INSTRUCTOR, confirm) == ("not-found", "no-such-proposal")
    assert room.when(mika, proposing(room, a, b))


def test_confirming_makes_one_connection_of_all_that_say_the_same() -> None:
    room, [mika, yuki, noa], [a, b, _] = discussing()
    first = room.proposed(mika, a, b, words="half")
    second = room.proposed(yuki, b, a, words="half")
    other = room.proposed(noa, a, b, words="another reason")
    confirm = c.AnswerConnection(proposed=second, answer="confirmed")
    [event] = room.lead(confirm)
    connection = f"l{room.room.seq}"
    assert event == e.CardsConnected(
        connection=connection, a=b, b=a, kind="contradicts", words="half", proposed=(first, second)
    )
    assert room.lead(confirm) == []
    assert dict(room.room.confirmed) == {first: connection, second: connection}
    assert room.refused(mika, c.TakeBackConnection(proposed=first)) == ("not-now", "class-sees-connection")
    assert room.refused(noa, proposing(room, a, b, words="half")) == ("not-now", "connected-already")
    assert not room.room.proposed[other].set_aside


def test_a_confirmation_can_be_undone() -> None:
    room, [mika, yuki, _], [a, b, _] = discussing()
    first, second = room.proposed(mika, a, b), room.proposed(yuki, a, b)
    room.lead(c.AnswerConnection(proposed=first, answer="confirmed"))
    [connection] = room.room.connections
    again = room.lead(c.AnswerConnection(proposed=first))
    assert again == [
        e.CardsDisconnected(connection=connection),
        e.ConnectionSetAside(proposed=(first, second), aside=False),
    ]
    assert not room.room.connections
    assert not any(each.set_aside for each in room.room.proposed.values())
    assert room.lead(c.AnswerConnection(proposed=first)) == []


def test_what_the_instructor_takes_away_again_is_set_aside() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    mine = room.proposed(mika, a, b)
    room.lead(c.AnswerConnection(proposed=mine, answer="confirmed"))
    [connection] = room.room.connections
    room.lead(c.Disconnect(connection=connection))
    assert room.room.proposed[mine].set_aside
    room.lead(c.AnswerConnection(proposed=mine, answer="confirmed"))
    assert not room.room.proposed[mine].set_aside
    [connection] = room.room.connections
    set_aside = c.AnswerConnection(proposed=mine, answer="set-aside")
    assert room.lead(set_aside) == [e.CardsDisconnected(connection=connection)]
    assert room.room.proposed[mine].set_aside


def test_setting_aside_and_taking_up_again() -> None:
    room, [mika, yuki, _], [a, b, _] = discussing()
    first = room.proposed(mika, a, b)
    set_aside = c.AnswerConnection(proposed=first, answer="set-aside")
    assert room.lead(set_aside) == [e.ConnectionSetAside(proposed=(first,), aside=True)]
    assert room.lead(set_aside) == []
    second = room.proposed(yuki, a, b)
    assert room.lead(set_aside) == [e.ConnectionSetAside(proposed=(second,), aside=True)]
    assert room.lead(c.AnswerConnection(proposed=second)) == [
        e.ConnectionSetAside(proposed=(first, second), aside=False)
    ]
    unknown = c.AnswerConnection(proposed="q99", answer="set-aside")
    assert room.refused(INSTRUCTOR, unknown) == ("not-found", "no-such-proposal")
    assert room.refused(mika, set_aside) == ("not-yours", "not-your-part")


def test_confirming_what_the_instructor_has_drawn_already_adds_whose_it_is() -> None:
    room, [mika, yuki, _], [a, b, _] = discussing()
    first = room.proposed(mika, a, b)
    room.lead(c.Connect(a=b, b=a, kind="contradicts"))
    [drawn] = room.room.connections
    gone, joined = room.lead(c.AnswerConnection(proposed=first, answer="confirmed"))
    assert gone == e.CardsDisconnected(connection=drawn)
    assert isinstance(joined, e.CardsConnected)
    assert joined.proposed == (first,)
    assert list(room.room.connections) == [joined.connection]
    assert room.refused(yuki, proposing(room, a, b)) == ("not-now", "connected-already")


def test_a_card_must_be_on_the_board_to_be_connected() -> None:
    room, [mika, *_], [a, b, _] = discussing()
    mine = room.proposed(mika, a, b)
    room.lead(c.AnswerConnection(proposed=mine, answer="confirmed"))
    room.lead(c.RevealCard(card=b, shown=False))
    room.lead(c.TakeOffBoard(card=b))
    assert not room.room.confirmed
    confirm = c.AnswerConnection(proposed=mine, answer="confirmed")
    assert room.refused(INSTRUCTOR, confirm) == ("not-found", "no-such-card")


def test_erasing_blanks_what_somebody_proposed() -> None:
    room, [mika, yuki, _], [a, b, _] = discussing()
    alone = room.proposed(mika, a, b, words="planted by one")
    room.proposed(mika, a, b, "because", "planted by two")
    shared = room.proposed(yuki, a, b, "because", "planted by two")
    waiting = room.proposed(mika, a, b, "same-as", "planted and waiting")
    for each in (alone, shared):
        room.lead(c.AnswerConnection(proposed=each, answer="confirmed"))
    room.lead(c.Erase(participant=mika.id))
    assert room.refused(INSTRUCTOR, c.AnswerConnection(proposed=waiting)) == ("not-found", "no-such-proposal")
    assert sorted(each.words for each in room.room.connections.values()) == ["", "planted by two"]
    left = [entry.event for entry in room.log if "planted" in str(entry.event)]
    assert [event.words for event in left] == ["planted by two"] * 2  # type: ignore[union-attr]
    assert [getattr(event, "participant", yuki.id) for event in left] == [yuki.id] * 2
    room.lead(c.Erase(participant=yuki.id))
    assert b"planted" not in written(room.room)
    assert not any("planted" in str(entry.event) for entry in room.log)
    assert len(room.room.connections) == 2
