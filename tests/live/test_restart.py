"""A server that is killed, and one whose disk is full: what was acknowledged is there, and all are who they were."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import requests

from facilitator.languages import translate
from facilitator.store.drafts import Drafts
from facilitator.store.open import DATABASE_NAME, open_store
from tests.live.classroom import Classroom, go, same
from tests.live.conftest import PROMPTS
from tests.live.test_auth import refused
from tests.live.test_drafts_live import shows, write
from tests.serving import PATIENCE, ServerProcess, until
from tests.store.test_disk_full import MOUNT


@pytest.fixture(scope="module", params=["eventlet", "gevent"])
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server of this module's own, which its tests may kill."""
    server = ServerProcess(tmp_path_factory.mktemp("own") / "data", "--prompts", PROMPTS, engine=request.param).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def saved_drafts(data_dir: Path, code: str) -> list[bytes]:
    """As they lie on the disk."""
    store = open_store(None, data_dir, read_only=True)
    try:
        row = store.log.find_room(code)
        assert row is not None
        drafts: Drafts = store.drafts
        return [draft.body for draft in drafts.load(row.id) if draft.body is not None]
    finally:
        store.close()


def test_after_kill_9_everybody_is_who_they_were_and_goes_on(own: ServerProcess) -> None:
    room = Classroom(own)
    seat = room.join("Mika", "the-join-of-mikas-phone")
    instructor, screen, tab = room.instructor(), room.screen(), room.student(seat)
    visit = go(instructor, "think")
    answer = {"id": "the-answer-that-is-sent-once", "type": "HandIn", "kind": "answer", "visit": visit, "text": "5/6"}
    acknowledged = tab.call(answer)
    assert acknowledged["ok"]
    write(tab, "answer", visit, "half a thought")
    until(lambda: saved_drafts(own.data_dir, room.code), "the draft saved")
    former_link = own.link
    own.restart()
    for each in (instructor, screen, tab):
        each.until(lambda each=each: each.down, "the cut")  # type: ignore[misc]
        each.connect()
    shows(tab, "own", "half a thought")
    shows(instructor, "instructor", "half a thought")
    assert tab.call(answer) == acknowledged
    assert room.join("Mika", "the-join-of-mikas-phone") == seat
    go(instructor, "board")
    for each, fresh in ((instructor, room.instructor()), (screen, room.screen()), (tab, room.student(seat))):
        same([each], fresh)
    assert room.texts() == ["5/6"]
    assert own.link != former_link
    assert requests.get(former_link, timeout=PATIENCE).status_code == 403
    assert requests.get(own.link, timeout=PATIENCE).ok
    room.close()


def test_a_draft_is_saved_while_nothing_else_happens(own: ServerProcess) -> None:
    room = Classroom(own)
    seat = room.join("Mika")
    instructor, tab = room.instructor(), room.student(seat)
    visit = go(instructor, "think")
    write(tab, "answer", visit, "half a thought")
    until(lambda: any(b"half a thought" in body for body in saved_drafts(own.data_dir, room.code)), "the draft saved")
    room.close()


def test_told_to_stop_it_saves_drafts_tells_clients_and_takes_its_note_away(own: ServerProcess) -> None:
    room = Classroom(own)
    seat = room.join("Mika")
    instructor, tab = room.instructor(), room.student(seat)
    visit = go(instructor, "think")
    write(tab, "answer", visit, "written just before the end")
    shows(instructor, "instructor", "written just before the end")
    assert own.stop() == 0
    assert not (own.data_dir / "server.json").exists()
    assert [b"written just before the end" in body for body in saved_drafts(own.data_dir, room.code)] == [True]
    tab.until(lambda: tab.down, "the end")
    own.start()
    shows(room.student(seat), "own", "written just before the end")
    room.close()


def test_a_database_that_was_taken_away_is_said_to_each_and_all_goes_on_once_it_is_back(own: ServerProcess) -> None:
    room, unread = Classroom(own), Classroom(own)
    mika, ren = room.join("Mika"), unread.join("Ren")
    own.restart()
    instructor, tab = room.instructor(), room.student(mika)
    visit = go(instructor, "think")
    place, elsewhere = own.data_dir / DATABASE_NAME, own.data_dir / "elsewhere"
    place.rename(elsewhere)
    answer = {"id": "the-answer-that-is-sent-twice", "type": "HandIn", "kind": "answer", "visit": visit, "text": "5/6"}
    assert tab.call(answer)["code"] == "not-saved"
    url = f"{own.url}/instructor/rooms"
    for language in ("en", "ja"):
        words = {message: translate(language, f"refused.{message}") for message in ("not-saved", "not-read")}
        headers = {"Accept": "application/json", "Accept-Language": language}
        said = {
            "not-read": [
                unread.browser.get(url, headers=headers, timeout=PATIENCE),
                room.browser.get(f"{url}/{room.code}/transcript.json", headers=headers, timeout=PATIENCE),
                requests.get(f"{own.url}/j/{unread.code}", headers=headers, timeout=PATIENCE),
            ],
            "not-saved": [
                room.browser.delete(f"{url}/{room.code}", headers=headers, timeout=PATIENCE),
                room.browser.post(url, json={"plan": "a-lesson"}, headers=headers, timeout=PATIENCE),
            ],
        }
        for message, answers in said.items():
            assert [each.status_code for each in answers] == [503] * len(answers)
            assert [each.json()["message"] for each in answers] == [words[message]] * len(answers)
        refusal = refused(unread.tab(ren.token, language=language))
        assert (refusal.code, refusal.message) == ("not-saved", words["not-read"])
    assert requests.get(f"{own.url}/readyz", timeout=PATIENCE).status_code == 503
    elsewhere.rename(place)
    assert tab.call(answer)["ok"]
    assert room.texts() == ["5/6"]
    unread.student(ren)
    for each in (room, unread):
        each.close()


@pytest.fixture(params=["eventlet", "gevent"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[ServerProcess, Path]]:
    """A server on a file system of 2 MB, and the file that fills it up."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run([*MOUNT, disk], check=True)
    server = ServerProcess(disk / "data", "--prompts", PROMPTS, engine=request.param)
    server.out, server.err = tmp_path / "out", tmp_path / "err"
    yield server.start(), disk / "ballast"
    assert server.stop() == 0
    assert "Traceback" not in server.errors()
    subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_full_disk_is_said_to_each_and_afterwards_all_goes_on(small_disk: tuple[ServerProcess, Path]) -> None:
    server, ballast = small_disk
    room = Classroom(server)
    seat = room.join("Mika")
    instructor, tab = room.instructor(), room.student(seat)
    japanese = room.tab(seat.token, language="ja").connect()
    visit = go(instructor, "think")
    taken: list[str] = []
    fill(ballast)
    refusal = _until_refused(tab, visit, taken)
    assert (refusal["code"], refusal["message"][:24]) == ("not-saved", "This could not be saved ")
    assert "保存" in japanese.ask("HandIn", kind="answer", visit=visit, text="x" * 4000)["message"]
    answer = requests.post(f"{server.url}/j/{room.code}", json={"name": "Ren" * 300, "id": "a" * 20}, timeout=PATIENCE)
    assert answer.status_code in (200, 413, 503)
    assert requests.get(f"{server.url}/healthz", timeout=PATIENCE).ok
    same([tab], room.student(seat))
    ballast.unlink()
    tab.do("HandIn", kind="answer", visit=visit, text="there is room again")
    [stored] = room.transcript()["contributions"]
    texts = [*(revision["text"] for revision in stored["revisions"]), stored["text"]]
    assert texts == [*taken, "there is room again"]
    room.close()


def fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"b" * 4096):
            pass


def _until_refused(tab: Any, visit: str, taken: list[str]) -> dict[str, Any]:
    """Hands in until there is no room: the refusal. What was taken is in ``taken``."""
    for number in range(1000):
        text = f"{number} " + "x" * 3900
        answer: dict[str, Any] = tab.ask("HandIn", kind="answer", visit=visit, text=text)
        if not answer["ok"]:
            if answer["code"] == "too-fast":
                continue
            return answer
        taken.append(text)
    raise AssertionError("the disk never filled")
