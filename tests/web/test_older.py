"""Older discussions brought in through the pages: looked at first, then a past room like any other."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from werkzeug.http import parse_options_header

from facilitator.engine.on_threads import ThreadsEngine
from facilitator.importing.reading import MAX_BYTES
from facilitator.languages import catalogue
from facilitator.web.waiting import KEPT_MS, MOST, REMEMBERED, Read, Waiting
from tests.importing.test_reading import FINE, HEAD, of
from tests.live.classroom import signed_in
from tests.serving import PATIENCE, ServerProcess

EN, JA = catalogue("en"), catalogue("ja")
GOOD = HEAD + '1,instructor,,"<b>Which</b> is more?"\r\n2,student,Mika,A half\r\n3,student,Leo,"Why?\nSay."\r\n'


@pytest.fixture
def browser(server: ServerProcess) -> Iterator[requests.Session]:
    with signed_in(server) as browser:
        yield browser


def ask(
    server: ServerProcess, browser: requests.Session, body: str | bytes | None = None, **more: Any
) -> requests.Response:
    """The page's form sent, with a file or without."""
    files = {"file": ("old & gold.csv", body)} if body is not None else {"": ("", b"")}
    headers, query = more.pop("headers", {}), more.pop("query", "")
    url = f"{server.url}/instructor/import{query}"
    return browser.post(url, files=files, data=more, headers=headers, timeout=PATIENCE)


def token_of(shown: requests.Response) -> str:
    found = re.search(r'name="token" value="([^"]+)"', shown.text)
    assert found is not None, shown.text
    return found[1]


def text_of(page: requests.Response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", page.text))


def brought(server: ServerProcess, browser: requests.Session, body: str = GOOD, **about: str) -> str:
    """The code of the room that it became."""
    answer = ask(server, browser, body, headers={"Accept": "application/json"}, **about)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["room"])


def library(server: ServerProcess, browser: requests.Session, query: str = "?all=1") -> str:
    return browser.get(f"{server.url}/instructor{query}", timeout=PATIENCE).text


def test_it_is_looked_at_first_and_then_brought_in(server: ServerProcess, browser: requests.Session) -> None:
    about = {"title": "Half & third", "day": "2024-05-02", "class_name": "5b", "language": "de"}
    before = len(browser.get(f"{server.url}/instructor/rooms", timeout=PATIENCE).json())
    shown = ask(server, browser, GOOD, **about)
    assert shown.status_code == 200
    assert "Turns: 3 · students: 2 · instructors: 1" in text_of(shown)
    assert "&lt;b&gt;Which&lt;/b&gt; is more?" in shown.text
    assert 'value="Half &amp; third"' in shown.text
    assert '<option value="de" selected>' in shown.text
    rooms = f"{server.url}/instructor/rooms"
    assert len(browser.get(rooms, timeout=PATIENCE).json()) == before
    read = ask(server, browser, token=token_of(shown), **about)
    assert read.url.endswith("/transcript")
    assert "Imported from old & gold.csv." in text_of(read)
    assert "Thursday, May 2, 2024" in read.text
    words = text_of(read)
    assert words.index("<b>Which</b> is more?") < words.index("A half") < words.index("Why?\nSay.")
    [room] = [each for each in browser.get(rooms, timeout=PATIENCE).json() if each["title"] == "Half & third"]
    assert room | {"class_name": "5b", "ended": True, "imported": True} == room


def test_the_language_is_preset_by_the_letters_unless_it_was_chosen(
    server: ServerProcess, browser: requests.Session
) -> None:
    japanese = HEAD + "1,student,Mika,\u5206\u6bcd\u3092\u305d\u308d\u3048\u307e\u3059\r\n"
    for typed, preset in (("en", "ja"), ("", "ja"), ("de", "de")):
        assert f'<option value="{preset}" selected>' in ask(server, browser, japanese, language=typed).text
    assert '<option value="en" selected>' in ask(server, browser, GOOD, language="en").text


def test_pressing_twice_brings_it_in_once(server: ServerProcess, browser: requests.Session) -> None:
    token = token_of(ask(server, browser, GOOD))
    with ThreadPoolExecutor(4) as at_once:
        asked = [at_once.submit(ask, server, browser, token=token, title="Pressed twice") for _ in range(4)]
    [read] = {each.result().url for each in asked}
    assert read.endswith("/transcript")
    rooms = browser.get(f"{server.url}/instructor/rooms", timeout=PATIENCE).json()
    assert [each["title"] for each in rooms].count("Pressed twice") == 1
    # Whoever goes back and presses again is led there too, as long as it is there.
    assert ask(server, browser, token=token, title="Pressed twice").url == read
    room = read.removesuffix("/transcript")
    assert browser.post(f"{room}/delete", timeout=PATIENCE).ok
    again = ask(server, browser, token=token)
    assert (again.status_code, EN["page.importing.too-late"] in text_of(again)) == (422, True)


def test_it_is_listed_as_brought_in_read_and_deleted_like_any_other(
    server: ServerProcess, browser: requests.Session
) -> None:
    code = brought(server, browser, title="To be deleted", day="2020-02-29")
    assert EN["page.library.imported"] in library(server, browser)
    base = f"{server.url}/instructor/rooms/{code}"
    told = browser.get(f"{base}/transcript.json", timeout=PATIENCE).json()
    assert [each["text"] for each in told["contributions"]] == ["A half", "Why?\nSay."]
    assert told["room"]["opened_at"].startswith("2020-02-2")
    assert "> Why?" in browser.get(f"{base}/transcript.md", timeout=PATIENCE).text
    assert browser.get(base, timeout=PATIENCE).ok
    assert browser.post(f"{base}/delete", timeout=PATIENCE).ok
    assert "To be deleted" not in library(server, browser)
    assert browser.get(f"{base}/transcript", timeout=PATIENCE).status_code == 404


def test_nobody_joins_what_is_over(server: ServerProcess, browser: requests.Session) -> None:
    code = brought(server, browser)
    joined = requests.post(f"{server.url}/j/{code}", json={"name": "Mika", "id": "x" * 16}, timeout=PATIENCE)
    assert (joined.status_code, joined.json()["code"]) == (410, "ended")
    page = requests.get(f"{server.url}/j/{code}", timeout=PATIENCE)
    assert EN["refused.ended"] in text_of(page)


@pytest.mark.parametrize(("language", "words"), [("en", EN), ("ja", JA)])
def test_what_is_wrong_is_said_with_its_line_in_the_readers_language(
    server: ServerProcess, browser: requests.Session, language: str, words: dict[str, str]
) -> None:
    before = library(server, browser)
    wrong = ask(
        server, browser, HEAD + FINE + "2,student,S,\r\n3,teacher,S,x\r\n", query=f"?lang={language}", title="T"
    )
    assert wrong.status_code == 422
    said = text_of(wrong)
    assert words["page.importing.line"].replace("{n}", "3") in said
    assert words["page.importing.wrong.no-text"] in said
    assert words["page.importing.wrong.role"].replace("{role}", "teacher") in said
    assert 'value="T"' in wrong.text
    browser.get(f"{server.url}/instructor?lang=en", timeout=PATIENCE)
    assert library(server, browser) == before


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"title": "x" * 201}, EN["refused.too-long"].replace("{most}", "200")),
        ({"day": "tomorrow"}, EN["refused.no-day"]),
        ({"day": "2999-01-01"}, EN["refused.no-day-yet"]),
        ({"class_name": "x" * 50}, EN["refused.name-long"].replace("{most}", "40")),
        ({"language": "<b>"}, EN["refused.no-language"]),
    ],
)
def test_what_was_typed_wrongly_is_said_at_its_field_and_nothing_is_lost(
    server: ServerProcess, browser: requests.Session, about: dict[str, str], message: str
) -> None:
    token = token_of(ask(server, browser, GOOD))
    answer = ask(server, browser, token=token, **about)
    [field] = about
    assert answer.status_code == 422
    assert f'id="{field}-wrong">{html.escape(message, quote=False)}' in answer.text
    assert token_of(answer) == token
    assert ask(server, browser, token=token, title="Mended").url.endswith("/transcript")
    refused = ask(server, browser, GOOD, headers={"Accept": "application/json"}, **about)
    assert refused.json()["message"] == message


def test_without_a_file_and_too_much_of_one(server: ServerProcess, browser: requests.Session) -> None:
    assert EN["page.importing.no-file"] in text_of(ask(server, browser))
    assert ask(server, browser, b"x" * (MAX_BYTES + 2 * 1024 * 1024)).status_code == 413
    just_over = ask(server, browser, b"x" * (MAX_BYTES + 1))
    assert EN["page.importing.wrong.too-large"].replace("{most}", "20") in text_of(just_over)


def test_programs_are_told_all_that_is_wrong(server: ServerProcess, browser: requests.Session) -> None:
    answer = ask(server, browser, HEAD + "1,student,S\r\n", headers={"Accept": "application/json"})
    assert (answer.status_code, [line for line, _ in answer.json()["problems"]]) == (422, [2])


def test_only_whoever_has_signed_in_and_only_from_our_own_pages(
    server: ServerProcess, browser: requests.Session
) -> None:
    token = token_of(ask(server, browser, GOOD))
    stranger = requests.Session()
    assert stranger.get(f"{server.url}/instructor/import", timeout=PATIENCE).status_code == 403
    assert ask(server, stranger, GOOD).status_code == 403
    assert ask(server, stranger, token=token).status_code == 403
    assert ask(server, browser, GOOD, headers={"Origin": "http://elsewhere.test"}).status_code == 403
    assert ask(server, browser, token="no-such-token").status_code == 422


def test_what_waits_is_somebodys_and_does_not_wait_for_ever() -> None:
    waiting = Waiting(ThreadsEngine())

    def kept(at: int, owner: str = "a") -> str:
        return waiting.keep(Read(owner=owner, file="x.csv", lesson=of(FINE.strip()), at=at))

    first = kept(0)
    assert waiting.find(first, "a", KEPT_MS) is not None
    assert waiting.find(first, "b", 0) is None
    assert waiting.find(first, "a", KEPT_MS + 1) is None
    later = [kept(1) for _ in range(MOST)]
    assert waiting.find(first, "a", 1) is None
    assert all(waiting.find(token, "a", 1) is not None for token in later)
    last = kept(KEPT_MS + 2)
    assert [waiting.find(token, "a", 1) for token in later] == [None] * MOST
    waiting.brought(last, "a", "ABC234")
    assert waiting.find(last, "a", KEPT_MS + 2) is None
    assert (waiting.became(last, "a"), waiting.became(last, "b")) == ("ABC234", None)
    for number in range(REMEMBERED):
        waiting.brought(f"later {number}", "a", "DEF567")
    assert waiting.became(last, "a") is None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "分数と-もう一度-instructor"),
        ("?names=pseudonyms", "instructor-pseudonyms"),
        ("?reader=class", "分数と-もう一度-class"),
    ],
)
def test_its_files_are_named_by_its_title(
    server: ServerProcess, browser: requests.Session, query: str, name: str
) -> None:
    code = brought(server, browser, title="分数と…/…: もう一度")
    answer = browser.get(f"{server.url}/instructor/rooms/{code}/transcript.csv{query}", timeout=PATIENCE)
    named = parse_options_header(answer.headers["Content-Disposition"])[1]["filename"]
    assert named == f"{code}-{name}.csv"
