"""Who gets in as what: by tokens and the cookie, and by nothing else that a client says."""

from __future__ import annotations

import base64
import os
from typing import Any

import pytest
import requests

from facilitator.live.tokens import COOKIE, Keys, Tokens
from tests.live.classroom import Classroom
from tests.live.tab import Refused, Tab
from tests.serving import PATIENCE, ServerProcess


def refused(tab: Tab) -> Refused:
    with pytest.raises(Refused) as refusal:
        tab.connect()
    assert tab.heard == []
    return refusal.value


def test_each_gets_the_streams_of_their_own_and_no_others(any_room: Classroom) -> None:
    seat = any_room.join("Mika")
    student, instructor, screen = any_room.student(seat), any_room.instructor(), any_room.screen()
    student.until(lambda: student.streams.keys() == {"class", f"own:{seat.participant}"}, "a student's streams")
    instructor.until(lambda: instructor.streams.keys() == {"instructor"}, "the instructor's stream")
    screen.until(lambda: screen.streams.keys() == {"screen"}, "the screen's stream")
    assert student.told("welcome")[0]["you"] == {"kind": "student", "participant": seat.participant}
    assert instructor.told("welcome")[0]["you"] == {"kind": "instructor", "participant": None}
    assert screen.told("welcome")[0]["you"] == {"kind": "screen", "participant": None}
    assert student.view("own")["me"]["me"]["name"] == "Mika"


@pytest.mark.parametrize(
    "token",
    ["", "x", "A" * 22, "not a token\n\0", "ありがとう", "own:p1", "A" * 100],
    ids=["empty", "short", "invented", "strange", "other letters", "a stream", "long"],
)
def test_an_invented_token_is_no_seat(room: Classroom, token: str) -> None:
    seat = room.join("Mika")
    refusal = refused(room.tab(token, participant=seat.participant))
    assert refusal.code == "not-yours"
    assert "join again" in refusal.message


def test_a_token_with_one_letter_changed_is_no_seat(room: Classroom) -> None:
    token = room.join("Mika").token
    other = "B" if token[0] != "B" else "C"
    assert refused(room.tab(other + token[1:])).code == "not-yours"
    assert refused(room.tab(token[:-1])).code == "not-yours"


def test_tokens_of_another_room_open_nothing(room: Classroom) -> None:
    another = Classroom(room.server)
    seat = another.join("Mika")
    assert refused(room.tab(seat.token)).code == "not-yours"
    assert refused(room.tab(another.screen_token)).code == "not-yours"
    another.close()


def test_without_token_and_cookie_nobody_gets_in(room: Classroom) -> None:
    room.join("Mika")
    refusal = refused(room.tab(None))
    assert refusal.code == "not-yours"
    assert "instructor" in refusal.message


def test_the_instructors_cookie_cannot_be_forged(room: Classroom) -> None:
    payload, signature = room.cookie.rsplit(".", 1)
    elsewhere = Tokens(Keys(seats=os.urandom(32), screens=os.urandom(32), instructors=os.urandom(32)))
    forged = [
        "",
        "local",
        payload,
        f"{payload}.",
        f"{base64.urlsafe_b64encode(b'[1]').decode()}.{signature}",
        f"{payload}.{signature[::-1]}",
        elsewhere.cookie("local"),
        '"unclosed',
    ]
    for value in forged:
        assert refused(room.tab(None, {"Cookie": f"{COOKIE}={value}"})).code == "not-yours", value
        page = requests.get(f"{room.server.url}/instructor", headers={"Cookie": f"{COOKIE}={value}"}, timeout=PATIENCE)
        assert page.status_code == 403, value


def test_another_instructor_does_not_get_into_the_room(room: Classroom) -> None:
    """Whose cookie is genuine, made with this server's own key."""
    keys = {name: (room.server.data_dir / f"{name}.key").read_bytes() for name in ("seats", "screens", "instructors")}
    cookie = {"Cookie": f"{COOKIE}={Tokens(Keys(**keys)).cookie('another')}"}
    assert refused(room.tab(None, cookie)).code == "not-yours"
    rooms = f"{room.server.url}/instructor/rooms"
    assert requests.get(rooms, headers=cookie, timeout=PATIENCE).json() == []
    for method, path in (("GET", ""), ("GET", "/transcript.json"), ("DELETE", "")):
        answer = requests.request(method, f"{rooms}/{room.code}{path}", headers=cookie, timeout=PATIENCE)
        assert answer.status_code == 403, (method, path)
    assert room.transcript()["room"]["code"].replace(" ", "") == room.code


def test_the_screens_token_only_reads(room: Classroom) -> None:
    seat = room.join("Mika")
    instructor, screen = room.instructor(), room.screen()
    for command in (
        {"type": "Start"},
        {"type": "RaiseHand", "raised": True},
        {"type": "Erase", "participant": seat.participant},
    ):
        answer = screen.call({"id": "a-command-of-the-screen", **command})
        assert (answer["ok"], answer["code"]) == (False, "not-yours"), command
    visit = f"v{instructor.do('Start')}"
    screen.emit("draft", {"kind": "note", "visit": visit, "text": "from the screen"})
    screen.emit("resync", {"stream": "instructor", "have": 0})
    screen.ask("Start")
    assert instructor.told("drafts") == []
    assert screen.followed == {"screen"}
    assert room.texts() == []


def test_a_student_cannot_take_another_part_or_seat(room: Classroom) -> None:
    mika, ren = room.join("Mika"), room.join("Ren")
    student, instructor = room.student(mika), room.instructor()
    visit = f"v{instructor.do('Start')}"
    for command in (
        {"type": "Next", "visit": visit},
        {"type": "EndRoom"},
        {"type": "Remove", "participant": ren.participant},
        {"type": "Erase", "participant": ren.participant},
        {"type": "Rename", "name": "x", "participant": ren.participant},
        {"type": "HandIn", "kind": "note", "visit": visit, "text": "x", "participant": ren.participant},
        {"type": "RaiseHand", "raised": True, "participant": ren.participant},
    ):
        answer = student.call({"id": "a-command-of-mikas-phone", **command})
        assert (answer["ok"], answer["code"]) == (False, "not-yours"), command
    student.emit("resync", {"stream": f"own:{ren.participant}", "have": 0})
    student.emit("resync", {"stream": "instructor", "have": 0})
    student.ask("RaiseHand", raised=False)
    assert student.followed == {"class", f"own:{mika.participant}"}


@pytest.mark.parametrize("given", [{}, {"role": "instructor"}, {"you": {"kind": "instructor"}}])
def test_what_a_client_says_of_itself_counts_for_nothing(room: Classroom, given: dict[str, Any]) -> None:
    student = room.tab(room.join("Mika").token, **given).connect()
    assert student.told("welcome")[0]["you"]["kind"] == "student"


def test_a_removed_student_keeps_their_own_and_an_erased_one_nothing(room: Classroom) -> None:
    seat = room.join("Mika")
    instructor = room.instructor()
    instructor.do("Remove", participant=seat.participant)
    removed = room.student(seat)
    assert removed.told("welcome")[0]["streams"] == [f"own:{seat.participant}"]
    assert removed.ask("RaiseHand", raised=True)["code"] == "removed"
    instructor.do("Erase", participant=seat.participant)
    with pytest.raises(Refused) as refusal:
        room.tab(seat.token).connect()
    assert refusal.value.code in ("not-yours", "removed")


def test_tokens_are_long_and_only_their_hash_is_stored(room: Classroom) -> None:
    seats = [room.join(f"Student {number}") for number in range(3)]
    tokens = {seat.token for seat in seats} | {room.screen_token}
    assert len(tokens) == 4
    for token in tokens:
        assert len(base64.urlsafe_b64decode(f"{token}==")) * 8 >= 128
    stored = b"".join(path.read_bytes() for path in room.server.data_dir.rglob("*") if path.is_file())
    assert room.code.encode() in stored
    for token in tokens:
        assert token.encode() not in stored
        assert base64.urlsafe_b64decode(f"{token}==") not in stored


def test_the_cookie_is_for_the_server_only(server: ServerProcess) -> None:
    answer = requests.get(server.link, allow_redirects=False, timeout=PATIENCE)
    attributes = {part.strip().lower() for part in answer.headers["Set-Cookie"].split(";")[1:]}
    assert answer.status_code == 303
    assert {"httponly", "samesite=lax", "path=/"} <= attributes


@pytest.mark.parametrize("key", ["", "?key=", "?key=wrong", "?key=%FF%00", "?key=é"])
def test_a_wrong_sign_in_link_gives_no_cookie(server: ServerProcess, key: str) -> None:
    answer = requests.get(f"{server.url}/instructor/sign-in{key}", allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert "no longer valid" in answer.text


def test_the_link_serves_any_number_of_times(server: ServerProcess) -> None:
    for _ in range(3):
        assert requests.get(server.link, allow_redirects=False, timeout=PATIENCE).status_code == 303
