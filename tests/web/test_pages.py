"""Every page: in the reader's language, with headers that let nothing foreign in, and asking nothing of others."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
import requests

from facilitator.languages import catalogue, translate
from tests.live.classroom import Classroom
from tests.serving import PATIENCE, ServerProcess

PAGES = ["/", "/j/{code}", "/room/{code}", "/screen/{code}?token={screen}", "/instructor", "/instructor/rooms/{code}"]
REFUSED = ["/?code=AAAAAA", "/j/AAAAAA", "/nothing/here", "/screen/{code}?token=wrong", "/instructor/rooms/AAAAAA"]


def get(room: Classroom, path: str, headers: dict[str, str] | None = None) -> requests.Response:
    filled = path.replace("{code}", room.code).replace("{screen}", room.screen_token)
    return room.browser.get(f"{room.server.url}{filled}", headers=headers, timeout=PATIENCE)


class Page(HTMLParser):
    """What a browser would fetch or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language = ""
        self.asked: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "html":
            self.language = named.get("lang") or ""
        if tag == "script":
            self.scripts.append(named)
        if tag in ("style", "base", "iframe", "object") or "style" in named:
            self.inline.append(tag)
        self.inline += [name for name in named if name.startswith("on")]
        self.asked += [value for name, value in attrs if name in ("src", "href", "action", "srcset", "data") and value]


@pytest.mark.parametrize("path", PAGES)
def test_pages_speak_the_readers_language(room: Classroom, path: str) -> None:
    wished = f"{path}{'&' if '?' in path else '?'}lang=ja"
    for asked, headers, language in (
        (path, {"Accept-Language": "en"}, "en"),
        (path, {"Accept-Language": "ja-JP,en;q=0.1"}, "ja"),
        (path, {"Accept-Language": "fi"}, "en"),
        (wished, {"Accept-Language": "en"}, "ja"),
        (wished.replace("=ja", "=xx"), {"Accept-Language": "ja"}, "ja"),
    ):
        answer = get(room, asked, headers)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert Page(answer.text).language == language


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pages_show_the_words_of_the_catalogue(room: Classroom, language: str) -> None:
    header = {"Accept-Language": language}
    assert translate(language, "page.join.code") in get(room, "/", header).text
    assert translate(language, "page.join.name") in get(room, "/j/{code}", header).text
    assert translate(language, "page.library.title") in get(room, "/instructor", header).text
    assert translate(language, "page.not-found.title") in get(room, "/nothing/here", header).text
    assert translate(language, "refused.unknown-room") in get(room, "/j/AAAAAA", header).text


@pytest.mark.parametrize("path", PAGES + REFUSED)
def test_no_page_asks_anything_of_others_or_runs_what_is_in_it(room: Classroom, path: str) -> None:
    answer = get(room, path)
    page = Page(answer.text)
    assert page.inline == []
    assert [address for address in page.asked if re.match(r"([a-z]+:|//)", address)] == []
    for script in page.scripts:
        assert script.get("src") or script.get("type") == "application/json"
    assert not re.search(r"https?://(?!127\.0\.0\.1)", answer.text)


@pytest.mark.parametrize("path", [*PAGES, *REFUSED, "/healthz", "/instructor/rooms", "/static/dist/manifest.json"])
def test_headers_let_nothing_foreign_in(room: Classroom, path: str) -> None:
    headers = get(room, path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["connect-src"] == f"'self' ws://127.0.0.1:{room.server.port}"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin", "with no-referrer a browser's own forms have Origin: null"


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_never_kept(room: Classroom, path: str) -> None:
    assert get(room, path).headers["Cache-Control"] == "no-store"


def test_scripts_and_styles_that_pages_name_are_there(room: Classroom) -> None:
    """They may be kept for ever: another version has another name."""
    found = {address for path in PAGES for address in Page(get(room, path).text).asked if address.startswith("/static")}
    assert found
    for address in found:
        answer = get(room, address)
        assert answer.status_code == 200
        kept = "max-age=31536000" in answer.headers["Cache-Control"]
        assert kept is address.startswith("/static/assets/")


def test_the_page_is_told_where_it_is_as_json(room: Classroom) -> None:
    text = get(room, "/screen/{code}?token={screen}&lang=ja").text
    found = re.search(r'<script type="application/json" id="start">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    start: dict[str, Any] = json.loads(found[1])
    assert (start["room"], start["token"], start["language"]) == (room.code, room.screen_token, "ja")
    assert start["you"] == {"kind": "screen", "participant": None}
    assert [each["stream"] for each in start["snapshots"]] == ["screen"]
    assert start["snapshots"][0]["view"]["room"]["room"]["code"] == room.code


# --- what is not there, and what goes wrong


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    "path", ["/nothing", "/room", "/j/", "/static/nothing.js", "/static/../app.py", "/%00", "/instructor/x"]
)
def test_an_unknown_address_has_a_page(room: Classroom, path: str, language: str) -> None:
    answer = get(room, path, {"Accept-Language": language})
    assert answer.status_code == 404
    assert catalogue(language)["page.not-found.title"] in answer.text


@pytest.mark.parametrize("path", ["/room/AAAAAA", "/screen/AAAAAA", "/j/x", "/instructor/rooms/x/transcript.md"])
def test_an_unknown_room_has_one_too(room: Classroom, path: str) -> None:
    answer = get(room, path)
    assert answer.status_code == 404
    assert catalogue("en")["refused.unknown-room"] in answer.text


def test_a_method_that_is_not_for_an_address(room: Classroom) -> None:
    assert requests.post(f"{room.server.url}/", timeout=PATIENCE).status_code == 405
    assert requests.delete(f"{room.server.url}/j/{room.code}", timeout=PATIENCE).status_code == 405


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_method_that_is_not_for_an_address_has_a_page(room: Classroom, language: str) -> None:
    answer = requests.post(f"{room.server.url}/", headers={"Accept-Language": language}, timeout=PATIENCE)
    assert catalogue(language)["page.not-done.title"] in answer.text
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_too_much_at_once_has_a_page(room: Classroom, language: str) -> None:
    answer = requests.post(
        f"{room.server.url}/j/{room.code}",
        data={"name": "x" * 70_000, "id": "a" * 20},
        headers={"Accept-Language": language},
        timeout=PATIENCE,
    )
    assert answer.status_code == 413
    assert catalogue(language)["page.refused.too-large"] in answer.text


def test_no_page_is_for_search_engines(room: Classroom) -> None:
    for path in PAGES + REFUSED:
        assert '<meta name="robots" content="noindex">' in get(room, path).text


@pytest.mark.parametrize(
    "path", ["/instructor", "/instructor/rooms", "/instructor/rooms/{code}", "/instructor/rooms/{code}/transcript.json"]
)
def test_the_instructors_pages_are_for_who_signed_in(room: Classroom, path: str) -> None:
    for language in ("en", "ja"):
        answer = requests.get(
            f"{room.server.url}{path.replace('{code}', room.code)}",
            headers={"Accept-Language": language},
            timeout=PATIENCE,
        )
        assert answer.status_code == 403
        assert catalogue(language)["refused.not-signed-in"] in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"]
)
def test_pages_of_others_change_nothing(room: Classroom, origin: str) -> None:
    headers = {"Origin": origin}
    before = room.transcript()
    url = room.server.url
    tried = [
        room.browser.post(f"{url}/instructor/rooms", json={"plan": "a-lesson"}, headers=headers, timeout=PATIENCE),
        room.browser.delete(f"{url}/instructor/rooms/{room.code}", headers=headers, timeout=PATIENCE),
        room.browser.post(
            f"{url}/j/{room.code}", json={"name": "x", "id": "a" * 20}, headers=headers, timeout=PATIENCE
        ),
        room.browser.post(
            f"{url}/j/{room.code}", data={"name": "x", "id": "a" * 20}, headers=headers, timeout=PATIENCE
        ),
    ]
    assert [answer.status_code for answer in tried] == [403] * 4
    assert room.transcript() == before


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"])
def test_other_names_are_not_ours(server: ServerProcess, host: str) -> None:
    for path in ("/", "/healthz", "/instructor", "/socket.io/?EIO=4&transport=polling"):
        answer = requests.get(f"{server.url}{path}", headers={"Host": host}, timeout=PATIENCE)
        assert answer.status_code == 400
        assert "does not answer to that name" in answer.text
    forwarded = requests.get(f"{server.url}/", headers={"X-Forwarded-Host": host}, timeout=PATIENCE)
    assert (forwarded.status_code, host in forwarded.text) == (200, False)


# --- for whoever watches


def test_health_readiness_and_figures(room: Classroom) -> None:
    assert get(room, "/healthz").text == "ok\n"
    assert get(room, "/readyz").text == "ok\n"
    figures = get(room, "/metrics")
    assert figures.status_code == 200
    assert figures.headers["Content-Type"].startswith("text/plain")
    assert "facilitator_clients_refused" in figures.text
    assert room.code not in figures.text


def test_a_wrong_screen_link_says_where_the_right_one_is(room: Classroom) -> None:
    answer = requests.get(f"{room.server.url}/screen/{room.code}?token=wrong", timeout=PATIENCE)
    assert answer.status_code == 403
    assert translate("en", "refused.wrong-screen") in answer.text
