"""Who took part when, as a class: how much was said in each stretch of time, and by how many people in each phase.

What counts, and for whom, is in took_part.py. Nobody can be told from another in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count
from math import ceil
from typing import Final

from babel.dates import format_skeleton
from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind
from facilitator.transcript import model as m
from facilitator.transcript.diagram import Diagram
from facilitator.transcript.reading import Reading
from facilitator.transcript.svg import (
    AMBER,
    AMBER_INK,
    AMBER_SOFT,
    EDGE,
    INK,
    INK_2,
    INK_3,
    PAPER,
    PINE,
    PINE_LINE,
    PINE_SOFT,
    RULE,
    SMALL,
    WELL,
    WIDTH,
    Hatch,
    Sheet,
    n,
)
from facilitator.transcript.svg_text import width
from facilitator.transcript.took_part import Said, TookPart, present, said_in, took_part_in

KINDS: Final[dict[ContributionKind, tuple[str, str, Hatch | None, str]]] = {
    "note": ("transcript.notes", PINE_SOFT, "dots", PINE),
    "answer": ("transcript.answers", PINE, None, PINE),
    "group-answer": ("transcript.group-answers", PINE_LINE, "rising", PINE),
    "reason": ("transcript.reasons", AMBER_SOFT, "level", AMBER_INK),
    "point": ("transcript.diagram.points", PAPER, "falling", INK),
    "proposal": ("transcript.proposals", AMBER, None, AMBER_INK),
    "reflection": ("transcript.reflections", INK_3, "dots", PAPER),
    "question": ("transcript.diagram.questions", PAPER, "upright", INK_2),
}
"""From the bottom up: what it is called, its ground, its hatching and the colour of that."""
BINS: Final = 60
FEWEST: Final = 10
"""Bars, so that a short time does not look like a wall."""
STEPS: Final = tuple(timedelta(minutes=each) for each in (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1_440))
"""One bar."""
SHORT: Final = timedelta(seconds=10)
"""One bar, where there would be fewer than the fewest."""
PHASES: Final = 30
"""As many as get a band of their own."""
LEFT, RIGHT, TOP, PLOT = 100, 1580, 76, 330


class Axis(Struct, frozen=True):
    """``start`` and the length of one bar."""

    start: datetime
    step: timedelta
    bars: int

    def x(self, at: datetime) -> float:
        """Where a moment is; what is before or after it is at its ends."""
        part = (at - self.start) / (self.step * self.bars)
        return LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, part))

    def bar(self, at: datetime) -> int:
        return min(self.bars - 1, max(0, (at - self.start) // self.step))


class Band(Struct, frozen=True):
    visit: m.PhaseRecord
    x: float
    end: float
    people: int


def participation(reading: Reading) -> Diagram | None:
    """None where nothing was said or nobody knows when; only the instructor's transcript has all that it counts."""
    said = said_in(reading.transcript)
    if not said or reading.transcript.reader != "instructor" or reading.is_imported:
        return None
    axis = _axis(reading, said)
    sheet = Sheet("participation")
    title = reading.says("transcript.diagram.participation")
    took_part = took_part_in(reading, said)
    bands = list(_bands_of(reading, axis, took_part))
    everybody = len(present(reading.transcript))
    _bands(sheet, bands, TOP)
    _bars(sheet, reading, axis, said, TOP)
    height = _phases(sheet, reading, bands, everybody, _legend(sheet, reading, said, TOP + PLOT + 70) + 20)
    return Diagram(
        id=sheet.id,
        title=title,
        description=_description(reading, said, took_part, axis),
        svg=sheet.drawn(height, title),
        width=WIDTH,
        height=round(height),
        head=(
            reading.says("transcript.diagram.phase"),
            reading.says("transcript.diagram.time"),
            *(reading.says(KINDS[kind][0]) for kind in _kinds(said)),
            reading.says("transcript.diagram.people"),
        ),
        rows=tuple(_rows(reading, said, took_part)),
    )


def _kinds(said: list[Said]) -> list[ContributionKind]:
    return [kind for kind in KINDS if any(each.kind == kind for each in said)]


def _axis(reading: Reading, said: list[Said]) -> Axis:
    """To the last thing that was said: a room that is left open overnight has nothing to show of the night."""
    visits = [datetime.fromisoformat(visit.started_at) for visit in reading.transcript.phases]
    moments = [*visits, *(each.at for each in said)]
    start = min(moments).replace(second=0, microsecond=0)
    minute = timedelta(minutes=1)
    lasted = ((max(moments) - start) // minute + 1) * minute
    step = next((step for step in STEPS if lasted <= step * BINS), ceil(lasted / BINS / STEPS[-1]) * STEPS[-1])
    if lasted < step * FEWEST:
        step = SHORT
    return Axis(start=start, step=step, bars=max(FEWEST, ceil(lasted / step)))


def _bands(sheet: Sheet, bands: list[Band], top: float) -> None:
    """The phases as bands with their numbers, and with their names where these have room."""
    for number, band in enumerate(bands, start=1):
        room = band.end - band.x - 12
        sheet.box(band.x, 10, band.end - band.x, top + PLOT - 10, fill=PAPER if number % 2 else WELL)
        sheet.path(f"M{n(band.x)} 10V{n(top + PLOT)}", edge=RULE)
        whole = f"{number}  {band.visit.title}"
        name = whole if width(whole, SMALL, True) <= room else str(number)
        if width(name, SMALL, True) <= room:
            sheet.text(band.x + 8, 14 + SMALL, name, room=room, bold=True)


def _of(reading: Reading, people: int, everybody: int) -> str:
    return reading.says("transcript.diagram.of", number=people, of=everybody)


def _phases(sheet: Sheet, reading: Reading, bands: list[Band], everybody: int, y: float) -> float:
    """The phases by their numbers, in two columns."""
    heading = reading.says("transcript.diagram.people")
    sheet.text(LEFT, y + SMALL, heading, room=RIGHT - LEFT, bold=True)
    down = (len(bands) + 1) // 2
    for number, band in enumerate(bands):
        x = LEFT + (RIGHT - LEFT) / 2 * (number // down)
        at = y + SMALL * 2.6 + number % down * SMALL * 1.5
        people = _of(reading, band.people, everybody)
        sheet.text(x, at, str(number + 1), room=50, bold=True)
        sheet.text(x + 50, at, people, room=190, colour=INK_2)
        sheet.text(x + 240, at, band.visit.title, room=(RIGHT - LEFT) / 2 - 260)
    y += SMALL * 2.6 + down * SMALL * 1.5
    more = len(reading.transcript.phases) - len(bands)
    if more:
        sheet.text(LEFT, y, reading.says("transcript.diagram.more", number=more), room=RIGHT - LEFT)
    return y + 4


def _bands_of(reading: Reading, axis: Axis, took_part: TookPart) -> Iterator[Band]:
    visits = reading.transcript.phases[:PHASES]
    starts = [axis.x(datetime.fromisoformat(visit.started_at)) for visit in visits]
    for visit, start, end in zip(visits, starts, [*starts[1:], RIGHT], strict=True):
        yield Band(visit=visit, x=start, end=max(start, end), people=len(took_part[visit.visit]))


def _bars(sheet: Sheet, reading: Reading, axis: Axis, said: list[Said], top: float) -> None:
    counts: list[Counter[ContributionKind]] = [Counter() for _ in range(axis.bars)]
    for each in said:
        counts[axis.bar(each.at)][each.kind] += 1
    tallest = max(bar.total() for bar in counts)
    most, tick = _ticks(tallest)
    base = top + PLOT
    for value in range(0, most + 1, tick):
        y = base - PLOT * value / most
        sheet.path(f"M{LEFT} {n(y)}H{RIGHT}", edge=EDGE if value == 0 else RULE, thick=2 if value == 0 else 1.5)
        sheet.text(LEFT - 14, y + 9, str(value), room=LEFT - 20, anchor="end", colour=INK_2)
    wide = (RIGHT - LEFT) / axis.bars
    for number, bar in enumerate(counts):
        y = base
        for kind in KINDS:
            if bar[kind]:
                tall = PLOT * bar[kind] / most
                y -= tall
                says = f"{_clock(reading, axis, number)} · {_count(reading, kind, bar[kind])}"
                inset = min(4.0, wide / 8)
                _fill(sheet, kind, LEFT + wide * number + inset, y, wide - 2 * inset, tall, says)
    _times(sheet, reading, axis, base)


def _fill(
    sheet: Sheet, kind: ContributionKind, x: float, y: float, width: float, height: float, says: str = ""
) -> None:
    _, ground, hatch, colour = KINDS[kind]
    fill = sheet.hatch(hatch, colour, ground) if hatch is not None else ground
    sheet.box(x, y, width, height, fill=fill, edge=INK_2 if colour == PAPER else colour, thick=1.5, says=says)


def _ticks(tallest: int) -> tuple[int, int]:
    """The top of the scale, and how far apart its lines are."""
    for power in count():
        for step in (1, 2, 5):
            tick = step * 10**power
            if tallest <= tick * 4:
                return ceil(tallest / tick) * tick, tick
    raise AssertionError


def _times(sheet: Sheet, reading: Reading, axis: Axis, base: float) -> None:
    label = max(width(_clock(reading, axis, bar), SMALL) for bar in (0, axis.bars)) + 40
    wide = (RIGHT - LEFT) / axis.bars
    whole = max(1, timedelta(minutes=1) // axis.step)
    each = whole * next(step for step in (1, 2, 5, 10, 15, 20, 30, 60) if step * whole * wide >= label or step == 60)
    for bar in range(0, axis.bars, each):
        x = LEFT + wide * bar
        if x + label - 40 <= RIGHT:
            sheet.path(f"M{n(x)} {n(base)}v10", edge=EDGE)
            sheet.text(x, base + 14 + SMALL, _clock(reading, axis, bar), room=label, colour=INK_2)


def _clock(reading: Reading, axis: Axis, bar: int) -> str:
    """With the day, where it is of more than one, and with seconds within a minute."""
    at = axis.start + axis.step * bar
    clock = reading.clock(at.isoformat()) + (f":{at.second:02}" if at.second else "")
    if axis.step * axis.bars <= timedelta(days=1):
        return clock
    return f"{format_skeleton('Md', at.astimezone(reading.zone), locale=reading.language)} {clock}"


def _count(reading: Reading, kind: ContributionKind, number: int) -> str:
    return reading.says("transcript.count", words=reading.says(KINDS[kind][0]), number=number)


def _legend(sheet: Sheet, reading: Reading, said: list[Said], y: float) -> float:
    """What the hatchings mean, with how many there are in all."""
    totals = Counter(each.kind for each in said)
    x: float = LEFT
    for kind in _kinds(said):
        words = _count(reading, kind, totals[kind])
        wide = 56 + width(words, SMALL)
        if x > LEFT and x + wide > RIGHT:
            x, y = LEFT, y + 50
        _fill(sheet, kind, x, y, 44, 32)
        sheet.text(x + 56, y + 26, words, room=RIGHT - x - 56)
        x += wide + 36
    return y + 50


def _description(reading: Reading, said: list[Said], took_part: TookPart, axis: Axis) -> str:
    people = frozenset[str]().union(*took_part.values())
    return reading.says(
        "transcript.diagram.participation-says",
        said=len(said),
        people=len(people),
        of=len(present(reading.transcript)),
        step=_step(reading, axis.step),
    )


def _step(reading: Reading, step: timedelta) -> str:
    if step % timedelta(days=1) == timedelta(0):
        return reading.says("transcript.diagram.days", number=step // timedelta(days=1))
    if step % timedelta(hours=1) == timedelta(0):
        return reading.says("transcript.diagram.hours", number=step // timedelta(hours=1))
    if step % timedelta(minutes=1) == timedelta(0):
        return reading.says("transcript.diagram.minutes", number=step // timedelta(minutes=1))
    return reading.says("transcript.diagram.seconds", number=step // timedelta(seconds=1))


def _rows(reading: Reading, said: list[Said], took_part: TookPart) -> Iterator[tuple[str, ...]]:
    visits, kinds = reading.transcript.phases, _kinds(said)

    def figures(among: Iterable[m.PhaseRecord]) -> list[str]:
        these = {visit.visit for visit in among}
        counts = Counter(each.kind for each in said if each.visit in these)
        people = frozenset[str]().union(*(took_part[visit] for visit in these))
        return [*(str(counts[kind]) for kind in kinds), _of(reading, len(people), len(present(reading.transcript)))]

    for visit in visits[:PHASES]:
        yield (visit.title, reading.clock(visit.started_at), *figures([visit]))
    if later := visits[PHASES:]:
        yield (reading.says("transcript.diagram.more", number=len(later)), "", *figures(later))
    yield (reading.says("transcript.diagram.all"), "", *figures(visits))
