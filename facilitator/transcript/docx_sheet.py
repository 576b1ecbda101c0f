"""The Word file that is being written: its body, what is beside it, and how people's words are put into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Final

import lxml.html
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap
from msgspec import Struct

from facilitator.languages import translate
from facilitator.plans.formula import FORMULA, formula
from facilitator.transcript import model as m
from facilitator.transcript.archive import packed_anew
from facilitator.transcript.document import Document
from facilitator.transcript.docx_formulas import apart
from facilitator.transcript.docx_formulas import formula as as_omml
from facilitator.transcript.docx_look import begin_list, blank
from facilitator.transcript.docx_pictures import Pictures
from facilitator.transcript.docx_styles import GUTTER, STEP
from facilitator.transcript.docx_text import Element, add, begin, keep_with_next, paragraph, run
from facilitator.transcript.hues import HUES, hue
from facilitator.transcript.manner import Images, Manner

PICTURE: Final = (3_900, 3_100)
"""Room for a photo or a drawing, in twentieths of a point."""
DIRECTING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Place(Struct, frozen=True, kw_only=True):
    """Where lines are written: the body, with a gutter for times if these are known, or a cell."""

    parent: Element
    width: int
    gutter: bool = True

    def indent(self, depth: int) -> int:
        return (GUTTER if self.gutter else 0) + depth * STEP


class Sheet:
    def __init__(
        self, told: Document, manner: Manner, made: datetime, records: Iterable[m.PictureRecord], images: Images
    ) -> None:
        languages = (told.said_in, told.language)
        self._document, self.page = blank(told.title, languages, manner.paper, made)
        self.body: Element = self._document.element.body
        self._end = self.body[-1]
        self.pictures = Pictures(self._document.part, records, images)
        self.says = partial(translate, told.said_in)
        self._timed = not told.untimed
        self._level = 0

    @property
    def place(self) -> Place:
        return Place(parent=self.body, width=self.page.width, gutter=self._timed)

    def heading(self, level: int, text: str, letter: str | None = None) -> None:
        """No level is left out, whatever the plan's own headings are."""
        self._level = min(level, self._level + 1, 4)
        made = begin(self.body, f"Heading{self._level}", text)
        if letter is not None:
            chip(made, letter)
        run(made, isolated(text))

    def words(self, parent: Element, style: str, text: str, indent: int | None = None) -> Element:
        """People's words in one paragraph. A formula stays as it was typed, and stands behind that as it is set."""
        made, at = begin(parent, style, text, indent=indent), 0
        for found in FORMULA.finditer(text):
            shown = formula(found[1])
            written = as_omml(lxml.html.fragment_fromstring(shown)) if shown is not None else None
            if written is not None:
                run(made, text[at : found.start()])
                run(made, found[0], "Typed")
                made.append(apart(written))
                at = found.end()
        run(made, text[at:])
        return made

    def said(
        self, place: Place, text: str | None, pictures: Sequence[str], by: str, style: str, depth: int = 0
    ) -> None:
        """Words with what they show."""
        if text is None:
            paragraph(place.parent, "Erased", self.says("transcript.erased-words"), indent=place.indent(depth))
        elif text:
            made = self.words(place.parent, style, text, place.indent(depth))
            if pictures:
                keep_with_next(made)
        if pictures:
            self._show(place, pictures, by, depth)

    def _show(self, place: Place, pictures: Sequence[str], by: str, depth: int) -> None:
        made = begin(place.parent, "Picture", indent=place.indent(depth))
        room = (min(PICTURE[0], place.width - place.indent(depth) - 200), PICTURE[1])
        for name in pictures:
            what = "transcript.drawn-by" if self.pictures.is_drawing(name) else "transcript.photo-by"
            if not self.pictures.show(made, name, self.says(what, name=by), room):
                run(made, self.says("transcript.no-picture"), "Label")
            run(made, " ")

    def who(
        self, place: Place, time: str, author: str, marks: Iterable[str], letter: str | None = None, depth: int = 0
    ) -> None:
        """The line above somebody's words."""
        made, indent = begin(place.parent, "Who" if place.gutter else "WhoElse"), place.indent(depth)
        if place.gutter and depth:
            tabs = add(made[0], "tabs")
            add(tabs, "tab", val="clear", pos=str(GUTTER))
            add(tabs, "tab", val="left", pos=str(indent))
        if depth:
            add(made[0], "ind", left=str(indent), hanging=str(indent if place.gutter else 0))
        if place.gutter:
            run(made, f"{time}\t")
        elif time:
            run(made, f"{time}  ")
        if letter is not None:
            chip(made, letter)
        run(made, isolated(author), "Author")
        label(made, marks)

    def bullet(self, parts: Sequence[tuple[str, bool]], letters: Sequence[str] = ()) -> None:
        """(words, whether they are bold)"""
        made = begin(self.body, "ListParagraph", number=(1, 0))
        for letter in letters:
            chip(made, letter)
        for number, (text, bold) in enumerate(parts):
            run(made, (" " if number else "") + isolated(text), marks=("b", "bCs") if bold else ())

    def begin_list(self, start: int, level: int) -> int:
        return begin_list(self._document.part.numbering_part.element, start, level)

    def link(self, parent: Element, address: str) -> Element:
        """Whatever is written into it leads there."""
        id = self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made = add(parent, "hyperlink")
        made.set(f"{{{nsmap['r']}}}id", id)
        return made

    def finished(self) -> bytes:
        # What describes the page stands last.
        self.body.append(self._end)
        out = BytesIO()
        self._document.save(out)
        return packed_anew(out.getvalue())


def chip(parent: Element, letter: str) -> None:
    """A letter on its colour; on paper without colours, light on dark."""
    made = add(parent, "r")
    looks = add(made, "rPr")
    add(looks, "rStyle", val="Letter")
    add(looks, "color", val="FFFFFF")
    add(looks, "shd", val="clear", color="auto", fill=HUES[hue(letter)].strong.removeprefix("#"))
    add(made, "t").text = f"\u00a0{letter}\u00a0"
    run(parent, " ")


def label(parent: Element, marks: Iterable[str]) -> None:
    for mark in marks:
        run(parent, f" · {isolated(mark)}", "Label")


def isolated(text: str) -> str:
    """So that what turns directions in it ends with it."""
    return f"\u2068{text}\u2069" if DIRECTING.intersection(text) else text
