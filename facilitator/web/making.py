"""Own plans begun: from nothing or as a copy of any plan of the library; and deleted, after asking."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Blueprint, Response, request, url_for
from msgspec import Meta, Struct

from facilitator.discussion.refused import Refused
from facilitator.languages import translate
from facilitator.plans.desk import Desk, Sheet
from facilitator.plans.files import read
from facilitator.plans.format import MINUTES
from facilitator.plans.load import PlanFile
from facilitator.plans.writing import Tree
from facilitator.web.pages import page, to
from facilitator.web.program import program
from facilitator.web.requests import body_of, instructor, language
from facilitator.web.workshop import in_library, quietly, sheet_of

blueprint = Blueprint("making", __name__, url_prefix="/instructor")


class NewPlan(Struct, frozen=True):
    title: Annotated[str, Meta(max_length=300)]
    form: Literal["problem-solving", "seminar", "empty"] = "problem-solving"
    lang: Annotated[str, Meta(max_length=20)] = ""


@blueprint.get("/plans/new")
def new() -> Response:
    instructor()
    begun, deleted = quietly(lambda desk: (desk.begun(), desk.deleted()))
    return page("plan-new.html", begun=begun, deleted=deleted, message="", title="", plans=_own())


@blueprint.post("/plans/new")
def make() -> Response:
    instructor()
    wish = body_of(NewPlan)
    title = " ".join(wish.title.split())
    if not title:
        begun, deleted = quietly(lambda desk: (desk.begun(), desk.deleted()))
        message = translate(language(), "page.workshop.new.needs-title")
        return page("plan-new.html", 400, begun=begun, deleted=deleted, message=message, title="", plans=_own())
    tree = _template(wish.form, wish.lang or language())
    sheet = quietly(lambda desk: desk.begin(title, tree))
    return to(url_for("workshop.edit", plan_id=sheet.id))


def _own() -> list[PlanFile]:
    library = program().library
    return [file for plan_id, file in library.plans.items() if plan_id in library.own]


def _template(form: str, tag: str) -> dict[str, Tree]:
    """A lesson's usual phases, with nothing in them yet."""
    kinds = {
        "problem-solving": ["pose", "think", "groups", "discuss", "sum-up", "reflect"],
        "seminar": ["pose", "think", "groups", "discuss", "reflect"],
        "empty": ["pose"],
    }[form]
    more: dict[str, dict[str, Tree]] = {
        "groups": {"from": ["think"], "form": "mixed"},
        "discuss": {"from": ["think", "groups"]},
    }
    phases: list[Tree] = [
        {"id": kind, "kind": kind, "minutes": str(_minutes(kind)), **more.get(kind, {})} for kind in kinds
    ]
    family = "seminar" if form == "seminar" else "problem-solving"
    return {"language": tag, "family": family, "summary": "", "phases": phases}


def _minutes(kind: str) -> int:
    return {str(known): minutes for known, minutes in MINUTES.items()}[kind]


@blueprint.post("/plans/<plan_id>/copy")
def copy(plan_id: str) -> Response:
    """Of any plan of the library."""
    instructor()
    file = in_library(plan_id)
    title = translate(
        "ja" if file.plan.language.startswith("ja") else "en", "page.workshop.copy-of", title=file.plan.title
    )

    def copied(desk: Desk) -> Sheet | None:
        raw = read(file.path)
        return desk.copy(file, raw, title) if raw is not None else None

    sheet = quietly(copied)
    if sheet is None:
        raise Refused("not-found", "unknown-plan")
    return to(url_for("workshop.edit", plan_id=sheet.id))


@blueprint.route("/plans/<plan_id>/delete", methods=["GET", "POST"])
def delete(plan_id: str) -> Response:
    """Asked first; it can be had back from the page for new plans."""
    instructor()
    sheet = sheet_of(plan_id)
    if request.method == "POST":
        quietly(lambda desk: desk.delete(plan_id))
        return to(url_for("instructor.library"))
    title = (sheet.tree or {}).get("title")
    return page("plan-delete.html", plan_id=plan_id, title=title if isinstance(title, str) and title else plan_id)
