"""A plan's phase as a phone, the console or the projector would show it: a room's own pages, of one that is made up.

They may be shown in frames of our pages, and send nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from facilitator.discussion.refused import Refused
from facilitator.live.messages import Snapshot, You
from facilitator.plans.check import PlanFile
from facilitator.plans.render import TopicRefused
from facilitator.preview import AUDIENCES, CODE, Audience, preview_of
from facilitator.views.streams import view_of
from facilitator.views.visibility import streams_for
from facilitator.web.addresses import join_address
from facilitator.web.pages import framed, policy
from facilitator.web.program import program
from facilitator.web.requests import instructor, language
from facilitator.web.start import App, Start, drawn
from facilitator.web.topics import topic_refused

blueprint = Blueprint("previews", __name__, url_prefix="/instructor/plans")

APPS: Final[dict[Audience, App]] = {"phone": "student", "console": "console", "screen": "screen"}
PREFIX: Final = "topic."


def topics_asked() -> dict[str, str]:
    """``topic.<id>`` of the address."""
    return {name.removeprefix(PREFIX): value for name, value in request.args.items() if name.startswith(PREFIX)}


@blueprint.get("/<plan_id>/preview/<phase>/<audience>")
def shown(plan_id: str, phase: str, audience: str) -> Response:
    instructor()
    file = program().library.plans.get(plan_id)
    if file is None:
        raise Refused("not-found", "unknown-plan")
    found = next((each for each in AUDIENCES if each == audience), None)
    if found is None:
        raise NotFound
    return preview_page(file, topics_asked(), phase, found)


def preview_page(file: PlanFile, topics: Mapping[str, str], phase: str, audience: Audience) -> Response:
    """Of a plan on the shelf, or of one that is still being written. Refused for a topic that cannot be used."""
    now = program().clock.now()
    try:
        preview = preview_of(file, topics, phase, audience, now)
    except KeyError:
        raise NotFound from None
    except TopicRefused as wrong:
        raise topic_refused(file, wrong) from None
    room, watcher = preview.room, preview.watcher
    streams = streams_for(room, watcher)
    start = Start(
        room=CODE,
        token=None if audience == "console" else "",
        language=language(),
        you=You(kind=watcher.kind, participant=watcher.id or None),
        server_time=now,
        snapshots=tuple(Snapshot(stream=each, version=room.seq, view=view_of(room, each)) for each in streams),
        join=join_address(CODE),
        screen="" if audience == "console" else None,
        preview=True,
    )
    answer = drawn(APPS[audience], start, room.plan.title)
    answer.headers["Content-Security-Policy"] = framed(answer.headers.get("Content-Security-Policy") or policy())
    return answer
