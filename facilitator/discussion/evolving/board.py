"""The board: cards put on, ordered, revealed, struck through, connected."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.connecting import Connection
from facilitator.discussion.evolving.proposed import set_aside
from facilitator.discussion.model import BoardCard, Room

BoardEvent = (
    e.CardPutOn
    | e.CardTakenOff
    | e.CardMoved
    | e.CardRevealed
    | e.CardNameRevealed
    | e.CardLabelRevealed
    | e.CardPutInColumn
    | e.CardStruck
    | e.CardPointedAt
    | e.CardsCompared
    | e.CardsConnected
    | e.CardsDisconnected
)


def evolve(room: Room, event: BoardEvent, entry: e.Entry) -> Room:
    match event:
        case e.CardPutOn():
            return _put_on(room, event, entry)
        case e.CardTakenOff():
            return _taken_off(room, event.card)
        case e.CardMoved():
            return replace(room, board_order=_moved(room.board_order, event.card, event.before))
        case e.CardRevealed():
            return _with_card(room, replace(room.cards[event.card], revealed=event.shown))
        case e.CardNameRevealed():
            return _with_card(room, replace(room.cards[event.card], name_shown=event.shown))
        case e.CardLabelRevealed():
            return _with_card(room, replace(room.cards[event.card], label_shown=event.shown))
        case e.CardPutInColumn():
            return _with_card(room, replace(room.cards[event.card], column=event.column))
        case e.CardStruck():
            card = room.cards[event.card]
            return _with_card(room, replace(card, struck=event.struck, struck_because=event.because or ""))
        case e.CardPointedAt():
            return replace(room, pointed_at=event.card)
        case e.CardsCompared():
            return replace(room, compared=event.cards)
        case e.CardsConnected():
            return _connected(room, event, entry)
        case e.CardsDisconnected():
            # What the instructor takes away again is not asked for a second time.
            aside = set_aside(room, room.connections[event.connection].proposed, aside=True)
            return replace(aside, connections=room.connections.delete(event.connection))
        case _:
            assert_never(event)


def _connected(room: Room, event: e.CardsConnected, entry: e.Entry) -> Room:
    connection = Connection(
        id=event.connection,
        seq=entry.seq,
        a=event.a,
        b=event.b,
        kind=event.kind,
        words=event.words or "",
        proposed=event.proposed,
    )
    room = set_aside(room, event.proposed, aside=False)
    return replace(room, connections=room.connections.set(connection.id, connection))


def _with_card(room: Room, card: BoardCard) -> Room:
    return replace(room, cards=room.cards.set(card.id, card))


def _put_on(room: Room, event: e.CardPutOn, entry: e.Entry) -> Room:
    new = BoardCard(
        id=event.card,
        seq=entry.seq,
        contribution=event.contribution,
        text_seq=event.text_seq,
        name_shown=event.name_shown,
    )
    before = room.cards.get(event.card, new)
    card = replace(before, text_seq=event.text_seq, name_shown=event.name_shown, off=False)
    return replace(_with_card(room, card), board_order=(*room.board_order, card.id))


def _taken_off(room: Room, card_id: str) -> Room:
    """The card keeps its letter's number; only its place and its connections go."""
    order = tuple(card for card in room.board_order if card != card_id)
    kept = room.connections.mutate()
    for connection in room.connections.values():
        if card_id in (connection.a, connection.b):
            del kept[connection.id]
    off = replace(room.cards[card_id], off=True)
    return replace(_with_card(room, off), board_order=order, connections=kept.finish())


def _moved(order: tuple[str, ...], card: str, before: str | None) -> tuple[str, ...]:
    rest = [other for other in order if other != card]
    rest.insert(rest.index(before) if before is not None else len(rest), card)
    return tuple(rest)
