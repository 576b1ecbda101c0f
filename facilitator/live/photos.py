"""Takes photos in: one is read at a time, for a large one takes much memory while it is."""

from __future__ import annotations

import secrets

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.refused import Refused
from facilitator.engine import Engine
from facilitator.live.clock import Clock
from facilitator.live.registry import Registry
from facilitator.live.room import LiveRoom
from facilitator.photos import Photo, read_photo
from facilitator.store.log import PictureRow


class Photos:
    def __init__(self, registry: Registry, engine: Engine, clock: Clock) -> None:
        self._registry = registry
        self._engine = engine
        self._clock = clock
        self._one_at_a_time = engine.lock()

    def take(self, live: LiveRoom, actor: Actor, person: str | None, sent: bytes) -> Photo:
        """Stored when this returns. ``person``: for whom the instructor takes it. May wait. Raises Refused."""
        if live.photo_pace.take(self._clock.now()):
            raise Refused("too-fast", "too-fast")
        with self._one_at_a_time:
            photo = self._engine.in_thread(lambda: read_photo(sent, person or actor.id))
        command = c.AddPhoto(photo=photo.name, width=photo.width, height=photo.height, participant=person)
        row = PictureRow(name=photo.name, body=photo.body)
        self._registry.ask(live, actor, command, secrets.token_urlsafe(16), (row,))
        return photo
