"""A bug in a page: its reader gets a page in their language that shows nothing of its inside; the log has it."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from facilitator.languages import catalogue
from facilitator.web import built, pages


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_crash_has_a_page_and_shows_nothing(language: str, caplog: pytest.LogCaptureFixture) -> None:
    app = Flask("facilitator", root_path=str(built.ROOT))
    pages.register(app)

    @app.get("/crash")
    def crash() -> str:
        raise RuntimeError("planned, with a secret")

    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/crash", headers={"Accept-Language": language})
    assert answer.status_code == 500
    assert catalogue(language)["page.error.title"] in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "Content-Security-Policy" in answer.headers
    assert "planned, with a secret" in caplog.text
