"""The rooms in memory: found by code, read from the log, opened, deleted, and forgotten when nobody is there."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from facilitator.discussion import commands as c
from facilitator.discussion.decide import open_room
from facilitator.discussion.events import Actor, Entry
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Plan
from facilitator.discussion.refused import Refused
from facilitator.discussion.returning import OfClass
from facilitator.engine import Engine, Event
from facilitator.live.clock import Clock
from facilitator.live.codes import CODE_LENGTH, CODE_LETTERS, as_code
from facilitator.live.forgetting import forget_words
from facilitator.live.pace import Bucket
from facilitator.live.room import LiveRoom, body_hash, command_row, numbered, to_entry, to_row
from facilitator.store.drafts import Draft
from facilitator.store.errors import CodeTaken, NotRead, NotStored
from facilitator.store.log import Append, CommandRow, RoomRow
from facilitator.store.open import Store
from facilitator.store.writer import Writer

_log: Final = logging.getLogger(__name__)
KEPT_BY = "RoomKeptUntil"
"""The event that says until when a room is kept."""
TRIES = 5
"""How many codes are tried before giving up."""
MISSES, MISSES_A_SECOND = 1000, 20
"""How many unknown codes are looked up, from everybody together, before all who mistype have to wait."""


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def new_room(entries: Sequence[Entry], command: CommandRow | None = None) -> Append:
    """What stores a room with its first events, of which the first opens it."""
    opened = fold(entries[:1])
    row = RoomRow(
        id=opened.id,
        code=opened.code,
        owner=opened.instructor,
        plan_id=opened.plan.id,
        title=opened.plan.title,
        language=opened.plan.language,
        opened_at=opened.opened_at,
        class_name=opened.of_class.name if opened.of_class is not None else "",
    )
    return Append(room_id=opened.id, expected=0, events=tuple(map(to_row, entries)), command=command, room=row)


First = tuple[Sequence[Entry], CommandRow | None]
"""A room's first events, and the command that made them if one did."""


class Audience(Protocol):
    """Whoever keeps the clients of a room."""

    def opened(self, live: LiveRoom, drafts: Sequence[Draft]) -> None: ...

    def closed(self, live: LiveRoom) -> None: ...


class Rooms:
    """Calls come from tasks of the engine; a lock keeps engine threads apart."""

    def __init__(self, store: Store, writer: Writer, engine: Engine, clock: Clock, audience: Audience) -> None:
        self._store = store
        self._writer = writer
        self._engine = engine
        self._clock = clock
        self._audience = audience
        self._lock = engine.lock()
        self._rooms: dict[str, LiveRoom] = {}
        self._codes: dict[str, str] = {}
        self._loading: dict[str, Event] = {}
        self._deleted: set[str] = set()
        """By this process: one that was just being read then must not come back."""
        self._misses = Bucket(MISSES, MISSES_A_SECOND)

    def named(self, typed: str) -> LiveRoom:
        """The room whose code somebody typed. Refused if there is none. May wait."""
        code = as_code(typed)
        if code in self._codes:
            return self._rooms[self._codes[code]]
        if self._misses.take(self._clock.now()):
            raise Refused("too-fast", "flood")
        live = self.find(code) if code is not None else None
        if live is None:
            raise Refused("not-found", "unknown-room")
        self._misses.give_back()
        return live

    def find(self, code: str) -> LiveRoom | None:
        """The room of a code, read from the log if it is not in memory; None if there is none. May wait.

        Refused("not-saved") if the log cannot be read just now.
        """
        while True:
            with self._lock:
                room_id = self._codes.get(code)
                if room_id is not None:
                    return self._rooms[room_id]
                loading = self._loading.get(code)
                if loading is None:
                    mine = self._loading[code] = self._engine.event()
            if loading is None:
                return self._load(code, mine)
            loading.wait()

    def _load(self, code: str, loaded: Event) -> LiveRoom | None:
        try:
            read = self._engine.in_thread(lambda: self._read(code))
            if read is None:
                return None
            live, drafts = read
            return live if self._keep(live, drafts) else None
        except NotRead as fault:
            _log.warning("%s", fault)
            raise Refused("not-saved", "not-read") from fault
        finally:
            with self._lock:
                del self._loading[code]
            loaded.set()

    def _read(self, code: str) -> tuple[LiveRoom, list[Draft]] | None:
        row = self._store.log.find_room(code)
        if row is None:
            return None
        # Commands first: one that is stored meanwhile is then known by its events at least.
        commands = self._store.log.commands(row.id)
        entries = [to_entry(each) for each in self._store.log.events_after(row.id, 0)]
        if not entries:
            # Deleted between the two.
            return None
        return LiveRoom(fold(entries), commands), self._store.drafts.load(row.id)

    def _keep(self, live: LiveRoom, drafts: Sequence[Draft]) -> bool:
        """Whether it is there still."""
        with self._lock:
            if live.id in self._deleted:
                return False
            live.used_at = self._clock.now()
            self._rooms[live.id] = live
            self._codes[live.told.code] = live.id
            self._audience.opened(live, drafts)
            return True

    def open(
        self, plan: Plan, instructor: str, command_id: str, led_by: str = "", of_class: OfClass | None = None
    ) -> LiveRoom:
        """A new room, led by somebody whom the class knows by that name. Waits until it is stored.

        Raises Refused("not-saved").
        """
        actor = Actor("instructor", instructor)

        def first(room_id: str, code: str) -> First:
            command = c.OpenRoom(room=room_id, code=code, plan=plan, led_by=led_by, of_class=of_class)
            entries = numbered(open_room(command, actor), 0, self._clock.now(), actor)
            return entries, command_row(actor, command_id, body_hash(command), 0, len(entries))

        return self._stored_with(first)

    def bring(self, log_of: Callable[[str, str], Sequence[Entry]]) -> LiveRoom:
        """A room that was held elsewhere: ``log_of`` gives its whole log for a room's id and code.

        Raises Refused("not-saved").
        """
        return self._stored_with(lambda room_id, code: (log_of(room_id, code), None))

    def _stored_with(self, first: Callable[[str, str], First]) -> LiveRoom:
        """A new room whose ``first`` events are made for its id and code, perhaps more than once."""

        def made() -> tuple[Room, Append]:
            entries, command = first(secrets.token_hex(8), new_code())
            return fold(entries), new_room(entries, command)

        for _ in range(TRIES):
            # In a thread, for a lesson that was brought in has thousands of events.
            room, append = self._engine.in_thread(made)
            outcome = self._store_now(append)
            if outcome is None:
                live = LiveRoom(room, ())
                self._keep(live, ())
                return live
            if not isinstance(outcome, CodeTaken):
                break
        raise Refused("not-saved", "not-saved")

    def _store_now(self, append: Append) -> NotStored | None:
        stored = self._engine.event()
        outcomes: list[NotStored | None] = []

        def done(outcome: NotStored | None) -> None:
            outcomes.append(outcome)
            stored.set()

        self._writer.submit(append, done)
        stored.wait()
        return outcomes[0]

    def delete(self, live: LiveRoom) -> None:
        """The room and every trace of it. Raises NotSaved."""
        self.delete_those(lambda: [live.id])

    def delete_those(self, which: Callable[[], Sequence[str]]) -> Sequence[str]:
        """The same of the rooms whose ids ``which`` gives: asked in a real thread when nothing else is being written,
        so that what was said last counts. Raises NotSaved, NotRead."""

        def delete() -> Sequence[str]:
            ids = which()
            self._store.log.delete_rooms(ids)
            return ids

        deleted = self._writer.run(delete)
        with self._lock:
            self._deleted.update(deleted)
            gone = [self._rooms[room_id] for room_id in deleted if room_id in self._rooms]
            for live in gone:
                self._forget(live)
        if deleted:
            forget_words()
        return deleted

    def _forget(self, live: LiveRoom) -> None:
        """With the lock held."""
        live.gone = True
        self._rooms.pop(live.id, None)
        self._codes.pop(live.told.code, None)
        self._audience.closed(live)

    def used_at(self) -> int:
        """When something was last asked of any room; 0 if there is none."""
        return max((live.used_at for live in list(self._rooms.values())), default=0)

    def sweep(self, idle_since: int, watched: Callable[[LiveRoom], bool]) -> None:
        """Forget rooms that nobody has watched or used since then; the log has them."""
        with self._lock:
            idle = [
                live
                for live in self._rooms.values()
                if live.used_at < idle_since and not live.pending and not watched(live)
            ]
            for live in idle:
                self._forget(live)
