"""The transcript as a Markdown document: the plan, who took part, then visit by visit what was asked and said.

Blocks are strings that are joined by empty lines at the end. People's words and the plan's texts pass through
``markdown`` before they become part of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, tzinfo

from facilitator.discussion.plan import Source
from facilitator.transcript import model as m
from facilitator.transcript.groups_formed import called, formed_in, how, people
from facilitator.transcript.markdown import inline, lines, quoted
from facilitator.transcript.markdown_board import board_blocks, discussion_blocks, positions_blocks, reasons_blocks
from facilitator.transcript.markdown_words import (
    bullets,
    contribution_block,
    count,
    credited,
    prompt_name,
    said,
    section,
    words,
)
from facilitator.transcript.materials import materials_blocks
from facilitator.transcript.names import Names, named
from facilitator.transcript.noted import noted
from facilitator.transcript.notices import notices, told_before
from facilitator.transcript.plain import plain
from facilitator.transcript.positions import reasons_called
from facilitator.transcript.questions_asked import about_question
from facilitator.transcript.reading import Reading
from facilitator.transcript.ways import ways


def as_markdown(transcript: m.Transcript, names: Names, language: str, zone: tzinfo | None = UTC) -> str:
    """``language``: of headings and labels. ``zone``: of times, None for this machine's."""
    return "".join(markdown_pieces(transcript, names, language, zone))


def markdown_pieces(transcript: m.Transcript, names: Names, language: str, zone: tzinfo | None = UTC) -> Iterator[str]:
    """The same, piece by piece: a long discussion is never held as one text."""
    reading = Reading(named(transcript, names, language), language, zone, inline, names)
    for number, block in enumerate(_blocks(reading)):
        yield f"\n\n{block}" if number else block
    yield "\n"


def _blocks(reading: Reading) -> Iterable[str]:
    yield f"# {inline(reading.transcript.plan.title)}"
    yield from bullets(_head(reading))
    yield from (f"*{notice}*" for notice in notices(reading))
    yield from (_told(reading, nudge) for nudge in told_before(reading))
    if reading.transcript.pictures or any(material.pages for material in reading.transcript.materials):
        yield f"*{reading.says('transcript.pictures-beside')}*"
    if reading.transcript.plan.summary:
        yield "\n".join(lines(reading.transcript.plan.summary))
    yield from section(reading.says("transcript.lesson-notes"), _lesson_notes(reading, None), level=2)
    yield from section(reading.says("transcript.materials"), materials_blocks(reading), level=2)
    yield from _groups_formed(reading, None)
    for number, visit in enumerate(reading.transcript.phases, start=1):
        yield f"## {number}. {inline(visit.title)}"
        yield from _visit(reading, visit)
    yield from section(reading.says("transcript.board"), board_blocks(reading, None), level=2)
    yield from section(reading.says("transcript.questions"), _questions(reading), level=2)
    yield from section(reading.says("transcript.ideas"), _ideas(reading), level=2)


def _head(reading: Reading) -> Iterable[str]:
    transcript = reading.transcript
    plan, room = transcript.plan, transcript.room
    yield reading.says("transcript.room", code=f"{room.code[:3]} {room.code[3:]}")
    yield _when(reading)
    if not reading.is_imported:
        yield reading.says("transcript.plan", plan=inline(plan.id))
    for source in plan.sources:
        yield reading.says("transcript.source", source=inline(_source(source)))
    for topic in plan.topics:
        yield reading.says("transcript.topic", label=inline(topic.label), value=inline(topic.value))
    if transcript.participants:
        number = len(transcript.participants)
        yield reading.says("transcript.people", number=number, names=reading.names(reading.people))


def _when(reading: Reading) -> str:
    room = reading.transcript.room
    if reading.is_imported:
        return reading.day(room.opened_at)
    start = {"day": reading.day(room.opened_at), "start": reading.clock(room.opened_at)}
    zone = reading.zone_name(room.opened_at)
    if room.ended_at is None:
        return reading.says("transcript.when-open", **start, zone=zone)
    return reading.says("transcript.when", **start, end=reading.until(room.ended_at, room.opened_at), zone=zone)


def _source(source: Source) -> str:
    year = str(source.year) if source.year is not None else ""
    return ", ".join(part for part in (source.author, source.title, year, source.url) if part)


def _visit(reading: Reading, visit: m.PhaseRecord) -> Iterable[str]:
    yield f"*{_times(reading, visit)}*"
    yield from _asked(reading, visit)
    yield from reading.sides_in(visit)
    for nudge in reading.nudges_in(visit) if visit.kind != "discuss" else ():
        yield _told(reading, nudge)
    yield from section(reading.says("transcript.notes"), words(reading, visit, "note"))
    yield from section(reading.says("transcript.answers"), words(reading, visit, "answer"))
    yield from _groups_formed(reading, visit)
    yield from section(reading.says("transcript.group-answers"), words(reading, visit, "group-answer"))
    yield from section(reading.says("transcript.votes"), _votes(reading, visit))
    yield from section(reading.says("transcript.reasons"), words(reading, visit, "reason"))
    yield from section(reading.says("transcript.board"), board_blocks(reading, visit))
    yield from section(reading.says("transcript.points"), discussion_blocks(reading, visit))
    yield from section(reading.says("transcript.positions"), positions_blocks(reading, visit))
    yield from section(reasons_called(reading), reasons_blocks(reading, visit))
    yield from section(reading.says("transcript.proposals"), words(reading, visit, "proposal"))
    yield from section(reading.says("transcript.conclusion"), _conclusions(reading, visit))
    yield from section(reading.says("transcript.reflections"), words(reading, visit, "reflection"))
    yield from section(reading.says("transcript.lesson-notes"), _lesson_notes(reading, visit))


def _times(reading: Reading, visit: m.PhaseRecord) -> str:
    start, kind = reading.clock(visit.started_at), reading.says(f"phase.{visit.kind}")
    if reading.is_imported:
        return kind
    if visit.ended_at is None:
        times = reading.says("transcript.times-open", start=start)
    else:
        times = reading.says("transcript.times", start=start, end=reading.until(visit.ended_at, visit.started_at))
    planned = reading.says("transcript.planned", minutes=visit.minutes)
    return " · ".join([*([kind] if kind != visit.title else []), times, planned])


def _asked(reading: Reading, visit: m.PhaseRecord) -> Iterable[str]:
    phase = reading.phase(visit)
    for prompt in phase.prompts:
        if len(phase.prompts) > 1:
            yield f"**{prompt_name(reading, prompt.id, prompt.column)}**"
        yield from _plan_text(prompt.html)
    yield from _plan_text(phase.question_html)
    if visit.clear and reading.transcript.reader == "instructor":
        clear = sum(each.clear for each in visit.clear)
        yield reading.says("transcript.clear", clear=clear, unclear=len(visit.clear) - clear)


def _told(reading: Reading, nudge: m.NudgeRecord) -> str:
    return reading.says("transcript.nudge", time=reading.clock(nudge.at)) + "\n\n" + quoted(nudge.text)


def _plan_text(html: str) -> Iterable[str]:
    text = plain(html)
    return ["\n".join(lines(text))] if text else []


def _groups_formed(reading: Reading, visit: m.PhaseRecord | None) -> Iterable[str]:
    """Groups are told of where they were formed; None: before the first visit."""
    for groups in formed_in(reading, visit):
        named = (f"**{called(reading, group)}** · {people(reading, group)}" for group in groups)
        yield from section(reading.says("transcript.groups"), [how(reading, groups[0]), *bullets(named)])


def _votes(reading: Reading, visit: m.PhaseRecord) -> list[str]:
    """Votes per choice; where the poll was asked before, before → now."""
    polls = {poll.visit: poll for poll in reading.transcript.polls}
    poll = polls.get(visit.visit)
    if poll is None:
        return []
    choices = [inline(plain(choice.html)) for choice in reading.phase(visit).choices]
    if poll.before is None:
        return bullets(count(reading, choice, number) for choice, number in zip(choices, poll.counts, strict=True))
    before = polls[poll.before].counts
    return bullets(
        reading.says("transcript.count-again", words=choice, before=earlier, number=number)
        for choice, earlier, number in zip(choices, before, poll.counts, strict=True)
    )


def _conclusions(reading: Reading, visit: m.PhaseRecord) -> Iterable[str]:
    for conclusion in reading.transcript.conclusions:
        if conclusion.visit == visit.visit:
            yield said(reading, conclusion.text)
            if conclusion.credits:
                yield f"*{credited(reading, conclusion.credits)}*"


def _questions(reading: Reading) -> Iterable[str]:
    """What was brought along, then all that were asked, those taken back too."""
    for each in reading.transcript.questions:
        if each.brought:
            yield " · ".join(about_question(reading, each))
            yield said(reading, each.text)
    for asked in reading.transcript.contributions:
        if asked.kind == "question":
            yield contribution_block(reading, asked)


def _lesson_notes(reading: Reading, visit: m.PhaseRecord | None) -> Iterable[str]:
    """None: those about the whole lesson."""
    for note in noted(reading, visit):
        yield f"*{note.head}*"
        yield quoted(note.text)


def _ideas(reading: Reading) -> Iterable[str]:
    for idea in ways(reading):
        yield f"### {idea.letter}: {idea.title}"
        for step in idea.steps:
            yield f"{step.time} · **{step.label}**"
            if step.text:
                yield quoted(step.text)
