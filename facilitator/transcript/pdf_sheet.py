"""A document as the JSON that ``transcript.typ`` sets: its fields by their own names, and every text in them as words.

Only what is more than a text on one line is named here; so no text gets to the page setter in another way, whatever the
document comes to hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from msgspec import Struct

from facilitator.transcript import model as m
from facilitator.transcript.diagrams import Diagram
from facilitator.transcript.document import AskedQuestion, Document
from facilitator.transcript.hues import HUES, hue
from facilitator.transcript.manner import Manner
from facilitator.transcript.noted import LessonNote
from facilitator.transcript.pdf_diagrams import standing
from facilitator.transcript.pdf_letters import faces, reading_faces
from facilitator.transcript.pdf_markup import blocks
from facilitator.transcript.pdf_pictures import Pictures
from facilitator.transcript.pdf_words import Node, line, sentence, shown_as, words
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections import Planned, Section
from facilitator.transcript.sections_board import Card
from facilitator.transcript.sections_lines import Line
from facilitator.transcript.ways import Idea, Step

SAID: Mapping[str, str] = {
    "at_first": "page.transcript.at-first",
    "board": "page.transcript.board-order",
    "came": "transcript.came",
    "conclusion": "transcript.conclusion",
    "connections": "transcript.connections",
    "groups": "transcript.groups",
    "ideas": "transcript.ideas",
    "lesson_notes": "transcript.lesson-notes",
    "materials": "transcript.materials",
    "no_picture": "transcript.no-picture",
    "now": "page.transcript.now",
    "people": "page.transcript.people",
    "planned": "transcript.planned-approach",
    "planned_board": "transcript.planned-board",
    "points": "page.transcript.points",
    "positions": "transcript.positions",
    "private": "transcript.private",
    "proposed": "transcript.connections-proposed",
    "questions": "transcript.questions",
    "reflections": "transcript.reflections",
    "transcript": "page.transcript.title",
    "unforeseen": "transcript.unforeseen",
    "votes": "transcript.votes",
}
"""Headings and labels that the template writes itself."""
LONG = 2_000
"""Characters that are asked at most where they are to stay on one page with what follows."""
LONG_LINE = 400
LINES = 12
MOST_SHOWN = 2
HEAD = 60
"""Characters of a title that run above the pages."""

Sheet = dict[str, Any]


def sheet(reading: Reading, document: Document, manner: Manner, pictures: Pictures) -> Sheet:
    """JSON for the template: the document's fields, and besides them what it needs to set them."""
    room = reading.transcript.room
    title = " ".join(shown_as(document.title).split())
    return {
        **_Laying(reading, pictures).struct(document),
        "plain_title": title,
        "head": title if len(title) <= HEAD else f"{title[: HEAD - 1]}…",
        "day": f"{reading.day(room.opened_at)} · {room.code[:3]} {room.code[3:]}",
        "opened": _date(room.opened_at),
        "letters": {card.letter: hue(card.letter) for card in reading.transcript.board},
        "says": {name: reading.says(text_id) for name, text_id in SAID.items()},
        "hues": {name: [of.strong, of.soft, of.line] for name, of in HUES.items()},
        **_language(document.language),
        "faces": faces(document.language),
        "reading_faces": reading_faces(document.language),
        "paper": {"a4": "a4", "letter": "us-letter"}[manner.paper],
    }


def _language(tag: str) -> Sheet:
    """The parts of a language's tag (RFC 5646) that Typst knows."""
    spoken, *others = tag.split("-")
    named = takewhile(lambda each: len(each) > 1, others)
    region = next((each.upper() for each in named if len(each) == 2 and each.isalpha()), None)
    return {"spoken": spoken.lower(), "region": region}


def _date(moment: str) -> list[int]:
    return [int(part) for part in moment[:10].split("-")]


def _is_long(said: Line | Card | AskedQuestion | Step) -> bool:
    """Whether it may go on overleaf."""
    was = said.earlier if isinstance(said, Line | AskedQuestion) else ()
    shown = len(said.pictures) if isinstance(said, Line | Card) else 0
    besides = [said.struck_because] if isinstance(said, Card) else [text or "" for _, text, _ in was]
    text = "\n".join([said.text or "", *besides])
    pictures = shown + sum(len(pictures) for _, _, pictures in was)
    return len(text) > LONG_LINE or len(text.splitlines()) > LINES or pictures > MOST_SHOWN


class _Laying:
    """Structs become objects, tuples lists, texts words on one line, but for the fields that ``_special`` names."""

    def __init__(self, reading: Reading, pictures: Pictures) -> None:
        self._reading = reading
        self._pictures = pictures
        self._special: Mapping[tuple[type[Struct], str], Callable[[Any], Any]] = {
            (Document, "summary"): words,
            (Document, "notices"): self._several,
            (Document, "sources"): self._several,
            (m.MaterialRecord, "html"): blocks,
            (m.MaterialRecord, "pages"): self._pages,
            (m.MaterialRecord, "file"): self._unread,
            **dict.fromkeys([(kind, "text") for kind in (AskedQuestion, LessonNote, Line, Card, Step)], self._words),
            (Section, "visit"): self._visit,
            (Section, "asked"): lambda asked: [[column and line(column), blocks(html, 2)] for column, html in asked],
            (Section, "notices"): self._several,
            (Section, "conclusions"): lambda found: [[self._words(text), line(credits)] for text, credits in found],
            (Planned, "approaches"): lambda found: [
                [self._badge(of), line(name), line(came)] for of, name, came in found
            ],
            (Section, "moves"): lambda found: [[first, now, str(people)] for first, now, people in found],
            **dict.fromkeys([(Line, "earlier"), (AskedQuestion, "earlier")], self._earlier),
            **dict.fromkeys([(Line, "letter"), (Card, "letter"), (Idea, "letter")], self._badge),
            (Diagram, "svg"): self._pictures.diagram,
            (Diagram, "description"): shown_as,
            (Diagram, "rows"): lambda rows: [[sentence(cell) for cell in row] for row in rows],
        }

    def struct(self, of: Struct) -> Sheet:
        laid = {name: self._field(of, name) for name in of.__struct_fields__}
        if isinstance(of, Line | Card | AskedQuestion | Step):
            laid["long"] = _is_long(of)
        if isinstance(of, Line | Card):
            laid["pictures"] = self._shown(of.pictures, of.author)
        if isinstance(of, Diagram):
            laid["standing"] = standing(of.svg)
        if isinstance(of, Section):
            laid["long"] = sum(len(html) for _, html in of.asked) + sum(map(len, of.notices)) > LONG
        if isinstance(of, Card):
            laid |= self._told(of)
        if isinstance(of, Step) and of.kind in ("card", "moved") and of.text is None:
            laid["text"] = []
        return laid

    def _field(self, of: Struct, name: str) -> Any:
        value = getattr(of, name)
        special = self._special.get((type(of), name))
        return special(value) if special is not None else self._value(value)

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return line(value)
        if isinstance(value, Struct):
            return self.struct(value)
        return [self._value(each) for each in value] if isinstance(value, tuple) else value

    def _words(self, text: str | None) -> list[Node]:
        return words(text) if text is not None else [["gone", self._reading.says("transcript.erased-words")]]

    def _several(self, texts: Sequence[str]) -> list[list[Node]]:
        return [words(text) for text in texts]

    def _badge(self, letter: str | None) -> list[str] | None:
        return [letter, hue(letter)] if letter else None

    def _visit(self, visit: m.PhaseRecord) -> Sheet:
        planned = self._reading.says("transcript.planned", minutes=visit.minutes)
        return {"title": line(visit.title), "planned": "" if self._reading.is_imported else planned}

    def _earlier(self, earlier: Sequence[tuple[str, str | None, tuple[str, ...]]]) -> list[Any]:
        return [
            [self._reading.says("transcript.before", time=time), self._words(text), self._shown(pictures, "")]
            for time, text, pictures in earlier
        ]

    def _shown(self, pictures: Sequence[str], author: str) -> list[Any]:
        """Each as its file, or none, what it is in words, and how wide it is for its height."""
        return [
            [self._pictures.file(name), self._described(name, author), self._pictures.ratio(name)] for name in pictures
        ]

    def _described(self, name: str, author: str) -> str:
        drawing = self._pictures.is_drawing(name)
        if not author:
            return self._reading.says("page.parts.drawing" if drawing else "page.parts.photo")
        return shown_as(self._reading.says("transcript.drawn-by" if drawing else "transcript.photo-by", name=author))

    def _told(self, card: Card) -> Sheet:
        """What stands at a card's foot besides its author."""
        says = self._reading.says
        struck = says("transcript.struck-because", why=card.struck_because) if card.struck_because else ""
        struck = struck or (says("transcript.struck") if card.struck else "")
        return {
            "told": [line(each) for each in (*card.marks, struck) if each],
            "stances": [line(each) for each in card.stances],
        }

    def _pages(self, pages: Sequence[m.PageRecord]) -> list[Any]:
        """Their words are what somebody hears who does not see them."""
        numbered = enumerate(pages, start=1)
        return [
            [
                self._pictures.file(page.picture),
                shown_as(self._page(number, len(pages)) + f". {page.text}".rstrip(". ")),
                page.width / page.height,
            ]
            for number, page in numbered
        ]

    def _page(self, number: int, of: int) -> str:
        return self._reading.says("transcript.page", number=number, of=of)

    def _unread(self, file: str) -> Node:
        return line(self._reading.says("transcript.no-material", file=file))
