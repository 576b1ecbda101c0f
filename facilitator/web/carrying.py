"""Plans carried away and brought in: as a YAML file each, or several with their pictures as a zip."""

from __future__ import annotations

from typing import get_args

from flask import Blueprint, Response, request

from facilitator.discussion.refused import Refused
from facilitator.languages import translate
from facilitator.plans.arriving import Arrival, Arrivals, Choice
from facilitator.plans.desk import Desk
from facilitator.plans.files import read
from facilitator.plans.load import PlanFile
from facilitator.plans.packing import MAX_BYTES, MAX_ENTRIES, BadZip, packed
from facilitator.web.mistakes import in_words
from facilitator.web.pages import page
from facilitator.web.program import program
from facilitator.web.requests import MEGABYTE, file_at_most, instructor, language
from facilitator.web.workshop import in_library, quietly

blueprint = Blueprint("carrying", __name__, url_prefix="/instructor")

CHOICES: tuple[Choice, ...] = get_args(Choice)


@blueprint.get("/plans/<plan_id>.yaml")
def as_yaml(plan_id: str) -> Response:
    """A plan's file, byte for byte; a draft that was never saved too."""
    instructor()
    if plan_id in program().library.plans:
        file = in_library(plan_id)
        raw = quietly(lambda _: read(file.path))
    else:
        sheet = quietly(lambda desk: desk.sheet(plan_id))
        raw = sheet.raw if sheet is not None else None
    if raw is None:
        raise Refused("not-found", "unknown-plan")
    return _download(raw, "application/yaml", f"{plan_id}.yaml")


@blueprint.get("/plans/<plan_id>.zip")
def as_zip(plan_id: str) -> Response:
    """A plan with its pictures."""
    instructor()
    return _zip([in_library(plan_id)], f"{plan_id}.zip")


@blueprint.get("/plans.zip")
def all_as_zip() -> Response:
    """All own plans, or those that ``?id=`` names."""
    instructor()
    library = program().library
    wanted = request.args.getlist("id") or [plan_id for plan_id in library.plans if plan_id in library.own]
    if not wanted:
        raise Refused("not-found", "no-own-plans")
    return _zip([in_library(plan_id) for plan_id in dict.fromkeys(wanted)], "plans.zip")


def _zip(files: list[PlanFile], name: str) -> Response:
    def zipped(_: Desk) -> bytes:
        return packed([(file, raw) for file in files if (raw := read(file.path)) is not None])

    return _download(quietly(zipped), "application/zip", name)


def _download(body: bytes, kind: str, name: str) -> Response:
    # An own file may be called anything; browsers take the name from the address then.
    named = f'; filename="{name}"' if name.isascii() and name.isprintable() and '"' not in name else ""
    return Response(body, mimetype=kind, headers={"Content-Disposition": f"attachment{named}"})


@blueprint.get("/plans/import")
def ask() -> Response:
    instructor()
    return _page([])


@blueprint.post("/plans/import")
def bring() -> Response:
    """The form field ``file``: a YAML file or a zip of plans. Or, of plans that wait, what is to become of them."""
    instructor()
    file_at_most(MAX_BYTES, MEGABYTE)
    if "token" in request.form:
        return _answer()
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page([], translate(language(), "page.workshop.import.no-file"))
    body, name = sent.read(), sent.filename
    try:
        token, arrivals = quietly(lambda desk: Arrivals(desk).bring(name, body))
    except BadZip as bad:
        return _page([], _said(bad))
    return _page(arrivals, token=token)


def _answer() -> Response:
    token = request.form["token"]
    choices: dict[str, Choice] = {}
    for key, value in request.form.items():
        choice = next((each for each in CHOICES if each == value), None)
        if key.startswith("file.") and choice is not None:
            choices[key.removeprefix("file.")] = choice
    arrivals = quietly(lambda desk: Arrivals(desk).answer(token, choices))
    if arrivals is None:
        return _page([], translate(language(), "page.workshop.import.too-late"))
    return _page(arrivals)


def _page(arrivals: list[Arrival], message: str = "", token: str = "") -> Response:
    refused = message or any(arrival.outcome in ("refused", "draft") for arrival in arrivals)
    waiting = [arrival for arrival in arrivals if arrival.outcome in ("clash", "shipped")]
    done = [arrival for arrival in arrivals if arrival not in waiting]
    status = 422 if refused else 200
    return page("plan-import.html", status, done=done, waiting=waiting, message=message, token=token, in_words=in_words)


def _said(bad: BadZip) -> str:
    match bad.reason:
        case "too-many":
            return translate(language(), "page.workshop.import.too-many", most=MAX_ENTRIES)
        case "too-large":
            return translate(language(), "page.workshop.import.too-large", most=MAX_BYTES // MEGABYTE)
        case "bad-name":
            return translate(language(), "page.workshop.import.bad-name", name=bad.name)
        case "link":
            return translate(language(), "page.workshop.import.link", name=bad.name)
        case "locked":
            return translate(language(), "page.workshop.import.locked", name=bad.name)
        case "twice":
            return translate(language(), "page.workshop.import.twice", name=bad.name)
        case "no-plan":
            return translate(language(), "page.workshop.import.no-plan")
        case _:
            return translate(language(), "page.workshop.import.not-a-zip")
