"""The transcript as HTML: a body that a room's page shows too, and a file of its own that needs nothing from outside.

People's words are escaped by the templates. The only markup that passes is the plan's, sanitised when it was rendered,
and what is drawn and set here: drawings, diagrams and formulas.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitator.languages import direction, translate
from facilitator.plans.formula import worded
from facilitator.sketch import as_svg
from facilitator.transcript.document import Document, document
from facilitator.transcript.hues import hue
from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.model import Transcript

ROOT = Path(__file__).resolve().parent.parent.parent
STYLES = ("tokens", "kokuban", "base", "document")
"""Of ``static/css``, in this order: all that the body needs."""
NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
UNHOLDABLE = re.compile(f"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NONCHARACTERS}]")
"""Characters that HTML may not contain (HTML Standard, 13.2.3.5)."""

Pictures = Callable[[str, str], Markup]
"""How the picture of that name is shown, of which these words say what it is."""


def as_html(transcript: Transcript, manner: Manner, images: Images) -> bytes:
    """One file of UTF-8, with its styles and pictures in it and no script."""
    return b"".join(html_pieces(transcript, manner, images))


def html_pieces(transcript: Transcript, manner: Manner, images: Images) -> Iterator[bytes]:
    """The same bit by bit, so that its photos are never all in memory."""
    laid_out = document(transcript, manner)
    drawings = {each.name: each.drawing for each in transcript.pictures if each.drawing is not None}
    values = _values(laid_out, lambda name, words: within(name, words, drawings, images))
    frame = {"styles": _styles(), "paper": manner.paper, "direction": direction(manner.language)}
    for piece in _templates().get_template("file.html").generate(values, **frame):
        yield holdable(piece).encode()


def body(laid_out: Document, pictures: Pictures, after_header: Markup | None = None) -> Markup:
    """What stands in the file's frame, for the frame of a page, which may put something of its own into it."""
    values = _values(laid_out, pictures) | {"after_header": after_header}
    return Markup(holdable(_templates().get_template("document.html").render(values)))


def holdable(text: str) -> str:
    """With U+FFFD for each character that HTML cannot hold."""
    return UNHOLDABLE.sub("\ufffd", text)


def within(name: str, words: str, drawings: Mapping[str, Any], images: Images) -> Markup:
    """A drawing as SVG, a photo as an address that holds it."""
    if name in drawings:
        shown = Markup(as_svg(drawings[name]))
        return Markup('<div class="pic pic--drawn" role="img" aria-label="{}">{}</div>').format(words, shown)
    image = images(name)
    if image is None:
        return Markup('<p class="muted">{}</p>').format(words)
    return Markup('<img class="pic" src="data:image/webp;base64,{}" alt="{}">').format(b64encode(image).decode(), words)


def _values(laid_out: Document, pictures: Pictures) -> dict[str, Any]:
    return {
        "d": laid_out,
        "after_header": None,
        "t": partial(translate, laid_out.said_in),
        "picture": pictures,
        "worded": worded,
        "hue": hue,
        "parts": list(_parts(laid_out)),
        "ways": {idea.card for idea in laid_out.ideas},
        "anchors": frozenset(_anchors(laid_out)),
        "letters": {card.letter for section in laid_out.sections for card in section.cards},
    }


def _parts(laid_out: Document) -> Iterator[tuple[str, str, str]]:
    """(anchor, number, name) for the table of contents."""
    says = partial(translate, laid_out.said_in)
    if laid_out.materials:
        yield "materials", "", says("transcript.materials")
    for number, section in enumerate(laid_out.sections, start=1):
        yield section.visit.visit, str(number), section.kind
    if laid_out.questions:
        yield "questions", "", says("transcript.questions")
    if laid_out.ideas:
        yield "ideas", "", says("transcript.ideas")
    if laid_out.diagrams:
        yield "diagrams", "", says("transcript.diagrams")


def _anchors(laid_out: Document) -> Iterable[str]:
    """The ids of all that was handed in, put up and adopted, as far as it is shown."""
    for section in laid_out.sections:
        lists = [*(lines for _, lines in section.lists), section.reflections, section.points]
        yield from (line.id for lines in lists for line in lines)
        yield from (card.id for card in section.cards)
        yield from section.conclusion_ids
    yield from (question.id for question in laid_out.questions)


@cache
def _styles() -> Markup:
    """Ours alone: they need no escaping."""
    return Markup("\n".join((ROOT / "static" / "css" / f"{name}.css").read_text("utf-8") for name in STYLES))


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(ROOT / "templates" / "transcript"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
