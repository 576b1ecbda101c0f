"""A transcript visit by visit, as a page shows it: what was asked, what was said of what, and how minds moved.

The only markup in it is the plan's, sanitised when it was rendered; people's words stay as they are, and the template
escapes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.plan import Prompt
from facilitator.transcript import model as m
from facilitator.transcript.came import came_of, unforeseen_of
from facilitator.transcript.diagrams import Diagram, of_visit
from facilitator.transcript.noted import LessonNote, noted
from facilitator.transcript.plain import plain
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections_board import Card, card_of, connection_of, proposed_of

KINDS: dict[ContributionKind, str] = {
    "note": "transcript.notes",
    "answer": "transcript.answers",
    "group-answer": "transcript.group-answers",
    "reason": "transcript.reasons",
    "proposal": "transcript.proposals",
}
"""What is listed under a heading of its own; points stand with what they are about, reflections apart."""


class Line(Struct, frozen=True, kw_only=True):
    """One contribution, or a sentence of the instructor to all."""

    id: str
    """A contribution's, or ``n`` and the number of the event in which the instructor spoke to all."""
    time: str
    letter: str | None
    """Of its approach, or of the card that a point is about."""
    author: str
    marks: tuple[str, ...]
    text: str | None
    pictures: tuple[str, ...]
    earlier: tuple[tuple[str, str | None, tuple[str, ...]], ...]
    """(time, text, pictures), the latest first."""
    column: str | None = None
    """Of the plan's columns, the one that it answers to, where its phase asks in several."""
    depth: int = 0


class Planned(Struct, frozen=True, kw_only=True):
    """The planned board, and what came to the board of it."""

    approaches: tuple[tuple[str, str, str], ...]
    """(letter, label, letters of its cards or that it did not come)"""
    unforeseen: str
    """Letters."""


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
    groups: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[Line, ...]], ...]
    """(heading, lines)"""
    reflections: tuple[Line, ...]
    """Private between the instructor and their authors."""
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
    board = reading.in_columns(card for card in reading.transcript.board if _belongs(reading, card, visit))
    return Section(
        visit=visit,
        kind=reading.says(f"phase.{visit.kind}"),
        times=_times(reading, visit),
        asked=_asked(reading, visit),
        columns=_columns(reading, visit),
        notices=_notices(reading, visit),
        groups=_groups(reading, visit),
        lists=tuple(
            (reading.says(heading), lines) for kind, heading in KINDS.items() if (lines := _lines(reading, visit, kind))
        ),
        reflections=_lines(reading, visit, "reflection"),
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
            yield _to_all(reading, said)
        else:
            yield from (_line(reading, each, depth) for depth, each in reading.thread(said))


def _to_all(reading: Reading, nudge: m.NudgeRecord) -> Line:
    return Line(
        id=f"n{nudge.seq}",
        time=reading.clock(nudge.at),
        letter=None,
        author=reading.instructor(nudge),
        marks=tuple(reading.marks_of(nudge)),
        text=nudge.text,
        pictures=(),
        earlier=(),
    )


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
    told = visit.clear and reading.transcript.reader == "instructor"
    marked = [reading.says("transcript.clear", clear=clear, unclear=len(visit.clear) - clear)] if told else []
    nudges = [
        f"{reading.says('transcript.nudge', time=reading.clock(nudge.at))} {nudge.text}"
        for nudge in reading.nudges_in(visit)
        if visit.kind != "discuss"
    ]
    return (*marked, *reading.sides_in(visit), *nudges)


def _groups(reading: Reading, visit: m.PhaseRecord) -> tuple[tuple[str, str], ...]:
    formed = [group for group in reading.transcript.groups if group.visit == visit.visit]
    last = max((group.seq for group in formed), default=0)
    return tuple((reading.group_called(group), reading.names(group.members)) for group in formed if group.seq == last)


def _lines(reading: Reading, visit: m.PhaseRecord, kind: ContributionKind) -> tuple[Line, ...]:
    return tuple(_line(reading, each) for each in reading.handed_in(visit, kind))


def _line(reading: Reading, each: m.ContributionRecord, depth: int = 0) -> Line:
    return Line(
        id=each.id,
        time=reading.clock(each.at),
        letter=reading.letters.get(each.card) if each.card is not None else _approach(reading, each),
        author=reading.author(each),
        marks=tuple(_marks(reading, each)),
        text=each.text,
        pictures=each.pictures,
        column=_prompt(reading, each).column,
        earlier=earlier_of(reading, each),
        depth=min(depth, 4),
    )


def earlier_of(reading: Reading, each: m.ContributionRecord) -> tuple[tuple[str, str | None, tuple[str, ...]], ...]:
    """(time, text, pictures), the latest first."""
    return tuple((reading.clock(was.at), was.text, was.pictures) for was in reversed(each.revisions))


def _approach(reading: Reading, each: m.ContributionRecord) -> str | None:
    """The letter of the card that shows the same approach, so that an answer and its card look alike."""
    if each.approach is None:
        return None
    return next(
        (
            card.letter
            for card in reading.transcript.board
            if reading.contributions[card.contribution].approach == each.approach
        ),
        None,
    )


def _prompt(reading: Reading, each: m.ContributionRecord) -> Prompt:
    prompts = reading.transcript.plan.phase(each.phase).prompts
    return next(prompt for prompt in prompts if prompt.id == each.prompt)


def _marks(reading: Reading, each: m.ContributionRecord) -> list[str]:
    phase = reading.transcript.plan.phase(each.phase)
    marks = []
    if len(phase.prompts) > 1 and len({prompt.column for prompt in phase.prompts} - {None}) < len(phase.prompts):
        prompt = _prompt(reading, each)
        marks.append(prompt.column or reading.says("transcript.prompt", number=prompt.id))
    marks += reading.writers(each)
    if each.side is not None:
        marks.append(reading.says("transcript.side", side=each.side))
    if each.point is not None:
        marks.append(reading.says(f"transcript.point.{each.point}"))
    if each.choice is not None:
        marks.append(reading.says("transcript.chosen", choice=plain(phase.choices[each.choice].html)))
    if each.kind == "proposal":
        marks.append(reading.says("transcript.kept", number=reading.kept[each.id]))
    if each.credits:
        marks.append(reading.says("transcript.credits", names=reading.names(each.credits)))
    states = (
        (each.late, "transcript.late"),
        (each.unfinished, "transcript.unfinished"),
        (each.withdrawn, "transcript.withdrawn"),
        (each.hidden, "transcript.hidden"),
    )
    return marks + [reading.says(text_id) for so, text_id in states if so]


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
    if reading.last_asked_in() != visit:
        return ()
    order = [*reading.letters, None]
    unsure = reading.says("transcript.unsure")
    moves = sorted(reading.moves().items(), key=lambda move: [order.index(card) for card in move[0]])
    return tuple(
        (reading.letters.get(first or "", unsure), reading.letters.get(now or "", unsure), people)
        for (first, now), people in moves
    )
