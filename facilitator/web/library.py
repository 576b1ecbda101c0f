"""The instructor's addresses: signing in by the link, plans to start, rooms, a room's console and transcript."""

from __future__ import annotations

import hmac
import secrets
from typing import Annotated
from urllib.parse import quote, unquote

from flask import Blueprint, Response, redirect, request, url_for
from msgspec import Meta, Struct, field

from facilitator.discussion.names import clean_name
from facilitator.discussion.plan import PhaseKind
from facilitator.discussion.refused import Refused
from facilitator.live.room import LiveRoom
from facilitator.live.tokens import COOKIE
from facilitator.views.visibility import Watcher
from facilitator.web.back import forget_way_back, way_back
from facilitator.web.classes import class_named, classes_of
from facilitator.web.faulty import faulty_files
from facilitator.web.finding import (
    all_plans,
    asked_again,
    by_family,
    found,
    in_other_languages,
    is_own,
    occur,
    shelves,
    source_line,
    wish_in,
)
from facilitator.web.held import Listed, clock, day, day_kept, rooms_of
from facilitator.web.pages import page, to
from facilitator.web.plans import refused_start
from facilitator.web.preparing import prepare
from facilitator.web.program import program
from facilitator.web.requests import as_json, body_of, instructor, language, wants_json
from facilitator.web.start import app_page
from facilitator.web.workshop import quietly

blueprint = Blueprint("instructor", __name__, url_prefix="/instructor")

THE_INSTRUCTOR = "local"
"""Whoever has the link of this server. Accounts for several come with a server for many."""
COOKIE_SECONDS = 180 * 24 * 3600
NAME_COOKIE = "instructor_name"
DETAILED = 5
"""Of so many running rooms the list says where they are."""
SHOWN = 20
"""Past rooms, until all are asked for."""


class Opening(Struct, frozen=True):
    plan: Annotated[str, Meta(max_length=64)]
    topics: dict[str, str] = field(default_factory=dict)
    class_name: Annotated[str, Meta(max_length=200)] = ""


class Opened(Struct, frozen=True):
    room: str
    screen: str
    """The projector's address, from the server's root."""


@blueprint.get("/sign-in")
def sign_in() -> Response:
    """By the link that the server shows; then on to the page that was asked for."""
    if not hmac.compare_digest(request.args.get("key", "").encode(), program().sign_in_key.encode()):
        raise Refused("not-yours", "link-expired")
    answer = redirect(way_back() or url_for("instructor.library"), 303)
    assert isinstance(answer, Response)
    answer.set_cookie(
        COOKIE,
        program().tokens.cookie(THE_INSTRUCTOR),
        max_age=COOKIE_SECONDS,
        httponly=True,
        secure=request.is_secure,
        samesite="Lax",
    )
    forget_way_back(answer)
    return answer


@blueprint.get("")
def library() -> Response:
    rooms = rooms_of(instructor())
    running = [each for each in rooms if not each.ended]
    wish, plans = wish_in(request.args), all_plans()
    words = wish.q.casefold().split()
    past = [each for each in rooms if each.ended and occur(words, f"{each.title} {each.class_name}")]
    those = found(plans, wish)
    changed, begun = quietly(lambda desk: desk.unsaved())
    return page(
        "library.html",
        wish=wish,
        again=asked_again(wish),
        shelves=shelves(plans),
        families=by_family(those, language()),
        many=len(those),
        known={plan.id for plan in plans},
        is_own=is_own,
        changed=changed,
        begun=len(begun),
        source_of=source_line,
        others=lambda plan: in_other_languages(plan, plans),
        running=[(each, _progress(each)) for each in running[:DETAILED]],
        waiting=running[DETAILED:],
        past=past[: None if "all" in request.args else SHOWN],
        more=max(0, len(past) - SHOWN) if "all" not in request.args else 0,
        faulty=faulty_files(),
        name=_name(),
        classes=classes_of(instructor()),
        next_class=request.args.get("class", ""),
        day=day,
        day_kept=day_kept,
        clock=clock,
    )


@blueprint.post("/name")
def rename() -> Response:
    """What the class calls the instructor; this device keeps it."""
    instructor()
    typed = request.form.get("name", "")
    name = clean_name(typed) if typed.strip() else ""
    answer = to(url_for("instructor.library"))
    answer.set_cookie(
        NAME_COOKIE, quote(name), max_age=COOKIE_SECONDS, httponly=True, secure=request.is_secure, samesite="Lax"
    )
    return answer


@blueprint.get("/rooms")
def rooms() -> Response:
    return as_json(rooms_of(instructor()))


@blueprint.post("/rooms")
def open_room() -> Response:
    who = instructor()
    opening = body_of(Opening)
    topics = opening.topics or _topics_of_form()
    try:
        at = ""
        plan = program().render(opening.plan, topics)
        at = "class_name"
        of_class = class_named(who, opening.class_name)
    except Refused as refused:
        if wants_json() or refused.code == "not-found":
            raise
        return refused_start(opening.plan, topics, opening.class_name, refused, at or _topic_of(opening.plan, refused))
    live = program().rooms.open(plan, who, secrets.token_urlsafe(16), _name(), of_class)
    prepare(live)
    if wants_json():
        return as_json(Opened(room=live.told.code, screen=_screen(live)), 201)
    answer = redirect(url_for("instructor.console", code=live.told.code), 303)
    assert isinstance(answer, Response)
    return answer


@blueprint.delete("/rooms")
def delete_due() -> Response:
    """With ``?expired``: those whose date has come, as the server does by itself every hour. Their codes."""
    instructor()
    if "expired" not in request.args:
        raise Refused("malformed", "malformed", why="expired")
    return as_json(program().expiry.delete_due())


@blueprint.get("/rooms/<code>")
def console(code: str) -> Response:
    live = own_room(code)
    prepare(live)
    return app_page("console", live, Watcher("instructor"), None, _screen(live))


@blueprint.delete("/rooms/<code>")
def delete(code: str) -> Response:
    program().rooms.delete(own_room(code))
    return Response(status=204)


@blueprint.route("/rooms/<code>/delete", methods=["GET", "POST"])
def delete_from_page(code: str) -> Response:
    """Asked first: what is deleted does not come back."""
    live = own_room(code)
    if request.method == "POST":
        program().rooms.delete(live)
        return to(url_for("instructor.library"))
    return page("delete.html", room=live.told)


def _name() -> str:
    """Empty if the instructor has given none, or the cookie holds none: a cookie may hold anything."""
    try:
        return clean_name(unquote(request.cookies.get(NAME_COOKIE, "")))
    except Refused:
        return ""


class Progress(Struct, frozen=True):
    """Where a running room is."""

    here: int
    phase: PhaseKind | None
    since: int


def _progress(listed: Listed) -> Progress:
    room = program().rooms.named(listed.room).told
    visit = room.visit
    return Progress(
        here=sum(person.state == "here" for person in room.participants.values()),
        phase=room.phase_of(visit.id).kind if visit is not None else None,
        since=visit.started_at if visit is not None else room.opened_at,
    )


def own_room(code: str) -> LiveRoom:
    """A room of whoever has signed in. Others' rooms are refused as clearly as unknown ones."""
    who = instructor()
    live = program().rooms.named(code)
    if live.told.instructor != who:
        raise Refused("not-yours", "not-your-room")
    return live


def _screen(live: LiveRoom) -> str:
    return url_for("room.screen", code=live.told.code, token=program().tokens.screen(live.id))


def _topic_of(plan_id: str, refused: Refused) -> str:
    """The topic that a refusal is about: it names it by its question."""
    topics = program().library.plans[plan_id].plan.topics
    return next((topic.id for topic in topics if topic.label == refused.words.get("label")), "")


def _topics_of_form() -> dict[str, str]:
    """``topic.<id>`` of a page's form."""
    return {name.removeprefix("topic."): value for name, value in request.form.items() if name.startswith("topic.")}
