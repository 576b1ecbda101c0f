"""How many answers carried each approach: alone, in groups, and on the board. One picture for each planned set of them.

All that is known is the tag that an answer had at last; its earlier texts share it. So a ribbon joins the same approach
from visit to visit and does not say that the same people took it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from facilitator.discussion.lettering import UNFORESEEN_LETTER, letter
from facilitator.discussion.model import UNFORESEEN
from facilitator.discussion.plan import Phase
from facilitator.transcript import model as m
from facilitator.transcript.diagram import Diagram, id_of
from facilitator.transcript.hues import HUES, hue
from facilitator.transcript.reading import Reading
from facilitator.transcript.svg import INK, INK_3, PAPER, RULE, SMALL, WIDTH, Sheet, n
from facilitator.transcript.svg_text import width, wrapped

UNTAGGED: Final = ""
ROWS: Final = 14
"""Approaches that have a row of their own."""
STAGES: Final = 6
"""Visits beside the board."""
LABELS, RIGHT, ROW = 500, 1580, 96
BAR: Final = 100
LETTERS: Final = 3
"""Of cards that stand in a bar; of more only the number."""
ANSWERS: Final = ("answer", "group-answer", "reason")


class Way(Struct, frozen=True):
    """An approach, planned or not."""

    id: str
    letter: str
    label: str


class Stage(Struct, frozen=True):
    """A visit, or the board at last: how many answers or cards carried each approach."""

    name: str
    counts: Counter[str]
    cards: dict[str, list[str]] = {}
    """Of the board: approach -> the letters of its cards"""

    def says(self, way: Way, most: int = 1_000) -> str:
        """The letters of cards, if no more than ``most``; else how many."""
        letters = self.cards.get(way.id, [])
        if 0 < len(letters) <= most:
            return " ".join(letters)
        return str(self.counts[way.id]) if self.counts[way.id] else "–"


def approaches(reading: Reading) -> list[Diagram]:
    """Only the instructor knows of approaches."""
    transcript = reading.transcript
    if transcript.reader != "instructor" or "planned-board" in transcript.left_out:
        return []
    return [drawn for phase in transcript.plan.phases if (drawn := _of_phase(reading, phase)) is not None]


def _of_phase(reading: Reading, phase: Phase) -> Diagram | None:
    """Of the approaches that this phase plans, or was given when it plans and draws on none."""
    transcript = reading.transcript
    own = bool(phase.approaches) or not _known(transcript, phase, added=False)
    ways = _ways(reading, phase)
    if not own or not ways:
        return None
    among = {each.id for each in transcript.plan.phases if _shares(transcript, phase, each)}
    stages = [*_stages(reading, among, ways), _board(reading, among, ways)]
    tagged = any(stage.counts[way.id] for stage in stages for way in ways)
    if not tagged:
        return None
    seen = [way for way in _rows_of(reading, ways) if way.id not in ("", UNFORESEEN) or _carried(stages, way)]
    return _diagram(reading, id_of("approaches", phase.id), phase, seen, stages)


def _known(transcript: m.Transcript, phase: Phase, added: bool = True) -> dict[str, str]:
    """Approaches that answers of the phase may take, by id with their labels: as facilitator.discussion.lettering has
    it of a room."""
    drawn_on = {
        key: label
        for source in phase.sources
        for key, label in _known(transcript, transcript.plan.phase(source)).items()
    }
    own = {each.id: each.label for each in phase.approaches}
    more = {each.id: each.label for each in transcript.approaches_added if added and each.phase == phase.id}
    return {**(own or drawn_on), **more}


def _shares(transcript: m.Transcript, phase: Phase, other: Phase) -> bool:
    planned = {each.id for each in phase.approaches}
    return other.id == phase.id or (bool(planned) and planned <= _known(transcript, other).keys())


def _ways(reading: Reading, phase: Phase) -> list[Way]:
    """Planned ones first, then those that were added."""
    known = dict(_known(reading.transcript, phase))
    for each in reading.transcript.plan.phases:
        if _shares(reading.transcript, phase, each):
            known |= {key: label for key, label in _known(reading.transcript, each).items() if key not in known}
    return [Way(key, letter(place), label) for place, (key, label) in enumerate(known.items())][:ROWS]


def _rows_of(reading: Reading, ways: Sequence[Way]) -> list[Way]:
    return [
        *ways,
        Way(UNFORESEEN, UNFORESEEN_LETTER, reading.says("transcript.unforeseen")),
        Way(UNTAGGED, "–", reading.says("transcript.diagram.untagged")),
    ]


def _carried(stages: Sequence[Stage], way: Way) -> bool:
    return any(stage.counts[way.id] for stage in stages)


def _row_of(approach: str | None, ways: Sequence[Way]) -> str:
    """What has no row of its own is one of the unforeseen."""
    if approach is None:
        return UNTAGGED
    return approach if any(way.id == approach for way in ways) else UNFORESEEN


def _stages(reading: Reading, among: set[str], ways: Sequence[Way]) -> list[Stage]:
    stages = []
    for visit in reading.transcript.phases:
        tags = [
            _row_of(each.approach, ways)
            for each in reading.transcript.contributions
            if each.visit == visit.visit and each.kind in ANSWERS and not each.withdrawn and not each.erased
        ]
        if visit.id in among and tags:
            stages.append(Stage(visit.title, Counter(tags)))
    if len(stages) <= STAGES:
        return stages
    return [*stages[: STAGES // 2], *stages[-STAGES // 2 :]]


def _board(reading: Reading, among: set[str], ways: Sequence[Way]) -> Stage:
    carried: dict[str, list[str]] = {}
    for card in reading.transcript.board:
        contribution = reading.contributions[card.contribution]
        if card.place is not None and contribution.phase in among:
            carried.setdefault(_row_of(contribution.approach, ways), []).append(card.letter)
    counts = Counter({way: len(letters) for way, letters in carried.items()})
    return Stage(reading.says("transcript.board"), counts, carried)


def _diagram(reading: Reading, diagram: str, phase: Phase, ways: Sequence[Way], stages: Sequence[Stage]) -> Diagram:
    sheet = Sheet(diagram)
    title = reading.says("transcript.diagram.approaches", phase=phase.title)
    heads = [wrapped(stage.name, _apart(stages) - 20, SMALL, 3, True) for stage in stages]
    top = 24 + max(map(len, heads)) * SMALL * 1.25 + 10
    for number, lines in enumerate(heads):
        at = top - 10 - len(lines) * SMALL * 1.25
        sheet.lines(_x(stages, number), at, lines, room=_apart(stages) - 20, anchor="middle", bold=True)
    most = max(max(stage.counts.values(), default=0) for stage in stages)
    for number, way in enumerate(ways):
        _row(sheet, way, stages, top + number * ROW, most)
    height = top + len(ways) * ROW + 16
    return Diagram(
        id=diagram,
        title=title,
        description=reading.says("transcript.diagram.approaches-says"),
        svg=sheet.drawn(height, title),
        width=WIDTH,
        height=round(height),
        head=(reading.says("transcript.diagram.approach"), *(stage.name for stage in stages)),
        rows=tuple((f"{way.letter}  {way.label}", *(stage.says(way) for stage in stages)) for way in ways),
    )


def _apart(stages: Sequence[Stage]) -> float:
    return (RIGHT - LABELS) / len(stages)


def _x(stages: Sequence[Stage], number: int) -> float:
    return LABELS + _apart(stages) * (number + 0.5)


def _row(sheet: Sheet, way: Way, stages: Sequence[Stage], y: float, most: int) -> None:
    sheet.path(f"M20 {n(y)}H{RIGHT}", edge=RULE, thick=1.5)
    middle = y + ROW / 2
    wide = sheet.badge(20, middle - SMALL * 0.75, way.letter, HUES[hue(way.letter)].strong)
    label = wrapped(way.label, LABELS - wide - 60, SMALL, 2)
    sheet.lines(32 + wide, middle - len(label) * SMALL * 0.62, label, room=LABELS - wide - 60)
    talls = [_tall(stage.counts[way.id], most) for stage in stages]
    for number, (before, after) in enumerate(pairwise(talls)):
        _join(sheet, way, _x(stages, number), before, _x(stages, number + 1), after, middle)
    for number, (stage, tall) in enumerate(zip(stages, talls, strict=True)):
        _bar(sheet, way, stage, _x(stages, number), tall, middle, _apart(stages))


def _tall(count: int, most: int) -> float:
    return max(6.0, (ROW - 24) * count / most) if count else 0.0


def _join(sheet: Sheet, way: Way, x: float, before: float, to: float, after: float, middle: float) -> None:
    """From bar to bar; a thin dashed line where it had not come yet or came no more."""
    start, end = x + BAR / 2, to - BAR / 2
    colour = HUES[hue(way.letter)]
    if not before or not after:
        sheet.path(f"M{n(start)} {n(middle)}H{n(end)}", edge=colour.line if before or after else RULE, dash="3 9")
        return
    bend = (start + end) / 2
    d = (
        f"M{n(start)} {n(middle - before / 2)}C{n(bend)} {n(middle - before / 2)} {n(bend)} {n(middle - after / 2)} "
        f"{n(end)} {n(middle - after / 2)}V{n(middle + after / 2)}C{n(bend)} {n(middle + after / 2)} {n(bend)} "
        f"{n(middle + before / 2)} {n(start)} {n(middle + before / 2)}Z"
    )
    sheet.path(d, fill=colour.soft, edge=colour.line, thick=1.5)


def _bar(sheet: Sheet, way: Way, stage: Stage, x: float, tall: float, middle: float, apart: float) -> None:
    """With how many, on a ground that keeps it readable."""
    colour, says = HUES[hue(way.letter)].strong, stage.says(way, LETTERS)
    if not tall:
        sheet.text(x, middle + 10, says, room=BAR, anchor="middle", colour=INK_3)
        return
    sheet.box(x - BAR / 2, middle - tall / 2, BAR, tall, fill=colour, round=4)
    room = min(width(says, SMALL, True), apart - 30)
    sheet.box(x - room / 2 - 8, middle - 20, room + 16, 40, fill=PAPER, edge=colour, round=10)
    sheet.text(x, middle + 10, says, room=room, anchor="middle", colour=INK, bold=True)
