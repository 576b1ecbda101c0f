"""A transcript as a document of no format yet: what every form that people read lays out, in this order.

People's words and the plan's titles are plain text here, the plan's longer texts sanitised HTML. Each form escapes and
lays out; none decides what there is to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from facilitator.discussion.plan import Source
from facilitator.transcript import model as m
from facilitator.transcript.diagrams import Diagram, of_the_whole
from facilitator.transcript.manner import Manner
from facilitator.transcript.names import named
from facilitator.transcript.noted import LessonNote, noted
from facilitator.transcript.notices import notices, told_before
from facilitator.transcript.questions_asked import about_question, asked
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections import Section, sections
from facilitator.transcript.sections_lines import earlier_of, told
from facilitator.transcript.ways import Idea, ways


class AskedQuestion(Struct, frozen=True, kw_only=True):
    """A question of the shared list, or one that was taken back from it. ``text`` None: erased."""

    id: str
    text: str | None
    about: tuple[str, ...]
    """Who asked it and what became of it."""
    earlier: tuple[tuple[str, str | None, tuple[str, ...]], ...] = ()
    """(time, text, pictures), the latest first."""


class Document(Struct, frozen=True, kw_only=True):
    title: str
    language: str
    """The plan's, in which people spoke."""
    said_in: str
    """The language of headings and labels."""
    facts: tuple[tuple[str, str], ...]
    """(label, value): when, where, how many"""
    untimed: bool
    """When each thing was said is not known."""
    notices: tuple[str, ...]
    """For whom it is, what was left out, what was removed, and whether the room is still open."""
    people: str
    """Their names, as a list in words; perhaps empty."""
    summary: str
    sources: tuple[str, ...]
    materials: tuple[m.MaterialRecord, ...]
    """Of pages, the pictures' names and words."""
    lesson_notes: tuple[LessonNote, ...]
    """About the whole; those about a phase are in its section."""
    sections: tuple[Section, ...]
    questions: tuple[AskedQuestion, ...]
    ideas: tuple[Idea, ...]
    diagrams: tuple[Diagram, ...]
    """Of the whole; those of a phase are in its section."""


def document(transcript: m.Transcript, manner: Manner) -> Document:
    reading = Reading(named(transcript, manner.names, manner.language), manner.language, manner.zone, str, manner.names)
    return laid_out(reading)


def laid_out(reading: Reading) -> Document:
    """Of a reading that writes people's words as they are."""
    transcript = reading.transcript
    plan = transcript.plan
    return Document(
        title=plan.title,
        language=plan.language,
        said_in=reading.language,
        untimed=reading.is_imported,
        facts=tuple(_facts(reading)),
        notices=(*notices(reading), *(told(reading, nudge) for nudge in told_before(reading))),
        people=reading.names(reading.people) if reading.people else "",
        summary=plan.summary,
        sources=tuple(reading.says("transcript.source", source=source_in_words(each)) for each in plan.sources),
        materials=transcript.materials,
        lesson_notes=noted(reading, None),
        sections=tuple(sections(reading)),
        questions=tuple(_questions(reading)),
        ideas=ways(reading),
        diagrams=of_the_whole(reading) if "diagrams" not in transcript.left_out else (),
    )


def source_in_words(source: Source) -> str:
    year = str(source.year) if source.year is not None else ""
    return ", ".join(part for part in (source.author, source.title, year, source.url) if part)


def _questions(reading: Reading) -> Iterator[AskedQuestion]:
    listed = {each.id for each in reading.transcript.questions}
    for each in reading.transcript.questions:
        about, earlier = tuple(about_question(reading, each)), _earlier(reading, each.id)
        yield AskedQuestion(id=each.id, text=asked(reading, each), about=about, earlier=earlier)
    for other in reading.transcript.contributions:
        if other.kind == "question" and other.id not in listed:
            states = ((other.withdrawn, "transcript.withdrawn"), (other.hidden, "transcript.hidden"))
            marks = [reading.says(text_id) for so, text_id in states if so]
            about = (reading.name(other.author), *marks, *reading.seen_in(other))
            yield AskedQuestion(id=other.id, text=other.text, about=about, earlier=_earlier(reading, other.id))


def _earlier(reading: Reading, question: str) -> tuple[tuple[str, str | None, tuple[str, ...]], ...]:
    """None of one that was brought along."""
    found = reading.contributions.get(question)
    return earlier_of(reading, found) if found is not None else ()


def _facts(reading: Reading) -> list[tuple[str, str]]:
    transcript, room = reading.transcript, reading.transcript.room
    return [
        (reading.says("page.transcript.when"), _when(reading)),
        (reading.says("page.transcript.room"), f"{room.code[:3]} {room.code[3:]}"),
        (reading.says("page.transcript.present"), str(len(transcript.participants))),
        *((topic.label, topic.value) for topic in transcript.plan.topics),
    ]


def _when(reading: Reading) -> str:
    room = reading.transcript.room
    if reading.is_imported:
        return reading.day(room.opened_at)
    start = {"day": reading.day(room.opened_at), "start": reading.clock(room.opened_at)}
    if room.ended_at is None:
        return reading.says("page.transcript.when-since", **start)
    return reading.says("page.transcript.when-was", **start, end=reading.until(room.ended_at, room.opened_at))
