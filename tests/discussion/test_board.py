"""The board: what goes on, in which order, what of it is seen. Its letters are tested in ``test_lettering``."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.connecting import Connection
from facilitator.discussion.events import Actor
from facilitator.discussion.limits import LABEL
from facilitator.discussion.model import BoardCard, Room
from tests.discussion.given import INSTRUCTOR, LESSON
from tests.discussion.scenario import Scenario


def three_cards() -> tuple[Scenario, list[Actor], list[str]]:
    """An answer of each of three students on the board, none revealed."""
    room = Scenario()
    students = room.join("Mika", "Yuki", "Noa")
    room.go("think")
    answers = [room.says(student, "answer", f"answer {number}") for number, student in enumerate(students)]
    return room, students, [room.card(answer, shown=False) for answer in answers]


def words_on(room: Room, card: str) -> str | None:
    return room.contributions[room.cards[card].contribution].as_of(room.cards[card].text_seq).text


def test_a_card_shows_its_words_as_they_were_put_on() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    assert room.lead(c.PutOnBoard(contribution=answer)) == [e.CardPutOn(card="b5", contribution=answer, text_seq=4)]
    assert room.room.cards["b5"] == BoardCard(id="b5", seq=5, contribution=answer, text_seq=4)
    assert room.lead(c.PutOnBoard(contribution=answer)) == []
    room.says(mika, "answer", "5/6")
    assert words_on(room.room, "b5") == "2/5"
    room.lead(c.TakeOffBoard(card="b5"))
    room.lead(c.PutOnBoard(contribution=answer))
    assert words_on(room.room, "b5") == "5/6"


@pytest.mark.parametrize(("names", "shown"), [("shown", True), ("by-phase", False), ("hidden", False)])
def test_the_plan_says_whether_names_show_at_once(names: str, shown: bool) -> None:
    room = Scenario(replace(LESSON, names=names))
    [mika] = room.join("Mika")
    room.go("think")
    card = room.card(room.says(mika, "answer", "2/5"))
    assert room.room.cards[card].name_shown is shown


def test_what_cannot_go_on_the_board() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("reflect")
    private = room.says(mika, "reflection", "I changed my mind")
    assert room.refused(INSTRUCTOR, c.PutOnBoard(contribution=private)) == ("not-now", "reflections-are-private")
    room.go("pose")
    withdrawn = room.says(mika, "note", "no")
    room.when(mika, c.Withdraw(contribution=withdrawn))
    erased = room.says(yuki, "note", "gone")
    room.lead(c.Erase(participant=yuki.id))
    for contribution in (withdrawn, erased, "c99"):
        command = c.PutOnBoard(contribution=contribution)
        assert room.refused(INSTRUCTOR, command) == ("not-found", "no-such-contribution")


def test_ordering_the_board() -> None:
    room, _, (a, b, d) = three_cards()
    assert room.lead(c.MoveCard(card=d, before=a)) == [e.CardMoved(card=d, before=a)]
    assert room.room.board_order == (d, a, b)
    room.lead(c.MoveCard(card=d, before=b))
    assert room.room.board_order == (a, d, b)
    assert room.lead(c.MoveCard(card=a)) == [e.CardMoved(card=a)]
    assert room.room.board_order == (d, b, a)
    for where_it_is in (c.MoveCard(card=a), c.MoveCard(card=a, before=a), c.MoveCard(card=d, before=b)):
        assert room.lead(where_it_is) == []
    for nowhere in (c.MoveCard(card="b99"), c.MoveCard(card=a, before="b99")):
        assert room.refused(INSTRUCTOR, nowhere) == ("not-found", "no-such-card")


def test_taking_a_card_off_takes_its_connections() -> None:
    room, _, (a, b, d) = three_cards()
    room.lead(c.Connect(a=a, b=b, kind="same-as"))
    room.lead(c.Connect(a=b, b=d, kind="because"))
    assert room.lead(c.TakeOffBoard(card=a)) == [e.CardTakenOff(card=a)]
    assert room.room.board_order == (b, d)
    assert [(each.a, each.b) for each in room.room.connections.values()] == [(b, d)]
    assert room.room.cards[a].off
    assert room.refused(INSTRUCTOR, c.TakeOffBoard(card=a)) == ("not-found", "no-such-card")


def test_a_card_that_was_taken_off_comes_back_as_the_card_that_it_was() -> None:
    room, _, (a, b, d) = three_cards()
    room.lead(c.RevealName(card=a, shown=True))
    room.lead(c.StrikeThrough(card=a, struck=True))
    before = room.room.cards[a]
    room.lead(c.TakeOffBoard(card=a))
    room.lead(c.PutOnBoard(contribution=before.contribution))
    assert room.room.cards[a] == before
    assert room.room.board_order == (b, d, a)


def test_what_the_class_sees_is_struck_through_not_taken_off() -> None:
    room, _, (a, *_) = three_cards()
    room.lead(c.RevealCard(card=a, shown=True))
    assert room.refused(INSTRUCTOR, c.TakeOffBoard(card=a)) == ("not-now", "strike-instead")
    assert room.lead(c.StrikeThrough(card=a, struck=True)) == [e.CardStruck(card=a, struck=True)]
    assert room.lead(c.StrikeThrough(card=a, struck=True)) == []
    why = c.StrikeThrough(card=a, struck=True, because="sevenths of what?")
    assert room.lead(why) == [e.CardStruck(card=a, struck=True, because="sevenths of what?")]
    assert room.lead(why) == []
    assert room.room.cards[a].struck_because == "sevenths of what?"
    too_long = c.StrikeThrough(card=a, struck=True, because="x" * (LABEL + 1))
    assert room.refused(INSTRUCTOR, too_long) == ("too-large", "too-long")
    room.lead(c.StrikeThrough(card=a, struck=False, because="not any more"))
    assert (room.room.cards[a].struck, room.room.cards[a].struck_because) == (False, "")


@pytest.mark.parametrize(
    ("switch", "happened"),
    [
        (c.RevealCard, e.CardRevealed),
        (c.RevealName, e.CardNameRevealed),
        (c.RevealLabel, e.CardLabelRevealed),
    ],
)
def test_card_name_and_label_each_have_their_switch(
    switch: type[c.RevealCard | c.RevealName | c.RevealLabel],
    happened: type[e.CardRevealed | e.CardNameRevealed | e.CardLabelRevealed],
) -> None:
    room, _, (a, *_) = three_cards()
    assert room.lead(switch(card=a, shown=False)) == []
    assert room.lead(switch(card=a, shown=True)) == [happened(card=a, shown=True)]
    card = room.room.cards[a]
    assert [card.revealed, card.name_shown, card.label_shown].count(True) == 1
    room.lead(switch(card=a, shown=False))
    assert room.room.cards[a] == replace(card, revealed=False, name_shown=False, label_shown=False)
    assert room.refused(INSTRUCTOR, switch(card="b99", shown=True)) == ("not-found", "no-such-card")


def test_a_card_stands_in_its_questions_column_until_it_is_put_elsewhere() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("compare")
    room.lead(c.FormGroups(form="random"))
    [group] = room.room.groups
    room.when(mika, c.TakePen(group=group))
    words = c.HandIn(kind="group-answer", visit=room.visit, prompt="2", text="a wider world", group=group)
    [handed] = room.when(mika, words)
    assert isinstance(handed, e.ContributionHandedIn)
    card = room.card(handed.contribution)
    assert room.room.column_of(room.room.cards[card]) == "vision"
    assert room.lead(c.PutInColumn(card=card, column="vision")) == []
    moved = room.lead(c.PutInColumn(card=card, column="purpose"))
    assert moved == [e.CardPutInColumn(card=card, column="purpose")]
    assert room.lead(c.PutInColumn(card=card, column="purpose")) == []
    assert room.room.column_of(room.room.cards[card]) == "purpose"
    assert room.lead(c.PutInColumn(card=card, column="")) == [e.CardPutInColumn(card=card, column="")]
    assert room.room.column_of(room.room.cards[card]) is None
    assert room.refused(INSTRUCTOR, c.PutInColumn(card=card, column="width")) == ("not-found", "no-such-column")
    assert room.refused(INSTRUCTOR, c.PutInColumn(card="b99", column="")) == ("not-found", "no-such-card")


def test_an_author_claims_a_card_that_is_seen() -> None:
    room, (mika, yuki, _), (a, *_) = three_cards()
    assert room.refused(mika, c.ClaimCard(card=a)) == ("not-found", "no-such-card")
    room.lead(c.RevealCard(card=a, shown=True))
    assert room.refused(yuki, c.ClaimCard(card=a)) == ("not-yours", "not-your-words")
    assert room.when(mika, c.ClaimCard(card=a)) == [e.CardNameRevealed(card=a, shown=True)]
    assert room.when(mika, c.ClaimCard(card=a)) == []


def test_a_groups_card_is_nobodys_alone() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    card = room.card(room.says(mika, "group-answer", "ours", group=group))
    assert room.refused(mika, c.ClaimCard(card=card)) == ("not-yours", "not-your-words")


def test_a_hidden_contributions_card_is_not_in_sight() -> None:
    room, (mika, *_), (a, *_) = three_cards()
    room.lead(c.RevealCard(card=a, shown=True))
    assert room.room.in_sight(room.room.cards[a])
    room.lead(c.Hide(contribution=room.room.cards[a].contribution, hidden=True))
    assert not room.room.in_sight(room.room.cards[a])
    assert room.refused(mika, c.ClaimCard(card=a)) == ("not-found", "no-such-card")


def test_connecting_two_cards() -> None:
    room, _, (a, b, _) = three_cards()
    [event] = room.lead(c.Connect(a=a, b=b, kind="special-case", words="when the tops are 1"))
    assert event == e.CardsConnected(connection="l12", a=a, b=b, kind="special-case", words="when the tops are 1")
    assert room.room.connections["l12"] == Connection(
        id="l12", seq=12, a=a, b=b, kind="special-case", words="when the tops are 1"
    )
    assert room.lead(c.Disconnect(connection="l12")) == [e.CardsDisconnected(connection="l12")]
    assert room.refused(INSTRUCTOR, c.Disconnect(connection="l12")) == ("not-found", "no-such-connection")
    assert room.refused(INSTRUCTOR, c.Connect(a=a, b=a, kind="because")) == ("malformed", "connect-two")
    nowhere = c.Connect(a=a, b=b, kind="in no phase of the plan")
    assert room.refused(INSTRUCTOR, nowhere) == ("not-found", "no-such-connection-kind")
    long = c.Connect(a=a, b=b, kind="because", words="x" * (LABEL + 1))
    assert room.refused(INSTRUCTOR, long) == ("too-large", "too-long")
    assert room.refused(INSTRUCTOR, c.Connect(a=a, b=b, kind="because", words=" ")) == ("malformed", "empty")
    for one, other in ((a, "b99"), ("b99", a)):
        command = c.Connect(a=one, b=other, kind="because")
        assert room.refused(INSTRUCTOR, command) == ("not-found", "no-such-card")


def test_the_board_is_the_instructors() -> None:
    room, (mika, *_), (a, *_) = three_cards()
    for command in (c.RevealCard(card=a, shown=True), c.MoveCard(card=a), c.StrikeThrough(card=a, struck=True)):
        assert room.refused(mika, command) == ("not-yours", "not-your-part")
    assert room.refused(INSTRUCTOR, c.ClaimCard(card=a)) == ("not-yours", "not-your-part")


def test_the_class_talks_about_one_card() -> None:
    room, students, [first, second, _] = three_cards()
    assert room.refused(INSTRUCTOR, c.PointAt(card=first)) == ("not-found", "no-such-card")
    room.lead(c.RevealCard(card=first, shown=True))
    assert room.lead(c.PointAt(card=first)) == [e.CardPointedAt(card=first)]
    assert room.lead(c.PointAt(card=first)) == []
    assert room.room.pointed_at == first
    assert room.refused(students[0], c.PointAt(card=first)) == ("not-yours", "not-your-part")
    room.lead(c.RevealCard(card=second, shown=True))
    assert room.lead(c.PointAt(card=second)) == [e.CardPointedAt(card=second)]
    assert room.lead(c.PointAt()) == [e.CardPointedAt()]
    assert room.room.pointed_at is None


def test_two_to_four_cards_stand_side_by_side() -> None:
    room, _, [first, second, third] = three_cards()
    assert room.refused(INSTRUCTOR, c.CompareCards(cards=(first, second))) == ("not-found", "no-such-card")
    for card in (first, second):
        room.lead(c.RevealCard(card=card, shown=True))
    assert room.refused(INSTRUCTOR, c.CompareCards(cards=(first, third))) == ("not-found", "no-such-card")
    assert room.refused(INSTRUCTOR, c.CompareCards(cards=(first, first))) == ("malformed", "compare-some")
    assert room.lead(c.CompareCards(cards=(second, first))) == [e.CardsCompared(cards=(second, first))]
    assert room.lead(c.CompareCards(cards=(second, first, second))) == []
    assert room.room.compared == (second, first)
    assert room.lead(c.CompareCards()) == [e.CardsCompared()]
    assert room.lead(c.CompareCards()) == []


def test_no_more_than_four_cards_stand_side_by_side() -> None:
    room = Scenario()
    students = room.join("Mika", "Yuki", "Noa", "Ravi", "Amina")
    room.go("think")
    answers = [room.says(student, "answer", "an answer") for student in students]
    cards = tuple(room.card(answer) for answer in answers)
    assert room.refused(INSTRUCTOR, c.CompareCards(cards=cards)) == ("malformed", "compare-some")
    assert room.lead(c.CompareCards(cards=cards[:4])) == [e.CardsCompared(cards=cards[:4])]
