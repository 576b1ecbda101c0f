"""Who is in the room: seats, names, going and coming, removing. Erasure has a file of its own."""

from __future__ import annotations

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor
from facilitator.discussion.limits import PARTICIPANTS
from facilitator.discussion.model import Participant
from facilitator.discussion.seating import Place, places_by_name
from facilitator.discussion.voice import Since
from tests.discussion.given import GUEST, INSTRUCTOR, NINE_O_CLOCK
from tests.discussion.scenario import Scenario


def test_a_guest_takes_a_seat() -> None:
    room = Scenario()
    events = room.when(GUEST, c.Join(name="  Mika ", seat="hash"))
    assert events == [e.ParticipantJoined(participant="p2", name="Mika", seat="hash")]
    assert room.room.participants["p2"] == Participant(
        id="p2", seq=2, name="Mika", seat="hash", joined_at=NINE_O_CLOCK, state="here"
    )
    assert room.room.seats["hash"] == "p2"


def test_a_seat_is_taken_once() -> None:
    room = Scenario()
    room.when(GUEST, c.Join(name="Mika", seat="hash"))
    room.lead(c.LockRoom(locked=True))
    assert room.when(GUEST, c.Join(name="Mika", seat="hash")) == []


def test_a_person_without_a_device_has_no_seat() -> None:
    room = Scenario()
    events = room.lead(c.AddParticipant(name="Noa"))
    assert events == [e.ParticipantJoined(participant="p2", name="Noa")]
    assert room.room.participants["p2"].seat is None
    assert not room.room.seats


def test_people_of_the_same_name_are_told_apart() -> None:
    room = Scenario()
    room.join("Mika", "mika", "Mika")
    assert [person.name for person in room.room.here()] == ["Mika", "mika 2", "Mika 3"]


def test_a_name_stays_taken_when_its_owner_has_gone() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.when(mika, c.Leave())
    room.join("Mika")
    assert [person.name for person in room.room.here()] == ["Mika 2"]


def test_a_locked_room_lets_nobody_new_in() -> None:
    room = Scenario()
    assert room.lead(c.LockRoom(locked=True)) == [e.RoomLocked(locked=True)]
    assert room.refused(GUEST, c.Join(name="Mika", seat="s")) == ("locked", "locked")
    assert room.lead(c.LockRoom(locked=True)) == []
    room.without_device("Noa")
    room.lead(c.LockRoom(locked=False))
    room.join("Mika")
    assert len(room.room.here()) == 2


def test_a_room_gets_full_of_those_who_are_here() -> None:
    room = Scenario()
    room.given(*(e.ParticipantJoined(participant=f"p{n}", name=f"Student {n}") for n in range(2, PARTICIPANTS + 2)))
    assert room.refused(GUEST, c.Join(name="Noa", seat="s")) == ("full", "full")
    assert room.refused(INSTRUCTOR, c.AddParticipant(name="Noa")) == ("full", "full")
    room.lead(c.Remove(participant="p2"))
    room.join("Noa")
    assert len(room.room.here()) == PARTICIPANTS


def test_one_renames_oneself_and_the_instructor_anybody() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    assert room.when(mika, c.Rename(name="Yuki")) == [e.ParticipantRenamed(participant=mika.id, name="Yuki 2")]
    assert room.lead(c.Rename(name="Yū", participant=mika.id)) == [e.ParticipantRenamed(participant=mika.id, name="Yū")]
    assert room.when(yuki, c.Rename(name="Yuki", participant=yuki.id)) == []
    assert room.room.name_of(mika.id) == "Yū"
    assert room.room.name_of(None) is None
    assert room.room.name_of("p99") is None


def test_who_left_may_return_and_do_nothing_else() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    assert room.when(mika, c.Return()) == []
    assert room.when(mika, c.Leave()) == [e.ParticipantLeft(participant=mika.id)]
    assert room.refused(mika, c.Rename(name="M")) == ("not-now", "left")
    assert room.refused(mika, c.Leave()) == ("not-now", "left")
    assert room.when(mika, c.Return()) == [e.ParticipantReturned(participant=mika.id)]
    assert [person.id for person in room.room.here()] == [mika.id]


def test_who_left_may_still_be_erased_at_their_own_wish() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.when(mika, c.Leave())
    assert room.when(mika, c.Erase(participant=mika.id)) == [e.ParticipantErased(participant=mika.id)]


def test_removal_and_its_undoing() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    assert room.lead(c.Remove(participant=mika.id)) == [e.ParticipantRemoved(participant=mika.id)]
    assert room.lead(c.Remove(participant=mika.id)) == []
    assert room.refused(mika, c.Return()) == ("removed", "removed")
    assert room.lead(c.Restore(participant=mika.id)) == [e.ParticipantRestored(participant=mika.id)]
    assert room.lead(c.Restore(participant=mika.id)) == []
    assert room.room.seats["seat-1"] == mika.id
    assert room.when(mika, c.Return()) == []


def test_somebody_unknown_has_no_seat() -> None:
    assert Scenario().refused(Actor("student", "p9"), c.Leave()) == ("removed", "removed")


@pytest.mark.parametrize("going", ["leaves", "removed", "erased"])
def test_who_is_gone_holds_nothing_up(going: str) -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    room.when(mika, c.OfferToExplain(group=group, can=True))
    room.when(mika, c.NameSpokesperson(group=group, participant=mika.id))
    room.lead(c.CallOn(participant=mika.id))
    room.when(mika, c.RaiseHand(raised=True))
    room.when(mika, c.CallInstructor(calling=True))
    match going:
        case "leaves":
            room.when(mika, c.Leave())
        case "removed":
            room.lead(c.Remove(participant=mika.id))
        case _:
            room.lead(c.Erase(participant=mika.id))
    after = room.room
    assert after.groups[group].members == (yuki.id,)
    assert after.groups[group].pen is None
    assert after.groups[group].spokesperson is None
    assert after.groups[group].explainers == frozenset()
    assert mika.id not in after.group_of
    assert not after.hands
    assert not after.calls
    assert after.speaker is None


def test_what_another_holds_stays_when_somebody_goes() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    [group] = room.grouped([mika, yuki])
    room.when(yuki, c.TakePen(group=group))
    room.when(yuki, c.NameSpokesperson(group=group, participant=yuki.id))
    room.when(mika, c.AskForPen(group=group))
    room.lead(c.CallOn(participant=yuki.id))
    room.when(mika, c.Leave())
    assert room.room.groups[group].pen == yuki.id
    assert room.room.groups[group].pen_asked == ()
    assert room.room.groups[group].spokesperson == yuki.id
    assert room.room.speaker == yuki.id


def test_calling_the_instructor_and_being_answered() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    assert room.when(mika, c.CallInstructor(calling=True)) == [e.InstructorCalled(participant=mika.id, calling=True)]
    assert room.when(mika, c.CallInstructor(calling=True)) == []
    assert room.room.calls[mika.id] == Since(at=NINE_O_CLOCK, seq=3)
    assert room.lead(c.CallInstructor(calling=False, participant=mika.id)) == [
        e.InstructorCalled(participant=mika.id, calling=False)
    ]
    assert not room.room.calls


def test_the_instructor_of_another_room_may_nothing_here() -> None:
    room = Scenario()
    stranger = Actor("instructor", "i2")
    assert room.refused(stranger, c.Start()) == ("not-yours", "not-your-room")
    assert room.refused(stranger, c.EndRoom()) == ("not-yours", "not-your-room")


def test_another_seat_is_not_mine_to_act_for() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    for command in (
        c.Rename(name="Silly", participant=yuki.id),
        c.Erase(participant=yuki.id),
        c.RaiseHand(raised=True, participant=yuki.id),
        c.CallInstructor(calling=True, participant=yuki.id),
        c.HandIn(kind="note", visit=room.visit, text="I am Yuki", participant=yuki.id),
    ):
        assert room.refused(mika, command) == ("not-yours", "another-seat")


def test_the_instructor_says_whom_they_mean() -> None:
    room = Scenario()
    assert room.refused(INSTRUCTOR, c.Rename(name="Mika")) == ("malformed", "who")
    for command in (c.Rename(name="M", participant="p9"), c.Remove(participant="p9"), c.Restore(participant="p9")):
        assert room.refused(INSTRUCTOR, command) == ("not-found", "no-such-participant")


def test_after_the_end_only_erasing_is_left() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    visit = room.visit
    ends = room.lead(c.EndRoom())
    assert ends == [e.PhaseEnded(visit=visit), e.RoomEnded()]
    assert room.room.state == "ended"
    assert room.room.ended_at == NINE_O_CLOCK
    assert room.refused(mika, c.HandIn(kind="note", visit=visit, text="late")) == ("ended", "ended")
    assert room.refused(INSTRUCTOR, c.EndRoom()) == ("ended", "ended")
    assert room.refused(GUEST, c.Join(name="Noa", seat="s")) == ("ended", "ended")
    room.when(mika, c.Erase(participant=mika.id))
    room.lead(c.Erase(participant=yuki.id))
    assert room.room.here() == []


def test_a_room_that_never_began_can_end() -> None:
    assert Scenario().lead(c.EndRoom()) == [e.RoomEnded()]


# --- where people sit


def places(room: Scenario) -> dict[str, tuple[int, int]]:
    return {who: (place.row, place.column) for who, place in room.room.places.items()}


def test_somebody_sits_somewhere_elsewhere_or_nowhere() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    at = Place(1, 3)
    assert room.lead(c.PlaceAt(participant=mika.id, place=at)) == [e.PlaceTaken(participant=mika.id, place=at)]
    assert room.lead(c.PlaceAt(participant=mika.id, place=at)) == []
    room.lead(c.PlaceAt(participant=mika.id, place=Place(2, 1)))
    assert places(room) == {mika.id: (2, 1)}
    assert room.lead(c.PlaceAt(participant=mika.id)) == [e.PlaceTaken(participant=mika.id)]
    assert room.lead(c.PlaceAt(participant=mika.id)) == []
    assert places(room) == {}


def test_on_a_taken_place_two_change_places() -> None:
    room = Scenario()
    mika, ren, noa = room.join("Mika", "Ren", "Noa")
    room.lead(c.PlaceAt(participant=mika.id, place=Place(1, 1)))
    room.lead(c.PlaceAt(participant=ren.id, place=Place(1, 2)))
    room.lead(c.PlaceAt(participant=ren.id, place=Place(1, 1)))
    assert places(room) == {mika.id: (1, 2), ren.id: (1, 1)}
    room.lead(c.PlaceAt(participant=noa.id, place=Place(1, 1)))
    assert places(room) == {mika.id: (1, 2), noa.id: (1, 1)}


def test_all_places_at_once() -> None:
    room = Scenario()
    mika, ren, noa = room.join("Mika", "Ren", "Noa")
    room.lead(c.PlaceAt(participant=noa.id, place=Place(1, 1)))
    two = (c.Seated(participant=mika.id, place=Place(1, 1)), c.Seated(participant=ren.id, place=Place(1, 2)))
    room.lead(c.ArrangePlaces(places=two))
    assert places(room) == {mika.id: (1, 1), ren.id: (1, 2)}
    assert room.lead(c.ArrangePlaces(places=two)) == []
    turned = (c.Seated(participant=mika.id, place=Place(1, 2)), c.Seated(participant=ren.id, place=Place(1, 1)))
    room.lead(c.ArrangePlaces(places=turned))
    assert places(room) == {mika.id: (1, 2), ren.id: (1, 1)}
    room.lead(c.ArrangePlaces(places=()))
    assert places(room) == {}


def test_no_two_sit_on_one_place_and_nobody_on_two() -> None:
    room = Scenario()
    mika, ren = room.join("Mika", "Ren")
    one = (c.Seated(participant=mika.id, place=Place(1, 1)), c.Seated(participant=ren.id, place=Place(1, 1)))
    assert room.refused(INSTRUCTOR, c.ArrangePlaces(places=one)) == ("malformed", "place-twice")
    two = (c.Seated(participant=mika.id, place=Place(1, 1)), c.Seated(participant=mika.id, place=Place(1, 2)))
    assert room.refused(INSTRUCTOR, c.ArrangePlaces(places=two)) == ("malformed", "place-twice")


def test_only_the_instructor_says_where_who_sits_and_only_people_do() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    assert room.refused(mika, c.PlaceAt(participant=mika.id, place=Place(1, 1))) == ("not-yours", "not-your-part")
    assert room.refused(INSTRUCTOR, c.PlaceAt(participant="p99")) == ("not-found", "no-such-participant")
    nobody = (c.Seated(participant="p99", place=Place(1, 1)),)
    assert room.refused(INSTRUCTOR, c.ArrangePlaces(places=nobody)) == ("not-found", "no-such-participant")


def test_who_is_gone_keeps_the_place_for_coming_back_and_who_is_erased_does_not() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.lead(c.PlaceAt(participant=mika.id, place=Place(1, 1)))
    room.when(mika, c.Leave())
    room.when(mika, c.Return())
    assert places(room) == {mika.id: (1, 1)}
    room.lead(c.Erase(participant=mika.id))
    assert places(room) == {}


def test_a_class_of_another_room_is_found_on_the_same_places() -> None:
    """By name: who has changed it, or is new, sits nowhere yet."""
    room = Scenario()
    mika, ren, _ = room.join("Mika", "Ren", "Noa")
    room.lead(c.PlaceAt(participant=mika.id, place=Place(1, 1)))
    room.lead(c.PlaceAt(participant=ren.id, place=Place(2, 5)))
    room.lead(c.Erase(participant=ren.id))
    assert places_by_name(room.room) == {"Mika": Place(1, 1)}


def test_several_on_one_phone_are_all_beside_whoever_had_it_first() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.when(GUEST, c.Join(name="Ren", seat="2", beside=mika.id))
    ren = f"p{room.room.seq}"
    room.when(GUEST, c.Join(name="Noa", seat="3", beside=ren))
    room.when(GUEST, c.Join(name="Sam", seat="4", beside="p99"))
    assert [person.beside for person in room.room.here()] == [None, mika.id, mika.id, None]
