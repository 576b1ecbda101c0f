"""Older discussions brought in: a file is read, shown with all that is wrong in it, and becomes a past room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from babel import Locale
from flask import Blueprint, Response, request, url_for
from msgspec import Struct

from facilitator.discussion.refused import Refused
from facilitator.importing.given import begun_at, file_name, language_of, title_of
from facilitator.importing.in_words import in_words
from facilitator.importing.lesson import Lesson, NotALesson, Problem
from facilitator.importing.reading import MAX_BYTES, read
from facilitator.importing.room import TITLE, Imported, entries, lasts
from facilitator.importing.script import language_by_script
from facilitator.languages import LANGUAGES, translate
from facilitator.live.room import LiveRoom
from facilitator.web.classes import class_of_older, classes_of
from facilitator.web.library import own_room
from facilitator.web.pages import page, to
from facilitator.web.program import program
from facilitator.web.requests import MEGABYTE, as_json, file_at_most, instructor, language, message_of, wants_json
from facilitator.web.waiting import Read

blueprint = Blueprint("older", __name__, url_prefix="/instructor/import")

FIELDS = ("title", "day", "class_name", "language")
FIRST = 8
"""Turns that are shown before a lesson is brought in."""
ALSO_IN = ("ar", "de", "es", "fr", "he", "hi", "it", "ko", "nl", "pt", "ru", "sv", "th", "tr", "vi", "zh")
"""Languages that discussions may have been held in, besides those of the pages."""


class Shown(Struct, frozen=True, kw_only=True):
    """What the page says besides what was typed. ``at``: the field that ``message`` is about, or ``file``."""

    file: str = ""
    lesson: Lesson | None = None
    token: str = ""
    problems: tuple[Problem, ...] = ()
    at: str = ""
    message: str = ""


class Brought(Struct, frozen=True):
    """``room``: its code."""

    room: str


class WhatIsWrong(Struct, frozen=True):
    """``problems``: each with its line, 0 for the whole file, in the reader's language."""

    problems: list[tuple[int, str]]


class WrongField(Exception):
    """What was typed there cannot be."""

    def __init__(self, at: str, refused: Refused) -> None:
        super().__init__(at, refused)
        self.at = at
        self.refused = refused


@blueprint.get("")
def ask() -> Response:
    instructor()
    return _page(Shown(), {"language": language(), "day": f"{_now():%Y-%m-%d}"})


@blueprint.post("")
def look_or_bring() -> Response:
    """The form field ``file``, and what is said of it; or, with its ``token``, a lesson that was shown.

    A program that asks for JSON has its file brought in at once.
    """
    who = instructor()
    file_at_most(MAX_BYTES, MEGABYTE)
    if "token" in request.form:
        return _bring_shown(request.form["token"], who)
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page(Shown(at="file", message=translate(language(), "page.importing.no-file")))
    body, file = sent.read(), file_name(sent.filename)
    try:
        lesson = program().engine.in_thread(lambda: read(body))
    except NotALesson as wrong:
        return _wrong(file, wrong.problems)
    found = Read(owner=who, file=file, lesson=lesson, at=program().clock.now())
    return _bring_at_once(found) if wants_json() else _show(found)


def _show(found: Read) -> Response:
    typed = _typed()
    if typed["language"] in ("", language()):
        # Nobody has chosen it; and it can be chosen on the page.
        typed["language"] = language_by_script(found.lesson) or typed["language"]
    return _page(Shown(file=found.file, lesson=found.lesson, token=program().waiting.keep(found)), typed)


def _wrong(file: str, problems: tuple[Problem, ...]) -> Response:
    if wants_json():
        return as_json(WhatIsWrong([(each.line, in_words(each, language())) for each in problems]), 422)
    return _page(Shown(file=file, problems=problems))


def _bring_at_once(found: Read) -> Response:
    try:
        return as_json(Brought(_bring(found).told.code), 201)
    except WrongField as wrong:
        raise wrong.refused from wrong


def _bring_shown(token: str, who: str) -> Response:
    """Then on to its transcript; once more leads there too."""
    waiting = program().waiting
    with waiting.bringing:
        code = waiting.became(token, who)
        if code is not None and not _is_there(code):
            return _page(Shown(at="file", message=translate(language(), "page.importing.too-late")))
        if code is None:
            found = waiting.find(token, who, program().clock.now())
            if found is None:
                return _page(Shown(at="file", message=translate(language(), "page.importing.too-late")))
            try:
                code = _bring(found).told.code
            except WrongField as wrong:
                message = message_of(wrong.refused)
                return _page(Shown(file=found.file, lesson=found.lesson, token=token, at=wrong.at, message=message))
            waiting.brought(token, who, code)
    return to(f"{url_for('instructor.console', code=code)}/transcript")


def _is_there(code: str) -> bool:
    """It may have been deleted again."""
    try:
        own_room(code)
    except Refused:
        return False
    return True


def _bring(found: Read) -> LiveRoom:
    """Raises WrongField, and Refused("not-saved")."""
    about = _about(found)
    return program().rooms.bring(lambda room, code: entries(found.lesson, about, room, code))


def _about(found: Read) -> Imported:
    typed, now, at = _typed(), program().clock.now(), ""
    try:
        at = "title"
        title = title_of(typed["title"], found.file)
        at = "day"
        begun = begun_at(typed["day"], now, lasts(found.lesson))
        at = "class_name"
        of_class = class_of_older(found.owner, typed["class_name"])
        at = "language"
        spoken = language_of(typed["language"] or language())
    except Refused as refused:
        raise WrongField(at, refused) from None
    return Imported(file=found.file, title=title, language=spoken, begun_at=begun, owner=found.owner, of_class=of_class)


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "") for name in FIELDS}


def _page(shown: Shown, typed: Mapping[str, str] | None = None) -> Response:
    return page(
        "older.html",
        422 if shown.problems or shown.message else 200,
        shown=shown,
        typed=typed if typed is not None else _typed(),
        first=shown.lesson.turns[:FIRST] if shown.lesson is not None else (),
        in_words=in_words,
        languages_held=[(each, _called(each)) for each in (*LANGUAGES, *ALSO_IN)],
        classes=classes_of(instructor()),
        today=f"{_now():%Y-%m-%d}",
        longest=TITLE,
    )


def _called(tag: str) -> str:
    return Locale.parse(tag).get_display_name(language()) or tag


def _now() -> datetime:
    return datetime.fromtimestamp(program().clock.now() / 1000)
