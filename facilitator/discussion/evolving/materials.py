"""What there is to read, and what of it the screen shows."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Material

MaterialEvent = e.MaterialAdded | e.MaterialPrepared | e.MaterialRemoved | e.MaterialShown


def evolve(room: Room, event: MaterialEvent) -> Room:
    match event:
        case e.MaterialAdded():
            new = Material(id=event.material, title=event.title, html=event.html, pages=event.pages)
            return replace(room, materials=(*room.materials, new))
        case e.MaterialPrepared():
            filled = (
                replace(each, pages=event.pages) if each.id == event.material else each for each in room.materials
            )
            return replace(room, materials=tuple(filled))
        case e.MaterialRemoved():
            kept = tuple(each for each in room.materials if each.id != event.material)
            shown = room.material_shown
            gone = shown is not None and shown[0] == event.material
            return replace(room, materials=kept, material_shown=None if gone else shown)
        case e.MaterialShown():
            shown = (event.material, event.page) if event.material is not None else None
            return replace(room, material_shown=shown)
        case _:
            assert_never(event)
