"""Stances, positions, votes, hands; and the class's conclusion, in its own words."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import (
    Case,
    Rule,
    begun_visit,
    card_in_sight,
    known_contribution,
    known_participant,
    participant_here,
    person_meant,
    phase_that_allows,
    said_in_sight,
    words,
)
from facilitator.discussion.limits import LABEL, TEXT
from facilitator.discussion.refused import Refused


def take_stance(case: Case, command: c.TakeStance) -> list[e.AnyEvent]:
    _, phase = phase_that_allows(case, c.TakeStance, command.visit)
    card = card_in_sight(case.room, command.card)
    if command.stance is not None and command.stance not in phase.stances:
        raise Refused("not-found", "no-such-stance")
    if case.room.stances.get((card.id, case.actor.id)) == command.stance:
        return []
    return [e.StanceTaken(card=card.id, participant=case.actor.id, stance=command.stance)]


def ask_positions(case: Case, command: c.AskPositions) -> list[e.AnyEvent]:
    if not any(case.room.in_sight(card) for card in case.room.cards.values()):
        raise Refused("not-now", "nothing-on-the-board")
    return [e.PositionsAsked(asking=len(case.room.askings) + 1)]


def take_position(case: Case, command: c.TakePosition) -> list[e.AnyEvent]:
    if command.asking > len(case.room.askings):
        raise Refused("not-now", "not-begun")
    if command.card is not None:
        card_in_sight(case.room, command.card)
    because = words(command.because, LABEL) if command.because else ""
    before = case.room.positions.get((command.asking, case.actor.id))
    if before is not None and (before.card, before.because) == (command.card, because):
        return []
    if before is not None and command.asking < len(case.room.askings):
        raise Refused("not-now", "asked-again")
    return [e.PositionTaken(asking=command.asking, participant=case.actor.id, card=command.card, because=because)]


def show_positions(case: Case, command: c.ShowPositions) -> list[e.AnyEvent]:
    return [] if command.shown == case.room.positions_shown else [e.PositionsShown(shown=command.shown)]


def cast_vote(case: Case, command: c.CastVote) -> list[e.AnyEvent]:
    visit, phase = phase_that_allows(case, c.CastVote, command.visit)
    if command.choice >= len(phase.choices):
        raise Refused("not-found", "no-such-choice")
    before = case.room.votes.get((visit.id, case.actor.id))
    if before is not None and before.choice == command.choice:
        return []
    return [e.VoteCast(visit=visit.id, participant=case.actor.id, choice=command.choice)]


def reveal_poll(case: Case, command: c.RevealPoll) -> list[e.AnyEvent]:
    visit = begun_visit(case.room, command.visit)
    if case.room.phase_of(visit.id).kind != "poll":
        raise Refused("not-now", "not-in-this-phase")
    if command.shown == (visit.id in case.room.polls_revealed):
        return []
    return [e.PollRevealed(visit=visit.id, shown=command.shown)]


def raise_hand(case: Case, command: c.RaiseHand) -> list[e.AnyEvent]:
    person = participant_here(case.room, person_meant(case, command.participant))
    if case.room.state == "lobby":
        raise Refused("not-now", "not-begun")
    if command.raised == (person.id in case.room.hands):
        return []
    return [e.HandRaised(participant=person.id, raised=command.raised)]


def call_on(case: Case, command: c.CallOn) -> list[e.AnyEvent]:
    if command.participant is not None:
        participant_here(case.room, command.participant)
    if command.participant == case.room.speaker:
        return []
    return [e.SpeakerCalled(participant=command.participant)]


def keep(case: Case, command: c.Keep) -> list[e.AnyEvent]:
    proposal = said_in_sight(case.room, command.proposal, "proposal")
    if command.keep == (case.actor.id in case.room.keeps.get(proposal.id, ())):
        return []
    return [e.ProposalKept(proposal=proposal.id, participant=case.actor.id, keep=command.keep)]


def adopt(case: Case, command: c.AdoptConclusion) -> list[e.AnyEvent]:
    """In the class's words: with the proposals it is made of and the people whose ideas it stands on."""
    visit = begun_visit(case.room, command.visit)
    for proposal in command.proposals:
        if known_contribution(case.room, proposal).kind != "proposal":
            raise Refused("not-found", "no-such-contribution")
    for credited in command.credits:
        known_participant(case.room, credited)
    return [
        e.ConclusionAdopted(
            conclusion=case.new_id("k"),
            visit=visit.id,
            text=words(command.text, TEXT),
            proposals=command.proposals,
            credits=command.credits,
        )
    ]


RULES: dict[type[c.Command], Rule] = {
    c.TakeStance: take_stance,
    c.AskPositions: ask_positions,
    c.TakePosition: take_position,
    c.ShowPositions: show_positions,
    c.CastVote: cast_vote,
    c.RevealPoll: reveal_poll,
    c.RaiseHand: raise_hand,
    c.CallOn: call_on,
    c.Keep: keep,
    c.AdoptConclusion: adopt,
}
