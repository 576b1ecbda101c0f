"""Connections that students propose and the instructor answers. The class never learns who proposed one."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.connecting import ProposedConnection, saying
from facilitator.discussion.deciding.context import (
    Case,
    Rule,
    card_in_sight,
    card_on_board,
    phase_that_allows,
    two_cards,
    words_of_connection,
)
from facilitator.discussion.limits import PROPOSED
from facilitator.discussion.model import by_seq
from facilitator.discussion.refused import Refused


def propose(case: Case, command: c.ProposeConnection) -> list[e.AnyEvent]:
    """Saying the same twice is saying it once."""
    visit, phase = phase_that_allows(case, c.ProposeConnection, command.visit)
    two_cards(card_in_sight(case.room, command.a), card_in_sight(case.room, command.b))
    said = words_of_connection(command.kind, command.words, phase.connections)
    says = saying(command.a, command.b, command.kind, said)
    mine = [each for each in case.room.proposed.values() if each.participant == case.actor.id and each.stands]
    if any(each.says == says for each in mine):
        return []
    if any(each.says == says for each in case.room.connections.values()):
        raise Refused("not-now", "connected-already")
    if len(mine) >= PROPOSED:
        raise Refused("not-now", "proposed-enough", most=PROPOSED)
    return [
        e.ConnectionProposed(
            proposed=case.new_id("q"),
            participant=case.actor.id,
            visit=visit.id,
            a=command.a,
            b=command.b,
            kind=command.kind,
            words=said,
        )
    ]


def take_back(case: Case, command: c.TakeBackConnection) -> list[e.AnyEvent]:
    found = _known(case, command.proposed)
    if found.participant != case.actor.id:
        raise Refused("not-found", "no-such-proposal")
    if found.id in case.room.confirmed:
        raise Refused("not-now", "class-sees-connection")
    if found.taken_back:
        return []
    return [e.ConnectionTakenBack(proposed=found.id, participant=found.participant)]


def answer(case: Case, command: c.AnswerConnection) -> list[e.AnyEvent]:
    """The same answer to all who said the same."""
    found = _known(case, command.proposed)
    if not found.stands:
        raise Refused("not-found", "no-such-proposal")
    alike = by_seq(each for each in case.room.proposed.values() if each.stands and each.says == found.says)
    if command.answer == "confirmed":
        return _confirmed(case, found, alike)
    joined = sorted({case.room.confirmed[each.id] for each in alike if each.id in case.room.confirmed})
    # Disconnecting alone sets aside what the connection came from.
    now_aside = [each for each in alike if each.set_aside or each.id in case.room.confirmed]
    aside = command.answer == "set-aside"
    changed = tuple(each.id for each in alike if (each in now_aside) != aside)
    return [
        *(e.CardsDisconnected(connection=connection) for connection in joined),
        *([e.ConnectionSetAside(proposed=changed, aside=aside)] if changed else []),
    ]


def _confirmed(case: Case, found: ProposedConnection, alike: list[ProposedConnection]) -> list[e.AnyEvent]:
    """One connection of all of them, in place of one that says the same already."""
    room = case.room
    for card in (found.a, found.b):
        card_on_board(room, card)
    there = by_seq(each for each in room.connections.values() if each.says == found.says)
    earlier = [proposed for each in there for proposed in each.proposed]
    proposed = tuple(dict.fromkeys((*earlier, *(each.id for each in alike))))
    if len(proposed) == len(earlier):
        return []
    return [
        *(e.CardsDisconnected(connection=each.id) for each in there),
        e.CardsConnected(
            connection=case.new_id("l", after=len(there)),
            a=found.a,
            b=found.b,
            kind=found.kind,
            words=found.words,
            proposed=proposed,
        ),
    ]


def _known(case: Case, proposed: str) -> ProposedConnection:
    found = case.room.proposed.get(proposed)
    if found is None:
        raise Refused("not-found", "no-such-proposal")
    return found


RULES: dict[type[c.Command], Rule] = {
    c.ProposeConnection: propose,
    c.TakeBackConnection: take_back,
    c.AnswerConnection: answer,
}
