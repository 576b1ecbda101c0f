"""What the pages ask: the running program's parts, hung on the Flask app."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import current_app
from msgspec import Struct

from facilitator.discussion.plan import Plan
from facilitator.engine import Engine
from facilitator.exports import Exports
from facilitator.live.clock import Clock
from facilitator.live.expiry import Expiry
from facilitator.live.house import House
from facilitator.live.materials import Materials
from facilitator.live.photos import Photos
from facilitator.live.registry import Registry
from facilitator.live.rooms import Rooms
from facilitator.live.tokens import Tokens
from facilitator.plans.desk import Desk
from facilitator.plans.load import Library
from facilitator.plans.shelf import Shelf
from facilitator.store.open import Store
from facilitator.web.waiting import Waiting

EXTENSION = "facilitator"


class Program(Struct, kw_only=True):
    """The parts that pages need."""

    engine: Engine
    store: Store
    clock: Clock
    house: House
    rooms: Rooms
    registry: Registry
    photos: Photos
    materials: Materials
    exports: Exports
    expiry: Expiry
    tokens: Tokens
    shelf: Shelf
    desk: Desk
    waiting: Waiting
    render: Callable[[str, Mapping[str, str]], Plan]
    """(plan id, topics) -> the plan as a room carries it. Refused("not-found" or "malformed")."""
    sign_in_key: str
    """The secret of the instructor's link; as long as the server runs."""
    shown_url: str
    """The address that phones on the same network reach."""
    is_public: bool
    """Whether an administrator has said that this is the server's address for everybody."""

    @property
    def library(self) -> Library:
        """The plans that are there now. The disk is looked at in a thread, and not for every request."""
        if self.shelf.is_due():
            self.engine.in_thread(self.shelf.look)
        return self.shelf.now


def program() -> Program:
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Program)
    return found
