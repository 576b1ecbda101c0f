"""The smallest parts of the Markdown document: a section, and one contribution with all its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.pictures import is_drawing
from facilitator.transcript import model as m
from facilitator.transcript.markdown import inline, quoted
from facilitator.transcript.plain import plain
from facilitator.transcript.reading import Reading


def section(heading: str, blocks: Iterable[str], level: int = 3) -> Iterator[str]:
    """Nothing at all where there are no blocks."""
    for number, block in enumerate(blocks):
        if number == 0:
            yield f"{'#' * level} {heading}"
        yield block


def words(reading: Reading, visit: m.PhaseRecord, kind: ContributionKind) -> Iterator[str]:
    """All that was handed in of one kind."""
    return (contribution_block(reading, each) for each in reading.handed_in(visit, kind))


def contribution_block(reading: Reading, contribution: m.ContributionRecord) -> str:
    """Who and when, the text that counts, then the earlier ones, back to the first."""
    head = [f"**{reading.author(contribution)}**", *_clock(reading, contribution.at), *_marks(reading, contribution)]
    blocks = [" · ".join(head), said(reading, contribution.text, contribution.pictures)]
    for earlier in reversed(contribution.revisions):
        before = reading.says("transcript.before", time=reading.clock(earlier.at))
        blocks += [before, said(reading, earlier.text, earlier.pictures)]
    return "\n\n".join(blocks)


def nudge_block(reading: Reading, nudge: m.NudgeRecord) -> str:
    """A sentence of the instructor to all, as one of what was said."""
    head = [f"**{reading.instructor(nudge)}**", *_clock(reading, nudge.at), *reading.marks_of(nudge)]
    return "\n\n".join([" · ".join(head), quoted(nudge.text)])


def _clock(reading: Reading, at: str) -> list[str]:
    return [] if reading.is_imported else [reading.clock(at)]


def said(reading: Reading, text: str | None, pictures: Iterable[str] = ()) -> str:
    if text is None:
        return f"*{reading.says('transcript.erased-words')}*"
    return "\n\n".join([*([quoted(text)] if text else []), *(_picture(reading, name) for name in pictures)])


def _picture(reading: Reading, name: str) -> str:
    """The pictures themselves are where the document's reader keeps them."""
    what = reading.says("page.parts.drawing") if is_drawing(name) else reading.says("page.parts.photo")
    return f"![{what}](pictures/{name})"


def prompt_name(reading: Reading, prompt_id: str, column: str | None) -> str:
    """How a prompt is told from the others of its phase."""
    return inline(column) if column else reading.says("transcript.prompt", number=inline(prompt_id))


def _marks(reading: Reading, contribution: m.ContributionRecord) -> Iterable[str]:
    """What is to be known about a contribution besides its author, time and words."""
    phase = reading.transcript.plan.phase(contribution.phase)
    if len(phase.prompts) > 1:
        column = next(prompt.column for prompt in phase.prompts if prompt.id == contribution.prompt)
        yield prompt_name(reading, contribution.prompt, column)
    yield from reading.writers(contribution)
    if contribution.side is not None:
        yield reading.says("transcript.side", side=inline(contribution.side))
    if contribution.point is not None:
        yield reading.says(f"transcript.point.{contribution.point}")
    if contribution.choice is not None:
        choice = inline(plain(phase.choices[contribution.choice].html))
        yield reading.says("transcript.chosen", choice=choice)
    if contribution.kind == "proposal":
        yield reading.says("transcript.kept", number=reading.kept[contribution.id])
    if contribution.kind == "question":
        yield from _became(reading, contribution)
    if contribution.credits:
        yield credited(reading, contribution.credits)
    yield from reading.seen_in(contribution)
    yield from _states(reading, contribution)


def _became(reading: Reading, contribution: m.ContributionRecord) -> Iterable[str]:
    for each in reading.transcript.questions:
        if each.id == contribution.id:
            yield reading.says(f"transcript.question.{each.state}")
            if each.hidden and not contribution.hidden:
                yield reading.says("transcript.hidden")


def credited(reading: Reading, people: Iterable[str]) -> str:
    return reading.says("transcript.credits", names=reading.names(people))


def _states(reading: Reading, contribution: m.ContributionRecord) -> Iterable[str]:
    if contribution.late:
        yield reading.says("transcript.late")
    if contribution.unfinished:
        yield reading.says("transcript.unfinished")
    if contribution.withdrawn:
        yield reading.says("transcript.withdrawn")
    if contribution.hidden:
        yield reading.says("transcript.hidden")
    if contribution.shared:
        yield reading.says("transcript.shared")


def count(reading: Reading, words: str, number: int) -> str:
    return reading.says("transcript.count", words=words, number=number)


def bullets(lines: Iterable[str]) -> list[str]:
    """One list, or nothing."""
    items = [f"- {line}" for line in lines]
    return ["\n".join(items)] if items else []
