"""What the class calls approaches and cards: A, B, A2, U."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.lettering import approach_letter, approaches_of, card_letters, letter
from facilitator.discussion.plan import Approach
from tests.discussion.given import ACROSS, COMMON, LESSON
from tests.discussion.scenario import Scenario


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (1, "B"), (19, "T"), (20, "V"), (24, "Z"), (25, "AA"), (49, "AZ"), (50, "BA")]
)
def test_letters_in_their_order(index: int, name: str) -> None:
    assert letter(index) == name


def test_no_two_letters_are_the_same_and_none_is_the_unforeseen_ones() -> None:
    names = [letter(index) for index in range(2_000)]
    assert len(set(names)) == len(names)
    assert "U" not in names


def tagged(room: Scenario, approach: str | None, shown: bool = True) -> str:
    """A card of a new student's answer that takes this approach."""
    [student] = room.join(f"Student {room.room.seq}")
    answer = room.says(student, "answer", "words")
    if approach is not None:
        room.lead(c.Tag(contribution=answer, approach=approach))
    return room.card(answer, shown)


def test_approaches_by_the_plans_order_and_a_second_card_is_numbered() -> None:
    room = Scenario()
    room.go("think")
    cards = [tagged(room, approach) for approach in ("common", "across", "common", "common", "across")]
    assert card_letters(room.room) == dict(zip(cards, ["B", "A", "B2", "B3", "A2"], strict=True))


def test_what_was_not_foreseen_is_u_tagged_or_not() -> None:
    room = Scenario()
    room.go("think")
    cards = [tagged(room, approach) for approach in ("unforeseen", None, "across")]
    assert card_letters(room.room) == dict(zip(cards, ["U", "U2", "A"], strict=True))


def test_taking_a_card_off_never_renames_another() -> None:
    room = Scenario()
    room.go("think")
    first, second = tagged(room, "across", shown=False), tagged(room, "across")
    room.lead(c.TakeOffBoard(card=first))
    assert card_letters(room.room)[second] == "A2"
    third = tagged(room, "across")
    assert card_letters(room.room) == {first: "A", second: "A2", third: "A3"}


def test_cards_of_a_phase_without_approaches_have_letters_of_their_own() -> None:
    room = Scenario(replace(LESSON, phases=(LESSON.phases[0],)))
    [mika] = room.join("Mika")
    room.go("pose")
    cards = [room.card(room.says(mika, "note", "I notice")) for _ in range(3)]
    assert card_letters(room.room) == dict(zip(cards, "ABC", strict=True))


def test_they_come_after_the_plans_approaches_so_that_no_letter_means_two_things() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("predict")
    reason = room.card(room.says(mika, "reason", "More than a half"))
    room.go("think")
    answer = tagged(room, "across")
    room.go("pose")
    note = room.card(room.says(mika, "note", "I notice"))
    assert card_letters(room.room) == {reason: "C", answer: "A", note: "D"}


def test_an_added_approach_gets_the_next_letter() -> None:
    room = Scenario()
    room.go("think")
    room.lead(c.AddApproach(phase="think", label="Pizza"))
    added = f"a{room.room.seq}"
    card = tagged(room, added)
    assert card_letters(room.room) == {card: "C"}
    assert approach_letter(approaches_of(room.room, "think"), added) == "C"
    assert approach_letter(approaches_of(room.room, "think"), "nobody") == "U"


def test_even_so_no_two_cards_share_a_letter() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("predict")
    reason = room.card(room.says(mika, "reason", "More than a half"))
    room.go("think")
    room.lead(c.AddApproach(phase="think", label="Pizza"))
    card = tagged(room, f"a{room.room.seq}")
    assert card_letters(room.room) == {reason: "C", card: "C2"}


def test_a_phase_takes_the_approaches_it_draws_on_each_once() -> None:
    room = Scenario()
    assert approaches_of(room.room, "think") == [ACROSS, COMMON]
    assert approaches_of(room.room, "compare") == [ACROSS, COMMON]
    assert approaches_of(room.room, "discuss") == [ACROSS, COMMON]
    assert approaches_of(room.room, "pose") == []


def test_an_approach_added_to_a_phase_stands_beside_those_it_draws_on() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.lead(c.PassPen(group=group, to=mika.id))
    answer = room.says(mika, "group-answer", "ours", group=group)
    room.lead(c.Tag(contribution=answer, approach="common"))
    card = room.card(answer)
    room.lead(c.AddApproach(phase="compare", label="Both ways"))
    added = Approach(id=f"a{room.room.seq}", label="Both ways")
    assert approaches_of(room.room, "compare") == [ACROSS, COMMON, added]
    assert approaches_of(room.room, "think") == [ACROSS, COMMON]
    assert card_letters(room.room) == {card: "B"}
