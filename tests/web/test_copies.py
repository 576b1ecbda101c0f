"""A student's own copy of the transcript: after the end, by the seat's token, and nobody else's."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from facilitator.languages import catalogue
from tests.live.classroom import Classroom, Seat, go
from tests.serving import PATIENCE

WORDS = catalogue("en")
FORMS = ("md", "json")


def asked(room: Classroom, form: str, token: str | None, session: Any = requests, **headers: str) -> requests.Response:
    proof = {} if token is None else {"Authorization": f"Bearer {token}"}
    answer: requests.Response = session.get(
        f"{room.server.url}/room/{room.code}/transcript.{form}",
        headers={"Accept": "application/json", **proof, **headers},
        timeout=PATIENCE,
    )
    return answer


def refusal(answer: requests.Response) -> tuple[int, str, str]:
    told = answer.json()
    return answer.status_code, told["code"], told["message"]


@pytest.fixture
def two(room: Classroom) -> tuple[Seat, Seat]:
    """Mika and Leo have each answered for themselves, and the lesson has ended."""
    mika, leo = room.join("Mika"), room.join("Leo")
    instructor, tabs = room.instructor(), [room.student(mika), room.student(leo)]
    visit = go(instructor, "think")
    for tab, text in zip(tabs, ("Mika's own way", "Leo's own way"), strict=True):
        tab.do("HandIn", kind="answer", visit=visit, text=text)
    instructor.do("EndRoom")
    return mika, leo


@pytest.mark.parametrize("form", FORMS)
def test_it_holds_ones_own_words_and_no_one_elses(room: Classroom, two: tuple[Seat, Seat], form: str) -> None:
    answer = asked(room, form, two[0].token)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Mika's own way" in text
    assert "Leo's own way" not in text
    assert answer.headers["Content-Disposition"] == f"attachment; filename={room.code}-a-lesson-Mika.{form}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_nothing_in_the_address_or_a_cookie_makes_it_anothers(room: Classroom, two: tuple[Seat, Seat]) -> None:
    mika, leo = two
    url = f"{room.server.url}/room/{room.code}/transcript.json?student={leo.participant}&reader=instructor"
    headers = {"Authorization": f"Bearer {mika.token}"}
    for session in (requests.Session(), room.browser):
        answer = session.get(url, headers=headers, timeout=PATIENCE)
        found = json.loads(answer.content)
        assert (found["reader"], found["student"]) == ("student", mika.participant)
        assert "Leo's own way" not in answer.text


def test_no_other_proof_will_do(room: Classroom, two: tuple[Seat, Seat]) -> None:
    other = Classroom(room.server)
    elsewhere = other.join("Mika")
    for token in (None, "", "no-token", room.screen_token, room.cookie, elsewhere.token):
        assert refusal(asked(room, "md", token))[:2] == (403, "not-yours")
    # The instructor's own browser, with its cookie.
    assert refusal(asked(room, "md", None, room.browser))[:2] == (403, "not-yours")
    basic = asked(room, "md", None, Authorization=f"Basic {two[0].token}")
    assert refusal(basic)[:2] == (403, "not-yours")
    # And a seat's cookie alone, as a foreign page could make a browser send it.
    with requests.Session() as phone:
        phone.cookies.set(f"seats_{room.code}", two[0].token)
        assert refusal(asked(room, "md", None, phone))[:2] == (403, "not-yours")
    other.close()


def test_before_the_end_it_says_when_it_comes(room: Classroom) -> None:
    mika = room.join("Mika")
    instructor = room.instructor()
    for _ in ("in the lobby", "in the lesson"):
        assert refusal(asked(room, "md", mika.token)) == (409, "not-now", WORDS["refused.transcript-after-the-end"])
        go(instructor, "think")
    instructor.do("EndRoom")
    assert asked(room, "md", mika.token).ok


def test_who_was_erased_or_removed_has_none_and_who_left_has(room: Classroom) -> None:
    erased, removed, left = (room.join(name) for name in ("Mika", "Leo", "Yuki"))
    instructor, tab = room.instructor(), room.student(left)
    go(instructor, "think")
    tab.do("Leave")
    instructor.do("Remove", participant=removed.participant)
    instructor.do("EndRoom")
    instructor.do("Erase", participant=erased.participant)
    assert refusal(asked(room, "md", erased.token))[:2] == (403, "not-yours")
    assert refusal(asked(room, "md", removed.token))[:2] == (403, "removed")
    assert asked(room, "md", left.token).ok


def test_unknown_forms_and_rooms_are_said_so(room: Classroom, two: tuple[Seat, Seat]) -> None:
    assert refusal(asked(room, "exe", two[0].token)) == (404, "not-found", WORDS["refused.no-such-format"])
    deleted = room.browser.delete(f"{room.server.url}/instructor/rooms/{room.code}", timeout=PATIENCE)
    assert deleted.status_code == 204
    assert refusal(asked(room, "md", two[0].token))[:2] == (404, "not-found")


def test_a_seat_gets_one_at_a_time(room: Classroom, two: tuple[Seat, Seat]) -> None:
    with ThreadPoolExecutor(12) as many:
        answers = list(many.map(lambda _: asked(room, "json", two[0].token), range(12)))
    statuses = [answer.status_code for answer in answers]
    assert 200 in statuses
    assert set(statuses) <= {200, 429}
    assert asked(room, "json", two[0].token).ok


def test_a_phone_that_comes_back_long_after_finds_the_end_or_that_the_room_is_gone(room: Classroom) -> None:
    with requests.Session() as phone:
        url = f"{room.server.url}/j/{room.code}"
        joined = phone.post(url, data={"name": "Mika", "id": "x" * 32}, timeout=PATIENCE)
        tab = room.student(Seat("", start(joined.text)["token"]))
        instructor = room.instructor()
        go(instructor, "think")
        tab.do("Leave")
        instructor.do("EndRoom")
        again = phone.get(f"{room.server.url}/room/{room.code}", timeout=PATIENCE)
        shown = {snapshot["stream"]: snapshot["view"] for snapshot in start(again.text)["snapshots"]}
        assert shown["class"]["room"]["room"]["state"] == "ended"
        room.browser.delete(f"{room.server.url}/instructor/rooms/{room.code}", timeout=PATIENCE)
        gone = phone.get(again.url, timeout=PATIENCE)
        assert gone.status_code == 410
        assert WORDS["page.room-deleted.text"] in gone.text
    stranger = requests.get(f"{room.server.url}/room/{room.code}", timeout=PATIENCE)
    assert stranger.status_code == 404
    assert WORDS["page.room-deleted.title"] not in stranger.text


def start(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.partition('id="start">')[2].partition("</script>")[0])
    return found
