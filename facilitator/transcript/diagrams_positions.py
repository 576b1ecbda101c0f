"""How minds moved: between cards each time that the class was asked what convinces it, and between a poll's choices.

Counts of people, never who. Who answered in one of two askings only is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from facilitator.transcript import model as m
from facilitator.transcript.diagram import Diagram, id_of
from facilitator.transcript.hues import HUES, Hue, hue
from facilitator.transcript.plain import plain
from facilitator.transcript.reading import Reading
from facilitator.transcript.svg import INK_2, PINE, PINE_LINE, PINE_SOFT, SMALL, WIDTH, Sheet
from facilitator.transcript.svg_flow import LEFT, RIGHT, Asked, Moves, Option, flow
from facilitator.transcript.svg_text import wrapped

UNSURE: Final = "not sure"
OTHER: Final = "other"
CHOICE: Final = Hue(PINE, PINE_SOFT, PINE_LINE)
OPTIONS: Final = 10
"""As many have a box of their own; the rest share one."""
ASKINGS: Final = 6

Answers = Mapping[str, str]
"""participant -> the answer they gave, as the key of an option"""


def positions(reading: Reading, visit: m.PhaseRecord) -> Diagram | None:
    """Where they were asked for the last time. A student's transcript knows too little of the others'."""
    if reading.last_asked_in() != visit or reading.transcript.reader == "student":
        return None
    answers = [_answers(reading, asking) for asking in reading.transcript.positions]
    askings = [(asking, each) for asking, each in zip(reading.transcript.positions, answers, strict=True) if each]
    if not askings:
        return None
    askings = [askings[0], *askings[1:][-(ASKINGS - 1) :]]
    options = _few(reading, list(_cards(reading)), [each for _, each in askings])
    shared = {option.key for option in options}
    given = [{who: key if key in shared else OTHER for who, key in each.items()} for _, each in askings]
    names = [reading.clock(asking.at) for asking, _ in askings]
    title = reading.says("transcript.diagram.positions")
    moves = [_moves(before, after) for before, after in pairwise(given)]
    asked = [Asked(name, Counter(each.values())) for name, each in zip(names, given, strict=True)]
    return _diagram(reading, id_of("positions", visit.visit), title, options, asked, moves, _once(given), ())


def _answers(reading: Reading, asking: m.AskingRecord) -> dict[str, str]:
    return {each.participant: UNSURE if each.card is None else each.card for each in asking.taken}


def _cards(reading: Reading) -> Iterator[Option]:
    for card in reading.transcript.board:
        yield Option(card.id, card.letter, HUES[hue(card.letter)])
    yield Option(UNSURE, reading.says("transcript.unsure"), HUES["-"])


def _few(reading: Reading, options: list[Option], answers: Sequence[Answers]) -> list[Option]:
    """In their order. Of very many, those that most people chose have a box of their own."""
    chosen = Counter(key for each in answers for key in each.values())
    known = {option.key for option in options}
    own = {key for key, _ in chosen.most_common() if key in known}
    if len(own) > OPTIONS:
        own = {UNSURE, *[key for key, _ in chosen.most_common() if key in known - {UNSURE}][: OPTIONS - 1]} & own
    few = [option for option in options if option.key in own]
    if all(key in own for key in chosen):
        return few
    others = Option(OTHER, reading.says("transcript.diagram.others"), HUES["-"])
    return [*[each for each in few if each.key != UNSURE], others, *[each for each in few if each.key == UNSURE]]


def _moves(before: Answers, after: Answers) -> Moves:
    return Counter((before[who], after[who]) for who in before if who in after)


def _once(given: Sequence[Answers]) -> int:
    """How many people answered only one of several times."""
    times = Counter(who for each in given for who in each)
    return sum(times[who] == 1 for who in times) if len(given) > 1 else 0


def polled_again(reading: Reading, visit: m.PhaseRecord) -> Diagram | None:
    """A poll that asks an earlier one again."""
    polls = {poll.visit: poll for poll in reading.transcript.polls}
    again = polls.get(visit.visit)
    first = polls.get(again.before or "") if again is not None else None
    if again is None or first is None or not sum((*first.counts, *again.counts)):
        return None
    # The hues of letters are kept for approaches.
    options = [Option(str(number), f"({number + 1})", CHOICE) for number in range(len(again.counts))]
    given = [{vote.participant: str(vote.choice) for vote in poll.votes} for poll in (first, again)]
    began = {each.visit: reading.clock(each.started_at) for each in reading.transcript.phases}
    asked = [
        Asked(began[poll.visit], {str(choice): people for choice, people in enumerate(poll.counts)})
        for poll in (first, again)
    ]
    title = reading.says("transcript.diagram.polled")
    choices = [
        f"({number}) {plain(choice.html)}" for number, choice in enumerate(reading.phase(visit).choices, start=1)
    ]
    whole = all(len(poll.votes) == sum(poll.counts) for poll in (first, again))
    moves = [_moves(*given)] if whole else [{}]
    return _diagram(
        reading, id_of("poll", visit.visit), title, options, asked, moves, _once(given) if whole else 0, choices
    )


def _diagram(
    reading: Reading,
    diagram: str,
    title: str,
    options: Sequence[Option],
    asked: Sequence[Asked],
    moves: Sequence[Moves],
    once: int,
    legend: Sequence[str],
) -> Diagram:
    sheet = Sheet(diagram)
    height = flow(sheet, options, asked, moves, 16) + 24
    for each in legend:
        lines = wrapped(each, RIGHT - LEFT, SMALL, 2)
        sheet.lines(LEFT, height, lines, room=RIGHT - LEFT)
        height += SMALL * 1.25 * len(lines) + 8
    if any(moves) and any(_apart(*pair, between) for pair, between in zip(pairwise(asked), moves, strict=True)):
        said = reading.says("transcript.diagram.dashed")
        if once:
            said += " " + reading.says("transcript.diagram.once", number=once)
        sheet.lines(LEFT, height, [said], room=RIGHT - LEFT, colour=INK_2)
        height += SMALL * 1.25 + 8
    names = {option.key: option.name for option in options}
    if legend:
        names = dict(zip(names, legend, strict=True))
    return Diagram(
        id=diagram,
        title=title,
        description=_description(reading, asked, moves),
        svg=sheet.drawn(height + 12, title),
        width=WIDTH,
        height=round(height + 12),
        head=(
            reading.says("transcript.diagram.asked"),
            reading.says("transcript.diagram.before"),
            reading.says("transcript.diagram.after"),
            reading.says("transcript.diagram.how-many"),
        ),
        rows=(
            *_rows(names, asked, moves),
            *([(reading.says("transcript.diagram.once-only"), "", "", str(once))] if once else []),
        ),
    )


def _apart(before: Asked, after: Asked, moves: Moves) -> bool:
    """Whether somebody answered at one of both only."""
    return sum(before.counts.values()) + sum(after.counts.values()) > 2 * sum(moves.values())


def _description(reading: Reading, asked: Sequence[Asked], moves: Sequence[Moves]) -> str:
    stayed = sum(people for each in moves for (before, after), people in each.items() if before == after)
    moved = sum(people for each in moves for people in each.values()) - stayed
    people = sum(asked[0].counts.values())
    if not moved + stayed and len(asked) > 1:
        return reading.says("transcript.diagram.counted", first=asked[0].name, last=asked[-1].name)
    if not moved + stayed:
        return reading.says("transcript.diagram.asked-once", time=asked[0].name, people=people)
    return reading.says(
        "transcript.diagram.moved", first=asked[0].name, last=asked[-1].name, moved=moved, stayed=stayed
    )


def _rows(names: Mapping[str, str], asked: Sequence[Asked], moves: Sequence[Moves]) -> Iterator[tuple[str, ...]]:
    """For each asking how many gave each answer, then how many went from each to which at the next."""
    for number, row in enumerate(asked):
        yield from ((row.name, "", name, str(row.counts[key])) for key, name in names.items() if row.counts.get(key, 0))
        for before, name in names.items() if number < len(moves) else ():
            yield from (
                (f"{row.name} → {asked[number + 1].name}", name, names[after], str(people))
                for after in names
                if (people := moves[number].get((before, after), 0))
            )
