"""A plan's page: all of it to read, its phases as the room's pages would show them, and starting it with its topics."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, request
from msgspec import Struct

from facilitator.discussion.plan import Plan
from facilitator.discussion.refused import Refused
from facilitator.plans.check import PlanFile
from facilitator.plans.formula import worded
from facilitator.plans.render import TopicRefused
from facilitator.preview import AUDIENCES, rendered
from facilitator.web.addresses import root
from facilitator.web.classes import classes_of
from facilitator.web.finding import all_plans, in_other_languages, is_own, source_line
from facilitator.web.held import day, held_from
from facilitator.web.pages import page, policy
from facilitator.web.previews import PREFIX, topics_asked
from facilitator.web.program import program
from facilitator.web.requests import STATUS, instructor, message_of
from facilitator.web.topics import topic_refused

blueprint = Blueprint("plans", __name__, url_prefix="/instructor/plans")

HELD = 20
"""Rooms shown that were held from it."""


class Trying(Struct, frozen=True, kw_only=True):
    """What was typed to start a plan, and why it did not. ``at``: a topic's id, ``class_name``, or "" for none of
    both."""

    topics: Mapping[str, str]
    class_name: str = ""
    at: str = ""
    message: str = ""


@blueprint.get("/<plan_id>")
def read(plan_id: str) -> Response:
    instructor()
    return plan_page(file_of(plan_id), Trying(topics=topics_asked(), class_name=request.args.get("class_name", "")))


def file_of(plan_id: str) -> PlanFile:
    """Refused if there is none."""
    file = program().library.plans.get(plan_id)
    if file is None:
        raise Refused("not-found", "unknown-plan")
    return file


def refused_start(plan_id: str, topics: Mapping[str, str], class_name: str, refused: Refused, at: str) -> Response:
    """The plan's page again, with what was typed and what is wrong with it."""
    trying = Trying(topics=topics, class_name=class_name, at=at, message=message_of(refused))
    return plan_page(file_of(plan_id), trying, STATUS[refused.code])


def plan_page(file: PlanFile, trying: Trying, status: int = 200) -> Response:
    plan, trying = _shown(file, trying)
    phases = [phase.id for phase in plan.phases]
    asked = request.args.get("phase", "")
    typed = {name: value for name, value in trying.topics.items() if value.strip() and name != trying.at}
    answer = page(
        "plan.html",
        status,
        plan=plan,
        text=file.plan,
        trying=trying,
        query={f"{PREFIX}{name}": value for name, value in typed.items()},
        here=asked if asked in phases else phases[0],
        audiences=AUDIENCES,
        own=is_own(plan.id),
        others=in_other_languages(file.plan, all_plans()),
        held=held_from(instructor(), plan.id, HELD),
        classes=classes_of(instructor()),
        link=f"{root()}/instructor/plans/{plan.id}",
        day=day,
        worded=worded,
        source_of=source_line,
    )
    answer.headers["Content-Security-Policy"] = policy("frame-src 'self'")
    return answer


def _shown(file: PlanFile, trying: Trying) -> tuple[Plan, Trying]:
    """The plan with these topics; with its own, and what is wrong, where they cannot be used."""
    try:
        return rendered(file, {name: value for name, value in trying.topics.items() if name != trying.at}), trying
    except TopicRefused as wrong:
        message = message_of(topic_refused(file, wrong))
        tried = Trying(topics=trying.topics, class_name=trying.class_name, at=wrong.topic_id, message=message)
        return rendered(file, {}), trying if trying.message else tried
