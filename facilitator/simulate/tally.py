"""What is counted and measured while a class is simulated, and what became of it in the transcript.

An acknowledged text is written down, and flushed, before its student goes on: whatever happens then, the file says what
the server has promised.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Self

import msgspec
from msgspec import Struct

from facilitator.simulate.problems import CannotSimulate

_KEPT_IN_A_LINE: Final = 60


class Acknowledged(Struct, frozen=True, kw_only=True):
    """One line of ``--acks``."""

    room: str
    participant: str
    command_id: str
    seq: int
    text: str


class Percentiles(Struct, frozen=True, kw_only=True):
    """In ms; None where nothing was measured."""

    p50: float | None
    p99: float | None


class Result(Struct, frozen=True, kw_only=True):
    """The closing line. ``ack_ms``: from a text being sent first to its acknowledgement, all retries included.
    ``fanout_ms``: from a phase command being sent first until a student has the new visit. ``lost`` is None where the
    transcript could not be asked for. ``refused``: texts that were refused for good."""

    room: str
    students: int
    contributions: int
    ack_ms: Percentiles
    fanout_ms: Percentiles
    join_ms: float
    lost: int | None
    refused: int


class StoredText(Struct, frozen=True, kw_only=True):
    text: str | None
    seq: int


class StoredContribution(StoredText, frozen=True, kw_only=True):
    author: str | None
    group: str | None
    revisions: tuple[StoredText, ...]


class StoredTranscript(Struct, frozen=True, kw_only=True):
    """What is needed of a room's JSON transcript."""

    contributions: tuple[StoredContribution, ...]


class Tally:
    def __init__(self, acks: Path | None = None) -> None:
        try:
            self._file = acks.open("wb") if acks is not None else None
        except OSError as fault:
            raise CannotSimulate(f"{acks}: {fault.strerror}") from fault
        self.acknowledged: list[Acknowledged] = []
        self.refusals: list[str] = []
        self.join_ms = 0.0
        self._ack_ms: list[float] = []
        self._commanded: dict[str, float] = {}
        self._seen: list[tuple[str, float]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def acknowledge(self, ack: Acknowledged, ms: float) -> None:
        self.acknowledged.append(ack)
        self._ack_ms.append(ms)
        if self._file is not None:
            self._file.write(msgspec.json.encode(ack) + b"\n")
            self._file.flush()

    def refuse(self, student: str, text: str, why: str) -> None:
        self.refusals.append(f"{student} with {shortened(text)!r}: {why}")

    def commanded(self, visit: str, at: float) -> None:
        """The command that began this visit was sent at that time (``now``)."""
        self._commanded[visit] = at

    def seen(self, visit: str) -> None:
        """A student has this visit, for the first time."""
        self._seen.append((visit, now()))

    def result(self, room: str, students: int, lost: int | None) -> Result:
        fanout = [(at - self._commanded[visit]) * 1000 for visit, at in self._seen if visit in self._commanded]
        return Result(
            room=room,
            students=students,
            contributions=len(self.acknowledged),
            ack_ms=percentiles(self._ack_ms),
            fanout_ms=percentiles(fanout),
            join_ms=round(self.join_ms, 1),
            lost=lost,
            refused=len(self.refusals),
        )


def now() -> float:
    """Seconds of a clock that never jumps."""
    return time.monotonic()


def shortened(text: str) -> str:
    return text if len(text) <= _KEPT_IN_A_LINE else f"{text[: _KEPT_IN_A_LINE - 1]}…"


def percentiles(measured: Sequence[float]) -> Percentiles:
    """By nearest rank: values that were measured."""
    ordered = sorted(measured)

    def rank(percent: int) -> float | None:
        return round(ordered[-(-len(ordered) * percent // 100) - 1], 1) if ordered else None

    return Percentiles(p50=rank(50), p99=rank(99))


def lost_of(acknowledged: Sequence[Acknowledged], transcript: StoredTranscript) -> list[Acknowledged]:
    """Those that the transcript does not hold: with that text at that place of the log, of that student where it is a
    person's, and each student's in the order in which they were acknowledged."""
    stored = _by_seq(transcript)
    latest: dict[str, int] = {}
    lost = []
    for ack in acknowledged:
        text, author = stored.get(ack.seq, (None, None))
        if text != ack.text or author not in (None, ack.participant) or ack.seq <= latest.get(ack.participant, 0):
            lost.append(ack)
        else:
            latest[ack.participant] = ack.seq
    return lost


def _by_seq(transcript: StoredTranscript) -> Mapping[int, tuple[str | None, str | None]]:
    """seq -> (text, author); the author is None for a group's texts, which any member may have written."""
    return {
        text.seq: (text.text, each.author if each.group is None else None)
        for each in transcript.contributions
        for text in (*each.revisions, each)
    }
