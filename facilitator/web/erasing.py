"""What is kept of a room, and until when; a person erased from it. Pages without script, also long after the end."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time, timedelta

from flask import Blueprint, Response, request, url_for

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.model import Participant, by_seq
from facilitator.discussion.refused import Refused
from facilitator.live.room import LiveRoom
from facilitator.web.held import day_kept
from facilitator.web.library import own_room
from facilitator.web.pages import page, to
from facilitator.web.program import program
from facilitator.web.requests import message_of

blueprint = Blueprint("kept", __name__, url_prefix="/instructor/rooms")


@blueprint.get("/<code>/kept")
def kept(code: str) -> Response:
    return _page(own_room(code))


@blueprint.post("/<code>/kept")
def keep(code: str) -> Response:
    """``until``: the last day, or nothing for as long as the server keeps rooms."""
    live = own_room(code)
    try:
        until = _end_of(request.form.get("until", "")) if request.form.get("rule") != "server" else None
        _ask(live, c.KeepUntil(until=until))
    except Refused as refused:
        return _page(live, message_of(refused))
    return to(url_for("kept.kept", code=live.told.code))


@blueprint.route("/<code>/erase", methods=["GET", "POST"])
def erase(code: str) -> Response:
    """Asked first: what is erased does not come back. ``participant``: who."""
    live = own_room(code)
    person = _person(live, request.values.get("participant", ""))
    if request.method == "POST":
        _ask(live, c.Erase(participant=person.id))
        return to(url_for("kept.kept", code=live.told.code, erased=1))
    name = (person.name or "").casefold()
    notes = [note for note in by_seq(live.told.lesson_notes.values()) if name in note.text.casefold()]
    return page("kept/erase.html", room=live.told, person=person, notes=notes)


def _page(live: LiveRoom, message: str = "") -> Response:
    room, expiry = live.told, program().expiry
    until = program().engine.in_thread(lambda: expiry.kept_until(room.instructor)).get(room.code)
    people = [each for each in by_seq(room.participants.values()) if each.state != "erased"]
    return page(
        "kept/room.html",
        200 if not message else 400,
        room=room,
        people=people,
        gone=len(room.participants) - len(people),
        until=day_kept(until),
        own=_day(room.kept_until),
        tomorrow=(datetime.now().astimezone().date() + timedelta(days=1)).isoformat(),
        keep_days=expiry.keep_days,
        message=message,
        erased="erased" in request.args,
    )


def _person(live: LiveRoom, participant: str) -> Participant:
    found = live.told.participants.get(participant)
    if found is None or found.state == "erased":
        raise Refused("not-found", "no-such-participant")
    return found


def _ask(live: LiveRoom, command: c.Command) -> None:
    program().registry.ask(live, Actor("instructor", live.told.instructor), command, secrets.token_urlsafe(16))


def _end_of(typed: str) -> int:
    """Of that day on this machine's clock, in ms since 1970."""
    try:
        following = date.fromisoformat(typed) + timedelta(days=1)
        return int(datetime.combine(following, time()).astimezone().timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        raise Refused("malformed", "kept-no-day") from None


def _day(until: int | None) -> str:
    """The last day on which it is still there, as a date field has it."""
    return datetime.fromtimestamp((until - 1) / 1000).astimezone().date().isoformat() if until is not None else ""
