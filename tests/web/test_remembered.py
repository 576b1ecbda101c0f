"""What a browser keeps for its reader: the language, the instructor's name, the page to go on to after signing in."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
import requests

from facilitator.languages import catalogue
from tests.live.classroom import Classroom, signed_in
from tests.serving import PATIENCE, ServerProcess


def fresh() -> requests.Session:
    """A browser that nobody has used yet."""
    session = requests.Session()
    session.trust_env = False
    return session


# --- the language


def test_a_chosen_language_stays(server: ServerProcess) -> None:
    with fresh() as browser:
        browser.headers["Accept-Language"] = "en"
        assert catalogue("ja")["page.join.code"] in browser.get(f"{server.url}/?lang=ja", timeout=PATIENCE).text
        assert '<html lang="ja" dir="ltr">' in browser.get(f"{server.url}/", timeout=PATIENCE).text
        assert '<html lang="en"' in browser.get(f"{server.url}/?lang=en", timeout=PATIENCE).text
        assert '<html lang="en"' in browser.get(f"{server.url}/", timeout=PATIENCE).text


def test_the_address_goes_before_what_was_chosen_and_that_before_the_browser(server: ServerProcess) -> None:
    def language(address: str, chosen: str, accepted: str) -> str:
        headers = {"Accept-Language": accepted, "Cookie": f"lang={chosen}"}
        text = requests.get(f"{server.url}/{address}", headers=headers, timeout=PATIENCE).text
        return text.partition('<html lang="')[2][:2]

    assert language("", "ja", "en") == "ja"
    assert language("?lang=en", "ja", "ja") == "en"
    assert language("", "tlh", "ja") == "ja"
    assert language("?lang=tlh", "ja", "en") == "ja"


def test_every_page_offers_the_other_language_and_keeps_its_place(room: Classroom) -> None:
    for path in ("/", f"/j/{room.code}", "/instructor?q=fractions", f"/instructor/rooms/{room.code}/transcript"):
        text = room.browser.get(f"{room.server.url}{path}", headers={"Accept-Language": "en"}, timeout=PATIENCE).text
        parts = urlsplit(path)
        assert f'href="{parts.path}?{parts.query + "&amp;" if parts.query else ""}lang=ja"' in text
        assert catalogue("ja")["page.language-name"] in text


# --- the instructor's name


def named(room: Classroom, name: str) -> requests.Response:
    return room.browser.post(f"{room.server.url}/instructor/name", data={"name": name}, timeout=PATIENCE)


def led_by(room: Classroom) -> str:
    """As a new room's page for joining says it."""
    opened = room.browser.post(f"{room.server.url}/instructor/rooms", json={"plan": "a-lesson"}, timeout=PATIENCE)
    text = requests.get(f"{room.server.url}/j/{opened.json()['room']}", timeout=PATIENCE).text
    before, after = catalogue("en")["page.join.with"].split("{name}")
    return text.partition(f"<br>{before}")[2].partition(f"{after}</span>")[0]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("Ms Okafor", "Ms Okafor"), ("  小川先生 ", "小川先生"), ("Ms\u202e Okafor", "Ms Okafor"), ("<b>", "&lt;b&gt;")],
)
def test_the_instructors_name_is_what_the_class_reads(room: Classroom, typed: str, shown: str) -> None:
    assert shown in named(room, typed).text
    assert led_by(room) == shown


def test_without_a_name_a_room_says_none(room: Classroom) -> None:
    assert led_by(room) == ""
    named(room, "Ms Okafor")
    named(room, " ")
    assert led_by(room) == ""


def test_what_is_no_name_is_refused_and_a_forged_one_ignored(room: Classroom) -> None:
    answer = named(room, "x" * 41)
    assert answer.status_code == 413
    assert catalogue("en")["refused.name-long"].replace("{most}", "40") in answer.text
    room.browser.cookies.set("instructor_name", "%E2%80%AE" + "x" * 41)
    assert led_by(room) == ""


def test_a_name_is_for_who_signed_in(room: Classroom) -> None:
    assert requests.post(f"{room.server.url}/instructor/name", data={"name": "x"}, timeout=PATIENCE).status_code == 403


# --- after signing in


def signs_in(browser: requests.Session, server: ServerProcess, wished: str = "") -> str:
    """Where the link leads."""
    params = {"next": wished} if wished else {}
    answer = browser.get(server.link, params=params, allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_signing_in_leads_back_to_the_page_that_was_asked_for(room: Classroom) -> None:
    asked = f"/instructor/rooms/{room.code}/transcript?names=pseudonyms"
    with fresh() as browser:
        refused = browser.get(f"{room.server.url}{asked}", timeout=PATIENCE)
        assert refused.status_code == 403
        assert catalogue("en")["page.sign-in.text"] in refused.text
        assert signs_in(browser, room.server) == asked
        assert signs_in(browser, room.server) == "/instructor", "once"


def test_signing_in_sets_one_cookie_where_nothing_was_kept(server: ServerProcess) -> None:
    """Simple clients, the simulated instructor among them, read one cookie of an answer."""
    with fresh() as browser:
        answer = browser.get(server.link, allow_redirects=False, timeout=PATIENCE)
    assert len(answer.raw.headers.getlist("Set-Cookie")) == 1


def test_without_a_page_asked_for_signing_in_leads_to_the_library(server: ServerProcess) -> None:
    with fresh() as browser:
        assert signs_in(browser, server) == "/instructor"


@pytest.mark.parametrize("wished", ["/instructor/rooms/ABC234", "/instructor?q=a%20b", "/"])
def test_a_link_may_say_where_it_leads(server: ServerProcess, wished: str) -> None:
    with fresh() as browser:
        assert signs_in(browser, server, wished) == wished


@pytest.mark.parametrize(
    "wished", ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "///x", "/\t/evil.example", "/a\nb"]
)
def test_no_link_leads_elsewhere(server: ServerProcess, wished: str) -> None:
    with fresh() as browser:
        assert signs_in(browser, server, wished) == "/instructor"
    with fresh() as browser:
        browser.cookies.set("after_sign_in", quote(wished, safe=""))
        assert signs_in(browser, server) == "/instructor"


def test_only_pages_are_gone_back_to(room: Classroom) -> None:
    with fresh() as browser:
        browser.post(f"{room.server.url}/instructor/rooms", data={"plan": "a-lesson"}, timeout=PATIENCE)
        assert signs_in(browser, room.server) == "/instructor"


def test_the_page_of_an_old_link_says_where_the_new_one_is(server: ServerProcess) -> None:
    answer = requests.get(f"{server.url}/instructor/sign-in?key=old", timeout=PATIENCE)
    assert answer.status_code == 403
    assert catalogue("en")["refused.link-expired"] in answer.text
    assert catalogue("en")["page.sign-in.text"] in answer.text


def test_who_is_signed_in_stays_so(server: ServerProcess) -> None:
    with signed_in(server) as browser:
        assert browser.get(f"{server.url}/instructor", timeout=PATIENCE).ok
