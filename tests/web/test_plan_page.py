"""A plan's page and its previews: all of the plan, what is typed into its blanks, rooms held; nothing stored."""

from __future__ import annotations

import html
import json
import re
import sqlite3
from typing import Any

import pytest
import requests

from facilitator.languages import catalogue, translate
from facilitator.preview import AUDIENCES
from tests.live.classroom import Classroom
from tests.serving import PATIENCE, ServerProcess

PLAN = "/instructor/plans/a-lesson"
PHASES = ("pose", "think", "compare", "board", "poll", "sum", "reflect")


def get(room: Classroom, path: str, **query: str) -> requests.Response:
    return room.browser.get(f"{room.server.url}{path}", params=query, timeout=PATIENCE)


def text_of(room: Classroom, path: str = PLAN, **query: str) -> str:
    answer = get(room, path, **query)
    assert answer.status_code == 200, answer.text
    return html.unescape(answer.text)


def says(text_id: str, **words: str | int) -> str:
    return translate("en", text_id, **words)


def start_of(answer: requests.Response) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="start">(.*?)</script>', answer.text, re.DOTALL)
    assert found is not None
    start: dict[str, Any] = json.loads(found[1])
    return start


def directives(answer: requests.Response) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))


# --- the page


def test_all_of_the_plan_is_read(room: Classroom) -> None:
    text = text_of(room)
    for part in ("A lesson", "A phase of every kind.", "How much milk is one half", "Adds tops and bottoms", "2/5"):
        assert part in text
    for part in ("One answer of the group.", "Which convinces you?", "What do you think now?"):
        assert part in text
    assert says("page.plan.sound") in text
    assert says("page.plan.group-size", n=2) in text
    assert f'action="{PLAN}/copy"' in text
    assert f'href="{PLAN}.yaml"' in text
    assert f'href="{PLAN}/edit"' not in text, "it is not the instructor's own"


def test_it_speaks_the_readers_language(room: Classroom) -> None:
    assert catalogue("ja")["page.plan.preview"] in text_of(room, lang="ja")


def test_whoever_has_not_signed_in_sees_none_of_it(room: Classroom) -> None:
    for path in (PLAN, f"{PLAN}/preview/pose/phone"):
        assert requests.get(f"{room.server.url}{path}", timeout=PATIENCE).status_code == 403


@pytest.mark.parametrize("path", ["/instructor/plans/nothing", "/instructor/plans/with-errors"])
def test_a_plan_that_is_not_there(room: Classroom, path: str) -> None:
    for each in (path, f"{path}/preview/pose/phone"):
        answer = get(room, each)
        assert answer.status_code == 404
        assert says("refused.unknown-plan") in html.unescape(answer.text)


def test_its_address_is_there_to_be_copied(room: Classroom) -> None:
    assert re.search(rf'id="link" value="http://[^"]+{PLAN}" readonly', text_of(room))


def test_what_is_typed_is_shown_everywhere(room: Classroom) -> None:
    text = text_of(room, **{"topic.thing": "<sand>", "phase": "think"})
    assert 'value="<sand>"' in text
    assert "How much <sand> is one half" in text
    assert f"{PLAN}/preview/think/phone?topic.thing=%3Csand%3E&lang=en" in text
    assert "<sand>" not in get(room, PLAN, **{"topic.thing": "<sand>"}).text


def test_what_cannot_be_used_is_kept_and_told_beside_its_field(room: Classroom) -> None:
    long = "x" * 41
    for answer in (
        get(room, PLAN, **{"topic.thing": long}),
        room.browser.post(
            f"{room.server.url}/instructor/rooms", data={"plan": "a-lesson", "topic.thing": long}, timeout=PATIENCE
        ),
    ):
        text = html.unescape(answer.text)
        field = re.search(r'<input class="field" id="a-lesson-thing"[^>]*>', text)
        assert field is not None
        assert f'value="{long}"' in field[0]
        assert 'aria-invalid="true" aria-describedby="a-lesson-thing-wrong"' in field[0]
        wrong = re.search(r'id="a-lesson-thing-wrong"[^>]*>([^<]*)<', text)
        assert wrong is not None
        assert wrong[1] == says("refused.topic-too-long", label="What of?", most=40)
        assert "How much milk is one half" in text, "the preview goes on with what can be used"


def test_a_class_that_cannot_be_is_told_beside_its_field(room: Classroom) -> None:
    form = {"plan": "a-lesson", "topic.thing": "sand", "class_name": "\u200b\u202e"}
    answer = room.browser.post(f"{room.server.url}/instructor/rooms", data=form, timeout=PATIENCE)
    assert answer.status_code == 400
    assert 'id="class-wrong"' in answer.text
    assert 'value="sand"' in answer.text


def test_programs_are_refused_as_before(room: Classroom) -> None:
    asked = {"plan": "a-lesson", "topics": {"thing": "x" * 41}}
    answer = room.browser.post(f"{room.server.url}/instructor/rooms", json=asked, timeout=PATIENCE)
    assert answer.status_code == 413
    assert answer.json()["code"] == "too-large"


def test_rooms_held_from_it_are_listed(room: Classroom) -> None:
    room.join("Mika")
    room.join("Yuki")
    text = text_of(room)
    line = text[text.index(f"/instructor/rooms/{room.code}/transcript") - 700 :]
    assert says("page.plan.people", n=2) in line
    assert f'href="/instructor/rooms/{room.code}"' in text
    room.instructor().do("EndRoom")
    ended = text_of(room)
    assert f'href="/instructor/rooms/{room.code}"' not in ended
    assert f'href="/instructor/rooms/{room.code}/transcript"' in ended
    assert says("page.plan.ended") in ended


# --- the previews


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("phase", PHASES)
def test_a_preview_is_the_page_of_a_room(room: Classroom, phase: str, audience: str) -> None:
    answer = get(room, f"{PLAN}/preview/{phase}/{audience}", **{"topic.thing": "sand", "lang": "ja"})
    assert answer.status_code == 200
    start = start_of(answer)
    assert start["preview"] is True
    assert (start["room"], start["language"]) == ("000000", "ja")
    kind = {"phone": "student", "console": "instructor", "screen": "screen"}[audience]
    assert start["you"]["kind"] == kind
    assert kind == "instructor" or not start["token"]
    shown = start["snapshots"][0]["view"]
    assert any(visit["phase"] == phase and visit["ended_at"] is None for visit in shown["visits"].values())


def test_topics_reach_the_preview(room: Classroom) -> None:
    assert "How much sand is one half" in get(room, f"{PLAN}/preview/pose/screen", **{"topic.thing": "sand"}).text
    assert get(room, f"{PLAN}/preview/pose/screen", **{"topic.thing": "x" * 41}).status_code == 413


@pytest.mark.parametrize("path", ["nothing/phone", "pose/nothing"])
def test_a_preview_that_cannot_be(room: Classroom, path: str) -> None:
    assert get(room, f"{PLAN}/preview/{path}").status_code == 404


def test_only_our_own_pages_show_previews_in_frames_and_nothing_else_is_framed(room: Classroom) -> None:
    plan = directives(get(room, PLAN))
    assert (plan["frame-src"], plan["frame-ancestors"]) == ("'self'", "'none'")
    for audience in AUDIENCES:
        preview = directives(get(room, f"{PLAN}/preview/think/{audience}"))
        assert preview["frame-ancestors"] == "'self'"
        assert "frame-src" not in preview
        assert preview["default-src"] == "'none'"
    assert directives(get(room, f"/instructor/rooms/{room.code}"))["frame-ancestors"] == "'none'"


def test_the_way_in_is_shown_and_leads_nowhere(room: Classroom) -> None:
    picture = get(room, "/j/000000/qr.svg")
    assert (picture.status_code, picture.headers["Content-Type"].split(";")[0]) == (200, "image/svg+xml")
    assert get(room, "/j/000000").status_code == 404


def stored(server: ServerProcess) -> dict[str, int]:
    """How many rows each table has."""
    [path] = server.data_dir.glob("*.sqlite3")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        return {name: database.execute(f'select count(*) from "{name}"').fetchone()[0] for name in tables}


def test_previews_store_nothing(room: Classroom) -> None:
    before = stored(room.server)
    assert before["room"] > 0
    for phase in PHASES:
        for audience in AUDIENCES:
            assert get(room, f"{PLAN}/preview/{phase}/{audience}").ok
    assert stored(room.server) == before
    listed = room.browser.get(f"{room.server.url}/instructor/rooms", timeout=PATIENCE).json()
    assert "000000" not in [each["room"] for each in listed]
