"""An older discussion brought in from the command line, through the running server if there is one."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from facilitator.config import Settings
from facilitator.discussion.refused import Refused
from facilitator.importing.given import begun_at, class_of, file_name, language_of, title_of
from facilitator.importing.lesson import Lesson
from facilitator.importing.reading import MAX_BYTES, read
from facilitator.importing.room import Imported, entries, lasts
from facilitator.keeping import asked
from facilitator.languages import translate
from facilitator.live.codes import ENDED_BY
from facilitator.live.rooms import TRIES, new_code, new_room
from facilitator.store import datadir
from facilitator.store.errors import CodeTaken
from facilitator.store.open import Store, open_store
from facilitator.web.library import THE_INSTRUCTOR


class CannotBring(Exception):
    """What was said of an older discussion cannot be."""


class Given(Struct, frozen=True, kw_only=True):
    """What is said of an older discussion; empty: as ``importing.given`` says."""

    title: str = ""
    day: str = ""
    class_name: str = ""
    language: str = ""


def bring_in(settings: Settings, path: Path, given: Given, language: str) -> str:
    """The code of the room that the file has become, through the running server if there is one.

    Raises NotALesson, and CannotBring in ``language``.
    """
    data_dir, body = Path(settings.data_dir), _body(path)
    lesson, file = read(body), _sayable(path.name)
    given = Given(**{name: _sayable(said) for name, said in asdict(given).items()})
    server = datadir.running_server(data_dir)
    if server is not None:
        return _bring_at(server, file, body, given, language)
    with datadir.hold(data_dir):
        store = open_store(settings.database, data_dir)
        try:
            return _bring_alone(store, lesson, _about(store, file, lesson, given, language))
        finally:
            store.close()


def _sayable(typed: str) -> str:
    """Bytes that the terminal or the disk has, and that are no text, are U+FFFD."""
    return typed.encode(errors="surrogateescape").decode(errors="replace")


def _body(path: Path) -> bytes:
    """No more of it than tells that it is too large."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _bring_at(server: datadir.ServerFile, file: str, body: bytes, given: Given, language: str) -> str:
    sent = {"file": (file, body)}
    answer = asked(server, "POST", f"import?lang={language}", files=sent, data=asdict(given))
    if not answer.ok:
        raise CannotBring(str(answer.json()["message"]))
    return str(answer.json()["room"])


def _about(store: Store, name: str, lesson: Lesson, given: Given, language: str) -> Imported:
    known = [each.room.class_name for each in store.log.rooms(THE_INSTRUCTOR, ENDED_BY) if each.room.class_name]
    file, now = file_name(name), int(time.time() * 1000)
    try:
        return Imported(
            file=file,
            title=title_of(given.title, file),
            language=language_of(given.language or language),
            begun_at=begun_at(given.day, now, lasts(lesson)),
            owner=THE_INSTRUCTOR,
            of_class=class_of(given.class_name, known, secrets.token_hex(4)),
        )
    except Refused as refused:
        raise CannotBring(translate(language, refused.message, **refused.words)) from None


def _bring_alone(store: Store, lesson: Lesson, about: Imported) -> str:
    for _ in range(TRIES):
        code = new_code()
        append = new_room(entries(lesson, about, secrets.token_hex(8), code))
        [outcome] = store.log.append_all([append])
        if outcome is None:
            return code
        if not isinstance(outcome, CodeTaken):
            raise outcome
    raise CannotBring("no free code was found")
