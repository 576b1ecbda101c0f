"""The built pages' files: their names in the manifest, the tags that ask for them, and how they are sent.

Their names change with their content, so that browsers may keep them for ever. A server keeps those that it began with:
whoever builds the pages anew under it changes nothing for those who have them open.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from flask import Blueprint, Response, request
from markupsafe import Markup
from msgspec import Struct, convert, field
from werkzeug.exceptions import NotFound

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
        answer = Response(_as_built(name), mimetype=guess_type(name)[0] or "application/octet-stream")
        answer.add_etag()
        answer.make_conditional(request)
    else:
        answer = Response(_gzipped(name), mimetype=kind, headers={"Content-Encoding": "gzip"})
    answer.cache_control.max_age = YEAR if kept else None
    answer.vary.add("Accept-Encoding")
    return answer


def _as_built(name: str) -> bytes:
    found = _files().get(name)
    if found is None:
        raise NotFound
    return found


@cache
def _gzipped(name: str) -> bytes:
    return gzip.compress(_as_built(name), 9, mtime=0)


@cache
def _files() -> dict[str, bytes]:
    """All of them by name, as they were when the server started: not two megabytes."""
    every = (path for path in DIST.rglob("*") if path.is_file())
    return {path.relative_to(DIST).as_posix(): path.read_bytes() for path in every}


def require_built() -> None:
    """Raises NotBuilt, so that a server says so before it starts."""
    _manifest()
    _files()


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
        return convert(json.loads(_files()["manifest.json"]), dict[str, Chunk])
    except KeyError:
        raise NotBuilt("The pages have not been built: run make setup.") from None
