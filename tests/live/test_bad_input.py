"""What no page of ours sends. Each gets a clear refusal, or nothing where nothing can be answered; the server lives,
others notice nothing, and nothing that was stored is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import socketio

from facilitator.discussion.limits import GROUP_TEXT, LABEL, NAME, TEXT
from facilitator.languages import translate
from facilitator.live.messages import MESSAGE_LIMIT
from tests.live.classroom import Classroom, go
from tests.live.tab import Refused, Tab
from tests.live.test_auth import refused
from tests.live.test_streams import groups_of
from tests.serving import PATIENCE, ServerProcess


@pytest.fixture
def kept(room: Classroom) -> Iterator[Classroom]:
    """A room with one answer in it: after the test it is there, and the same server process goes on."""
    pid = room.server.pid
    seat = room.join("Witness")
    instructor, witness = room.instructor(), room.student(seat)
    visit = go(instructor, "think")
    witness.do("HandIn", kind="answer", visit=visit, text="the answer that stays")
    yield room
    assert "the answer that stays" in room.texts()
    late = room.student(seat)
    late.until(lambda: "the answer that stays" in str(late.view("own")), "the answer")
    assert (room.server.lives, room.server.pid) == (True, pid)


# --- coming in


@pytest.mark.parametrize("code", ["", "AAAAA", "AAAAAAA", "AAAAAA", "O0I1L1", "../../", "A" * 20, "ありがとう"])
def test_an_unknown_code(room: Classroom, code: str) -> None:
    for language in ("en", "ja"):
        refusal = refused(room.tab("x", room=code, language=language))
        assert (refusal.code, refusal.message) == ("not-found", translate(language, "refused.unknown-room"))
        header = {"Accept-Language": language}
        page = requests.get(f"{room.server.url}/?code={code}", headers=header, timeout=PATIENCE)
        assert page.status_code == (404 if code else 200)
        assert not code or translate(language, "refused.unknown-room") in page.text


def test_a_code_is_read_as_people_type_it(room: Classroom) -> None:
    seat = room.join("Mika")
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in room.code)
    for typed in (room.code.lower(), f"{room.code[:3]} {room.code[3:]}", f"{room.code[:3]}-{room.code[3:]}", wide):
        tab = room.tab(seat.token, room=typed).connect()
        assert tab.told("welcome")[0]["you"]["participant"] == seat.participant


@pytest.mark.parametrize(
    "auth",
    [
        {"protocol": 2},
        {"protocol": "1"},
        {"protocol": None},
        {"room": 5},
        {"room": "A" * 21},
        {"token": 7},
        {"token": "x" * 101},
        {"have": []},
        {"have": {"class": "x"}},
        {"have": {str(number): 1 for number in range(11)}},
        {"have": {"x" * 81: 1}},
        {"language": 5},
        {"language": "x" * 21},
    ],
    ids=str,
)
def test_a_malformed_connect(room: Classroom, auth: dict[str, Any]) -> None:
    seat = room.join("Mika")
    tab = Tab(room.server.url, {"protocol": 1, "room": room.code, "token": seat.token, **auth})
    with pytest.raises(Refused) as refusal:
        tab.connect()
    assert refusal.value.code == "malformed"
    assert refusal.value.message
    room.student(seat)


def test_a_connect_without_auth(room: Classroom) -> None:
    refusal: list[Any] = []
    client = socketio.Client(reconnection=False)
    client.on("connect_error", refusal.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(room.server.url, transports=["websocket"])
    client.disconnect()
    assert refusal[0]["data"]["code"] == "malformed"


def test_a_locked_room_takes_nobody_new_and_keeps_who_is_there(room: Classroom) -> None:
    seat = room.join("Mika", "the-join-of-mikas-phone")
    instructor, tab = room.instructor(), room.student(seat)
    instructor.do("LockRoom", locked=True)
    for language in ("en", "ja"):
        answer = join(room, "Ren", "another-join-of-rens", language)
        assert answer.status_code == 403
        assert answer.json() == refusal_of("locked", "refused.locked", language)
    assert room.join("Mika", "the-join-of-mikas-phone") == seat
    tab.close()
    tab.connect()
    assert tab.told("welcome")[-1]["you"]["participant"] == seat.participant
    instructor.do("LockRoom", locked=False)
    room.join("Ren")


def test_an_ended_room_takes_nobody_and_can_still_be_read(kept: Classroom) -> None:
    seat = kept.join("Mika")
    instructor, tab = kept.instructor(), kept.student(seat)
    instructor.do("EndRoom")
    for language in ("en", "ja"):
        answer = join(kept, "Ren", "another-join-of-rens", language)
        assert answer.status_code == 410
        assert answer.json() == refusal_of("ended", "refused.ended", language)
    assert tab.ask("RaiseHand", raised=True)["code"] == "ended"
    assert instructor.ask("Nudge", text="x")["code"] == "ended"
    late = kept.student(seat)
    late.until(lambda: late.view("class"), "the room as it ended")
    assert late.view("class")["room"]["room"]["state"] == "ended"


def join(room: Classroom, name: str, join_id: str, language: str) -> requests.Response:
    return requests.post(
        f"{room.server.url}/j/{room.code}",
        json={"name": name, "id": join_id},
        headers={"Accept-Language": language},
        timeout=PATIENCE,
    )


def refusal_of(code: str, message: str, language: str) -> dict[str, Any]:
    return {"ok": False, "code": code, "message": translate(language, message), "retry_after_ms": None}


# --- commands

ID = "a-command-that-is-tried"

MALFORMED: list[Any] = [
    None,
    5,
    "Start",
    [],
    {},
    {"id": ID},
    {"type": "Start"},
    {"id": ID, "type": "Nope"},
    {"id": ID, "type": 5},
    {"id": ID, "type": "Start", "more": 1},
    {"id": ID, "type": "Join", "name": "x", "seat": "y"},
    {"id": ID, "type": "OpenRoom", "room": "r", "code": "AAAAAA", "plan": {}},
    {"id": "x" * 21, "type": "RaiseHand", "raised": True},
    {"id": "x" * 65, "type": "RaiseHand", "raised": True},
    {"id": "with many a space in between", "type": "RaiseHand", "raised": True},
    {"id": "ありがとう" * 5, "type": "RaiseHand", "raised": True},
    {"id": f"{ID}\n", "type": "RaiseHand", "raised": True},
    {"id": 12345678, "type": "RaiseHand", "raised": True},
    {"id": [ID], "type": "RaiseHand", "raised": True},
    {"id": ID, "type": "RaiseHand"},
    {"id": ID, "type": "RaiseHand", "raised": "yes"},
    {"id": ID, "type": "RaiseHand", "raised": None},
    {"id": ID, "type": "HandIn", "kind": "shout", "visit": "v1", "text": "x"},
    {"id": ID, "type": "HandIn", "kind": "note", "visit": "", "text": "x"},
    {"id": ID, "type": "HandIn", "kind": "note", "visit": "v" * 65, "text": "x"},
    {"id": ID, "type": "HandIn", "kind": "note", "visit": "v1", "text": 5},
    {"id": ID, "type": "CastVote", "visit": "v1", "choice": -1},
    {"id": ID, "type": "CastVote", "visit": "v1", "choice": 1.5},
    {"id": ID, "type": "CastVote", "visit": "v1", "choice": 10**30},
    {"id": ID, "type": "HandIn", "kind": "proposal", "visit": "v1", "text": "x", "credits": ["p"] * 51},
    {"id": ID, "type": "Lengthen", "visit": "v1", "by_ms": 10**12},
    {"id": ID, "type": "FormGroups", "form": "random", "size": 1},
    {"id": ID, "type": {"deep": [[[[[]]]]]}},
]


def test_malformed_commands(kept: Classroom) -> None:
    tab = kept.student(kept.join("Mika"))
    japanese = kept.tab(tab._auth["token"], language="ja").connect()
    before = kept.transcript()
    for body in MALFORMED:
        assert tab.call(body) == refusal_of("malformed", "refused.malformed", "en"), body
    assert japanese.call(MALFORMED[0]) == refusal_of("malformed", "refused.malformed", "ja")
    assert kept.transcript() == before


def places(room: Classroom) -> tuple[Tab, Tab, dict[str, str]]:
    """An instructor, Mika's tab, and the ids of what is there: Mika's and somebody else's."""
    mika, ren = room.join("Mika"), room.join("Ren")
    instructor, tab, other = room.instructor(), room.student(mika), room.student(ren)
    think = go(instructor, "think")
    theirs = other.do("HandIn", kind="answer", visit=think, text="Ren's answer")
    mine, their_group = groups_of(room, instructor, [mika], [ren])
    compare = go(instructor, "compare")
    group_answer = take_pen_and_write(other, their_group, compare)
    board = go(instructor, "board")
    hidden = instructor.do("PutOnBoard", contribution=f"c{theirs}")
    ids = {
        "ren": ren.participant,
        "their_answer": f"c{theirs}",
        "group": mine,
        "their_group": their_group,
        "their_group_answer": f"c{group_answer}",
        "hidden_card": f"b{hidden}",
        "think": think,
        "compare": compare,
        "board": board,
    }
    return instructor, tab, ids


def take_pen_and_write(tab: Tab, group: str, visit: str) -> int:
    tab.do("TakePen", group=group)
    return tab.do("HandIn", kind="group-answer", visit=visit, text="Ren's group", group=group)


ANSWER = {"type": "HandIn", "kind": "answer", "visit": "{think}"}
GROUP_ANSWER = {"type": "HandIn", "kind": "group-answer", "visit": "{compare}"}
STANCE = {"type": "TakeStance", "visit": "{board}", "card": "{hidden_card}"}
POINT = {"type": "HandIn", "kind": "point", "visit": "{board}"}

OUT_OF_PLACE: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "HandIn", "kind": "note", "visit": "v99999", "text": "x"}, "not-now", "not-begun"),
    ({"type": "HandIn", "kind": "note", "visit": "{think}", "text": "x"}, "not-now", "not-in-this-phase"),
    ({**ANSWER, "text": " \n"}, "malformed", "empty"),
    ({**ANSWER, "text": "x", "prompt": "9"}, "not-found", "no-such-prompt"),
    ({**ANSWER, "text": "x", "card": "b1"}, "malformed", "field-not-of-kind"),
    ({**ANSWER, "text": "x" * (TEXT + 1)}, "too-large", "too-long"),
    ({**GROUP_ANSWER, "text": "x"}, "malformed", "which-group"),
    ({**GROUP_ANSWER, "text": "x", "group": "g9"}, "not-found", "no-such-group"),
    ({**GROUP_ANSWER, "text": "x", "group": "{their_group}"}, "not-yours", "another-group"),
    ({**GROUP_ANSWER, "text": "x", "group": "{group}"}, "not-yours", "pen-elsewhere"),
    ({**GROUP_ANSWER, "text": "x" * (GROUP_TEXT + 1), "group": "{group}"}, "too-large", "too-long"),
    ({**POINT, "text": "x", "card": "{hidden_card}"}, "not-found", "no-such-card"),
    ({**POINT, "text": "x", "reply_to": "c9"}, "not-found", "no-such-contribution"),
    ({**ANSWER, "text": "x", "participant": "{ren}"}, "not-yours", "another-seat"),
    ({"type": "Revise", "contribution": "{their_answer}", "text": "mine now"}, "not-yours", "not-your-words"),
    ({"type": "Revise", "contribution": "{their_group_answer}", "text": "mine now"}, "not-yours", "another-group"),
    ({"type": "Withdraw", "contribution": "{their_answer}"}, "not-yours", "not-your-words"),
    ({"type": "Withdraw", "contribution": "c99999"}, "not-found", "no-such-contribution"),
    ({"type": "TakePen", "group": "{their_group}"}, "not-yours", "another-group"),
    ({"type": "AskForPen", "group": "{their_group}"}, "not-yours", "another-group"),
    ({"type": "PassPen", "group": "{group}", "to": "{ren}"}, "not-yours", "pen-elsewhere"),
    ({"type": "OfferToExplain", "group": "{their_group}", "can": True}, "not-yours", "another-group"),
    ({"type": "ClaimCard", "card": "{hidden_card}"}, "not-found", "no-such-card"),
    ({**STANCE, "stance": "follow"}, "not-found", "no-such-card"),
    ({"type": "TakeStance", "visit": "{think}", "card": "{hidden_card}"}, "not-now", "not-in-this-phase"),
    ({"type": "TakePosition", "asking": 1}, "not-now", "not-begun"),
    ({"type": "CastVote", "visit": "{board}", "choice": 0}, "not-now", "not-in-this-phase"),
    ({"type": "Keep", "proposal": "{their_answer}", "keep": True}, "not-found", "no-such-contribution"),
    ({"type": "Rename", "name": " \u200b "}, "malformed", "name-empty"),
    ({"type": "Rename", "name": "x" * 41}, "too-large", "name-long"),
    ({"type": "Nudge", "text": "x"}, "not-yours", "not-your-part"),
    ({"type": "PutOnBoard", "contribution": "{their_answer}"}, "not-yours", "not-your-part"),
]  # fmt: skip

INSTRUCTORS: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "Next", "visit": "{think}"}, "not-now", "moved-on"),
    ({"type": "GoTo", "visit": "{board}", "phase": "nowhere"}, "not-found", "no-such-phase"),
    ({"type": "Skip", "phase": "think", "skipped": True}, "not-now", "already-visited"),
    ({"type": "Nudge", "text": "x" * (LABEL + 1)}, "too-large", "too-long"),
    ({"type": "Remove", "participant": "p99999"}, "not-found", "no-such-participant"),
    ({"type": "Erase", "participant": "p99999"}, "not-found", "no-such-participant"),
    ({"type": "MoveMember", "participant": "{ren}", "group": "g9"}, "not-found", "no-such-group"),
    ({"type": "FormGroups", "form": "by-hand", "groups": [["{ren}"], ["{ren}"]]}, "malformed", "twice-in-groups"),
    ({"type": "FormGroups", "form": "by-hand"}, "malformed", "no-groups"),
    ({"type": "PutOnBoard", "contribution": "c99999"}, "not-found", "no-such-contribution"),
    ({"type": "Connect", "a": "{hidden_card}", "b": "{hidden_card}", "kind": "because"}, "malformed", "connect-two"),
    ({"type": "Disconnect", "connection": "l9"}, "not-found", "no-such-connection"),
    ({"type": "AskPositions"}, "not-now", "nothing-on-the-board"),
    ({"type": "RevealPoll", "visit": "{board}", "shown": True}, "not-now", "not-in-this-phase"),
    ({"type": "Tag", "contribution": "{their_answer}", "approach": "none"}, "not-found", "no-such-approach"),
    ({**ANSWER, "text": "x"}, "malformed", "who"),
    ({"type": "TakeStance", "visit": "{board}", "card": "{hidden_card}"}, "not-yours", "not-your-part"),
]


def filled(value: Any, ids: dict[str, str]) -> Any:
    """With the ids of this room in their places."""
    text = json.dumps(value)
    for name, id_ in ids.items():
        text = text.replace(f"{{{name}}}", id_)
    return json.loads(text)


def most(command: dict[str, Any]) -> int:
    """The limit that a text which is too long is told."""
    if command["type"] == "HandIn":
        return GROUP_TEXT if command["kind"] == "group-answer" else TEXT
    return NAME if command["type"] == "Rename" else LABEL


def test_commands_out_of_place(kept: Classroom) -> None:
    instructor, tab, ids = places(kept)
    before = kept.transcript()
    for who, table in ((tab, OUT_OF_PLACE), (instructor, INSTRUCTORS)):
        for number, (command, code, message) in enumerate(table):
            answer = who.call({"id": f"a-command-out-of-place-{number:04}", **filled(command, ids)})
            assert (answer["ok"], answer["code"]) == (False, code), (command, answer)
            assert answer["message"] == translate("en", f"refused.{message}", most=most(command)), command
    assert kept.transcript() == before


def test_a_refused_command_may_be_tried_again_with_its_id(room: Classroom) -> None:
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    assert tab.ask("RaiseHand", "the-same-id-as-before-it", raised=True)["code"] == "not-now"
    go(instructor, "pose")
    assert tab.ask("RaiseHand", "the-same-id-as-before-it", raised=True)["ok"]


@pytest.mark.parametrize("field", ["text", "prompt", "id"])
def test_half_a_character_is_refused_and_the_connection_goes_on(room: Classroom, field: str) -> None:
    """As ``JSON.stringify`` writes an emoji that was cut in two: the phone must not have to send it for ever."""
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    go(instructor, "think")
    tab.until(lambda: tab.view("class")["room"]["room"]["visit"], "the phase")
    visit = tab.view("class")["room"]["room"]["visit"]
    body = {"id": "half-of-a-character-cut-1", "type": "HandIn", "kind": "answer", "visit": visit, "text": "x"}
    answer = tab.call({**body, field: "half-of-a-character-cut \ud83d"})
    assert (answer["ok"], answer["code"]) == (False, "malformed")
    tab.emit("draft", {"kind": "answer", "visit": visit, "text": "cut \ud83d"})
    assert tab.call({**body, "id": "a-whole-character-of-mine"})["ok"]


# --- what is no message at all


@pytest.mark.parametrize(
    "packet",
    [
        "2",
        "2x",
        "2[]",
        '2["nope",{}]',
        '2["command"',
        '2["command",{},{}]',
        '2["connect",{}]',
        '2["disconnect"]',
        "5",
        "9",
        '51-["command",{"_placeholder":true,"num":0}]',
        '2["command",' + "[" * 1000 + "]" * 1000 + "]",
        "\0",
    ],
    ids=lambda packet: ascii(packet)[:24],
)
def test_a_client_that_breaks_the_protocol_is_cut_off(kept: Classroom, packet: str) -> None:
    tab = kept.student(kept.join("Mika"))
    other = kept.student(kept.join("Ren"))
    tab._client.eio.send(packet)
    tab.until(lambda: tab.down, "its end")
    assert not other.down
    assert other.ask("RaiseHand", raised=True)["ok"]
    tab.connect()


def test_a_message_that_is_too_large_is_not_taken(kept: Classroom) -> None:
    tab = kept.student(kept.join("Mika"))
    tab.emit("command", {"id": ID, "type": "HandIn", "kind": "note", "visit": "v1", "text": "x" * MESSAGE_LIMIT})
    tab.until(lambda: tab.down, "its end")
    tab.connect()
    almost = {"id": ID, "type": "HandIn", "kind": "answer", "visit": "v1", "text": "x" * (MESSAGE_LIMIT - 200)}
    assert tab.call(almost)["ok"] is False


@pytest.mark.parametrize(
    "body",
    [
        None,
        5,
        {},
        {"stream": "class"},
        {"stream": 5, "have": 1},
        {"stream": "class", "have": "x"},
        {"stream": "class", "have": 1, "more": 1},
        {"stream": "x" * 100, "have": 1},
        {"stream": "instructor", "have": 0},
        {"stream": "own:p1", "have": 0},
        {"stream": "nothing", "have": 0},
    ],
)
def test_a_resync_that_cannot_be_is_not_answered(room: Classroom, body: Any) -> None:
    tab = room.student(room.join("Mika"))
    tab.until(lambda: len(tab.streams) == 2, "its streams")
    before = len(tab.heard)
    tab.emit("resync", body)
    assert tab.ask("RaiseHand", raised=True)["code"] == "not-now"
    assert tab.heard[before:] == []


# --- over HTTP


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b'{"name":"x"}',
        b'{"name":5,"id":"a-join-of-somebody"}',
        b'{"name":"x","id":"short"}',
        b'{"name":"x","id":"a join with blanks"}',
        b'\xff\xfe{"name"',
        b'{"name":"\\ud800 half","id":"a-join-of-somebody"}',
        json.dumps({"name": "x" * 1001, "id": "a-join-of-somebody"}).encode(),
    ],
)
def test_a_malformed_join(room: Classroom, body: bytes) -> None:
    for language in ("en", "ja"):
        headers = {"Content-Type": "application/json", "Accept-Language": language}
        answer = requests.post(f"{room.server.url}/j/{room.code}", data=body, headers=headers, timeout=PATIENCE)
        assert answer.status_code == 400
        assert answer.json() == refusal_of("malformed", "refused.malformed", language)
    assert room.transcript()["participants"] == []


def test_a_join_that_is_too_large(room: Classroom) -> None:
    body = {"name": "x" * 70_000, "id": "a" * 20}
    for language in ("en", "ja"):
        url, headers = f"{room.server.url}/j/{room.code}", {"Accept-Language": language}
        answer = requests.post(url, json=body, headers=headers, timeout=PATIENCE)
        assert answer.status_code == 413
        assert answer.json() == refusal_of("too-large", "refused.body-too-large", language)
        page = requests.post(url, data=body, headers=headers, timeout=PATIENCE)
        assert page.status_code == 413
        assert translate(language, "refused.body-too-large") in page.text


def test_an_unknown_plan(server: ServerProcess) -> None:
    room = Classroom(server)
    for language in ("en", "ja"):
        for plan in ("nope", "with-errors", "../a-lesson", ""):
            answer = room.browser.post(
                f"{server.url}/instructor/rooms",
                json={"plan": plan},
                headers={"Accept-Language": language},
                timeout=PATIENCE,
            )
            assert answer.status_code == 404
            assert answer.json() == refusal_of("not-found", "refused.unknown-plan", language)
    room.close()


@pytest.mark.parametrize(
    ("topics", "status"),
    [
        ({"thing": "x" * 41}, 413),
        ({"thing": ""}, 201),
        ({"thing": " "}, 201),
        ({"thing": 5}, 400),
        ({"other": "x"}, 400),
        ([], 400),
    ],
)
def test_topics_that_do_not_fit(room: Classroom, topics: Any, status: int) -> None:
    url = f"{room.server.url}/instructor/rooms"
    answer = room.browser.post(url, json={"plan": "a-lesson", "topics": topics}, timeout=PATIENCE)
    assert answer.status_code == status, answer.text
