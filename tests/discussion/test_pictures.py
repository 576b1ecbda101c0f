"""Drawings and photos beside the words of an answer."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion import limits
from facilitator.discussion.erasing import photos_erased
from facilitator.discussion.events import Actor
from facilitator.discussion.pictures import Drawing, Stroke, encoded, name_of
from tests.discussion.given import LESSON
from tests.discussion.scenario import Scenario

SKETCH = Drawing(strokes=(Stroke(points=(10, 20, 300, 400)), Stroke(points=(5, 5), ink="red")), paper="grid")
OTHER = Drawing(strokes=(Stroke(points=(7, 7, 8, 8)),))
LARGE = Drawing(strokes=tuple(Stroke(points=tuple(range(1000, 1200)) * 8) for _ in range(10)))


def photo(number: int) -> str:
    return f"{number:032x}.webp"


@pytest.fixture
def mika(room: Scenario) -> Actor:
    [mika] = room.join("Mika")
    room.go("think")
    return mika


@pytest.fixture
def room() -> Scenario:
    return Scenario()


def shown(room: Scenario, contribution: str) -> tuple[str, ...]:
    return room.room.contributions[contribution].pictures


def test_a_drawing_may_say_it_all(room: Scenario, mika: Actor) -> None:
    answer = room.says(mika, "answer", "", drawing=SKETCH)
    assert shown(room, answer) == (name_of(SKETCH),)
    assert room.room.drawings[name_of(SKETCH)] == SKETCH
    assert room.refused(mika, c.HandIn(kind="answer", visit=room.visit, text="")) == ("malformed", "empty")
    # Blanks alone are a slip, with a picture too.
    blank = c.HandIn(kind="answer", visit=room.visit, text="  ", drawing=SKETCH)
    assert room.refused(mika, blank) == ("malformed", "empty")


def test_an_answer_keeps_what_it_showed_and_takes_photos_of_ones_own(room: Scenario, mika: Actor) -> None:
    room.when(mika, c.AddPhoto(photo=photo(1), width=1200, height=900))
    answer = room.says(mika, "answer", "like this", pictures=(photo(1),), drawing=SKETCH)
    assert shown(room, answer) == (photo(1), name_of(SKETCH))
    room.says(mika, "answer", "rather so", pictures=(photo(1),), drawing=OTHER)
    assert shown(room, answer) == (photo(1), name_of(OTHER))
    # What a text before it showed can come back without being drawn again.
    room.says(mika, "answer", "no, so", pictures=(name_of(SKETCH),))
    assert shown(room, answer) == (name_of(SKETCH),)
    assert [text.pictures for text in room.room.contributions[answer].texts] == [
        (photo(1), name_of(SKETCH)),
        (photo(1), name_of(OTHER)),
        (name_of(SKETCH),),
    ]
    # Changing the words alone leaves the pictures, and the words may go.
    room.when(mika, c.Revise(contribution=answer, text=""))
    assert shown(room, answer) == (name_of(SKETCH),)


def test_others_pictures_cannot_be_taken(room: Scenario, mika: Actor) -> None:
    [ren] = room.join("Ren")
    room.when(ren, c.AddPhoto(photo=photo(2), width=10, height=10))
    room.says(ren, "answer", "", drawing=SKETCH)
    for name in (photo(2), photo(3), name_of(SKETCH)):
        asked = c.HandIn(kind="answer", visit=room.visit, text="mine", pictures=(name,))
        assert room.refused(mika, asked) == ("not-found", "no-such-picture")


def test_a_drawing_has_an_end(room: Scenario, mika: Actor) -> None:
    assert len(encoded(LARGE)) > limits.DRAWING
    asked = c.HandIn(kind="answer", visit=room.visit, text="", drawing=LARGE)
    assert room.refused(mika, asked) == ("too-large", "drawing-too-large")


def test_drawing_again_and_again_has_an_end_too(room: Scenario, mika: Actor) -> None:
    sheet = Drawing(strokes=tuple(Stroke(points=tuple(range(1000, 1200)) * 8) for _ in range(8)))
    assert limits.DRAWING * 0.9 < len(encoded(sheet)) <= limits.DRAWING
    for number in range(limits.VISIT_TEXT // (len(encoded(sheet)) // limits.DRAWN_WEIGHS)):
        again = replace(sheet, strokes=(*sheet.strokes, Stroke(points=(number, number))))
        room.checks = ()
        room.says(mika, "answer", "", drawing=again)
    asked = c.HandIn(kind="answer", visit=room.visit, text="", drawing=sheet)
    assert room.refused(mika, asked) == ("too-large", "said-too-much")


def test_so_many_pictures_and_one_drawing(room: Scenario, mika: Actor) -> None:
    names = tuple(photo(number) for number in range(limits.PICTURES + 1))
    for name in names:
        room.when(mika, c.AddPhoto(photo=name, width=10, height=10))
    most = names[: limits.PICTURES]
    room.says(mika, "answer", "", pictures=most)
    asked = c.HandIn(kind="answer", visit=room.visit, text="", pictures=names)
    assert room.refused(mika, asked) == ("too-large", "too-many-pictures")
    room.says(mika, "answer", "", drawing=SKETCH)
    two = c.HandIn(kind="answer", visit=room.visit, text="", pictures=(name_of(SKETCH),), drawing=OTHER)
    assert room.refused(mika, two) == ("too-large", "too-many-pictures")
    # The same one named twice is one.
    room.says(mika, "answer", "", pictures=(name_of(SKETCH),), drawing=SKETCH)


def test_photos_of_one_person_have_an_end(room: Scenario, mika: Actor) -> None:
    room.given(
        *(
            e.PhotoAdded(photo=photo(number), participant=mika.id, width=1, height=1)
            for number in range(limits.PHOTOS_EACH)
        )
    )
    assert room.when(mika, c.AddPhoto(photo=photo(0), width=1, height=1)) == []
    asked = c.AddPhoto(photo=photo(999), width=1, height=1)
    assert room.refused(mika, asked) == ("too-large", "too-many-photos")


def test_only_in_the_forms_that_the_plan_asks_for(room: Scenario, mika: Actor) -> None:
    words_only = replace(LESSON, phases=tuple(replace(phase, answer=("text",)) for phase in LESSON.phases))
    room = Scenario(words_only)
    [mika] = room.join("Mika")
    room.go("think")
    room.when(mika, c.AddPhoto(photo=photo(1), width=1, height=1))
    for more in ({"drawing": SKETCH}, {"pictures": (photo(1),)}):
        asked = c.HandIn(kind="answer", visit=room.visit, text="so", **more)
        assert room.refused(mika, asked) == ("not-now", "form-not-asked")
    # The instructor enters what there is.
    sam = room.without_device("Sam")
    room.lead(c.AddPhoto(photo=photo(2), width=1, height=1, participant=sam))
    room.lead(c.HandIn(kind="answer", visit=room.visit, text="", participant=sam, pictures=(photo(2),)))


def test_only_answers_show_pictures(room: Scenario, mika: Actor) -> None:
    visit = room.go("pose")
    note = c.HandIn(kind="note", visit=visit, text="so", drawing=SKETCH)
    assert room.refused(mika, note) == ("malformed", "field-not-of-kind")


def test_photos_and_drawings_go_with_the_person(room: Scenario, mika: Actor) -> None:
    [ren] = room.join("Ren")
    for number in (1, 2, 3):
        room.when(mika, c.AddPhoto(photo=photo(number), width=1, height=1))
    answer = room.says(mika, "answer", "see", pictures=(photo(1),), drawing=SKETCH)
    room.says(ren, "answer", "the same", drawing=OTHER)
    visit = room.go("compare")
    [group] = room.grouped([mika, ren])
    room.when(mika, c.TakePen(group=group))
    ours = c.HandIn(kind="group-answer", visit=visit, text="", group=group, drawing=OTHER)
    room.when(mika, ours)
    assert photos_erased(room.room, mika.id) == (photo(1), photo(2), photo(3))
    room.when(mika, c.Erase(participant=mika.id))
    assert shown(room, answer) == ()
    assert set(room.room.drawings) == {name_of(OTHER)}
    assert not room.room.photos
    blanked = [entry.event for entry in room.log if isinstance(entry.event, e.ContributionHandedIn)]
    assert [event.drawing for event in blanked] == [None, OTHER, OTHER]


def test_what_a_group_shows_stays(room: Scenario, mika: Actor) -> None:
    with_photos = tuple(replace(phase, answer=("text", "photo")) for phase in LESSON.phases)
    room = Scenario(replace(LESSON, phases=with_photos))
    mika, ren = room.join("Mika", "Ren")
    visit = room.go("compare")
    [group] = room.grouped([mika, ren])
    room.when(mika, c.TakePen(group=group))
    for number in (1, 2):
        room.when(mika, c.AddPhoto(photo=photo(number), width=1, height=1))
    room.when(mika, c.HandIn(kind="group-answer", visit=visit, text="", group=group, pictures=(photo(1),)))
    assert photos_erased(room.room, mika.id) == (photo(2),)
    room.when(mika, c.Erase(participant=mika.id))
    assert set(room.room.photos) == {photo(1)}


def test_what_was_being_photographed_at_the_end_still_comes_in(room: Scenario, mika: Actor) -> None:
    room.lead(c.EndRoom())
    room.later(limits.UNFINISHED_AFTER_END_MS).when(mika, c.AddPhoto(photo=photo(1), width=1, height=1))
    late = c.AddPhoto(photo=photo(2), width=1, height=1)
    assert room.later(1).refused(mika, late) == ("ended", "ended")
