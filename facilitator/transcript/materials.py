"""What there was to read: listed with its text, or its pages as pictures by their names."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.discussion.model import Room
from facilitator.transcript import model as m
from facilitator.transcript.markdown import inline, lines
from facilitator.transcript.plain import plain
from facilitator.transcript.reading import Reading


def materials_of(room: Room) -> tuple[m.MaterialRecord, ...]:
    return tuple(
        m.MaterialRecord(
            id=each.id,
            title=each.title,
            html=each.html,
            file=each.file,
            pages=tuple(
                m.PageRecord(picture=page.picture, width=page.width, height=page.height, text=page.text)
                for page in each.pages
            ),
        )
        for each in room.materials
    )


def materials_blocks(reading: Reading) -> Iterable[str]:
    """Titles, texts and pictures as Markdown."""
    for material in reading.transcript.materials:
        yield f"### {inline(material.title)}"
        if text := plain(material.html):
            yield "\n".join(lines(text))
        for number, page in enumerate(material.pages, start=1):
            words = reading.says("transcript.page", number=number, of=len(material.pages))
            yield f"![{words}](pictures/{page.picture})"
