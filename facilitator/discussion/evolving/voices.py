"""What people say about the board: stances, positions, votes, hands, and what the class concludes."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.model import Room
from facilitator.discussion.voice import Conclusion, Position, Since, Vote

VoiceEvent = (
    e.StanceTaken
    | e.PositionsAsked
    | e.PositionTaken
    | e.PositionsShown
    | e.VoteCast
    | e.PollRevealed
    | e.HandRaised
    | e.SpeakerCalled
    | e.ProposalKept
    | e.ConclusionAdopted
)


def evolve(room: Room, event: VoiceEvent, entry: e.Entry) -> Room:
    match event:
        case e.StanceTaken():
            return _stance_taken(room, event)
        case e.PositionsAsked():
            return replace(room, askings=(*room.askings, entry.at))
        case e.PositionTaken():
            position = Position(card=event.card, at=entry.at, seq=entry.seq, because=event.because or "")
            return replace(room, positions=room.positions.set((event.asking, event.participant), position))
        case e.PositionsShown():
            return replace(room, positions_shown=event.shown)
        case e.VoteCast():
            vote = Vote(choice=event.choice, seq=entry.seq)
            return replace(room, votes=room.votes.set((event.visit, event.participant), vote))
        case e.PollRevealed():
            revealed = room.polls_revealed | {event.visit} if event.shown else room.polls_revealed - {event.visit}
            return replace(room, polls_revealed=revealed)
        case e.HandRaised():
            return _hand_raised(room, event, entry)
        case e.SpeakerCalled():
            return _speaker_called(room, event.participant)
        case e.ProposalKept():
            return _proposal_kept(room, event)
        case e.ConclusionAdopted():
            return replace(room, conclusions=(*room.conclusions, _conclusion(event, entry)))
        case _:
            assert_never(event)


def _stance_taken(room: Room, event: e.StanceTaken) -> Room:
    key = (event.card, event.participant)
    stances = room.stances.set(key, event.stance) if event.stance is not None else room.stances.delete(key)
    return replace(room, stances=stances)


def _hand_raised(room: Room, event: e.HandRaised, entry: e.Entry) -> Room:
    if event.raised:
        return replace(room, hands=room.hands.set(event.participant, Since(at=entry.at, seq=entry.seq)))
    return replace(room, hands=room.hands.delete(event.participant))


def _speaker_called(room: Room, participant: str | None) -> Room:
    """Whoever gets the word has spoken, and the hand goes down."""
    if participant is None:
        return replace(room, speaker=None)
    spoken = room.spoken.set(participant, room.spoken.get(participant, 0) + 1)
    hands = room.hands.delete(participant) if participant in room.hands else room.hands
    return replace(room, speaker=participant, spoken=spoken, hands=hands)


def _proposal_kept(room: Room, event: e.ProposalKept) -> Room:
    before = room.keeps.get(event.proposal, frozenset())
    after = before | {event.participant} if event.keep else before - {event.participant}
    return replace(room, keeps=room.keeps.set(event.proposal, after))


def _conclusion(event: e.ConclusionAdopted, entry: e.Entry) -> Conclusion:
    return Conclusion(
        id=event.conclusion,
        seq=entry.seq,
        at=entry.at,
        visit=event.visit,
        text=event.text,
        proposals=event.proposals,
        credits=event.credits,
    )
