"""A transcript visit by visit, as a page shows it: what was asked, what was said of what, and how minds moved.

The only markup in it is the plan's, sanitised when it was rendered; people's words stay as they are, and the template
escapes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind
from facilitator.transcript import model as m
from facilitator.transcript.came import came_of, unforeseen_of
from facilitator.transcript.diagrams import Diagram, of_visit
from facilitator.transcript.groups_formed import called, formed_in, how, people
from facilitator.transcript.noted import LessonNote, noted
from facilitator.transcript.plain import plain
from facilitator.transcript.positions import moves, reasons_called, reasons_in
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections_board import Card, card_of, connection_of, proposed_of
from facilitator.transcript.sections_lines import Line, line_of, moved, reflections_for, to_all, told

KINDS: dict[ContributionKind, str] = {
    "note": "transcript.notes",
    "answer": "transcript.answers",
    "group-answer": "transcript.group-answers",
    "reason": "transcript.reasons",
    "proposal": "transcript.proposals",
}
"""What is listed under a heading of its own; points stand with what they are about, reflections apart."""


class Planned(Struct, frozen=True, kw_only=True):
    """The planned board, and what came to the board of it."""

    approaches: tuple[tuple[str, str, str], ...]
    """(letter, label, letters of its cards or that it did not come)"""
    unforeseen: str
    """Letters."""


class Formed(Struct, frozen=True, kw_only=True):
    """Groups that were formed at one time."""

    how: str
    """When, and why so, where the reader may know it."""
    groups: tuple[tuple[str, str], ...]
    """(name, people)"""


class Section(Struct, frozen=True, kw_only=True):
    """One visit."""

    visit: m.PhaseRecord
    kind: str
    times: str
    """Empty, as those of lines are, where they are not known: of a room that was brought in."""
    asked: tuple[tuple[str | None, str], ...]
    """(column, the plan's HTML)"""
    columns: tuple[str, ...]
    """In which what was handed in stands side by side."""
    notices: tuple[str, ...]
    formed: tuple[Formed, ...]
    lists: tuple[tuple[str, tuple[Line, ...]], ...]
    """(heading, lines)"""
    reflections: tuple[Line, ...]
    reflections_for: str
    """Who reads them."""
    votes: tuple[tuple[str, int | None, int], ...]
    """(choice, before, now)"""
    cards: tuple[Card, ...]
    board_columns: tuple[str, ...]
    """Those that cards stand in; none where the board is undivided."""
    planned: tuple[Planned, ...]
    connections: tuple[tuple[str, str, str], ...]
    proposed: tuple[tuple[str, str, str], ...]
    """Connections that students proposed and that were not confirmed."""
    points: tuple[Line, ...]
    moves: tuple[tuple[str, str, int], ...]
    """(at first, now, people)"""
    moved: tuple[Line, ...]
    """What moved people, in their words: private between the instructor and their authors. In a student's copy all that
    they answered."""
    moved_called: str
    conclusions: tuple[tuple[str | None, str], ...]
    """(sentence, whose ideas it stands on)"""
    conclusion_ids: tuple[str, ...] = ()
    """Of ``conclusions``, in the same order."""
    diagrams: tuple[Diagram, ...] = ()
    lesson_notes: tuple[LessonNote, ...] = ()
    """What the instructor wrote down about it, often afterwards."""


def sections(reading: Reading) -> list[Section]:
    return [_section(reading, visit) for visit in reading.transcript.phases]


def _section(reading: Reading, visit: m.PhaseRecord) -> Section:
    reasons = reasons_in(reading, visit)
    board = reading.in_columns(card for card in reading.transcript.board if _belongs(reading, card, visit))
    return Section(
        visit=visit,
        kind=reading.says(f"phase.{visit.kind}"),
        times=_times(reading, visit),
        asked=_asked(reading, visit),
        columns=_columns(reading, visit),
        notices=_notices(reading, visit),
        formed=tuple(_formed(reading, visit)),
        lists=tuple(
            (reading.says(heading), lines) for kind, heading in KINDS.items() if (lines := _lines(reading, visit, kind))
        ),
        reflections=_lines(reading, visit, "reflection"),
        reflections_for=reflections_for(reading, visit),
        votes=_votes(reading, visit),
        cards=tuple(card_of(reading, card, column) for column, cards in board for card in cards),
        board_columns=tuple(column for column, _ in board if column is not None),
        connections=tuple(
            connection_of(reading, each)
            for each in reading.transcript.connections
            if reading.discussed_in(each.seq) == visit
        ),
        planned=tuple(
            Planned(approaches=tuple(came_of(reading, each)), unforeseen=unforeseen_of(reading, each))
            for each in reading.planned_in(visit)
        ),
        proposed=tuple(proposed_of(reading, each) for each in reading.unanswered(visit)),
        points=tuple(_points(reading, visit)),
        moves=_moves(reading, visit),
        moved=tuple(moved(reading, each) for each in reasons),
        moved_called=reasons_called(reading) if reasons else "",
        conclusions=tuple(
            (each.text, reading.says("transcript.credits", names=reading.names(each.credits)) if each.credits else "")
            for each in reading.transcript.conclusions
            if each.visit == visit.visit
        ),
        conclusion_ids=tuple(each.id for each in reading.transcript.conclusions if each.visit == visit.visit),
        diagrams=of_visit(reading, visit) if "diagrams" not in reading.transcript.left_out else (),
        lesson_notes=noted(reading, visit),
    )


def _points(reading: Reading, visit: m.PhaseRecord) -> Iterator[Line]:
    """In a discussion the instructor's sentences to all stand between them."""
    for said in reading.in_turn(reading.threads(visit), visit):
        if isinstance(said, m.NudgeRecord):
            yield to_all(reading, said)
        else:
            yield from (line_of(reading, each, depth) for depth, each in reading.thread(said))


def _times(reading: Reading, visit: m.PhaseRecord) -> str:
    if reading.is_imported:
        return ""
    start = reading.clock(visit.started_at)
    if visit.ended_at is None:
        return reading.says("transcript.times-open", start=start)
    return reading.says("transcript.times", start=start, end=reading.until(visit.ended_at, visit.started_at))


def _asked(reading: Reading, visit: m.PhaseRecord) -> tuple[tuple[str | None, str], ...]:
    phase = reading.phase(visit)
    asked = [(prompt.column, prompt.html) for prompt in phase.prompts]
    return tuple((column, html) for column, html in [*asked, (None, phase.question_html)] if html or column)


def _columns(reading: Reading, visit: m.PhaseRecord) -> tuple[str, ...]:
    asked = reading.phase(visit).prompts
    columns = [prompt.column for prompt in asked if prompt.column is not None]
    return tuple(columns) if len(columns) == len(asked) > 1 else ()


def _notices(reading: Reading, visit: m.PhaseRecord) -> tuple[str, ...]:
    clear = sum(each.clear for each in visit.clear)
    counted = visit.clear and reading.transcript.reader == "instructor"
    marked = [reading.says("transcript.clear", clear=clear, unclear=len(visit.clear) - clear)] if counted else []
    nudges = [told(reading, nudge) for nudge in reading.nudges_in(visit) if visit.kind != "discuss"]
    return (*marked, *reading.sides_in(visit), *nudges)


def _formed(reading: Reading, visit: m.PhaseRecord) -> Iterator[Formed]:
    """What was done before the first visit is told of there."""
    before = formed_in(reading, None) if visit == reading.transcript.phases[0] else []
    for groups in [*before, *formed_in(reading, visit)]:
        named = tuple((called(reading, group), people(reading, group)) for group in groups)
        yield Formed(how=how(reading, groups[0]), groups=named)


def _lines(reading: Reading, visit: m.PhaseRecord, kind: ContributionKind) -> tuple[Line, ...]:
    return tuple(line_of(reading, each) for each in reading.handed_in(visit, kind))


def _votes(reading: Reading, visit: m.PhaseRecord) -> tuple[tuple[str, int | None, int], ...]:
    polls = {poll.visit: poll for poll in reading.transcript.polls}
    poll = polls.get(visit.visit)
    if poll is None:
        return ()
    choices = [plain(choice.html) for choice in reading.phase(visit).choices]
    before = polls[poll.before].counts if poll.before is not None else [None] * len(choices)
    return tuple(zip(choices, before, poll.counts, strict=True))


def _belongs(reading: Reading, card: m.CardRecord, visit: m.PhaseRecord) -> bool:
    """To the first discussion after it; what no discussion came to, to the last visit."""
    if card.place is None:
        return False
    return (reading.discussed_in(card.seq) or reading.transcript.phases[-1]) == visit


def _moves(reading: Reading, visit: m.PhaseRecord) -> tuple[tuple[str, str, int], ...]:
    """Counts, never who; where they were asked for the last time."""
    return tuple(moves(reading)) if reading.last_asked_in() == visit else ()
