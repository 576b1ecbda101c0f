"""The instructor's lesson notes on the transcript's page: written, changed and removed, with script or by plain forms.

The page's part is laid out here alone; a script gets it anew with every answer.
"""

from __future__ import annotations

import secrets

from flask import Blueprint, Response, render_template, request
from msgspec import Struct

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.lesson_note import LessonNote
from facilitator.discussion.model import Room, by_seq
from facilitator.languages import translate
from facilitator.live.room import LiveRoom
from facilitator.transcript.moments import moment
from facilitator.transcript.noted import head
from facilitator.web.library import own_room
from facilitator.web.pages import to
from facilitator.web.program import program
from facilitator.web.requests import as_json, body_of, language

blueprint = Blueprint("lesson_notes", __name__, url_prefix="/instructor/rooms")


class Sent(Struct, frozen=True):
    """``visit`` empty or none: about the whole. ``over``: as in the command."""

    id: c.NoteId
    text: str
    visit: str | None = None
    over: int | None = None


class Stored(Struct, frozen=True):
    """``part``: the page's part as it is now, sanitised HTML."""

    part: str


class Shown(Struct, frozen=True, kw_only=True):
    id: str
    seq: int
    visit: str | None
    head: str
    text: str


class Part(Struct, frozen=True, kw_only=True):
    """What the page shows. ``visits``: (id, in words)."""

    notes: tuple[Shown, ...]
    visits: tuple[tuple[str, str], ...]
    new: str
    """The id of a note that may be written next."""


@blueprint.post("/<code>/notes")
def write(code: str) -> Response:
    live = own_room(code)
    sent = body_of(Sent)
    # A form's text has the line ends of its wire.
    text = sent.text.replace("\r\n", "\n")
    return _asked(live, c.WriteLessonNote(note=sent.id, visit=sent.visit or None, text=text, over=sent.over))


@blueprint.delete("/<code>/notes/<note>")
def remove(code: str, note: str) -> Response:
    """``over`` in the query: as in the command."""
    return _asked(own_room(code), c.RemoveLessonNote(note=note, over=request.args.get("over", type=int)))


@blueprint.post("/<code>/notes/<note>/remove")
def remove_by_form(code: str, note: str) -> Response:
    return _asked(own_room(code), c.RemoveLessonNote(note=note, over=request.form.get("over", type=int)))


def _asked(live: LiveRoom, command: c.Command) -> Response:
    actor = Actor("instructor", live.told.instructor)
    program().registry.ask(live, actor, command, secrets.token_urlsafe(16))
    if request.mimetype == "application/json" or request.method == "DELETE":
        return as_json(Stored(render_template("transcript/notes.html", room=live.told, language=language())))
    return to(f"/instructor/rooms/{live.told.code}/transcript#lesson-notes")


@blueprint.app_template_global("lesson_notes")
def lesson_notes(room: Room) -> Part | None:
    """None where the page shows a copy in which they are not."""
    if request.args.get("reader") in ("class", "student") or "lesson-notes" in request.args.getlist("without"):
        return None
    return Part(
        notes=tuple(_shown(room, each) for each in by_seq(room.lesson_notes.values())),
        visits=tuple((visit.id, _phase(room, visit.id, place)) for place, visit in enumerate(room.visits, start=1)),
        new=secrets.token_urlsafe(12),
    )


def _shown(room: Room, note: LessonNote) -> Shown:
    ended = moment(room.ended_at) if room.ended_at is not None else None
    return Shown(
        id=note.id, seq=note.seq, visit=note.visit, head=head(moment(note.at), ended, language(), None), text=note.text
    )


def _phase(room: Room, visit: str, number: int) -> str:
    phase = room.phase_of(visit)
    kind = translate(language(), f"phase.{phase.kind}")
    return f"{number}. {kind}" + (f" · {phase.title}" if phase.title not in ("", kind) else "")
