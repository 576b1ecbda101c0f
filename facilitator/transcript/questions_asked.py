"""Open questions in words: what was asked, who asked it, and what became of it."""

from __future__ import annotations

from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


def asked(reading: Reading, each: m.QuestionRecord) -> str | None:
    return reading.contributions[each.id].text if each.text is None else each.text


def about_question(reading: Reading, each: m.QuestionRecord) -> list[str]:
    """Who asked it, unless they have not come, what became of it, and what the instructor saw in it."""
    who = [reading.name(each.author)] if each.author is not None else []
    brought = [reading.says("transcript.brought")] if each.brought else []
    hidden = [reading.says("transcript.hidden")] if each.hidden else []
    seen = [] if each.brought else reading.seen_in(reading.contributions[each.id])
    return [*who, reading.says(f"transcript.question.{each.state}"), *brought, *hidden, *seen]
