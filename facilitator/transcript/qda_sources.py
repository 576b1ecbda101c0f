"""What was said in one visit as plain text for analysis programs, and where in it each text stands.

Positions count code points from 0, the end is that of the first one after it (as in the examples of REFI-QDA 1.5, annex
A.2). Lines end in LF alone, since programs count CR LF in different ways.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import inf

from msgspec import Struct

from facilitator.discussion.pictures import is_drawing
from facilitator.discussion.plan import CONNECTIONS
from facilitator.transcript import model as m
from facilitator.transcript.plain import plain
from facilitator.transcript.qda_codes import Codebook
from facilitator.transcript.reading import Reading
from facilitator.transcript.texts import Text, texts

_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Selection(Struct, frozen=True, kw_only=True):
    key: str
    name: str
    start: int
    end: int
    codes: tuple[str, ...]
    """GUIDs."""
    author: str | None
    at: str | None


class Source(Struct, frozen=True, kw_only=True):
    """``visit`` None: what was there before the first."""

    visit: m.PhaseRecord | None
    name: str
    text: str
    selections: tuple[Selection, ...]


def fitting(text: str) -> str:
    """Lines end in LF, and what XML cannot hold is U+FFFD."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def sources(reading: Reading, codebook: Codebook) -> Iterator[Source]:
    """One for each visit, in their order."""
    said: dict[str | None, list[Text]] = defaultdict(list)
    for text in texts(reading):
        if text.kind != "lesson-note":
            said[text.visit.visit if text.visit is not None else None].append(text)
    if said[None]:
        yield _Writing(reading, codebook, None, reading.transcript.plan.title).source(said[None], ())
    for number, visit in enumerate(reading.transcript.phases, start=1):
        stances = [each for each in reading.transcript.stances if _told_in(reading, each) == visit]
        writing = _Writing(reading, codebook, visit, f"{number}. {visit.title}")
        yield writing.source(said[visit.visit], stances)


def _told_in(reading: Reading, stance: m.StanceRecord) -> m.PhaseRecord | None:
    """Where its card is told of, as in documents; None: there is no such card to be seen."""
    card = next((card for card in reading.transcript.board if card.id == stance.card), None)
    return (reading.discussed_in(card.seq) or reading.transcript.phases[-1]) if card is not None else None


class _Writing:
    """One source, written from top to bottom."""

    def __init__(self, reading: Reading, codebook: Codebook, visit: m.PhaseRecord | None, name: str) -> None:
        self._reading = reading
        self._codebook = codebook
        self._visit = visit
        self._name = fitting(name)
        self._parts: list[str] = []
        self._length = 0

    def source(self, said: Iterable[Text], stances: Iterable[m.StanceRecord]) -> Source:
        self._write("\n".join([self._name, *self._asked()]) + "\n\n")
        in_time = sorted(said, key=lambda text: text.seq if text.seq is not None else inf)
        selections = [*map(self._text, in_time), *map(self._stance, stances)]
        return Source(visit=self._visit, name=self._name, text="".join(self._parts), selections=tuple(selections))

    def _write(self, text: str) -> tuple[int, int]:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start, self._length

    def _asked(self) -> Iterator[str]:
        if self._visit is not None:
            phase = self._reading.phase(self._visit)
            asked = [plain(html) for html in (*(prompt.html for prompt in phase.prompts), phase.question_html)]
            yield from (fitting(text) for text in asked if text)

    def _text(self, text: Text) -> Selection:
        head = fitting(" · ".join(self._head(text)))
        self._write(head + "\n")
        start, end = self._write(fitting(self._words(text)))
        self._write("\n\n")
        return Selection(
            key=text.key,
            name=head,
            start=start,
            end=end,
            codes=tuple(self._codebook.of(text)),
            author=text.author,
            at=text.at,
        )

    def _head(self, text: Text) -> Iterator[str]:
        """Who, when, what; of which card, and of which it is."""
        reading, each = self._reading, text.contribution
        if each is not None:
            yield reading.author(each)
        if text.author is not None and (each is None or each.group is not None):
            yield reading.name(text.author)
        if text.at is not None and not reading.is_imported:
            yield reading.clock(text.at)
        yield reading.says(f"transcript.kind.{text.kind}")
        if each is not None and each.point is not None:
            yield reading.says(f"transcript.point.{each.point}")
        if shown := self._letters(text.shown_on):
            yield shown
        if each is not None and text.latest and each.wanted_because:
            yield reading.says("transcript.wanted-because", why=" ".join(each.wanted_because.split()))
        if text.relation in CONNECTIONS:
            a, b = (reading.letters.get(card, "–") for card in text.about)
            yield reading.says(f"transcript.connection.{text.relation}", a=a, b=b)
        elif about := self._letters(text.about):
            yield " ".join(["→", about, *([text.relation] if text.relation else [])])

    def _letters(self, cards: Iterable[str]) -> str:
        letters = self._reading.letters
        return " ".join(letters[card] for card in cards if card in letters)

    def _words(self, text: Text) -> str:
        """Never empty: a selection of nothing is lost in some programs."""
        if text.text is None:
            return self._reading.says("transcript.erased-words")
        return text.text or " ".join(map(self._picture, text.pictures)) or "–"

    def _picture(self, name: str) -> str:
        what = "page.parts.drawing" if is_drawing(name) else "page.parts.photo"
        return f"[{self._reading.says(what)}]"

    def _stance(self, stance: m.StanceRecord) -> Selection:
        """No text of anybody's: a line that says it."""
        reading = self._reading
        called, code = self._codebook.stance(stance.stance)
        line = fitting(f"{reading.name(stance.participant)} → {reading.letters[stance.card]}: {called}")
        start, end = self._write(line)
        self._write("\n")
        return Selection(
            key=f"stance.{stance.card}.{stance.participant}",
            name=line,
            start=start,
            end=end,
            codes=(code,),
            author=stance.participant,
            at=None,
        )
