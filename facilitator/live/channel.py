"""One stream of a room as its watchers have it: its view, its version, and the last steps that led there."""

from __future__ import annotations

from msgspec import Struct

from facilitator.discussion.model import Room
from facilitator.live.messages import Patch, Snapshot
from facilitator.views.patch import Difference, difference, merged
from facilitator.views.streams import view_of

REMEMBERED = 64
"""How many steps back a returning client may be and still get a patch instead of a snapshot."""


class Step(Struct, frozen=True):
    """What changed in the view after version ``before``."""

    before: int
    difference: Difference


class Channel:
    """``version`` is the room's seq at which the view last changed."""

    def __init__(self, stream: str, room: Room) -> None:
        self.stream = stream
        self.watchers: set[str] = set()
        self.version = room.seq
        self._room = room
        self._view = view_of(room, stream)
        # Not a deque: an empty one weighs more than all the rest, and most streams hardly ever change.
        self._steps: list[Step] = []

    def advance(self, room: Room) -> Patch | None:
        """Come to the room as it is now; the patch for those who watch, or None if nothing they see has changed."""
        if room is self._room:
            return None
        self._room = room
        after = view_of(room, self.stream)
        changed = difference(self._view, after)
        if not changed:
            return None
        before = self.version
        self._steps = [*self._steps[1 - REMEMBERED :], Step(before, changed)]
        self._view, self.version = after, room.seq
        return self._patch(before, changed)

    def snapshot(self) -> Snapshot:
        return Snapshot(stream=self.stream, version=self.version, view=self._view)

    def since(self, have: int | None) -> Patch | Snapshot | None:
        """What brings a client from the version it has to this one: nothing, a patch, or all."""
        if have == self.version:
            return None
        steps = [step for step in self._steps if have is not None and step.before >= have]
        if have is None or not steps or steps[0].before != have:
            return self.snapshot()
        return self._patch(have, merged([step.difference for step in steps]))

    def forget(self) -> None:
        """No step back: what was erased must not come again in a patch."""
        self._steps.clear()

    def _patch(self, before: int, changed: Difference) -> Patch:
        return Patch(stream=self.stream, from_=before, to=self.version, set=changed.set, drop=changed.drop)
