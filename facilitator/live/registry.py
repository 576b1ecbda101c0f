"""THE path: room -> decide -> store -> evolve -> tell. Every command of every client goes through ``submit``.

Nothing is acknowledged or told before it is committed. If a commit fails, what was decided on it is forgotten and all
that waited for it are answered ``not-saved``.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

import msgspec
from msgspec import Struct

from facilitator.discussion import commands as c
from facilitator.discussion.decide import decide
from facilitator.discussion.deciding.context import Now
from facilitator.discussion.deciding.materials import pictures_removed
from facilitator.discussion.erasing import blanked, photos_erased
from facilitator.discussion.events import Actor, Entry
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Room
from facilitator.discussion.refused import Refused
from facilitator.engine import Engine
from facilitator.live.clock import Clock
from facilitator.live.forgetting import forget_words
from facilitator.live.room import (
    FORGOTTEN,
    Answered,
    LiveRoom,
    Reply,
    body_hash,
    command_row,
    numbered,
    to_entry,
    to_row,
)
from facilitator.store.errors import NotRead, NotStored, SeqTaken
from facilitator.store.log import Append, DraftKey, PictureRow, Rewrite
from facilitator.store.open import Store
from facilitator.store.writer import Writer

_log: Final = logging.getLogger(__name__)
TRIES = 5
"""How often a command is decided anew when another process was faster."""


class Teller(Protocol):
    """Whoever tells clients what was committed, and knows who is there."""

    def told(self, live: LiveRoom, before: Room, entries: Sequence[Entry]) -> None: ...

    def away(self, live: LiveRoom, now: int) -> Mapping[str, int]:
        """How long each absent participant has been away, in ms."""
        ...


class Asked(Struct, frozen=True, kw_only=True):
    """One command on its way. ``tries`` is how often it was decided in vain."""

    actor: Actor
    command: c.Command
    command_id: str
    body_hash: bytes
    reply: Reply
    tries: int = 0
    pictures: tuple[PictureRow, ...] = ()
    """Stored with the events of the command, if it makes any."""

    @property
    def key(self) -> tuple[str, str]:
        return str(self.actor), self.command_id


class Registry:
    """Calls come from tasks of the engine; a lock keeps engine threads apart."""

    def __init__(self, store: Store, writer: Writer, engine: Engine, clock: Clock, teller: Teller) -> None:
        self._store = store
        self._writer = writer
        self._engine = engine
        self._clock = clock
        self._teller = teller
        self._lock = engine.lock()

    def submit(
        self,
        live: LiveRoom,
        actor: Actor,
        command: c.Command,
        command_id: str,
        reply: Reply,
        pictures: tuple[PictureRow, ...] = (),
    ) -> None:
        """Decide and store; ``reply`` is told once, after the commit, or at once if it is refused. Never waits."""
        digest = body_hash(command)
        asked = Asked(
            actor=actor, command=command, command_id=command_id, body_hash=digest, reply=reply, pictures=pictures
        )
        self._submit(live, asked)

    def ask(
        self,
        live: LiveRoom,
        actor: Actor,
        command: c.Command,
        command_id: str,
        pictures: tuple[PictureRow, ...] = (),
    ) -> int:
        """The same, waiting: the seq. Raises Refused."""
        answered = self._engine.event()
        answers: list[int | Refused] = []

        def reply(answer: int | Refused) -> None:
            answers.append(answer)
            answered.set()

        self.submit(live, actor, command, command_id, reply, pictures)
        answered.wait()
        if isinstance(answers[0], Refused):
            raise answers[0]
        return answers[0]

    def _submit(self, live: LiveRoom, asked: Asked) -> None:
        with self._lock:
            live.used_at = self._clock.now()
            if live.gone:
                asked.reply(Refused("not-found", "unknown-room"))
                return
            if self._answered_before(live, asked):
                return
            if live.stale:
                self._engine.spawn(lambda: self._catch_up_and_submit(live, asked))
            elif isinstance(asked.command, c.Erase):
                self._engine.spawn(lambda: self._erase(live, asked))
            else:
                self._decide_and_store(live, asked)

    def _answered_before(self, live: LiveRoom, asked: Asked) -> bool:
        known = live.answered.get(asked.key)
        if known is None:
            return False
        if known.body_hash not in (asked.body_hash, FORGOTTEN):
            asked.reply(Refused("malformed", "reused-id"))
        elif known.waiting is not None:
            known.waiting.append(asked.reply)
        else:
            asked.reply(known.seq)
        return True

    def _decide_and_store(self, live: LiveRoom, asked: Asked, to_blank: Sequence[Entry] = ()) -> None:
        """``to_blank``: all entries so far, where the command erases a person."""
        at = self._clock.now()
        before = live.head.seq
        try:
            now = Now(at=at, seed=secrets.randbits(32), away=self._teller.away(live, at))
            entries = numbered(decide(live.head, asked.command, asked.actor, now), before, at, asked.actor)
        except Refused as refused:
            asked.reply(refused)
            return
        except Exception:
            # A bug. Whoever asked must not wait for ever; the log says where it is.
            _log.exception("Room %s could not decide %s", live.id, type(asked.command).__name__)
            asked.reply(Refused("not-saved", "fault"))
            return
        append = Append(
            room_id=live.id,
            expected=before,
            events=tuple(map(to_row, entries)),
            command=command_row(asked.actor, asked.command_id, asked.body_hash, before, len(entries)),
            rewrites=_rewrites(live, to_blank, asked.command),
            drop_drafts=_drafts_of(asked.command),
            pictures=_new(live, asked.pictures) if entries else (),
            drop_pictures=_pictures_of(live, asked.command),
        )
        self._store_and_answer(live, asked, entries, append)

    def _store_and_answer(self, live: LiveRoom, asked: Asked, entries: list[Entry], append: Append) -> None:
        epoch = live.epoch
        decided_on, live.head = live.head, fold(entries, live.head)
        after = live.head
        live.answered[asked.key] = Answered(asked.body_hash, live.head.seq, waiting=[asked.reply])
        live.pending += 1

        def done(outcome: NotStored | None) -> None:
            with self._lock:
                live.pending -= 1
                if outcome is None:
                    self._committed(live, asked, entries, decided_on, after)
                else:
                    self._failed(live, asked, outcome, epoch)

        self._writer.submit(append, done, stands=lambda: live.epoch == epoch)

    def _committed(self, live: LiveRoom, asked: Asked, entries: list[Entry], decided_on: Room, after: Room) -> None:
        before = live.told
        live.told = after if before is decided_on else fold(entries, before)
        if isinstance(asked.command, c.Erase):
            live.forget_bodies()
            forget_words()
        answered = live.answered[asked.key]
        waiting, answered.waiting = answered.waiting or [], None
        for reply in waiting:
            reply(answered.seq)
        if entries:
            self._teller.told(live, before, entries)

    def _failed(self, live: LiveRoom, asked: Asked, outcome: NotStored, epoch: int) -> None:
        """Another process was faster: see what it did and decide anew. Else nothing was stored, and all are told."""
        if epoch == live.epoch and not isinstance(outcome, SeqTaken):
            _log.warning("Room %s could not store: %s", live.id, outcome)
        live.fall_back(epoch)
        live.stale = True
        waiting = live.answered.pop(asked.key).waiting or []
        if isinstance(outcome, SeqTaken) and asked.tries < TRIES:
            again = msgspec.structs.replace(asked, tries=asked.tries + 1, reply=_to_all(waiting))
            self._engine.spawn(lambda: self._catch_up_and_submit(live, again))
            return
        for reply in waiting:
            reply(Refused("not-saved", "not-saved"))

    def _catch_up_and_submit(self, live: LiveRoom, asked: Asked) -> None:
        try:
            self.catch_up(live)
        except NotRead:
            asked.reply(Refused("not-saved", "not-saved"))
            return
        self._submit(live, asked)

    def catch_up(self, live: LiveRoom) -> None:
        """Take in what the log holds beyond ``told``, once all that is on its way was answered. Raises NotRead."""
        self._writer.flush()
        seq = live.told.seq
        commands = self._engine.in_thread(lambda: self._store.log.commands(live.id))
        entries = self._read_after(live, seq)
        with self._lock:
            if live.pending or live.told.seq != seq:
                return
            before = live.told
            live.learn(commands)
            live.catch_up(entries)
            if entries:
                self._teller.told(live, before, entries)

    def _read_after(self, live: LiveRoom, seq: int) -> list[Entry]:
        return [to_entry(row) for row in self._engine.in_thread(lambda: self._store.log.events_after(live.id, seq))]

    def _erase(self, live: LiveRoom, asked: Asked) -> None:
        """All entries must be read before a person's can be blanked: wait until the log has caught up with head."""
        entries: list[Entry] = []
        while len(entries) < live.head.seq and not live.stale:
            self._writer.flush()
            try:
                entries += self._read_after(live, len(entries))
            except NotRead:
                asked.reply(Refused("not-saved", "not-saved"))
                return
        with self._lock:
            if len(entries) != live.head.seq or live.stale:
                self._engine.spawn(lambda: self._catch_up_and_submit(live, asked))
            elif live.gone:
                asked.reply(Refused("not-found", "unknown-room"))
            elif not self._answered_before(live, asked):
                self._decide_and_store(live, asked, entries)


def _rewrites(live: LiveRoom, to_blank: Sequence[Entry], command: c.Command) -> tuple[Rewrite, ...]:
    if not isinstance(command, c.Erase):
        return ()
    changed = map(to_row, blanked(to_blank, live.head, command.participant))
    return tuple(Rewrite(seq=row.seq, version=row.version, body=row.body) for row in changed)


def _drafts_of(command: c.Command) -> tuple[DraftKey, ...]:
    return (DraftKey(participant=command.participant),) if isinstance(command, c.Erase) else ()


def _pictures_of(live: LiveRoom, command: c.Command) -> tuple[str, ...]:
    """Those that go with it."""
    match command:
        case c.Erase():
            return photos_erased(live.head, command.participant)
        case c.RemoveMaterial():
            return pictures_removed(live.head, command.material)
    return ()


def _new(live: LiveRoom, pictures: tuple[PictureRow, ...]) -> tuple[PictureRow, ...]:
    """A page may be in another document of the room already."""
    return tuple(row for row in pictures if row.name not in live.head.pages)


def _to_all(waiting: Sequence[Reply]) -> Reply:
    def reply(answer: int | Refused) -> None:
        for each in waiting:
            each(answer)

    return reply
