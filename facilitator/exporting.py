"""One transcript in one form, from the log to a file: the same for the command line and for the server's workers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Literal

from msgspec import Struct
from msgspec.structs import replace

from facilitator.discussion.events import ContributionHandedIn, Entry
from facilitator.discussion.evolve import EmptyLog
from facilitator.live.room import to_entry
from facilitator.store.open import Store
from facilitator.transcript.build import build
from facilitator.transcript.forms import FORMS
from facilitator.transcript.manner import Manner, Paper
from facilitator.transcript.model import Part, Transcript
from facilitator.transcript.names import Names
from facilitator.transcript.readers import NotInRoom
from facilitator.views.visibility import TranscriptReader

ReaderKind = Literal["instructor", "class", "student"]

PAGE = "page"
COLUMN = "column"
SHOWN = (PAGE, COLUMN)
"""No forms that leave: what the server's own pages show, the second of two rooms beside each other."""


class Order(Struct, frozen=True, kw_only=True):
    """What is wanted of a room."""

    room: str
    """Its id."""
    form: str
    """One of ``FORMS`` or of ``SHOWN``."""
    reader: ReaderKind = "instructor"
    student: str = ""
    """A participant's id, where it is a student's copy."""
    names: Names = "shown"
    left_out: tuple[Part, ...] = ()
    language: str = "en"
    paper: Paper = "a4"
    bom: bool = True


class NoTranscript(Exception):
    """There is none: the room is gone, or that student is not in it or was erased."""


def read(store: Store, order: Order) -> Transcript:
    """The transcript that is ordered. Raises NoTranscript."""
    entries = _sharing(map(to_entry, store.log.each_event(order.room)))
    try:
        return build(entries, TranscriptReader(order.reader, order.student), order.left_out)
    except (EmptyLog, NotInRoom) as missing:
        raise NoTranscript(str(missing)) from missing


def _sharing(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of a long log, each name that comes again and again is held once."""
    for entry in entries:
        event = entry.event
        if isinstance(event, ContributionHandedIn):
            event = replace(event, author=_held(event.author), visit=sys.intern(event.visit))
            yield Entry(seq=entry.seq, at=entry.at, actor=entry.actor, event=event)
        else:
            yield entry


def _held(author: str | None) -> str | None:
    return sys.intern(author) if author is not None else None


def write(store: Store, order: Order, out: BinaryIO) -> None:
    """Blocks. Raises NoTranscript."""
    transcript = read(store, order)
    if order.form == PAGE:
        # What sets a page is not loaded for a table.
        from facilitator.transcript.as_page import write_page

        write_page(out, transcript, manner(order))
    elif order.form == COLUMN:
        from facilitator.transcript.as_column import write_column

        write_column(out, transcript, manner(order))
    else:
        FORMS[order.form].write(out, transcript, manner(order), images(store, order.room))


def manner(order: Order) -> Manner:
    return Manner(language=order.language, names=order.names, paper=order.paper, bom=order.bom)


def images(store: Store, room: str) -> Callable[[str], bytes | None]:
    return lambda name: store.log.picture(room, name)
