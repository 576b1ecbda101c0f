"""The pages of a PDF as pictures with their words. The file is read by another process, which may hang or die.

What comes from there is pixels and plain text: no script, link or form of the file is left.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from facilitator.discussion.limits import MATERIAL_PAGES, PAGE_TEXT
from facilitator.discussion.pictures import Page
from facilitator.discussion.refused import Refused
from facilitator.photos import LONGEST

BYTES = 25 * 1024 * 1024
"""Of the file that is sent."""
STILL_SECONDS = 20.0
"""A page that takes longer never comes."""
SECONDS = 300.0
"""Of all pages together."""
LINE = 64 * 1024
CHUNK = 1 << 16
WORKER: Final = (sys.executable, "-I", str(Path(__file__).with_name("pages_worker.py")))

Told = Callable[[int, int], None]
"""(pages done, all pages), from the thread that prepares them."""


class Drawn(Struct, frozen=True, kw_only=True):
    """A page and its picture, as WebP."""

    page: Page
    body: bytes


class _Head(Struct, frozen=True):
    """What the worker says of a page, or of all of them."""

    pages: int = 0
    refused: str = ""
    width: int = 0
    height: int = 0
    text: str = ""
    bytes: int = 0


def is_pdf(sent: bytes) -> bool:
    """What readers take for one: the mark need not be the very first of it."""
    return b"%PDF-" in sent[:1024]


def read_pages(
    sent: bytes,
    told: Told = lambda done, pages: None,
    *,
    worker: Sequence[str] = WORKER,
    still: float = STILL_SECONDS,
    seconds: float = SECONDS,
) -> tuple[Drawn, ...]:
    """In their order. Takes time, at most ``seconds`` and without a page ``still``: call it from a thread.

    Raises Refused where it is no PDF, is locked, too large, or cannot be drawn.
    """
    if len(sent) > BYTES:
        raise Refused("too-large", "pdf-too-large", most=BYTES // (1024 * 1024))
    if not is_pdf(sent):
        raise Refused("malformed", "not-a-pdf")
    limits = (str(MATERIAL_PAGES), str(LONGEST), str(PAGE_TEXT), str(int(seconds)))
    with tempfile.TemporaryFile() as file:
        file.write(sent)
        file.seek(0)
        process = subprocess.Popen(
            [*worker, *limits], stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, close_fds=True
        )
        try:
            return tuple(_drawn(_Said(process, still, seconds), told))
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _drawn(said: _Said, told: Told) -> Iterator[Drawn]:
    pages = said.head().pages
    if not 1 <= pages <= MATERIAL_PAGES:
        raise Refused("malformed", "not-a-pdf")
    told(0, pages)
    for number in range(1, pages + 1):
        head = said.head()
        body = said.take(head.bytes)
        name = f"{sha256(b'page/' + body).hexdigest()[:32]}.webp"
        yield Drawn(page=Page(picture=name, width=head.width, height=head.height, text=head.text), body=body)
        told(number, pages)


class _Said:
    """What the worker writes, waited for not longer than one should."""

    def __init__(self, process: subprocess.Popen[bytes], still: float, seconds: float) -> None:
        assert process.stdout is not None
        self._descriptor = process.stdout.fileno()
        self._still = still
        self._end = time.monotonic() + seconds
        self._held = b""

    def head(self) -> _Head:
        """Refused where the worker says so, has died, or says nothing."""
        until = time.monotonic() + self._still
        while (end := self._held.find(b"\n")) < 0:
            if len(self._held) > LINE:
                raise Refused("malformed", "not-a-pdf")
            self._more(until)
        line, self._held = self._held[:end], self._held[end + 1 :]
        try:
            head = msgspec.json.decode(line, type=_Head)
        except msgspec.DecodeError:
            raise Refused("malformed", "not-a-pdf") from None
        if head.refused:
            raise _refusal(head.refused)
        return head

    def take(self, number: int) -> bytes:
        until = time.monotonic() + self._still
        while len(self._held) < number:
            self._more(until)
        taken, self._held = self._held[:number], self._held[number:]
        return taken

    def _more(self, until: float) -> None:
        left = min(until, self._end) - time.monotonic()
        ready: list[Any] = []
        with suppress(InterruptedError):
            ready = select.select([self._descriptor], [], [], max(0.0, left))[0]
        if not ready:
            raise Refused("malformed", "pdf-too-slow")
        more = os.read(self._descriptor, CHUNK)
        if not more:
            raise Refused("malformed", "not-a-pdf")
        self._held += more


def _refusal(why: str) -> Refused:
    match why:
        case "pdf-encrypted":
            return Refused("malformed", "pdf-encrypted")
        case "too-many-pages":
            return Refused("too-large", "too-many-pages", most=MATERIAL_PAGES)
        case _:
            return Refused("malformed", "not-a-pdf")
