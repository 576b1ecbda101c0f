"""What there is to read comes in: texts are rendered, files become pages, one file at a time, beside the event loop.

Files of a plan are prepared once its room is open; the lesson need not wait for them. Until then a material is there
for the instructor alone.
"""

from __future__ import annotations

import logging
import secrets
from pathlib import Path
from typing import Final

from msgspec import Struct

from facilitator import pages
from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.limits import MATERIAL_TEXT, MATERIALS
from facilitator.discussion.pictures import Page
from facilitator.discussion.plan import Material
from facilitator.discussion.refused import Refused
from facilitator.engine import Engine
from facilitator.live.clock import Clock
from facilitator.live.prepared import Prepared
from facilitator.live.registry import Registry
from facilitator.live.room import LiveRoom
from facilitator.pages import Drawn, is_pdf, read_pages
from facilitator.photos import read_photo
from facilitator.plans.beside import read_beside
from facilitator.plans.pasted import pasted_html
from facilitator.store.log import PictureRow

_log: Final = logging.getLogger(__name__)


class Preparing(Struct, kw_only=True):
    """A file on its way. ``material`` is the plan's; None while it is sent. ``pages`` 0: not known yet."""

    title: str
    material: str | None = None
    done: int = 0
    pages: int = 0
    refused: Refused | None = None

    def told(self, done: int, pages: int) -> None:
        """From another thread."""
        self.pages, self.done = pages, done


class Materials:
    def __init__(self, registry: Registry, engine: Engine, clock: Clock, folder: Path) -> None:
        self._registry = registry
        self._engine = engine
        self._clock = clock
        self._prepared = Prepared(folder)
        self._one_at_a_time = engine.lock()
        self._preparing: dict[str, list[Preparing]] = {}

    def preparing(self, live: LiveRoom) -> list[Preparing]:
        """What is on its way in this room, and what of its plan could not be prepared."""
        return list(self._preparing.get(live.id, ()))

    def add_text(self, live: LiveRoom, actor: Actor, title: str, markdown: str) -> str:
        """The id of the new material, which is stored. May wait. Raises Refused."""
        self._may_add(live)
        if len(markdown) > MATERIAL_TEXT:
            raise Refused("too-large", "too-long", most=MATERIAL_TEXT)
        html = self._engine.in_thread(lambda: pasted_html(markdown))
        return self._add(live, actor, c.AddMaterial(title=title, html=html), ())

    def add_file(self, live: LiveRoom, actor: Actor, title: str, sent: bytes) -> str:
        """The same of a PDF or a picture."""
        self._may_add(live)
        state = Preparing(title=title)
        self._begin(live, state)
        try:
            with self._one_at_a_time:
                drawn = self._engine.in_thread(lambda: _pages_of(sent, state))
            command = c.AddMaterial(title=title, pages=tuple(each.page for each in drawn))
            return self._add(live, actor, command, drawn)
        finally:
            self._over(live, state)

    def prepare(self, live: LiveRoom, plan: Path | None) -> None:
        """The files of the plan that lies there, as far as they are not prepared yet. Never waits."""
        for material in live.told.materials if live.told.state != "ended" else ():
            if material.ready or not material.file:
                continue
            known = next((each for each in self.preparing(live) if each.material == material.id), None)
            if known is None or known.refused is not None:
                if known is not None:
                    self._over(live, known)
                state = Preparing(title=material.title, material=material.id)
                self._begin(live, state)
                self._engine.spawn(lambda material=material, state=state: self._fill(live, plan, material, state))  # type: ignore[misc]

    def _fill(self, live: LiveRoom, plan: Path | None, material: Material, state: Preparing) -> None:
        try:
            if plan is None:
                raise Refused("not-found", "no-such-file", name=material.file)
            with self._one_at_a_time:
                drawn = self._engine.in_thread(lambda: self._kept(read_beside(plan, material.file, pages.BYTES), state))
            filling = c.FillMaterial(material=material.id, pages=tuple(each.page for each in drawn))
            actor = Actor("instructor", live.told.instructor)
            self._registry.ask(live, actor, filling, secrets.token_urlsafe(16), _rows(drawn))
        except Refused as why:
            state.refused = why
            if live.gone:
                self._over(live, state)
        except Exception:
            # A bug. The lesson goes on without it, and the instructor reads that.
            _log.exception("Room %s could not prepare %s", live.id, material.file)
            state.refused = Refused("not-saved", "fault")
        else:
            self._over(live, state)

    def prepare_file(self, file: bytes) -> None:
        """One that will lie beside a plan: drawn now, so that no room waits for it. May wait. Raises Refused."""
        with self._one_at_a_time:
            self._engine.in_thread(lambda: self._kept(file, Preparing(title="")))

    def _kept(self, file: bytes, state: Preparing) -> tuple[Drawn, ...]:
        found = self._prepared.get(file)
        if found is None:
            found = _pages_of(file, state)
            self._prepared.put(file, found)
        return found

    def _may_add(self, live: LiveRoom) -> None:
        """What is decided in the end, asked before the work."""
        if live.photo_pace.take(self._clock.now()):
            raise Refused("too-fast", "too-fast")
        if live.told.state == "ended":
            raise Refused("ended", "ended")
        if len(live.told.materials) >= MATERIALS:
            raise Refused("too-large", "too-many-materials", most=MATERIALS)

    def _add(self, live: LiveRoom, actor: Actor, command: c.AddMaterial, drawn: tuple[Drawn, ...]) -> str:
        seq = self._registry.ask(live, actor, command, secrets.token_urlsafe(16), _rows(drawn))
        return f"m_{seq}"

    def _begin(self, live: LiveRoom, state: Preparing) -> None:
        self._preparing.setdefault(live.id, []).append(state)

    def _over(self, live: LiveRoom, state: Preparing) -> None:
        left = [each for each in self.preparing(live) if each is not state]
        if left:
            self._preparing[live.id] = left
        else:
            self._preparing.pop(live.id, None)


def _pages_of(file: bytes, state: Preparing) -> tuple[Drawn, ...]:
    """Of a PDF, or the one of a picture."""
    if is_pdf(file):
        return read_pages(file, state.told)
    try:
        photo = read_photo(file, "page")
    except Refused as why:
        if why.message == "refused.not-a-photo":
            raise Refused("malformed", "no-file-to-read") from None
        raise
    return (Drawn(page=Page(picture=photo.name, width=photo.width, height=photo.height), body=photo.body),)


def _rows(drawn: tuple[Drawn, ...]) -> tuple[PictureRow, ...]:
    """Pages that show the same are one picture."""
    bodies = {each.page.picture: each.body for each in drawn}
    return tuple(PictureRow(name=name, body=body) for name, body in bodies.items())
