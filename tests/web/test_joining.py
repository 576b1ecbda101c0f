"""Joining: by the code, a name, a form that needs no script, or JSON that may be sent twice."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
import requests

from facilitator.languages import catalogue, translate
from tests.live.classroom import Classroom, go
from tests.live.tab import Tab
from tests.serving import PATIENCE


def join(room: Classroom, name: Any, join_id: str = "") -> requests.Response:
    body = {"name": name, "id": join_id or uuid4().hex}
    return requests.post(f"{room.server.url}/j/{room.code}", json=body, timeout=PATIENCE)


def name_of(room: Classroom, participant: str) -> str:
    [found] = [each["name"] for each in room.transcript()["participants"] if each["id"] == participant]
    return str(found)


def test_from_the_first_page_to_a_seat_without_scripts(room: Classroom) -> None:
    """As a browser would with every script turned off."""
    with requests.Session() as browser:
        typed = f"{room.code[:3].lower()} {room.code[3:].lower()}"
        form = browser.get(f"{room.server.url}/", params={"code": typed, "lang": "ja"}, timeout=PATIENCE)
        assert form.url == f"{room.server.url}/j/{room.code}?lang=ja"
        assert catalogue("ja")["page.join.name"] in form.text
        [join_id] = re.findall(r'name="id" value="([^"]+)"', form.text)
        answer = browser.post(form.url, data={"name": "Mika", "id": join_id}, allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 303
    [participant] = re.findall(rf"^/room/{room.code}\?seat=(\w+)&lang=ja$", answer.headers["Location"])
    assert name_of(room, participant) == "Mika"
    tab = room.tab(answer.cookies[f"seats_{room.code}"]).connect()
    assert tab.told("welcome")[0]["you"]["participant"] == participant


def seated(room: Classroom, *names: str) -> requests.Session:
    """A device on which these have taken their seats by the form."""
    device = requests.Session()
    for name in names:
        body = {"name": name, "id": uuid4().hex}
        assert device.post(f"{room.server.url}/j/{room.code}", data=body, timeout=PATIENCE).ok
    return device


def test_a_device_keeps_its_seat(room: Classroom) -> None:
    with seated(room, "Mika") as device:
        page = device.get(f"{room.server.url}/room/{room.code}", timeout=PATIENCE)
    assert re.search(r"/room/\w+\?seat=p\d+$", page.url)
    assert '"name":"Mika"' in page.text
    stranger = requests.get(page.url, allow_redirects=False, timeout=PATIENCE)
    assert (stranger.status_code, stranger.headers["Location"]) == (303, f"/j/{room.code}")


def test_several_seats_on_one_device_are_kept_apart(room: Classroom) -> None:
    with seated(room, "Mika", "Ren") as device:
        unsaid = device.get(f"{room.server.url}/room/{room.code}", allow_redirects=False, timeout=PATIENCE)
        assert unsaid.headers["Location"] == f"/j/{room.code}"
        for each in room.transcript()["participants"]:
            url = f"{room.server.url}/room/{room.code}?seat={each['id']}"
            assert f'"me":{{"id":"{each["id"]}"' in device.get(url, timeout=PATIENCE).text


def test_who_comes_back_is_asked_whether_to_go_on(room: Classroom) -> None:
    with seated(room, "Mika", "Ren") as device:
        text = device.get(f"{room.server.url}/j/{room.code}", timeout=PATIENCE).text
        for each in room.transcript()["participants"]:
            assert translate("en", "page.join.continue-as", name=each["name"]) in text
            assert f'href="/room/{room.code}?seat={each["id"]}"' in text
        assert catalogue("en")["page.join.someone-else"] in text
        form = device.get(f"{room.server.url}/j/{room.code}?new=1", timeout=PATIENCE).text
    assert catalogue("en")["page.join.name"] in form


def test_who_comes_back_alone_is_greeted_and_told_where_the_class_is(room: Classroom) -> None:
    with seated(room, "Mika") as device:
        instructor = room.instructor()
        go(instructor, "compare")
        [mika] = [each["id"] for each in room.transcript()["participants"]]
        instructor.do("FormGroups", form="by-hand", groups=[[mika]], size=2)
        text = device.get(f"{room.server.url}/j/{room.code}", timeout=PATIENCE).text
    assert translate("en", "page.join.welcome-back", name="Mika") in text
    assert translate("en", "page.join.in-phase", phase=catalogue("en")["phase.groups"]) in text
    assert translate("en", "page.join.in-group", number=1) in text


@pytest.mark.parametrize("path", ["/?code=abc 99", "/j/abc%2099", "/j/AAAAAA", "/?code=AAAAAA"])
def test_a_mistyped_code_stays_in_its_field(room: Classroom, path: str) -> None:
    answer = requests.get(f"{room.server.url}{path}", timeout=PATIENCE)
    assert answer.status_code == 404
    assert f'value="{"AAA AAA" if "AAAAAA" in path else "abc 99"}"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert catalogue("en")["page.join.code-letters"] in answer.text


def test_a_room_that_is_shut_says_how(room: Classroom) -> None:
    instructor = room.instructor()
    instructor.do("LockRoom", locked=True)
    form = requests.get(f"{room.server.url}/j/{room.code}", timeout=PATIENCE).text
    assert catalogue("en")["refused.locked"] in form
    assert 'name="name"' in form
    refused = requests.post(
        f"{room.server.url}/j/{room.code}", data={"name": "Ren", "id": uuid4().hex}, timeout=PATIENCE
    )
    assert (refused.status_code, 'value="Ren"' in refused.text) == (403, True)
    instructor.do("EndRoom")
    ended = requests.get(f"{room.server.url}/j/{room.code}", timeout=PATIENCE).text
    assert catalogue("en")["refused.ended"] in ended
    assert 'name="name"' not in ended


def test_who_was_removed_is_led_back_kindly(room: Classroom) -> None:
    with seated(room, "Mika") as device:
        [mika] = [each["id"] for each in room.transcript()["participants"]]
        room.instructor().do("Remove", participant=mika)
        page = device.get(f"{room.server.url}/room/{room.code}", timeout=PATIENCE)
    assert page.ok
    assert '"state":"removed"' in page.text


def test_a_forged_cookie_is_no_seat(room: Classroom) -> None:
    with seated(room, "Mika"):
        cookies = {f"seats_{room.code}": "A" * 22}
        answer = requests.get(f"{room.server.url}/room/{room.code}", cookies=cookies, timeout=PATIENCE)
        assert answer.url == f"{room.server.url}/j/{room.code}"


def test_the_way_in_as_a_picture(room: Classroom) -> None:
    picture = requests.get(f"{room.server.url}/j/{room.code}/qr.svg", timeout=PATIENCE)
    assert picture.headers["Content-Type"].startswith("image/svg+xml")
    assert picture.text.startswith("<svg")


def test_a_form_sent_twice_takes_one_seat(room: Classroom) -> None:
    url, body = f"{room.server.url}/j/{room.code}", {"name": "Mika", "id": "the-join-of-mikas-phone"}
    answers = [requests.post(url, data=body, allow_redirects=False, timeout=PATIENCE) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert len(room.transcript()["participants"]) == 1


@pytest.mark.parametrize(
    ("name", "message"), [("", "name-empty"), (" \u200b\t", "name-empty"), ("x" * 41, "name-long")]
)
def test_a_form_with_a_name_that_will_not_do_comes_back_filled(room: Classroom, name: str, message: str) -> None:
    body = {"name": name, "id": "the-join-of-mikas-phone"}
    for language in ("en", "ja"):
        answer = requests.post(
            f"{room.server.url}/j/{room.code}", data=body, headers={"Accept-Language": language}, timeout=PATIENCE
        )
        assert answer.status_code in (400, 413)
        assert catalogue(language)[f"refused.{message}"].replace("{most}", "40") in answer.text
        assert 'value="the-join-of-mikas-phone"' in answer.text
        assert f'value="{name}"' in answer.text
    assert room.transcript()["participants"] == []


def test_json_sent_twice_is_answered_alike(room: Classroom) -> None:
    first, again = (join(room, "Mika", "the-join-of-mikas-phone") for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert first.json()["room"] == room.code
    assert len(room.transcript()["participants"]) == 1


def test_the_same_join_with_another_name_is_refused(room: Classroom) -> None:
    join(room, "Mika", "the-join-of-mikas-phone")
    answer = join(room, "Ren", "the-join-of-mikas-phone")
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert "token" not in answer.json()
    assert [each["name"] for each in room.transcript()["participants"]] == ["Mika"]


def test_names_that_look_alike_are_told_apart(room: Classroom) -> None:
    names = [name_of(room, join(room, name).json()["participant"]) for name in ("Mika", "Mika", " mika ", "Мika")]
    assert names == ["Mika", "Mika 2", "mika 3", "Мika 4"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mika  ", "Mika"),
        ("美香", "美香"),
        ("Ｍｉｋａ", "Mika"),
        ("<b>Mika</b>", "<b>Mika</b>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        ("a\u202eb", "ab"),
        ("Mi\nka", "Mi ka"),
        ("x" * 40, "x" * 40),
        ("'; DROP TABLE event; --", "'; DROP TABLE event; --"),
    ],
)
def test_strange_names_are_names(room: Classroom, typed: str, kept: str) -> None:
    seat = join(room, typed).json()
    assert name_of(room, seat["participant"]) == kept
    tab = room.tab(seat["token"]).connect()
    tab.until(lambda: tab.view("own"), "its own stream")
    assert [me["name"] for me in tab.view("own")["me"].values()] == [kept]


@pytest.mark.parametrize(
    ("name", "status"), [("", 400), ("\u2800", 400), ("x" * 41, 413), ("\u0301" * 9, 400), (None, 400)]
)
def test_what_is_no_name(room: Classroom, name: str | None, status: int) -> None:
    answer = join(room, name)
    assert answer.status_code == status
    assert answer.json()["ok"] is False


def test_a_name_with_markup_is_shown_as_text(room: Classroom) -> None:
    body = {"name": '"><script>alert(1)</script>' + "x" * 40, "id": "the-join-of-mikas-phone"}
    answer = requests.post(f"{room.server.url}/j/{room.code}", data=body, timeout=PATIENCE)
    assert answer.status_code == 413
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "body", [b'{"name":"\xff","id":"the-join-of-mikas-phone"}', b'{"x":' + b"[" * 20_000 + b"]" * 20_000 + b"}", b"\0"]
)
def test_a_body_that_is_no_json_is_refused_kindly(room: Classroom, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Accept-Language": "ja"}
    answer = requests.post(f"{room.server.url}/j/{room.code}", data=body, headers=headers, timeout=PATIENCE)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert answer.json()["message"] == catalogue("ja")["refused.malformed"]


def test_a_join_that_is_tried_again_after_its_erasure_takes_no_seat(room: Classroom) -> None:
    seat = room.join("Mika", "the-join-of-mikas-phone")
    room.instructor().do("Erase", participant=seat.participant)
    answer = join(room, "Mika", "the-join-of-mikas-phone")
    assert (answer.status_code, answer.json()["code"]) == (403, "removed")


def by_form(room: Classroom, **fields: Any) -> requests.Response:
    body = {"name": "Mika", "id": "the-join-of-mikas-phone", **fields}
    return requests.post(f"{room.server.url}/j/{room.code}", data=body, allow_redirects=False, timeout=PATIENCE)


def names_in(room: Classroom) -> list[str]:
    return [each["name"] for each in room.transcript()["participants"]]


def test_several_join_at_once_on_a_phone_that_they_share(room: Classroom) -> None:
    answers = [by_form(room, also=["Ren", " ", "Noa"]) for _ in range(2)]
    assert names_in(room) == ["Mika", "Ren", "Noa"]
    mika, ren, noa = (each["id"] for each in room.transcript()["participants"])
    for answer in answers:
        assert answer.headers["Location"] == f"/room/{room.code}?seat={mika}&beside={ren}&beside={noa}"
        for who in (mika, ren, noa):
            page = requests.get(
                f"{room.server.url}/room/{room.code}?seat={who}", cookies=answer.cookies, timeout=PATIENCE
            )
            assert f'"me":{{"id":"{who}"' in page.text


def test_where_one_name_will_not_do_nobody_joins_yet(room: Classroom) -> None:
    answer = by_form(room, also=["Ren", "x" * 41])
    assert answer.status_code == 413
    assert names_in(room) == []
    for name in ("Mika", "Ren", "x" * 41):
        assert f'value="{name}"' in answer.text
    assert by_form(room, also=["Ren", "Noa"]).status_code == 303
    assert names_in(room) == ["Mika", "Ren", "Noa"]


def test_somebody_comes_to_a_phone_that_is_in_use(room: Classroom) -> None:
    with seated(room, "Mika") as device:
        [mika] = [each["id"] for each in room.transcript()["participants"]]
        form = device.get(f"{room.server.url}/j/{room.code}?new=1&beside={mika}&beside=p99", timeout=PATIENCE).text
        assert f'name="beside" value="{mika}"' in form
        assert "p99" not in form
        body = {"name": "Ren", "id": uuid4().hex, "beside": [mika]}
        answer = device.post(f"{room.server.url}/j/{room.code}", data=body, allow_redirects=False, timeout=PATIENCE)
        assert answer.headers["Location"].endswith(f"&beside={mika}")
        back = device.get(f"{room.server.url}/j/{room.code}", timeout=PATIENCE).text
    assert catalogue("en")["page.join.continue-together"] in back


def formed(instructor: Tab) -> list[list[str]]:
    """New pairs."""
    seq = instructor.do("FormGroups", form="random", size=2)
    instructor.until(lambda: instructor.streams["instructor"].version >= seq, "the groups")
    return [each["members"] for each in instructor.view("instructor")["groups"].values() if each["current"]]


def test_those_on_one_phone_are_put_into_one_group_and_nobody_joins_a_strangers(room: Classroom) -> None:
    by_form(room, also=["Ren"])
    mika, ren = (each["id"] for each in room.transcript()["participants"])
    for number in range(4):
        by_form(room, name="Noa", id=f"the-join-of-noas-phone-{number}", beside=[mika])
    instructor = room.instructor()
    sizes = set()
    for _ in range(4):
        groups = formed(instructor)
        [ours] = [members for members in groups if mika in members]
        assert ren in ours
        sizes |= {len(members) for members in groups}
    assert sizes == {2}
