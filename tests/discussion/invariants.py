"""What holds in every room at every moment, whatever was asked. ``holds`` checks all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from facilitator.discussion.contribution import ONE_PER_SLOT
from facilitator.discussion.lettering import card_letters
from facilitator.discussion.limits import MATERIALS
from facilitator.discussion.model import Room
from facilitator.discussion.names import told_apart
from facilitator.discussion.pictures import is_drawing, name_of


def holds(room: Room) -> None:
    for invariant in INVARIANTS:
        invariant(room)


def only_the_last_visit_is_open(room: Room) -> None:
    assert all(visit.ended_at is not None for visit in room.visits[:-1])
    assert len({visit.id for visit in room.visits}) == len(room.visits)
    assert (room.visit is not None) == (room.state == "running")


def each_student_is_in_one_group_at_most(room: Room) -> None:
    """Of the groups in force; a group's members are those that ``group_of`` says."""
    latest = max((group.seq for group in room.groups.values()), default=0)
    now = [group for group in room.groups.values() if group.seq == latest]
    placed = [(member, group.id) for group in now for member in group.members]
    assert Counter(placed) == Counter(room.group_of.items())
    assert all(room.participants[member].state == "here" for member, _ in placed)


def what_a_group_gives_it_gives_to_members(room: Room) -> None:
    for group in room.groups.values():
        members = set(group.members)
        assert group.pen is None or group.pen in members
        assert group.spokesperson is None or group.spokesperson in members
        assert set(group.pen_asked) | group.explainers <= members
        assert len(set(group.pen_asked)) == len(group.pen_asked)
        assert group.pen not in group.pen_asked
        assert group.pen is None or group.begun_by is None


def the_board_has_each_card_that_is_on_once(room: Room) -> None:
    on = [card.id for card in room.cards.values() if not card.off]
    assert Counter(room.board_order) == Counter(on)
    contributions = [room.cards[card].contribution for card in on]
    assert len(set(contributions)) == len(contributions)
    assert all({each.a, each.b} <= set(on) and each.a != each.b for each in room.connections.values())


def no_card_off_the_board_is_revealed(room: Room) -> None:
    assert not [card for card in room.cards.values() if card.off and card.revealed]


def every_card_has_a_letter_of_its_own(room: Room) -> None:
    letters = card_letters(room)
    assert set(letters) == set(room.cards)
    assert len(set(letters.values())) == len(letters)


def one_contribution_in_each_slot(room: Room) -> None:
    single = [each for each in room.contributions.values() if each.kind in ONE_PER_SLOT]
    assert Counter(room.slots.values()) == Counter(each.id for each in single)
    slots = [(each.group or each.author, each.visit, each.prompt, each.kind) for each in single]
    assert len(set(slots)) == len(slots)


def texts_stand_in_their_order(room: Room) -> None:
    for contribution in room.contributions.values():
        numbers = [text.seq for text in contribution.texts]
        assert numbers[0] == contribution.seq
        assert all(earlier < later for earlier, later in pairwise(numbers))
        assert numbers[-1] <= room.seq


def only_the_erased_are_silent(room: Room) -> None:
    for contribution in room.contributions.values():
        author = room.participants[contribution.author or ""]
        erased = author.state == "erased" and contribution.kind != "group-answer"
        assert [text.text is None for text in contribution.texts] == [erased] * len(contribution.texts)
    for person in room.participants.values():
        assert (person.name is None) == (person.state == "erased")
        assert person.state != "erased" or person.seat is None


def no_two_names_look_alike(room: Room) -> None:
    names = [person.name for person in room.participants.values() if person.name is not None]
    for number, name in enumerate(names):
        assert told_apart(name, names[:number]) == name


def seats_lead_to_their_people(room: Room) -> None:
    with_seat = {person.seat: person.id for person in room.participants.values() if person.seat is not None}
    assert dict(room.seats) == with_seat


def only_who_is_here_asks_for_attention(room: Room) -> None:
    here = {person.id for person in room.here()}
    assert {*room.hands, *room.calls} <= here
    assert room.speaker is None or room.speaker in here


def every_picture_is_somewhere(room: Room) -> None:
    shown = {name for each in room.contributions.values() for text in each.texts for name in text.pictures}
    assert {name for name in shown if is_drawing(name)} == set(room.drawings)
    assert {name for name in shown if not is_drawing(name)} <= set(room.photos)
    assert all(name_of(drawing) == name for name, drawing in room.drawings.items())


def of_the_erased_only_groups_show_photos(room: Room) -> None:
    ours = {name for each in room.contributions.values() if each.group for text in each.texts for name in text.pictures}
    for name, photo in room.photos.items():
        assert room.participants[photo.by].state != "erased" or name in ours


def a_place_holds_one_person(room: Room) -> None:
    assert len(set(room.places.values())) == len(room.places)
    assert all(room.participants[person].state != "erased" for person in room.places)


def what_is_shown_to_read_is_there(room: Room) -> None:
    by_id = {material.id: material for material in room.materials}
    assert len(by_id) == len(room.materials) <= MATERIALS
    if room.material_shown is not None:
        material, page = room.material_shown
        assert by_id[material].ready
        assert page >= 1
        assert not by_id[material].pages or page <= len(by_id[material].pages)


def whoever_is_here_is_on_a_side_once_they_are_given(room: Room) -> None:
    if room.sides is not None:
        assert {person.id for person in room.here()} <= set(room.sides.of)
        assert all(0 <= side < len(room.plan.sides) for side in room.sides.of.values())
        assert all(room.participants[person].state != "erased" for person in room.sides.of)


def each_group_has_one_of_the_questions(room: Room) -> None:
    for (visit, group), had in room.given_questions.items():
        phase = room.phase_of(visit)
        assert phase.one_each
        assert group in room.groups
        assert had
        assert len(set(had)) == len(had)
        assert set(had) <= {prompt.id for prompt in phase.prompts}
    for each in room.contributions.values():
        if each.group is not None and room.phase_of(each.visit).one_each:
            assert each.prompt in room.given_questions[each.visit, each.group]


INVARIANTS: tuple[Callable[[Room], None], ...] = (
    what_is_shown_to_read_is_there,
    only_the_last_visit_is_open,
    each_student_is_in_one_group_at_most,
    what_a_group_gives_it_gives_to_members,
    the_board_has_each_card_that_is_on_once,
    no_card_off_the_board_is_revealed,
    every_card_has_a_letter_of_its_own,
    one_contribution_in_each_slot,
    texts_stand_in_their_order,
    only_the_erased_are_silent,
    no_two_names_look_alike,
    seats_lead_to_their_people,
    only_who_is_here_asks_for_attention,
    every_picture_is_somewhere,
    of_the_erased_only_groups_show_photos,
    a_place_holds_one_person,
    whoever_is_here_is_on_a_side_once_they_are_given,
    each_group_has_one_of_the_questions,
)
