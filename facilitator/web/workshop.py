"""The workshop: own plans made, copied and edited in the browser, checked while they are typed.

Pages ask by JSON; what they change must come from a page of ours (``pages``), and only the instructor may ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from flask import Blueprint, Response, request, url_for
from msgspec import Meta, Struct, field

from facilitator.discussion.refused import Refused
from facilitator.languages import browser_catalogue
from facilitator.plans.desk import ChangedElsewhere, Desk, Sheet
from facilitator.plans.format import MINUTES, PLAN
from facilitator.plans.forms import Described, described, fits
from facilitator.plans.load import PlanFile
from facilitator.plans.markup import MAX_LENGTH, markup_flaws, to_html
from facilitator.plans.problems import Problem
from facilitator.plans.template import template_flaws
from facilitator.plans.versions import Kept
from facilitator.plans.writing import Tree, tree_from
from facilitator.web.mistakes import in_words
from facilitator.web.pages import page, policy, to
from facilitator.web.program import program
from facilitator.web.requests import as_json, body_of, instructor, language
from facilitator.web.start import script_json

blueprint = Blueprint("workshop", __name__, url_prefix="/instructor")

T = TypeVar("T")
DRAFT_BYTES = 2 * 1024 * 1024
"""Of what a page sends; the checker says what is too much for a plan."""
MAX_PREVIEWS = 100


class Fault(Struct, frozen=True, kw_only=True):
    """Something wrong, for the reader; ``path`` is the field's, () where none is known."""

    line: int
    path: tuple[str | int, ...]
    text: str


class Start(Struct, frozen=True, kw_only=True):
    """The JSON in the page. ``tree`` is None where only the text can be edited."""

    id: str
    tree: Any
    text: str
    version: str
    is_draft: bool
    is_saved: bool
    faults: list[Fault]
    language: str
    format: Described
    minutes: dict[str, int]
    """Of each kind of phase, where a plan does not say."""


class Written(Struct, frozen=True, kw_only=True):
    """What is on the desk after a request."""

    version: str
    is_draft: bool
    is_saved: bool
    faults: list[Fault]
    tree: Any
    text: str


class Draft(Struct, frozen=True):
    """Either the tree or the text; ``base`` is the version that it was made from, None to overwrite."""

    base: str | None = None
    tree: dict[str, Any] | None = None
    text: str | None = None


class Wish(Struct, frozen=True):
    text: Annotated[str, Meta(max_length=4 * MAX_LENGTH)]
    inline: bool = False


class Wishes(Struct, frozen=True):
    """Texts to be shown as they will look, with the plan's topics."""

    texts: Annotated[list[Wish], Meta(max_length=MAX_PREVIEWS)]
    topics: dict[str, str] = field(default_factory=dict)


class Shown(Struct, frozen=True):
    html: list[str | None]
    """None where a text is wrong."""


@blueprint.get("/plans/<plan_id>/edit")
def edit(plan_id: str) -> Response:
    instructor()
    sheet = sheet_of(plan_id)
    start = Start(
        id=sheet.id,
        tree=_form_of(sheet),
        text=_text_of(sheet),
        version=sheet.version,
        is_draft=sheet.is_draft,
        is_saved=sheet.is_saved,
        faults=_faults(sheet.problems),
        language=language(),
        format=described(PLAN),
        minutes={str(kind): minutes for kind, minutes in MINUTES.items()},
    )
    words = browser_catalogue(language(), "workshop")
    answer = page("workshop.html", start=script_json(start), words=script_json(words), name=sheet.id)
    answer.headers["Content-Security-Policy"] = policy("frame-src 'self'")
    return answer


@blueprint.put("/plans/<plan_id>/draft")
def write(plan_id: str) -> Response:
    """The draft, stored; 409 with what is there if somebody else wrote in between."""
    instructor()
    draft = _large(Draft)
    sheet_of(plan_id)
    said = _said_in(draft)
    try:
        sheet = quietly(lambda desk: desk.write(plan_id, said, draft.base))
    except ChangedElsewhere as changed:
        return as_json(_written(changed.sheet), 409)
    return as_json(_written(sheet))


@blueprint.post("/plans/<plan_id>/save")
def save(plan_id: str) -> Response:
    """What the draft says becomes the plan, unless something is wrong: then the answer says what, and it stays one."""
    instructor()
    sheet_of(plan_id)
    sheet = quietly(lambda desk: desk.save(plan_id))
    if sheet is None:
        raise Refused("not-found", "unknown-plan")
    return as_json(_written(sheet))


@blueprint.post("/plans/<plan_id>/discard")
def discard(plan_id: str) -> Response:
    """Back to the plan as it was saved."""
    instructor()
    if not sheet_of(plan_id).is_saved:
        raise Refused("not-now", "never-saved")
    quietly(lambda desk: desk.discard(plan_id))
    return as_json(_written(sheet_of(plan_id)))


@blueprint.post("/plans/<plan_id>/preview")
def preview(plan_id: str) -> Response:
    """Texts as students would see them. Nothing is stored."""
    instructor()
    wishes = _large(Wishes)
    return as_json(Shown(html=quietly(lambda _: [_shown(wish, wishes.topics) for wish in wishes.texts])))


def _shown(wish: Wish, topics: Mapping[str, str]) -> str | None:
    if any(template_flaws(wish.text, topics)) or any(markup_flaws(wish.text, topics, inline=wish.inline)):
        return None
    return to_html(wish.text, topics, inline=wish.inline)


@blueprint.get("/plans/<plan_id>/versions")
def versions(plan_id: str) -> Response:
    instructor()
    found: list[Kept] = quietly(lambda desk: desk.versions(plan_id))
    return as_json(found)


@blueprint.post("/plans/<plan_id>/versions/<version>")
def restore(plan_id: str, version: str) -> Response:
    """That version becomes the draft: a form leads to the page, a page gets what is there now."""
    instructor()
    sheet = quietly(lambda desk: desk.restore(plan_id, version))
    if sheet is None:
        raise Refused("not-found", "unknown-version")
    if request.mimetype == "application/json":
        return as_json(_written(sheet))
    return to(url_for("workshop.edit", plan_id=sheet.id))


# --- inside


def quietly(work: Callable[[Desk], T]) -> T:
    """Work at the desk, away from the event loop (and from what Flask knows of the request). Where the disk does not
    take it, Refused says so."""
    desk = program().desk
    try:
        return program().engine.in_thread(lambda: work(desk))
    except OSError:
        raise Refused("not-saved", "not-saved") from None


def sheet_of(plan_id: str) -> Sheet:
    """The own plan or draft. Refused if there is none: one that came with the program is copied first."""
    sheet = quietly(lambda desk: desk.sheet(plan_id))
    if sheet is None:
        raise Refused("not-found", "not-your-plan" if plan_id in program().library.plans else "unknown-plan")
    return sheet


def in_library(plan_id: str) -> PlanFile:
    file = program().library.plans.get(plan_id)
    if file is None:
        raise Refused("not-found", "unknown-plan")
    return file


def _large(kind: type[T]) -> T:
    request.max_content_length = DRAFT_BYTES
    return body_of(kind)


def _said_in(draft: Draft) -> Mapping[str, Tree] | str:
    if draft.text is not None and draft.tree is None:
        return draft.text
    try:
        tree = tree_from(draft.tree)
    except ValueError as wrong:
        raise Refused("malformed", "malformed", why=str(wrong)) from None
    if not isinstance(tree, dict) or draft.text is not None:
        raise Refused("malformed", "malformed", why="tree")
    return tree


def _form_of(sheet: Sheet) -> Tree | None:
    tree = sheet.tree
    return tree if tree is not None and fits(tree, PLAN) else None


def _text_of(sheet: Sheet) -> str:
    return sheet.raw.decode("utf-8-sig", errors="replace")


def _written(sheet: Sheet) -> Written:
    return Written(
        version=sheet.version,
        is_draft=sheet.is_draft,
        is_saved=sheet.is_saved,
        faults=_faults(sheet.problems),
        tree=_form_of(sheet),
        text=_text_of(sheet),
    )


def _faults(problems: list[Problem]) -> list[Fault]:
    tag = language()
    return [Fault(line=one.line, path=one.path, text=in_words(one.text, tag)) for one in problems]
