"""What there is to read is the instructor's: added, taken away, shown to the class."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, words
from facilitator.discussion.limits import LABEL, MATERIALS
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Material
from facilitator.discussion.refused import Refused

MARKUP = 200_000
"""Of a text as markup, in characters: formulas take many times what was written, and every phone loads all of it."""


def add(case: Case, command: c.AddMaterial) -> list[e.AnyEvent]:
    title = words(command.title, LABEL)
    if not (command.html or command.pages):
        raise Refused("malformed", "nothing-to-read")
    html = words(command.html, MARKUP) if command.html else ""
    if len(case.room.materials) >= MATERIALS:
        raise Refused("too-large", "too-many-materials", most=MATERIALS)
    # No plan's material has such an id.
    material = case.new_id("m_")
    return [e.MaterialAdded(material=material, title=title, html=html, pages=command.pages)]


def fill(case: Case, command: c.FillMaterial) -> list[e.AnyEvent]:
    """Once: two servers may have prepared the same file."""
    if _known(case.room, command.material).ready:
        return []
    return [e.MaterialPrepared(material=command.material, pages=command.pages)]


def remove(case: Case, command: c.RemoveMaterial) -> list[e.AnyEvent]:
    return [e.MaterialRemoved(material=_known(case.room, command.material).id)]


def show(case: Case, command: c.ShowMaterial) -> list[e.AnyEvent]:
    shown = None
    if command.material is not None:
        found = _known(case.room, command.material)
        if not found.ready:
            raise Refused("not-now", "material-not-ready")
        if found.pages and command.page > len(found.pages):
            raise Refused("not-found", "no-such-page")
        shown = (found.id, command.page)
    if shown == case.room.material_shown:
        return []
    return [e.MaterialShown(material=command.material, page=command.page)]


def pictures_removed(room: Room, material: str) -> tuple[str, ...]:
    """The pictures that go with a material. ``room`` is as it was before."""
    kept = {page.picture for each in room.materials if each.id != material for page in each.pages}
    return tuple(sorted(room.pages.keys() - kept))


def _known(room: Room, material: str) -> Material:
    found = next((each for each in room.materials if each.id == material), None)
    if found is None:
        raise Refused("not-found", "no-such-material")
    return found


RULES: dict[type[c.Command], Rule] = {
    c.AddMaterial: add,
    c.FillMaterial: fill,
    c.RemoveMaterial: remove,
    c.ShowMaterial: show,
}
