"""What the class was asked together: what convinces everybody, polls, and where each one stands to a card."""

from __future__ import annotations

from facilitator.discussion.model import Room, Visit, by_seq
from facilitator.transcript import model as m
from facilitator.transcript.moments import moment


def asking(room: Room, number: int) -> m.AskingRecord:
    taken = [(who, position) for (asking, who), position in room.positions.items() if asking == number]
    return m.AskingRecord(
        asking=number,
        at=moment(room.askings[number - 1]),
        taken=tuple(
            m.PositionRecord(
                participant=who,
                card=position.card,
                seq=position.seq,
                at=moment(position.at),
                because=position.because,
            )
            for who, position in sorted(taken, key=lambda pair: pair[1].seq)
        ),
    )


def poll(room: Room, visit: Visit) -> m.PollRecord:
    phase = room.phase_of(visit.id)
    cast = ((who, vote) for (voted_in, who), vote in room.votes.items() if voted_in == visit.id)
    votes = [m.VoteRecord(participant=who, choice=vote.choice, seq=vote.seq) for who, vote in cast]
    choices = [vote.choice for vote in votes]
    return m.PollRecord(
        phase=phase.id,
        visit=visit.id,
        revealed=visit.id in room.polls_revealed,
        counts=tuple(choices.count(choice) for choice in range(len(phase.choices))),
        votes=tuple(by_seq(votes)),
        before=room.polled_before(visit.id),
    )


def stances(room: Room) -> tuple[m.StanceRecord, ...]:
    ordered = sorted(room.stances, key=lambda pair: (room.cards[pair[0]].seq, room.participants[pair[1]].seq))
    return tuple(m.StanceRecord(card=card, participant=who, stance=room.stances[card, who]) for card, who in ordered)
