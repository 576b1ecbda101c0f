"""The built pages' files: their names in the manifest, the tags that ask for them, and how they are sent.

Their names change with their content, so that browsers may keep them for ever.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, request, send_from_directory
from markupsafe import Markup
from msgspec import Struct, convert, field
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "static" / "dist"
YEAR = 365 * 24 * 3600
COMPRESSED = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}

blueprint = Blueprint("built", __name__)


class NotBuilt(Exception):
    """The browser's code has not been built; ``make setup`` does it."""


class Chunk(Struct, frozen=True):
    """One entry of Vite's manifest."""

    file: str
    css: tuple[str, ...] = ()
    imports: tuple[str, ...] = field(default=())


@blueprint.get("/static/<path:name>")
def file(name: str) -> Response:
    kept = "/" in name
    kind = COMPRESSED.get(Path(name).suffix)
    if kind is None or not request.accept_encodings["gzip"]:
        answer = send_from_directory(DIST, name, max_age=YEAR if kept else None)
    else:
        answer = Response(_gzipped(name), mimetype=kind, headers={"Content-Encoding": "gzip"})
        answer.cache_control.max_age = YEAR if kept else None
    answer.vary.add("Accept-Encoding")
    return answer


@cache
def _gzipped(name: str) -> bytes:
    path = safe_join(str(DIST), name)
    if path is None or not Path(path).is_file():
        raise NotFound
    return gzip.compress(Path(path).read_bytes(), 9, mtime=0)


def require_built() -> None:
    """Raises NotBuilt, so that a server says so before it starts."""
    _manifest()


@cache
def tags(entry: str) -> Markup:
    """What a page needs in its head for an entry such as ``static/src/student.tsx`` or ``static/css/plain.css``."""
    chunk = _manifest()[entry]
    if chunk.file.endswith(".css"):
        return _style(chunk.file)
    needed = _with_imports(entry)
    styles = dict.fromkeys(name for each in needed for name in each.css)
    preloads = [Markup('<link rel="modulepreload" href="/static/{}">\n').format(each.file) for each in needed[:-1]]
    script = Markup('<script type="module" src="/static/{}"></script>').format(chunk.file)
    return Markup("").join([*map(_style, styles), *preloads, script])


def _style(name: str) -> Markup:
    return Markup('<link rel="stylesheet" href="/static/{}">\n').format(name)


def _with_imports(entry: str) -> list[Chunk]:
    """The chunk last, what it imports before it, each once."""
    found: dict[str, Chunk] = {}

    def visit(name: str) -> None:
        chunk = _manifest()[name]
        for each in chunk.imports:
            if each not in found:
                visit(each)
        found[name] = chunk

    visit(entry)
    return list(found.values())


@cache
def _manifest() -> dict[str, Chunk]:
    try:
        return convert(json.loads((DIST / "manifest.json").read_text("utf-8")), dict[str, Chunk])
    except FileNotFoundError:
        raise NotBuilt("The pages have not been built: run make setup.") from None
