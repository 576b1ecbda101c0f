"""A class that comes back: its people, places, groups and what it looked back with."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor
from facilitator.discussion.returning import Line, OfClass, Returning, next_of
from facilitator.discussion.seating import Place
from tests.discussion.given import CLASS, GUEST
from tests.discussion.scenario import Scenario


def back(room: Scenario, returning: str) -> Actor:
    room.when(GUEST, c.Join(name="", seat=f"new-seat-{returning}", returning=returning))
    return Actor("student", f"p{room.room.seq}")


def classroom() -> Scenario:
    return Scenario(of_class=CLASS)


def test_who_comes_back_has_name_and_place_again() -> None:
    room = classroom()
    aiko = back(room, "r1")
    assert room.room.name_of(aiko.id) == "Aiko"
    assert room.room.places[aiko.id] == Place(row=1, column=2)
    assert room.room.returned["r1"] == aiko.id
    chidi = back(room, "r3")
    assert chidi.id not in room.room.places


def test_a_place_that_somebody_has_taken_meanwhile_stays_theirs() -> None:
    room = classroom()
    [new] = room.join("Dana")
    room.lead(c.PlaceAt(participant=new.id, place=Place(row=1, column=2)))
    aiko = back(room, "r1")
    assert aiko.id not in room.room.places


def test_each_comes_back_once_and_nobody_else() -> None:
    room = classroom()
    back(room, "r1")
    again = c.Join(name="", seat="another", returning="r1")
    assert room.refused(GUEST, again) == ("not-yours", "has-come-back")
    for unknown in (c.Join(name="x", seat="another", returning="r9"), c.AddParticipant(name="x", returning="r9")):
        actor = GUEST if isinstance(unknown, c.Join) else Actor("instructor", "i1")
        assert room.refused(actor, unknown) == ("not-found", "no-such-participant")
    elsewhere = Scenario()
    of_class = c.Join(name="x", seat="another", returning="r1")
    assert elsewhere.refused(GUEST, of_class) == ("not-found", "no-such-participant")


def test_somebody_without_a_phone_comes_back_too() -> None:
    room = classroom()
    room.lead(c.AddParticipant(name="whatever", returning="r2"))
    assert [person.name for person in room.room.here()] == ["Ben"]


def test_groups_as_last_time_take_in_who_is_new_and_leave_nobody_alone() -> None:
    room = classroom()
    assert room.refused(Actor("instructor", "i1"), c.FormGroups(form="as-last-time")) == ("not-now", "nobody-here")
    aiko = back(room, "r1")
    refused = room.refused(Actor("instructor", "i1"), c.FormGroups(form="as-last-time"))
    assert refused == ("not-now", "no-groups-of-last-time")
    ben, chidi = back(room, "r2"), back(room, "r3")
    [dana] = room.join("Dana")
    room.lead(c.FormGroups(form="as-last-time"))
    groups = [(group.members, group.reason) for group in room.room.groups.values()]
    assert groups == [((aiko.id, ben.id, chidi.id, dana.id), "as-last-time")]
    plain = Scenario()
    plain.join("Mika", "Ren")
    assert plain.refused(Actor("instructor", "i1"), c.FormGroups(form="as-last-time")) == (
        "not-now",
        "no-groups-of-last-time",
    )


def test_lines_of_last_time_are_shown_by_the_instructor() -> None:
    room = classroom()
    room.lead(c.ShowLine(line="l1", shown=True))
    assert room.room.lines_shown == {"l1"}
    assert room.lead(c.ShowLine(line="l1", shown=True)) == []
    room.lead(c.ShowLine(line="l1", shown=False))
    assert room.room.lines_shown == set()
    instructor = Actor("instructor", "i1")
    assert room.refused(instructor, c.ShowLine(line="l9", shown=True)) == ("not-found", "no-such-line")
    assert Scenario().refused(instructor, c.ShowLine(line="l1", shown=True)) == ("not-found", "no-such-line")
    # Whoever is erased takes their lines along.
    aiko = back(room, "r1")
    room.lead(c.Erase(participant=aiko.id))
    assert room.refused(instructor, c.ShowLine(line="l1", shown=True)) == ("not-found", "no-such-line")
    opening = room.log[0].event
    assert isinstance(opening, e.RoomOpened)
    assert opening.of_class == room.room.of_class == CLASS.without("r1")
    assert "Aiko" not in str(room.log)


def test_reflections_are_shared_by_their_authors_alone() -> None:
    room = classroom()
    aiko, ben = back(room, "r1"), back(room, "r2")
    room.go("think")
    answer = room.says(aiko, "answer", "5/6")
    room.go("reflect")
    reflection = room.says(aiko, "reflection", "I begin with the pieces now.")
    share = c.ShareReflection(contribution=reflection, shared=True)
    assert room.refused(ben, share) == ("not-yours", "not-your-words")
    other = c.ShareReflection(contribution=answer, shared=True)
    assert room.refused(aiko, other) == ("not-found", "no-such-contribution")
    room.when(aiko, share)
    assert room.when(aiko, share) == []
    assert room.room.contributions[reflection].shared
    room.when(aiko, c.ShareReflection(contribution=reflection, shared=False))
    assert not room.room.contributions[reflection].shared


def test_a_shared_reflection_that_was_changed_is_not_shared_until_it_is_shared_again() -> None:
    room = classroom()
    aiko = back(room, "r1")
    room.go("reflect")
    reflection = room.says(aiko, "reflection", "I begin with the pieces now.")
    share = c.ShareReflection(contribution=reflection, shared=True)
    room.when(aiko, share)
    room.says(aiko, "reflection", "I begin with the pieces now.", credits=())
    assert room.room.contributions[reflection].shared
    room.says(aiko, "reflection", "And Ben made me laugh.")
    assert not room.room.contributions[reflection].shared
    room.when(aiko, share)
    room.when(aiko, c.Withdraw(contribution=reflection))
    room.says(aiko, "reflection", "And Ben made me laugh.")
    assert not room.room.contributions[reflection].shared
    room.when(aiko, share)
    room.when(aiko, c.Revise(contribution=reflection, text="And my father does it otherwise."))
    assert not room.room.contributions[reflection].shared


def test_the_next_room_knows_what_this_one_leaves() -> None:
    room = classroom()
    aiko, ben = back(room, "r1"), back(room, "r2")
    dana, eli, gone, out = room.join("Dana", "Eli", "Gone", "Out")
    room.lead(c.PlaceAt(participant=dana.id, place=Place(row=2, column=1)))
    room.lead(c.PlaceAt(participant=ben.id, place=None))
    visit = room.go("reflect")
    room.grouped([aiko, dana], [ben, eli, gone, out])
    for who in (aiko, dana, gone):
        written = room.says(who, "reflection", f"by {who.id}")
        room.when(who, c.ShareReflection(contribution=written, shared=True))
    room.says(eli, "reflection", "for me alone", visit=visit)
    taken_back = room.says(ben, "reflection", "not after all")
    room.when(ben, c.ShareReflection(contribution=taken_back, shared=True))
    room.when(ben, c.Withdraw(contribution=taken_back))
    room.lead(c.Remove(participant=out.id))
    room.when(gone, c.Erase(participant=gone.id))
    then = next_of(room.room, CLASS, {eli.id: "I began with"})
    named = {each.name: each for each in then.people}
    assert set(named) == {"Aiko", "Ben", "Chidi", "Dana", "Eli"}
    assert named["Aiko"] == Returning(id="r1", name="Aiko", seat="new-seat-r1", place=Place(row=1, column=2))
    assert named["Ben"].place is None
    # What had been begun a lesson before that is gone by now; what was begun in this one waits.
    assert named["Ben"].begun is None
    assert named["Eli"].begun == "I began with"
    assert named["Dana"].place == Place(row=2, column=1)
    # Who was not there keeps what they had.
    assert named["Chidi"] == CLASS.people[2]
    ids = {name: each.id for name, each in named.items()}
    assert then.groups == ((ids["Aiko"], ids["Dana"]), (ids["Ben"], ids["Eli"]))
    assert [(line.by, line.text) for line in then.lines] == [
        (ids["Aiko"], f"by {aiko.id}"),
        (ids["Dana"], f"by {dana.id}"),
    ]
    assert (then.name, then.word) == ("5b", "marble")


def test_of_the_erased_nothing_goes_on() -> None:
    room = classroom()
    aiko = back(room, "r1")
    room.lead(c.Erase(participant=aiko.id))
    of_class = room.room.of_class
    assert of_class is not None
    assert {each.name for each in next_of(room.room, of_class).people} == {"Ben", "Chidi"}
    blank = replace(CLASS, people=(Returning(id="r1", name=None),), groups=(), lines=())
    assert next_of(Scenario(of_class=blank).room, blank).people == ()


def test_a_class_without_any_groups_has_none() -> None:
    assert next_of(classroom().room, CLASS).groups == ()


def test_somebody_is_found_by_name_or_by_seat() -> None:
    found = CLASS.called("aiko")
    assert found is not None
    assert found.id == "r1"
    assert CLASS.called("Dana") is None
    seat = CLASS.holding("seat-of-ben")
    assert seat is not None
    assert seat.id == "r2"
    assert CLASS.holding("nobody's") is None
    nobody = replace(CLASS, people=(Returning(id="r1", name=None),), lines=(Line(id="l1", by="r1", text=None),))
    assert nobody.called("Aiko") is None
    assert OfClass(name="x", word="y").known("r1") is None
