"""What goes on the board, in which order and what of it is seen: the instructor's, but for claiming one's own card."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import (
    Case,
    Rule,
    card_in_sight,
    card_on_board,
    known_contribution,
    two_cards,
    words,
    words_of_connection,
)
from facilitator.discussion.limits import COMPARED, LABEL
from facilitator.discussion.refused import Refused


def put_on(case: Case, command: c.PutOnBoard) -> list[e.AnyEvent]:
    """As it reads now: a later change by its author does not change the board under the class.

    What was taken off comes back as the card that it was, so that it keeps its letter.
    """
    contribution = known_contribution(case.room, command.contribution)
    if contribution.text is None or contribution.withdrawn:
        raise Refused("not-found", "no-such-contribution")
    if contribution.kind == "reflection":
        raise Refused("not-now", "reflections-are-private")
    cards = [card for card in case.room.cards.values() if card.contribution == contribution.id]
    if any(not card.off for card in cards):
        return []
    return [
        e.CardPutOn(
            card=cards[-1].id if cards else case.new_id("b"),
            contribution=contribution.id,
            text_seq=contribution.texts[-1].seq,
            name_shown=cards[-1].name_shown if cards else case.room.plan.names == "shown",
        )
    ]


def take_off(case: Case, command: c.TakeOffBoard) -> list[e.AnyEvent]:
    if card_on_board(case.room, command.card).revealed:
        raise Refused("not-now", "strike-instead")
    return [e.CardTakenOff(card=command.card)]


def move(case: Case, command: c.MoveCard) -> list[e.AnyEvent]:
    card_on_board(case.room, command.card)
    if command.before is not None:
        card_on_board(case.room, command.before)
    order = [card for card in case.room.board_order if card != command.card]
    place = order.index(command.before) if command.before not in (None, command.card) else len(order)
    if command.before == command.card or case.room.board_order.index(command.card) == place:
        return []
    return [e.CardMoved(card=command.card, before=command.before)]


def reveal(case: Case, command: c.RevealCard) -> list[e.AnyEvent]:
    if card_on_board(case.room, command.card).revealed == command.shown:
        return []
    return [e.CardRevealed(card=command.card, shown=command.shown)]


def reveal_name(case: Case, command: c.RevealName) -> list[e.AnyEvent]:
    if card_on_board(case.room, command.card).name_shown == command.shown:
        return []
    return [e.CardNameRevealed(card=command.card, shown=command.shown)]


def reveal_label(case: Case, command: c.RevealLabel) -> list[e.AnyEvent]:
    if card_on_board(case.room, command.card).label_shown == command.shown:
        return []
    return [e.CardLabelRevealed(card=command.card, shown=command.shown)]


def put_in_column(case: Case, command: c.PutInColumn) -> list[e.AnyEvent]:
    card = card_on_board(case.room, command.card)
    if command.column and command.column not in case.room.plan.columns:
        raise Refused("not-found", "no-such-column")
    if (case.room.column_of(card) or "") == command.column:
        return []
    return [e.CardPutInColumn(card=command.card, column=command.column)]


def claim(case: Case, command: c.ClaimCard) -> list[e.AnyEvent]:
    card = card_in_sight(case.room, command.card)
    contribution = case.room.contributions[card.contribution]
    if contribution.group is not None or contribution.author != case.actor.id:
        raise Refused("not-yours", "not-your-words")
    return [] if card.name_shown else [e.CardNameRevealed(card=card.id, shown=True)]


def point_at(case: Case, command: c.PointAt) -> list[e.AnyEvent]:
    if command.card is not None:
        card_in_sight(case.room, command.card)
    return [] if case.room.pointed_at == command.card else [e.CardPointedAt(card=command.card)]


def compare(case: Case, command: c.CompareCards) -> list[e.AnyEvent]:
    cards = tuple(dict.fromkeys(command.cards))
    for card in cards:
        card_in_sight(case.room, card)
    if cards and not 2 <= len(cards) <= COMPARED:
        raise Refused("malformed", "compare-some", most=COMPARED)
    return [] if case.room.compared == cards else [e.CardsCompared(cards=cards)]


def strike(case: Case, command: c.StrikeThrough) -> list[e.AnyEvent]:
    card = card_on_board(case.room, command.card)
    because = words(command.because, LABEL) if command.struck and command.because else ""
    if (card.struck, card.struck_because) == (command.struck, because):
        return []
    return [e.CardStruck(card=command.card, struck=command.struck, because=because)]


def connect(case: Case, command: c.Connect) -> list[e.AnyEvent]:
    """``kind`` empty: in these words."""
    two_cards(card_on_board(case.room, command.a), card_on_board(case.room, command.b))
    kinds = {kind for phase in case.room.plan.phases for kind in phase.connections}
    said = words_of_connection(command.kind, command.words, kinds)
    return [e.CardsConnected(connection=case.new_id("l"), a=command.a, b=command.b, kind=command.kind, words=said)]


def disconnect(case: Case, command: c.Disconnect) -> list[e.AnyEvent]:
    if command.connection not in case.room.connections:
        raise Refused("not-found", "no-such-connection")
    return [e.CardsDisconnected(connection=command.connection)]


RULES: dict[type[c.Command], Rule] = {
    c.PutOnBoard: put_on,
    c.TakeOffBoard: take_off,
    c.MoveCard: move,
    c.RevealCard: reveal,
    c.RevealName: reveal_name,
    c.RevealLabel: reveal_label,
    c.PutInColumn: put_in_column,
    c.ClaimCard: claim,
    c.PointAt: point_at,
    c.CompareCards: compare,
    c.StrikeThrough: strike,
    c.Connect: connect,
    c.Disconnect: disconnect,
}
