"""One room in memory: what is decided, what is committed and may be told, and which commands were answered how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

import msgspec
from msgspec import Struct

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor, AnyEvent, Entry
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Room
from facilitator.discussion.refused import Refused
from facilitator.discussion.upcast import from_stored, to_stored
from facilitator.live.pace import Bucket
from facilitator.live.tries import Tries
from facilitator.store.log import CommandRow, Row

Reply = Callable[["int | Refused"], None]
"""Told once: the seq of what was stored, or why nothing was."""

Key = tuple[str, str]
"""(actor, command id)"""


PHOTO_BURST, PHOTO_RATE = 120, 6
"""Photos that one room takes: at once, and a second."""
FORGOTTEN = b""
"""Instead of a command's hash, once somebody was erased: its id alone tells that it is the same."""


class Answered(Struct):
    """A command that was accepted: its acknowledgement, or those who wait for it."""

    body_hash: bytes
    seq: int
    waiting: list[Reply] | None = None


class LiveRoom:
    """``head`` is decided, perhaps not yet committed; ``told`` is committed. ``decide`` reads head, views read told."""

    def __init__(self, room: Room, commands: Iterable[CommandRow]) -> None:
        self.head = room
        self.told = room
        self.answered: dict[Key, Answered] = {}
        self.learn(commands)
        self.pending = 0
        """Appends on their way to the disk."""
        self.epoch = 0
        """Raised when head falls back to told: what was decided before does not count any more."""
        self.stale = False
        """The log may hold more than ``told`` knows: read it before deciding."""
        self.gone = False
        """Deleted, or forgotten by the memory: nothing more is decided here."""
        self.used_at = 0
        self.word_tries = Tries()
        self.photo_pace = Bucket(PHOTO_BURST, PHOTO_RATE)
        self.copying: set[str] = set()
        """Students whose copies of the transcript are being made."""

    @property
    def id(self) -> str:
        return self.told.id

    def learn(self, commands: Iterable[CommandRow]) -> None:
        """Take in what the log says was accepted."""
        for row in commands:
            key = (row.actor, row.command_id)
            known = self.answered.get(key)
            if known is None or known.waiting is None:
                self.answered[key] = Answered(row.body_hash, row.last_seq)

    def forget_bodies(self) -> None:
        for answered in self.answered.values():
            answered.body_hash = FORGOTTEN

    def fall_back(self, epoch: int) -> None:
        """What was decided in that epoch was not stored: head is again what is committed."""
        if epoch == self.epoch:
            self.head = self.told
            self.epoch += 1

    def catch_up(self, entries: list[Entry]) -> None:
        """Take in committed entries that another process, or an unanswered commit, has added."""
        self.told = fold(entries, self.told)
        self.head = self.told
        self.epoch += 1
        self.stale = False


def to_row(entry: Entry) -> Row:
    event_type, version, body = to_stored(entry.event)
    return Row(seq=entry.seq, at=entry.at, actor=str(entry.actor), type=event_type, version=version, body=body)


def to_entry(row: Row) -> Entry:
    """Raises UnknownEvent if a newer program wrote it."""
    event = from_stored(row.type, row.version, row.body)
    return Entry(seq=row.seq, at=row.at, actor=Actor.parse(row.actor), event=event)


def body_hash(command: c.Command) -> bytes:
    """Tells two commands of one id apart."""
    return blake2b(msgspec.json.encode(command), digest_size=16).digest()


def command_row(actor: Actor, command_id: str, digest: bytes, before: int, events: int) -> CommandRow:
    """The row of a command that made so many ``events`` after event ``before``."""
    return CommandRow(
        actor=str(actor), command_id=command_id, body_hash=digest, first_seq=before + 1, last_seq=before + events
    )


def numbered(events: Sequence[AnyEvent], before: int, at: int, actor: Actor) -> list[Entry]:
    """The log's lines for events that follow upon event ``before``."""
    return [Entry(seq=seq, at=at, actor=actor, event=event) for seq, event in enumerate(events, start=before + 1)]
