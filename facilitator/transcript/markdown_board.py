"""The board in the Markdown document: cards with what was said of them, what joins them, and what convinced people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from facilitator.discussion.plan import STANCES
from facilitator.transcript import model as m
from facilitator.transcript.came import came_of, unforeseen_of
from facilitator.transcript.markdown import indented, inline, quoted
from facilitator.transcript.markdown_words import bullets, contribution_block, count, nudge_block, said, section
from facilitator.transcript.positions import moves, reasons_in
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections_board import stance_told

DEEPEST = 6
"""Replies are indented no further: a list within a list within a list soon has no room for words."""


def board_blocks(reading: Reading, visit: m.PhaseRecord | None) -> list[str]:
    """The cards that belong to this visit or were spoken of in it; for None, those that no discussion came to."""
    blocks: list[str] = []
    told = [card for card in reading.transcript.board if _about(reading, visit, card) or _belongs(reading, card, visit)]
    for column, cards in reading.in_columns(told):
        blocks += [f"#### {inline(column)}"] if column is not None else []
        for card in cards:
            level = 4 if column is None else 5
            blocks += [
                *_card(reading, card, level),
                *(_thread_block(reading, root) for root in _about(reading, visit, card)),
            ]
    boards = reading.planned_in(visit) if visit is not None else []
    planned = [block for each in boards for block in _planned(reading, each)]
    return [*planned, *blocks, *_connections(reading, visit), *_proposed(reading, visit)]


def discussion_blocks(reading: Reading, visit: m.PhaseRecord) -> Iterator[str]:
    """What was said in this visit of no card, but of the discussion as a whole; and by the instructor to all."""
    for each in reading.in_turn(reading.about(visit, None), visit):
        yield _thread_block(reading, each) if isinstance(each, str) else _item(nudge_block(reading, each), 0)


def positions_blocks(reading: Reading, visit: m.PhaseRecord) -> list[str]:
    """Counts, never who; where they were asked for the last time."""
    if reading.last_asked_in() != visit:
        return []
    if len(reading.transcript.positions) == 1:
        return bullets(count(reading, now, people) for _, now, people in moves(reading))
    counts = (count(reading, f"{first} → {now}", people) for first, now, people in moves(reading))
    return [reading.says("transcript.moves"), *bullets(counts)]


def reasons_blocks(reading: Reading, visit: m.PhaseRecord) -> Iterator[str]:
    """What moved people, each with the card that convinces them."""
    for each in reasons_in(reading, visit):
        to = _card_name(reading, each.card) if each.card is None or each.card in reading.letters else ""
        head = [f"**{reading.name(each.participant)}**", reading.clock(each.at), *([to] if to else [])]
        yield "\n\n".join([" · ".join(head), *([quoted(each.because)] if each.because else [])])


def _about(reading: Reading, visit: m.PhaseRecord | None, card: m.CardRecord) -> list[str]:
    return reading.about(visit, card.id) if visit is not None else []


def _belongs(reading: Reading, card: m.CardRecord, visit: m.PhaseRecord | None) -> bool:
    return card.place is not None and reading.discussed_in(card.seq) == visit


def _card(reading: Reading, card: m.CardRecord, level: int) -> list[str]:
    contribution = reading.contributions[card.contribution]
    label = f": {inline(card.label)}" if card.label is not None and card.label_shown else ""
    head = [f"**{reading.author(contribution)}**", *_card_marks(reading, card)]
    stances = _stances(reading, card)
    shown = reading.shown_on(card)
    words = said(reading, shown.text, shown.pictures)
    return [f"{'#' * level} {card.letter}{label}", " · ".join(head), words, *stances]


def _card_marks(reading: Reading, card: m.CardRecord) -> Iterable[str]:
    if card.place is None:
        yield reading.says("transcript.off")
    elif not card.revealed:
        yield reading.says("transcript.unrevealed")
    if card.column is not None and (opposed := reading.opposed(card)):
        yield reading.says("transcript.opposed", letters=" · ".join(opposed))
    if card.struck and card.struck_because:
        yield reading.says("transcript.struck-because", why=inline(card.struck_because))
    elif card.struck:
        yield reading.says("transcript.struck")


def _stances(reading: Reading, card: m.CardRecord) -> list[str]:
    taken = Counter(each.stance for each in reading.transcript.stances if each.card == card.id)
    ordered = sorted(taken.items(), key=lambda item: (STANCES.index(item[0]) if item[0] in STANCES else 99, item[0]))
    counts = [stance_told(reading, _stance_name(reading, stance), people) for stance, people in ordered]
    return [" · ".join(counts)] if counts else []


def _stance_name(reading: Reading, stance: str) -> str:
    """A plan may bring words of its own."""
    return reading.says(f"transcript.stance.{stance}") if stance in STANCES else inline(stance)


def _connections(reading: Reading, visit: m.PhaseRecord | None) -> Iterator[str]:
    found = [each for each in reading.transcript.connections if reading.discussed_in(each.seq) == visit]
    listed = bullets(_connection(reading, each) for each in found)
    return section(reading.says("transcript.connections"), listed, level=4)


def _connection(reading: Reading, connection: m.ConnectionRecord) -> str:
    return " · ".join(part for part in (reading.joined(connection), reading.proposers(connection)) if part)


def _proposed(reading: Reading, visit: m.PhaseRecord | None) -> Iterator[str]:
    """What students proposed and no connection came of."""
    found = reading.unanswered(visit) if visit is not None else []
    listed = bullets(
        f"{reading.joined(each)} · {reading.name(each.participant)} · {reading.became(each)}" for each in found
    )
    return section(reading.says("transcript.connections-proposed"), listed, level=4)


def _planned(reading: Reading, planned: m.PlannedRecord) -> Iterator[str]:
    """A table: what was planned, and what came to the board of it."""
    head = (reading.says("transcript.planned-approach"), reading.says("transcript.came"))
    came = ((f"{letter} {inline(label)}", found) for letter, label, found in came_of(reading, planned))
    rows = [head, ("---", "---"), *came]
    unforeseen = unforeseen_of(reading, planned)
    rows += [(reading.says("transcript.unforeseen"), unforeseen)] if unforeseen else []
    table = "\n".join(f"| {left} | {right} |" for left, right in rows)
    return section(reading.says("transcript.planned-board"), [table], level=4)


def _thread_block(reading: Reading, root: str) -> str:
    """A list within lists. Its lines begin with spaces, and so stay parts of it."""
    thread = reading.thread(root)
    return "\n\n".join(_item(contribution_block(reading, point), min(depth, DEEPEST)) for depth, point in thread)


def _item(block: str, depth: int) -> str:
    within = indented(block, 2 * depth + 2)
    return f"{' ' * 2 * depth}- {within.lstrip(' ')}"


def _card_name(reading: Reading, card: str | None) -> str:
    return reading.letters[card] if card is not None else reading.says("transcript.unsure")
