"""The board as a map, once for each visit that something came to it in: its cards and what joins them.

Cards stand left to right in their order, under the plan's columns where they have some; beneath them what was planned.
What was taken off is not drawn. Of a card's end only is known: a card that was struck later is struck here, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import ceil
from typing import Final

from msgspec import Struct

from facilitator.discussion.lettering import UNFORESEEN_LETTER
from facilitator.transcript import model as m
from facilitator.transcript.came import came_of, unforeseen_of
from facilitator.transcript.diagram import Diagram, id_of
from facilitator.transcript.diagrams_board_cards import Face, card_drawn, face, height_of
from facilitator.transcript.diagrams_board_joined import Joined, Place, gaps, joined_drawn
from facilitator.transcript.hues import HUES, hue
from facilitator.transcript.reading import Reading
from facilitator.transcript.svg import INK_2, INK_3, LEADING, PINE, PINE_SOFT, SMALL, WIDTH, Sheet, n
from facilitator.transcript.svg_text import wrapped

CARDS: Final = 24
JOINED: Final = 24
IN_ROW: Final = 4
COLUMNS: Final = 6
"""More than so many would leave no room for words: then the cards stand in rows, as without columns."""
SPACE: Final = 28
EDGE_SPACE: Final = 20
PLANNED: Final = 16

Grid = list[list[tuple[int, m.CardRecord]]]
"""Rows of cards, each with the place in its row."""


def board(reading: Reading, visit: m.PhaseRecord) -> Diagram | None:
    """All that was on the board by the end of the visit; None where nothing of it is new since the one before."""
    cards = [card for card in reading.transcript.board if card.place is not None and _came_by(reading, card.seq, visit)]
    shown = {card.id for card in cards[:CARDS]}
    joined = [each for each in _joined(reading, visit) if each.a in shown and each.b in shown and each.a != each.b]
    new = [*(card.seq for card in cards), *(each.seq for each in joined)]
    if not any(_belongs(reading, seq) == visit for seq in new):
        return None
    sheet = Sheet(id_of("board", visit.visit))
    title = reading.says("transcript.diagram.board")
    faces = {card.id: face(reading, card) for card in cards[:CARDS]}
    height = _map(sheet, reading, cards[:CARDS], faces, joined)
    for more in _more(reading, len(cards) - CARDS, len(joined) - JOINED):
        sheet.text(EDGE_SPACE, height + SMALL, more, room=WIDTH - 40, colour=INK_2)
        height += SMALL * 1.6
    for planned in _planned_in(reading, visit):
        height = _planned(sheet, reading, planned, height + 20)
    return Diagram(
        id=sheet.id,
        title=title,
        description=reading.says("transcript.diagram.board-says", cards=len(cards), connections=len(joined)),
        svg=sheet.drawn(height + 16, title),
        width=WIDTH,
        height=round(height + 16),
        head=(
            reading.says("transcript.diagram.card"),
            reading.says("transcript.diagram.words"),
            reading.says("transcript.diagram.about"),
        ),
        rows=tuple(_rows(reading, visit, cards[:CARDS], faces, joined[:JOINED], len(cards))),
    )


def _belongs(reading: Reading, seq: int) -> m.PhaseRecord:
    """As in the sections: to the first discussion after it, or to the last visit."""
    return reading.discussed_in(seq) or reading.transcript.phases[-1]


def _came_by(reading: Reading, seq: int, visit: m.PhaseRecord) -> bool:
    return _belongs(reading, seq).seq <= visit.seq


def _joined(reading: Reading, visit: m.PhaseRecord) -> list[m.ConnectionRecord]:
    return [each for each in reading.transcript.connections if _came_by(reading, each.seq, visit)]


def _planned_in(reading: Reading, visit: m.PhaseRecord) -> list[m.PlannedRecord]:
    hidden = reading.transcript.reader != "instructor" or "planned-board" in reading.transcript.left_out
    return [] if hidden else reading.planned_in(visit)


def _more(reading: Reading, cards: int, joined: int) -> Iterator[str]:
    if cards > 0:
        yield reading.says("transcript.diagram.more-cards", number=cards)
    if joined > 0:
        yield reading.says("transcript.diagram.more-connections", number=joined)


def _map(
    sheet: Sheet,
    reading: Reading,
    cards: list[m.CardRecord],
    faces: dict[str, Face],
    connections: list[m.ConnectionRecord],
) -> float:
    """Where it ends below."""
    heads, grid = _grid(reading, cards)
    at = {card.id: (row, column) for row, line in enumerate(grid) for column, card in line}
    joined = [
        Joined(each.id, at[each.a], at[each.b], each.a, each.b, each.kind, reading.joined(each))
        for each in connections[:JOINED]
    ]
    side, between = gaps(joined, len(grid))
    across = max(column for line in grid for column, _ in line) + 1
    left = EDGE_SPACE + side
    wide = (WIDTH - EDGE_SPACE - left - SPACE * (across - 1)) / across
    y = _heads(sheet, heads, left, wide)
    places: dict[str, Place] = {}
    for row, line in enumerate(grid):
        tall = max(height_of(faces[card.id], wide) for _, card in line)
        for column, card in line:
            places[card.id] = Place(left + column * (wide + SPACE), y, wide, tall)
        y += tall + between[row]
    joined_drawn(sheet, joined, places, between)
    for card_id, place in places.items():
        card_drawn(sheet, faces[card_id], place.x, place.y, place.wide, place.tall)
    return y


def _heads(sheet: Sheet, heads: list[str], left: float, wide: float) -> float:
    lines = [wrapped(head, wide - 10, SMALL, 2, True) for head in heads]
    if not heads:
        return EDGE_SPACE
    for number, head in enumerate(lines):
        x = left + number * (wide + SPACE)
        sheet.lines(x, 14, head, room=wide, bold=True)
        sheet.path(f"M{n(x)} {n(14 + SMALL * 1.25 * max(map(len, lines)) + 8)}h{n(wide)}", edge=PINE, thick=4)
    return 14 + SMALL * 1.25 * max(map(len, lines)) + 26


def _grid(reading: Reading, cards: list[m.CardRecord]) -> tuple[list[str], Grid]:
    """The columns' headings, none where the board is undivided, and the rows."""
    stand = reading.in_columns(cards)
    if len(stand) in range(1, COLUMNS + 1) and stand[0][0] is not None:
        down = max(len(column) for _, column in stand)
        rows = [
            [(place, column[row]) for place, (_, column) in enumerate(stand) if row < len(column)]
            for row in range(down)
        ]
        return [head or "" for head, _ in stand], rows
    rows_needed = ceil(len(cards) / IN_ROW)
    in_row = ceil(len(cards) / rows_needed)
    numbered = groupby(enumerate(cards), key=lambda pair: pair[0] // in_row)
    return [], [[(number % in_row, card) for number, card in line] for _, line in numbered]


class Entry(Struct, frozen=True):
    """A planned approach, and what came of it."""

    letter: str
    label: str
    result: str
    came: bool


def _entries(reading: Reading, planned: m.PlannedRecord) -> list[Entry]:
    told = zip(planned.approaches, came_of(reading, planned), strict=True)
    entries = [
        Entry(letter, label, _came_as(reading, came) if each.cards else came, bool(each.cards))
        for each, (letter, label, came) in told
    ]
    if planned.unforeseen:
        unforeseen = reading.says("transcript.unforeseen")
        came = _came_as(reading, unforeseen_of(reading, planned))
        entries.append(Entry(UNFORESEEN_LETTER, unforeseen, came, True))
    return entries[:PLANNED]


def _came_as(reading: Reading, letters: str) -> str:
    return reading.says("transcript.diagram.came-as", letters=letters)


def _planned(sheet: Sheet, reading: Reading, planned: m.PlannedRecord, y: float) -> float:
    """A thin row: the approaches in the planned order, and which of them came; dashed what did not."""
    sheet.lines(EDGE_SPACE, y, [reading.says("transcript.planned-board")], room=WIDTH - 40, bold=True)
    y += SMALL * 1.5
    entries = _entries(reading, planned)
    across = min(IN_ROW, len(entries))
    wide = (WIDTH - 2 * EDGE_SPACE - 16 * (across - 1)) / across
    for row in range(0, len(entries), across):
        line = entries[row : row + across]
        texts = [(wrapped(of.label, wide - 100, SMALL, 3), wrapped(of.result, wide - 100, SMALL, 3)) for of in line]
        tall = 30 + SMALL * LEADING * max(len(label) + len(result) for label, result in texts)
        for place, (entry, (label, result)) in enumerate(zip(line, texts, strict=True)):
            _entry(sheet, entry, label, result, Place(EDGE_SPACE + place * (wide + 16), y, wide, tall))
        y += tall + 14
    return y


def _entry(sheet: Sheet, entry: Entry, label: list[str], result: list[str], at: Place) -> None:
    if entry.came:
        sheet.box(at.x, at.y, at.wide, at.tall, fill=PINE_SOFT, edge=PINE, round=8)
    else:
        sheet.box(at.x, at.y, at.wide, at.tall, edge=INK_3, dash="10 7", round=8)
    badge = sheet.badge(at.x + 12, at.y + 12, entry.letter, HUES[hue(entry.letter)].strong)
    x, room = at.x + 24 + badge, at.wide - 36 - badge
    sheet.lines(x, at.y + 10, label, room=room)
    below = at.y + at.tall - 12 - SMALL * LEADING * len(result)
    sheet.lines(x, below, result, room=room, bold=entry.came, colour=INK_2)


def _rows(
    reading: Reading,
    visit: m.PhaseRecord,
    cards: list[m.CardRecord],
    faces: dict[str, Face],
    connections: list[m.ConnectionRecord],
    of: int,
) -> Iterator[tuple[str, ...]]:
    """Cards with their whole words, connections, and what was planned."""
    for card in cards:
        shown = faces[card.id]
        column = [card.column] if card.column is not None else []
        about = [*column, *([shown.label] if shown.label else []), *([shown.name] if shown.name else []), *shown.marks]
        yield card.letter, shown.text, " · ".join(about)
    for each in connections:
        yield f"{reading.letter(each.a)} – {reading.letter(each.b)}", reading.joined(each), ""
    for more in _more(reading, of - CARDS, 0):
        yield more, "", ""
    for planned in _planned_in(reading, visit):
        for entry in _entries(reading, planned):
            planned_as = reading.says("transcript.planned-approach")
            called = reading.says("transcript.count", words=planned_as, number=entry.letter)
            yield called, entry.label, entry.result
