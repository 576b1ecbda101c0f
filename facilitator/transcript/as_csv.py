"""The transcript as a table: one row for each text that somebody wrote, earlier ones too. RFC 4180, in UTF-8.

A cell that a spreadsheet program could take for a formula begins with one apostrophe more than its text has. The
columns, and how to undo the apostrophe, are in docs/transcript.md.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from msgspec import Struct
from msgspec.structs import astuple

from facilitator.transcript import model as m
from facilitator.transcript.approaches import Approaches
from facilitator.transcript.manner import Manner
from facilitator.transcript.names import named
from facilitator.transcript.plain import plain
from facilitator.transcript.reading import Reading
from facilitator.transcript.texts import Text, texts

BOM = b"\xef\xbb\xbf"
CHUNK = 1 << 16
"""Characters that are written at once."""

RISKY = re.compile(
    r"'*(?:[\t\r\n]|[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@\u2212＝＋－＠﹦﹢﹣﹫])"
)
"""What a spreadsheet program could evaluate, be it behind spaces and what nobody sees; and the same behind apostrophes,
so that taking one away undoes every one that was added, and no other."""


class Row(Struct, frozen=True, kw_only=True):
    """The columns. Flags are ``yes`` or ``no``, lists are apart by spaces."""

    room: str
    contribution: str = ""
    revision: str = ""
    latest: str = ""
    kind: str
    phase: str = ""
    phase_kind: str = ""
    phase_title: str = ""
    visit: str = ""
    prompt: str = ""
    column: str = ""
    author_id: str = ""
    author: str = ""
    group: str = ""
    group_number: str = ""
    at: str = ""
    seq: str = ""
    text: str = ""
    late: str = ""
    unfinished: str = ""
    withdrawn: str = ""
    hidden: str = ""
    shared: str = ""
    erased: str
    approach: str = ""
    approach_label: str = ""
    wanted_because: str = ""
    card: str = ""
    about_card: str = ""
    relation: str = ""
    point: str = ""
    reply_to: str = ""
    choice: str = ""
    choice_text: str = ""
    credits: str = ""
    side: str = ""
    kept: str = ""
    question: str = ""
    pictures: str = ""


def as_csv(transcript: m.Transcript, manner: Manner) -> Iterator[bytes]:
    """In pieces, so that it is nowhere as a whole."""
    reading = Reading(named(transcript, manner.names, manner.language), manner.language, manner.zone, str)
    if manner.bom:
        yield BOM
    piece = StringIO(newline="")
    writer = csv.writer(piece, lineterminator="\r\n")
    writer.writerow(Row.__struct_fields__)
    for row in _rows(reading):
        writer.writerow(map(harmless, astuple(row)))
        if piece.tell() > CHUNK:
            yield piece.getvalue().encode()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue().encode()


def harmless(cell: str) -> str:
    return f"'{cell}" if RISKY.match(cell) else cell


def _rows(reading: Reading) -> Iterator[Row]:
    approaches = Approaches(reading.transcript)
    questions = {each.id: each.state for each in reading.transcript.questions}
    for text in texts(reading):
        each = text.contribution
        of_contribution = _of_contribution(reading, each, approaches) if each is not None else {}
        question = questions.get(each.id if each is not None else text.key, "")
        yield Row(**_of_text(reading, text), **of_contribution, question=question)


def _of_text(reading: Reading, text: Text) -> dict[str, str]:
    where = _of_visit(text.visit) if text.visit is not None else {}
    return where | {
        "room": reading.transcript.room.code,
        "revision": str(text.revision),
        "latest": _flag(text.latest),
        "kind": text.kind,
        "author_id": text.author or "",
        "author": reading.name(text.author) if text.author is not None else "",
        "at": text.at or "",
        "seq": str(text.seq) if text.seq is not None else "",
        "text": text.text or "",
        "erased": _flag(text.text is None),
        "card": _letters(reading, text.shown_on),
        "about_card": _letters(reading, text.about),
        "relation": text.relation,
        "credits": " ".join(text.credits),
        "pictures": " ".join(text.pictures),
    }


def _of_visit(visit: m.PhaseRecord) -> dict[str, str]:
    return {"phase": visit.id, "phase_kind": visit.kind, "phase_title": visit.title, "visit": visit.visit}


def _of_contribution(reading: Reading, each: m.ContributionRecord, approaches: Approaches) -> dict[str, str]:
    """What only contributions have."""
    phase = reading.transcript.plan.phase(each.phase)
    column = next((prompt.column for prompt in phase.prompts if prompt.id == each.prompt), None)
    approach = approaches.of(each.phase).get(each.approach or "")
    return {
        "contribution": each.id,
        "prompt": each.prompt,
        "column": column or "",
        "group": each.group or "",
        "group_number": str(reading.groups[each.group].number) if each.group is not None else "",
        "late": _flag(each.late),
        "unfinished": _flag(each.unfinished),
        "withdrawn": _flag(each.withdrawn),
        "hidden": _flag(each.hidden),
        "shared": _flag(each.shared),
        "approach": each.approach or "",
        "approach_label": approach.label if approach is not None else "",
        "wanted_because": each.wanted_because or "",
        "point": each.point or "",
        "reply_to": each.reply_to or "",
        "choice": str(each.choice) if each.choice is not None else "",
        "choice_text": plain(phase.choices[each.choice].html) if each.choice is not None else "",
        "side": each.side or "",
        "kept": str(reading.kept[each.id]) if each.id in reading.kept else "",
    }


def _flag(so: bool) -> str:
    return "yes" if so else "no"


def _letters(reading: Reading, cards: tuple[str, ...]) -> str:
    return " ".join(reading.letters[card] for card in cards if card in reading.letters)
