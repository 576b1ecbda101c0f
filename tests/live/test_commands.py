"""What a client gets for what it asks: once, in order, in its language, and not faster than is good for the room."""

from __future__ import annotations

import time
from typing import Any

from facilitator.languages import translate
from facilitator.live.sockets import STUDENT_BURST
from facilitator.live.tokens import COOKIE
from tests.live.classroom import Classroom, go

IN_FLIGHT = 8
"""What a phone sends before it waits for acknowledgements."""


def note(visit: str, text: str, number: int = 0) -> dict[str, Any]:
    return {"id": f"note-{number:020}", "type": "HandIn", "kind": "note", "visit": visit, "text": text}


def test_a_command_sent_again_is_answered_alike_and_done_once(any_room: Classroom) -> None:
    instructor, tab = any_room.instructor(), any_room.student(any_room.join("Mika"))
    visit = go(instructor, "pose")
    first = tab.call(note(visit, "once"))
    assert first["ok"]
    assert [tab.call(note(visit, "once")) for _ in range(3)] == [first] * 3
    tab.close()
    tab.connect()
    assert tab.call(note(visit, "once")) == first
    assert any_room.texts() == ["once"]


def test_two_of_one_id_in_flight_are_one(room: Classroom) -> None:
    seat = room.join("Mika")
    instructor, one, two = room.instructor(), room.student(seat), room.student(seat)
    visit = go(instructor, "pose")
    answers: list[Any] = []
    for tab in (one, two, one, two):
        tab.start(note(visit, "once"), answers)
    one.until(lambda: len(answers) >= 2, "its answers")
    two.until(lambda: len(answers) == 4, "the others")
    assert answers == [answers[0]] * 4
    assert answers[0]["ok"]
    assert room.texts() == ["once"]


def test_an_id_with_another_body_is_refused(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    visit = go(instructor, "pose")
    first = tab.call(note(visit, "this"))
    refused = tab.call(note(visit, "that"))
    assert (refused["ok"], refused["code"]) == (False, "malformed")
    assert tab.call(note(visit, "this")) == first
    assert room.texts() == ["this"]


def test_the_same_id_of_two_people_is_two_commands(room: Classroom) -> None:
    instructor, mika, ren = room.instructor(), room.student(room.join("Mika")), room.student(room.join("Ren"))
    visit = go(instructor, "pose")
    assert mika.call(note(visit, "Mika's"))["seq"] < ren.call(note(visit, "Ren's"))["seq"]
    assert room.texts() == ["Mika's", "Ren's"]


def test_eight_in_flight_are_stored_in_order(any_room: Classroom) -> None:
    instructor, tab = any_room.instructor(), any_room.student(any_room.join("Mika"))
    visit = go(instructor, "pose")
    answers: list[Any] = []
    for number in range(IN_FLIGHT):
        tab.start(note(visit, f"note {number}", number), answers)
    tab.until(lambda: len(answers) == IN_FLIGHT, "all acknowledgements")
    assert all(answer["ok"] for answer in answers)
    seqs = [answer["seq"] for answer in answers]
    assert seqs == sorted(set(seqs))
    assert any_room.texts() == [f"note {number}" for number in range(IN_FLIGHT)]


def test_a_flood_is_told_how_long_to_wait_and_nothing_is_lost(room: Classroom) -> None:
    """Another student is not held up, and what is sent again after the wait is taken."""
    instructor, tab, other = room.instructor(), room.student(room.join("Mika")), room.student(room.join("Ren"))
    visit = go(instructor, "pose")
    answers: list[Any] = []
    many = STUDENT_BURST * 3
    for number in range(many):
        tab.start(note(visit, f"note {number}", number), answers)
    assert other.call(note(visit, "in between"))["ok"]
    tab.until(lambda: len(answers) == many, "all answers")
    refused = [answer for answer in answers if not answer["ok"]]
    taken = many - len(refused)
    assert STUDENT_BURST <= taken < many
    assert {answer["code"] for answer in refused} == {"too-fast"}
    assert all(0 < answer["retry_after_ms"] <= 1000 for answer in refused)
    assert {answer["message"] for answer in refused} == {translate("en", "refused.too-fast")}
    again = note(visit, "again", many)
    while not (answer := tab.call(again))["ok"]:
        time.sleep(answer["retry_after_ms"] / 1000)
    assert len(room.texts()) == taken + 2


def test_all_tabs_of_a_seat_share_its_pace(room: Classroom) -> None:
    seat = room.join("Mika")
    tabs = [room.student(seat) for _ in range(3)]
    answers: list[Any] = []
    for _ in range(STUDENT_BURST):
        for tab in tabs:
            tab.start({"id": "the-hand-that-mika-raised", "type": "RaiseHand", "raised": True}, answers)
    tabs[0].until(lambda: len(answers) >= STUDENT_BURST, "the answers")
    for tab in tabs:
        tab.call({"id": "the-hand-that-mika-raised", "type": "RaiseHand", "raised": True})
    assert "too-fast" in {answer["code"] for answer in answers}


# --- in the reader's language


def test_refusals_come_in_the_readers_language(room: Classroom) -> None:
    seat = room.join("Mika")
    japanese = {"Accept-Language": "ja,en;q=0.5"}
    by_browser = room.tab(seat.token, japanese).connect()
    by_wish = room.tab(seat.token, language="ja").connect()
    wish_first = room.tab(seat.token, japanese, language="en").connect()
    neither = room.tab(seat.token, {"Accept-Language": "fi"}, language="sv").connect()
    for tab, language in ((by_browser, "ja"), (by_wish, "ja"), (wish_first, "en"), (neither, "en")):
        assert tab.told("welcome")[0]["language"] == language
        assert tab.ask("RaiseHand", raised=True)["message"] == translate(language, "refused.not-begun")


def test_so_do_refusals_to_connect(room: Classroom) -> None:
    from tests.live.test_auth import refused

    japanese = {"Accept-Language": "ja"}
    assert refused(room.tab("x", japanese)).message == translate("ja", "refused.wrong-token")
    assert refused(room.tab("x", language="ja")).message == translate("ja", "refused.wrong-token")
    assert refused(room.tab(None, japanese)).message == translate("ja", "refused.not-signed-in")
    assert refused(room.tab("x", japanese, protocol=2)).message == translate("ja", "refused.wrong-protocol")
    wrong_cookie = {**japanese, "Cookie": f"{COOKIE}=x"}
    assert refused(room.tab(None, wrong_cookie)).message == translate("ja", "refused.not-signed-in")
