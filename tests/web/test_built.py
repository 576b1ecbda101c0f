"""The built pages' files, while somebody builds them anew under a server that runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from facilitator.web import built

CACHES = (built._files, built._gzipped, built._manifest, built.tags)


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One entry, which loads a part later."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "page-1.js").write_text("import('./part-1.js')")
    (tmp_path / "assets" / "part-1.js").write_text("export const part = 1")
    (tmp_path / "assets" / "font-1.woff2").write_bytes(b"\0\1\2")
    (tmp_path / "manifest.json").write_text(json.dumps({"page.ts": {"file": "assets/page-1.js"}}))
    monkeypatch.setattr(built, "DIST", tmp_path)
    for each in CACHES:
        each.cache_clear()
    yield tmp_path
    for each in CACHES:
        each.cache_clear()


def test_a_server_keeps_the_pages_that_it_began_with(dist: Path) -> None:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(built.blueprint)
    asking = app.test_client()
    built.require_built()
    for path in [*(dist / "assets").iterdir(), dist / "manifest.json"]:
        path.unlink()
    (dist / "assets" / "page-2.js").write_text("")
    assert "page-1.js" in built.tags("page.ts")
    for gzip in ("gzip", "identity"):
        answer = asking.get("/static/assets/part-1.js", headers={"Accept-Encoding": gzip})
        assert answer.status_code == 200
        assert "max-age=31536000" in answer.headers["Cache-Control"]
    font = asking.get("/static/assets/font-1.woff2")
    assert font.data == b"\0\1\2"
    again = asking.get("/static/assets/font-1.woff2", headers={"If-None-Match": font.headers["ETag"]})
    assert again.status_code == 304
    assert asking.get("/static/assets/page-2.js").status_code == 404


def test_pages_that_were_not_built_are_said_to_be_so(dist: Path) -> None:
    (dist / "manifest.json").unlink()
    with pytest.raises(built.NotBuilt):
        built.require_built()
