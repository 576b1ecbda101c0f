"""Pictures over HTTP: sent, shown, gone with their owner; drawings and formulas too."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import pytest
import requests
from PIL import Image

from facilitator.languages import browser_part
from facilitator.live.tokens import COOKIE
from facilitator.photos import BYTES
from tests.live.classroom import Classroom, Seat, go
from tests.serving import PATIENCE, until

DRAWING = {"paper": "grid", "strokes": [{"points": [10, 20, 300, 400], "ink": "blue"}]}


def jpeg(colour: str = "navy", size: tuple[int, int] = (300, 200)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    return file.getvalue()


def send(room: Classroom, body: bytes, headers: dict[str, str], person: str = "") -> requests.Response:
    return requests.post(
        f"{room.server.url}/room/{room.code}/photos{f'?for={person}' if person else ''}",
        data=body,
        headers={"Accept": "application/json", **headers},
        timeout=PATIENCE,
    )


def by(seat: Seat) -> dict[str, str]:
    return {"Authorization": f"Bearer {seat.token}"}


def by_instructor(room: Classroom) -> dict[str, str]:
    return {"Cookie": f"{COOKIE}={room.cookie}"}


def picture(room: Classroom, name: str) -> requests.Response:
    return requests.get(f"{room.server.url}/room/{room.code}/pictures/{name}", timeout=PATIENCE)


def contribution(room: Classroom) -> dict[str, Any]:
    found: dict[str, Any] = room.transcript()["contributions"][-1]
    return found


def test_a_photo_is_sent_handed_in_and_shown(room: Classroom) -> None:
    mika = room.join("Mika")
    instructor, tab = room.instructor(), room.student(mika)
    visit = go(instructor, "think")
    answer = send(room, jpeg(), by(mika))
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["width"], told["height"]) == (300, 200)
    tab.do("HandIn", kind="answer", visit=visit, text="", pictures=[told["picture"]])
    shown = picture(room, told["picture"])
    assert shown.ok
    assert shown.headers["Content-Type"] == "image/webp"
    assert shown.headers["Cache-Control"] == "private, no-cache"
    assert Image.open(io.BytesIO(shown.content)).size == (300, 200)
    assert contribution(room)["pictures"] == [told["picture"]]
    assert [each["name"] for each in room.transcript()["pictures"]] == [told["picture"]]


def test_a_photo_that_is_there_already_is_the_same(room: Classroom) -> None:
    mika = room.join("Mika")
    first, again = (send(room, jpeg(), by(mika)).json() for _ in range(2))
    assert first == again


def test_who_may_send_what(room: Classroom) -> None:
    mika = room.join("Mika")
    assert send(room, jpeg(), {}).status_code == 403
    assert send(room, jpeg(), {"Authorization": "Bearer nobody"}).status_code == 403
    assert send(room, jpeg(), {**by(mika), "Origin": "http://elsewhere.test"}).status_code == 403
    assert send(room, jpeg(), by(mika), person="p99").status_code == 403
    # The instructor says for whom.
    assert send(room, jpeg(), by_instructor(room)).status_code == 400
    assert send(room, jpeg(), by_instructor(room), person="p99").status_code == 404
    assert send(room, jpeg(), by_instructor(room), person=mika.participant).status_code == 201


def test_what_is_no_photo_is_refused_in_words(room: Classroom) -> None:
    mika = room.join("Mika")
    answer = send(room, b"no photo", {**by(mika), "Accept-Language": "ja"})
    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"
    assert "JPEG" in answer.json()["message"]


def test_what_is_too_large_is_refused_in_words(room: Classroom) -> None:
    mika = room.join("Mika")
    try:
        answer = send(room, b"\xff" * (BYTES + 1), by(mika))
    except requests.ConnectionError:
        # The server need not read to the end what it will not take.
        return
    assert answer.status_code == 413
    assert answer.json()["code"] == "too-large"


def test_a_drawing_is_shown_as_svg_and_given_as_strokes(room: Classroom) -> None:
    mika = room.join("Mika")
    instructor, tab = room.instructor(), room.student(mika)
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="see", drawing=DRAWING)
    [name] = contribution(room)["pictures"]
    shown = picture(room, name)
    assert shown.headers["Content-Type"].startswith("image/svg+xml")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert ElementTree.fromstring(shown.content).tag.endswith("svg")
    assert picture(room, name.replace("svg", "json")).json() == DRAWING
    assert room.transcript()["pictures"][0]["drawing"] == DRAWING


def test_what_is_being_drawn_is_shown_to_the_instructor(room: Classroom) -> None:
    mika = room.join("Mika")
    instructor, tab = room.instructor(), room.student(mika)
    visit = go(instructor, "think")
    tab.until(lambda: "class" in tab.streams, "the class")
    tab.emit("draft", {"kind": "answer", "visit": visit, "text": "", "drawing": DRAWING})
    until(lambda: instructor.asides["drafts"].get("instructor"), "the draft")
    [draft] = instructor.asides["drafts"]["instructor"].values()
    assert "drawing" not in draft
    [name] = draft["pictures"]
    assert picture(room, name).ok
    # What is no draft any more and was not handed in is nowhere.
    tab.emit("draft", {"kind": "answer", "visit": visit, "text": ""})
    until(lambda: not instructor.asides["drafts"].get("instructor"), "no draft")
    assert picture(room, name).status_code == 404


def test_pictures_go_with_their_owner(room: Classroom) -> None:
    mika = room.join("Mika")
    instructor, tab = room.instructor(), room.student(mika)
    photo = send(room, jpeg(), by(mika)).json()["picture"]
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="", pictures=[photo], drawing=DRAWING)
    names = contribution(room)["pictures"]
    assert [picture(room, name).status_code for name in names] == [200, 200]
    instructor.do("Erase", participant=mika.participant)
    assert [picture(room, name).status_code for name in names] == [404, 404]
    assert room.transcript()["pictures"] == []


@pytest.mark.parametrize("name", [f"{7:032x}.webp", f"{7:032x}.svg", f"{7:032x}.json", "x.svg", "..%2F..%2Fx.webp"])
def test_pictures_that_are_not_there(room: Classroom, name: str) -> None:
    assert picture(room, name).status_code == 404


def test_sheets_to_draw_on(room: Classroom) -> None:
    for paper in ("plain", "grid", "number-line", "fraction-bars"):
        answer = requests.get(f"{room.server.url}/paper/{paper}.svg", timeout=PATIENCE)
        assert ElementTree.fromstring(answer.content).tag.endswith("svg")
    assert requests.get(f"{room.server.url}/paper/gold.svg", timeout=PATIENCE).status_code == 404


def maths(room: Classroom, tex: str) -> requests.Response:
    return requests.get(f"{room.server.url}/maths", params={"tex": tex}, timeout=PATIENCE)


def test_formulas_become_mathml(room: Classroom) -> None:
    answer = maths(room, r"\frac{1}{2}+x^2")
    assert answer.ok
    assert answer.text.startswith("<math")
    assert "<mfrac>" in answer.text


@pytest.mark.parametrize(
    "tex", ["", r"\frac{1}{", r"\href{javascript:alert(1)}{x}", r"\unknown", "{" * 60 + "}" * 60, "x" * 100_000]
)
def test_what_is_no_formula_stays_words(room: Classroom, tex: str) -> None:
    answer = maths(room, tex[:4000])
    assert answer.status_code == 422
    assert answer.text == ""


def test_the_transcript_page_sets_formulas_and_shows_pictures(room: Classroom) -> None:
    mika = room.join("Mika")
    instructor, tab = room.instructor(), room.student(mika)
    text = r"$\frac{1}{2}$ <b>and</b> $5 or $6"
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text=text, drawing=DRAWING)
    page = room.browser.get(f"{room.server.url}/instructor/rooms/{room.code}/transcript", timeout=PATIENCE).text
    assert "<mfrac>" in page
    assert "&lt;b&gt;and&lt;/b&gt; $5 or $6" in page
    [name] = contribution(room)["pictures"]
    assert f'src="/room/{room.code}/pictures/{name}"' in page
    markdown = room.browser.get(f"{room.server.url}/instructor/rooms/{room.code}/transcript.md", timeout=PATIENCE).text
    assert f"![Drawing](pictures/{name})" in markdown


def test_words_of_parts_that_come_later(room: Classroom) -> None:
    answer = requests.get(f"{room.server.url}/words/extras.ja.json", timeout=PATIENCE)
    assert answer.json() == browser_part("ja", "extras")
    for address in ("extras.tlh", "secret.en"):
        assert requests.get(f"{room.server.url}/words/{address}.json", timeout=PATIENCE).status_code == 404


def asked_again(room: Classroom, name: str, tag: str) -> requests.Response:
    url = f"{room.server.url}/room/{room.code}/pictures/{name}"
    return requests.get(url, headers={"If-None-Match": tag}, timeout=PATIENCE)


def test_a_browser_that_has_a_picture_asks_whether_it_is_still_there(room: Classroom) -> None:
    """So that no browser goes on showing what was erased, and none loads a picture twice."""
    mika = room.join("Mika")
    instructor, tab = room.instructor(), room.student(mika)
    visit = go(instructor, "think")
    photo = send(room, jpeg(), by(mika)).json()["picture"]
    tab.do("HandIn", kind="answer", visit=visit, text="", pictures=[photo], drawing=DRAWING)
    drawn = next(name for name in contribution(room)["pictures"] if name != photo)
    names = (photo, drawn, drawn.replace(".svg", ".json"))
    tags = {name: picture(room, name).headers["ETag"] for name in names}
    for name, tag in tags.items():
        same = asked_again(room, name, tag)
        assert (same.status_code, same.content) == (304, b"")
        assert same.headers["Cache-Control"] == "private, no-cache"
    instructor.do("Erase", participant=mika.participant)
    for name, tag in tags.items():
        assert asked_again(room, name, tag).status_code == 404
