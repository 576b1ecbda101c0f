"""One line of a transcript as a page shows it: who said it and when, what is to be known of it, and the words."""

from __future__ import annotations

from msgspec import Struct

from facilitator.discussion.plan import Prompt
from facilitator.transcript import model as m
from facilitator.transcript.plain import plain
from facilitator.transcript.reading import Reading


class Line(Struct, frozen=True, kw_only=True):
    """One contribution, a sentence of the instructor to all, or what moved somebody."""

    id: str
    """A contribution's; or ``n`` and the number of the event in which the instructor spoke to all, ``m`` and that in
    which somebody said what moved them."""
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


def line_of(reading: Reading, each: m.ContributionRecord, depth: int = 0) -> Line:
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
    marks += reading.seen_in(each)
    states = (
        (each.late, "transcript.late"),
        (each.unfinished, "transcript.unfinished"),
        (each.withdrawn, "transcript.withdrawn"),
        (each.hidden, "transcript.hidden"),
        (each.shared, "transcript.shared"),
    )
    return marks + [reading.says(text_id) for so, text_id in states if so]


def reflections_for(reading: Reading, visit: m.PhaseRecord) -> str:
    """Who reads the reflections of a visit; empty where there are none."""
    shared = {each.shared for each in reading.handed_in(visit, "reflection")}
    if not shared:
        return ""
    if shared == {True}:
        return reading.says("transcript.all-shared")
    return reading.says("transcript.private-or-shared" if True in shared else "transcript.private")


def moved(reading: Reading, position: m.PositionRecord) -> Line:
    """What moved somebody, with the letter of the card that convinces them."""
    return Line(
        id=f"m{position.seq}",
        time=reading.clock(position.at),
        letter=reading.letters.get(position.card) if position.card is not None else None,
        author=reading.name(position.participant),
        marks=(reading.says("transcript.unsure"),) if position.card is None else (),
        text=position.because,
        pictures=(),
        earlier=(),
    )


def told(reading: Reading, nudge: m.NudgeRecord) -> str:
    """What the instructor told all, where nothing else was said of it."""
    return f"{reading.says('transcript.nudge', time=reading.clock(nudge.at))} {nudge.text}"


def to_all(reading: Reading, nudge: m.NudgeRecord) -> Line:
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
