"""Erasing a person: their words, names and seat are nowhere any more, in the room or in its log; all else stays."""

from __future__ import annotations

import msgspec

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.erasing import blanked
from facilitator.discussion.events import Actor
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Participant
from tests.discussion.given import INSTRUCTOR, NINE_O_CLOCK
from tests.discussion.scenario import Scenario, written

SECRETS = (b"Mikado", b"Mikael", b"seat-1", b"planted")


def after_a_lesson() -> tuple[Scenario, Actor, Actor, str]:
    """Mikado, renamed Mikael, and Yuki have said something in every phase; and their group."""
    room = Scenario()
    mika, yuki = room.join("Mikado", "Yuki")
    room.when(mika, c.Rename(name="Mikael"))
    room.go("pose")
    room.says(mika, "note", "planted note")
    room.says(yuki, "note", "I wonder")
    room.go("think")
    answer = room.says(mika, "answer", "planted answer")
    room.says(mika, "answer", "planted revision")
    room.lead(c.MarkForBoard(contribution=answer, marked=True, because="planted reason of the instructor"))
    card = room.card(answer)
    room.lead(c.RevealName(card=card, shown=True))
    room.lead(c.StrikeThrough(card=card, struck=True, because="planted note of the instructor"))
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    room.says(mika, "group-answer", "ours", group=group)
    room.go("discuss")
    point = room.says(mika, "point", "planted point", card=card)
    room.says(yuki, "point", "Good point", reply_to=point)
    room.go("predict")
    room.when(mika, c.CastVote(visit=room.visit, choice=1))
    room.says(mika, "reason", "planted reason", choice=1)
    room.go("sum-up")
    proposal = room.says(mika, "proposal", "planted proposal", credits=(yuki.id,))
    room.when(yuki, c.Keep(proposal=proposal, keep=True))
    room.lead(c.AdoptConclusion(visit=room.visit, text="We can", proposals=(proposal,), credits=(mika.id,)))
    room.go("reflect")
    room.says(mika, "reflection", "planted reflection", credits=(yuki.id,))
    return room, mika, yuki, group


def test_no_word_of_an_erased_person_is_left_in_the_room() -> None:
    room, mika, _, _ = after_a_lesson()
    assert all(secret in written(room.room) for secret in SECRETS if secret != b"Mikado")
    assert room.lead(c.Erase(participant=mika.id)) == [e.ParticipantErased(participant=mika.id)]
    assert not [secret for secret in SECRETS if secret in written(room.room)]
    assert room.room.participants[mika.id] == Participant(
        id=mika.id, seq=2, name=None, seat=None, joined_at=NINE_O_CLOCK, state="erased"
    )


def test_no_word_of_an_erased_person_is_left_in_the_log() -> None:
    room, mika, _, _ = after_a_lesson()
    assert all(secret in msgspec.json.encode(room.log) for secret in SECRETS)
    room.when(mika, c.Erase(participant=mika.id))
    assert not [secret for secret in SECRETS if secret in msgspec.json.encode(room.log)]
    assert fold(room.log) == room.room


def test_only_the_erased_persons_entries_change_and_not_their_order() -> None:
    room, mika, yuki, _ = after_a_lesson()
    before = list(room.log)
    changes = blanked(before, room.room, mika.id)
    assert [entry.seq for entry in changes] == sorted({entry.seq for entry in changes})
    for entry in changes:
        was = before[entry.seq - 1]
        assert (entry.at, entry.actor, type(entry.event)) == (was.at, was.actor, type(was.event))
    assert {type(entry.event) for entry in changes} == {
        e.ParticipantJoined,
        e.ParticipantRenamed,
        e.ContributionHandedIn,
        e.ContributionRevised,
        e.ContributionMarked,
        e.CardStruck,
    }
    assert b"Good point" in msgspec.json.encode(before)
    assert not [entry for entry in changes if getattr(entry.event, "author", None) == yuki.id]
    assert not blanked(before, room.room, "p99")


def test_what_the_group_and_the_class_said_stays_unnamed() -> None:
    room, mika, yuki, group = after_a_lesson()
    room.lead(c.Erase(participant=mika.id))
    kept = {each.kind: each for each in room.room.contributions.values() if each.text is not None}
    assert {kind: each.text for kind, each in kept.items()} == {
        "note": "I wonder",
        "group-answer": "ours",
        "point": "Good point",
    }
    assert room.room.name_of(kept["group-answer"].author) is None
    assert [each.text for each in room.room.conclusions] == ["We can"]
    assert room.room.groups[group].members == (yuki.id,)
    assert len(room.room.contributions) == 9


def test_an_erased_person_is_gone_for_good() -> None:
    room, mika, yuki, _ = after_a_lesson()
    room.lead(c.Erase(participant=mika.id))
    assert room.refused(mika, c.Return()) == ("removed", "removed")
    for command in (
        c.Erase(participant=mika.id),
        c.Restore(participant=mika.id),
        c.Remove(participant=mika.id),
        c.Rename(participant=mika.id, name="M"),
        c.HandIn(kind="reflection", visit=room.visit, text="?", participant=mika.id),
    ):
        assert room.refused(INSTRUCTOR, command) == ("not-found", "no-such-participant")
    words = next(each.id for each in room.room.contributions.values() if each.text is None)
    for change in (c.Revise(contribution=words, text="?"), c.Withdraw(contribution=words)):
        assert room.refused(INSTRUCTOR, change) == ("not-found", "no-such-contribution")
    room.join("Mikael")
    assert room.room.here()[-1].name == "Mikael"
    assert room.when(yuki, c.Erase(participant=yuki.id)) == [e.ParticipantErased(participant=yuki.id)]
    assert room.room.participants[mika.id].name is None


def test_erasing_a_person_without_a_device() -> None:
    room = Scenario()
    noa = room.without_device("Noa")
    room.lead(c.Erase(participant=noa))
    assert room.room.name_of(noa) is None


def test_after_an_erasure_life_goes_on_in_the_blanked_log() -> None:
    room, mika, yuki, _ = after_a_lesson()
    room.lead(c.Erase(participant=mika.id))
    room.says(yuki, "reflection", "Mind changed")
    room.lead(c.Erase(participant=yuki.id))
    assert fold(room.log) == room.room
    assert b"Mind changed" not in msgspec.json.encode(room.log)


def test_a_photo_that_is_gone_has_no_name_any_more_and_one_of_a_groups_answer_keeps_its() -> None:
    """Its name is made from what it showed."""
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    mine, ours, hers = (f"{number:032x}.webp" for number in (1, 2, 3))
    for photo in (mine, ours):
        room.when(mika, c.AddPhoto(photo=photo, width=4, height=3))
    room.when(yuki, c.AddPhoto(photo=hers, width=4, height=3))
    room.go("think")
    room.says(mika, "answer", "", pictures=(mine,))
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.says(INSTRUCTOR, "group-answer", "ours", group=group, participant=mika.id, pictures=(ours,))
    room.lead(c.Erase(participant=mika.id))
    assert sorted(room.room.photos) == [ours, hers]
    assert mine.encode() not in msgspec.json.encode(room.log)
    room.lead(c.Erase(participant=yuki.id))
    assert fold(room.log) == room.room
    assert sorted(room.room.photos) == [ours]
