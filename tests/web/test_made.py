"""What happens while a transcript is made counts: who is erased is not in it, and a deleted room's never leaves."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, BinaryIO

import msgspec
import pytest
from flask import Flask

from facilitator.discussion import commands as c
from facilitator.discussion.refused import Refused
from facilitator.exporting import Order
from facilitator.live.room import LiveRoom
from facilitator.web.program import EXTENSION, Program
from facilitator.web.transcript_page import made
from tests.discussion.scenario import Scenario

ORDER = Order(room="r1", form="md")


class Making:
    """Makes files of what is in the room when it is asked; ``meanwhile`` happens before the first is ready."""

    def __init__(self, live: LiveRoom, meanwhile: Callable[[], object]) -> None:
        self.live = live
        self.files: list[io.BytesIO] = []
        self._meanwhile = meanwhile

    def make(self, order: Order) -> BinaryIO:
        names = [str(each.name) for each in self.live.told.participants.values()]
        self.files.append(io.BytesIO(" ".join(names).encode()))
        if len(self.files) == 1:
            self._meanwhile()
        return self.files[-1]


def asked(making: Making, find: Callable[[str], LiveRoom]) -> BinaryIO:
    parts: dict[str, Any] = dict.fromkeys(field.name for field in msgspec.structs.fields(Program))
    app = Flask(__name__)
    app.extensions[EXTENSION] = Program(**{**parts, "exports": making, "rooms": SimpleNamespace(named=find)})
    with app.app_context():
        return made(making.live, ORDER)


def test_who_is_erased_meanwhile_is_in_no_file() -> None:
    room = Scenario(checks=())
    mika, _ = room.join("Mika", "Leo")
    live = LiveRoom(room.room, ())

    def erase() -> None:
        room.lead(c.Erase(participant=mika.id))
        live.told = room.room

    making = Making(live, erase)
    assert b"Mika" not in asked(making, lambda _: live).read()
    assert [file.closed for file in making.files] == [True, False]


def test_of_a_room_that_is_deleted_meanwhile_nothing_leaves() -> None:
    room = Scenario(checks=())
    room.join("Mika")
    live = LiveRoom(room.room, ())

    def unknown(code: str) -> LiveRoom:
        raise Refused("not-found", "unknown-room")

    making = Making(live, lambda: setattr(live, "gone", True))
    with pytest.raises(Refused) as caught:
        asked(making, unknown)
    assert caught.value.code == "not-found"
    assert making.files[0].closed
