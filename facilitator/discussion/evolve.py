"""Applies what happened to a room. Never refuses, never decides, and leaves the older room as it was.

``fold`` of a room's log is the room: whatever is not in an event is not in the room. The parts are in ``evolving``,
one module per subject; this one sends each event to its part.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.evolving import (
    board,
    contributions,
    groups,
    lesson,
    lesson_notes,
    materials,
    people,
    proposed,
    questions,
    sides,
    voices,
)
from facilitator.discussion.model import Room


class EmptyLog(ValueError):
    """Nothing ever happened in that room: there is none."""


def fold(entries: Iterable[e.Entry], room: Room | None = None) -> Room:
    """The room after all ``entries``, which follow upon ``room`` or begin with its opening."""
    for entry in entries:
        room = evolve(room, entry) if room is not None else opened(entry)
    if room is None:
        raise EmptyLog("a room's log begins with RoomOpened")
    return room


def opened(entry: e.Entry) -> Room:
    """The room that the first entry of a log opens."""
    event = entry.event
    if not isinstance(event, e.RoomOpened):
        raise ValueError("a room's log begins with RoomOpened")
    return Room(
        id=event.room,
        code=event.code,
        instructor=event.instructor,
        led_by=event.led_by,
        plan=event.plan,
        of_class=event.of_class,
        imported=event.imported,
        materials=event.plan.materials,
        opened_at=entry.at,
        seq=entry.seq,
    )


def evolve(room: Room, entry: e.Entry) -> Room:
    """The room after one more entry."""
    return replace(_after(room, entry), seq=entry.seq)


def _after(room: Room, entry: e.Entry) -> Room:
    event = entry.event
    match event:
        case e.RoomOpened():
            return room
        case (
            e.ParticipantJoined()
            | e.ParticipantRenamed()
            | e.ParticipantLeft()
            | e.ParticipantReturned()
            | e.ParticipantRemoved()
            | e.ParticipantRestored()
            | e.ParticipantErased()
            | e.InstructorCalled()
            | e.PlaceTaken()
        ):
            return people.evolve(room, event, entry)
        case (
            e.RoomLocked()
            | e.RoomEnded()
            | e.RoomKeptUntil()
            | e.PhaseStarted()
            | e.PhaseEnded()
            | e.PhaseSkipped()
            | e.PhaseLengthened()
            | e.RoomPaused()
            | e.RoomResumed()
            | e.Nudged()
            | e.ClearMarked()
        ):
            return lesson.evolve(room, event, entry)
        case (
            e.ContributionHandedIn()
            | e.ContributionRevised()
            | e.ContributionWithdrawn()
            | e.ContributionHidden()
            | e.ContributionTagged()
            | e.ContributionMarked()
            | e.PhotoAdded()
            | e.ReflectionShared()
            | e.LineShown()
            | e.ApproachAdded()
        ):
            return contributions.evolve(room, event, entry)
        case (
            e.GroupsFormed()
            | e.MemberMoved()
            | e.PenAsked()
            | e.PenPassed()
            | e.ExplanationOffered()
            | e.SpokespersonNamed()
            | e.InstructorDroppedIn()
        ):
            return groups.evolve(room, event, entry)
        case e.QuestionsGiven() | e.SidesGiven() | e.SideTaken() | e.SidesSwapped() | e.SidesPutAway():
            return sides.evolve(room, event)
        case (
            e.CardPutOn()
            | e.CardTakenOff()
            | e.CardMoved()
            | e.CardRevealed()
            | e.CardNameRevealed()
            | e.CardLabelRevealed()
            | e.CardPutInColumn()
            | e.CardStruck()
            | e.CardPointedAt()
            | e.CardsCompared()
            | e.CardsConnected()
            | e.CardsDisconnected()
        ):
            return board.evolve(room, event, entry)
        case e.ConnectionProposed() | e.ConnectionTakenBack() | e.ConnectionSetAside():
            return proposed.evolve(room, event, entry)
        case e.MaterialAdded() | e.MaterialPrepared() | e.MaterialRemoved() | e.MaterialShown():
            return materials.evolve(room, event)
        case (
            e.StanceTaken()
            | e.PositionsAsked()
            | e.PositionTaken()
            | e.PositionsShown()
            | e.VoteCast()
            | e.PollRevealed()
            | e.HandRaised()
            | e.SpeakerCalled()
            | e.ProposalKept()
            | e.ConclusionAdopted()
        ):
            return voices.evolve(room, event, entry)
        case e.QuestionMarked() | e.QuestionsShown():
            return questions.evolve(room, event, entry)
        case e.LessonNoteWritten() | e.LessonNoteRemoved():
            return lesson_notes.evolve(room, event, entry)
        case _:
            assert_never(event)
