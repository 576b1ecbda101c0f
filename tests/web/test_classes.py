"""A class that comes back over HTTP: by the phone that held the seat, or by name and the class's word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
import requests

from facilitator.languages import catalogue
from tests.live.classroom import Classroom, all_given, go
from tests.live.tab import Tab
from tests.serving import PATIENCE, ServerProcess, until

EN = catalogue("en")


class Lesson(Classroom):
    """A room of a class."""

    def __init__(self, server: ServerProcess, class_name: str) -> None:
        super().__init__(server)
        body = {"plan": "a-lesson", "class_name": class_name}
        opened = self.browser.post(f"{server.url}/instructor/rooms", json=body, timeout=PATIENCE)
        assert opened.status_code == 201, opened.text
        self.code = opened.json()["room"]

    @property
    def address(self) -> str:
        return f"{self.server.url}/j/{self.code}"


@pytest.fixture
def rooms(server: ServerProcess) -> Iterator[list[Lesson]]:
    opened: list[Lesson] = []
    yield opened
    for room in opened:
        room.close()


def lesson(rooms: list[Lesson], server: ServerProcess, name: str) -> Lesson:
    rooms.append(Lesson(server, name))
    return rooms[-1]


def phone_of(room: Lesson, name: str) -> requests.Session:
    """A phone that has joined."""
    phone = requests.Session()
    phone.trust_env = False
    joined = phone.post(room.address, data={"name": name, "id": f"a-phone-of-{name.lower()}-1"}, timeout=PATIENCE)
    assert "/room/" in joined.url, joined.text
    return phone


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return found[1]


def of_class(instructor: Tab) -> tuple[str, str]:
    info = instructor.streams["instructor"].view["of_class"]["class"]
    return info["name"], info["word"]


def missing(instructor: Tab) -> list[str]:
    people = instructor.streams["instructor"].view.get("returning", {})
    return sorted(each["name"] for each in people.values() if each["participant"] is None)


def test_the_phone_that_held_the_seat_takes_it_again(server: ServerProcess, rooms: list[Lesson]) -> None:
    first = lesson(rooms, server, "5b")
    phone = phone_of(first, "Mika")
    phone_of(first, "Ren")
    again = lesson(rooms, server, " 5B ")
    instructor = again.instructor()
    assert of_class(instructor) == of_class(first.instructor())
    assert missing(instructor) == ["Mika", "Ren"]
    page = phone.get(again.address, timeout=PATIENCE).text
    assert EN["page.join.welcome-back"].format(name="Mika") in page
    assert "Ren" not in page
    body = {"returning": hidden(page, "returning"), "id": hidden(page, "id")}
    taken = phone.post(f"{again.address}/again", data=body, timeout=PATIENCE)
    assert f"/room/{again.code}" in taken.url
    instructor.until(lambda: missing(instructor) == ["Ren"], "Mika's return")
    # Once more, and it is the same seat of this room.
    assert EN["page.join.continue-as"].format(name="Mika") in phone.get(again.address, timeout=PATIENCE).text
    assert phone.post(f"{again.address}/again", data=body, timeout=PATIENCE).url == taken.url


def test_what_was_brought_in_is_listed_with_the_class_and_nobody_of_it_comes_back(
    server: ServerProcess, rooms: list[Lesson]
) -> None:
    first = lesson(rooms, server, "8d")
    phone_of(first, "Mika")
    file = b"turn,role,speaker,text\r\n1,student,Leo,A half\r\n"
    brought = first.browser.post(
        f"{server.url}/instructor/import",
        files={"file": ("old.csv", file)},
        data={"class_name": "8D"},
        headers={"Accept": "application/json"},
        timeout=PATIENCE,
    )
    assert brought.status_code == 201, brought.text
    again = lesson(rooms, server, "8d")
    instructor = again.instructor()
    assert of_class(instructor) == of_class(first.instructor())
    assert missing(instructor) == ["Mika"]
    listed = first.browser.get(f"{server.url}/instructor/rooms", timeout=PATIENCE).json()
    assert [each["class_name"] for each in listed].count("8d") == 3


def test_another_phone_needs_the_classs_word(server: ServerProcess, rooms: list[Lesson]) -> None:
    first = lesson(rooms, server, "6a")
    phone_of(first, "Mika")
    again = lesson(rooms, server, "6a")
    instructor = again.instructor()
    _, word = of_class(instructor)
    stranger = requests.Session()
    stranger.trust_env = False
    page = stranger.post(again.address, data={"name": "mika", "id": "another-phone-of-mika"}, timeout=PATIENCE).text
    assert EN["page.join.are-you"].format(name="Mika") in page
    assert word not in page
    body = {"returning": hidden(page, "returning"), "id": hidden(page, "id"), "name": "mika"}
    wrong = stranger.post(f"{again.address}/again", data={**body, "word": "nonsense"}, timeout=PATIENCE)
    assert wrong.status_code == 403
    assert "That is not this class" in wrong.text
    assert missing(instructor) == ["Mika"]
    right = stranger.post(f"{again.address}/again", data={**body, "word": f" {word.upper()} "}, timeout=PATIENCE)
    assert f"/room/{again.code}" in right.url
    instructor.until(lambda: missing(instructor) == [], "Mika's return")


def test_or_comes_in_as_somebody_new(server: ServerProcess, rooms: list[Lesson]) -> None:
    first = lesson(rooms, server, "6b")
    phone_of(first, "Mika")
    again = lesson(rooms, server, "6b")
    instructor = again.instructor()
    other = requests.Session()
    other.trust_env = False
    body = {"name": "Mika", "id": "somebody-else-entirely", "anew": "1"}
    assert f"/room/{again.code}" in other.post(again.address, data=body, timeout=PATIENCE).url
    assert missing(instructor) == ["Mika"]


def test_a_word_cannot_be_guessed_for_ever(server: ServerProcess, rooms: list[Lesson]) -> None:
    first = lesson(rooms, server, "7c")
    for name in ("Mika", "Ren"):
        phone_of(first, name)
    again = lesson(rooms, server, "7c")
    instructor = again.instructor()
    mika, ren = instructor.streams["instructor"].view["returning"]
    guess = {"returning": mika, "id": "somebody-who-guesses", "word": "guess"}
    answers = [requests.post(f"{again.address}/again", data=guess, timeout=PATIENCE) for _ in range(60)]
    assert {answer.status_code for answer in answers} == {403, 429}
    assert EN["refused.too-many-words"] in unescape(answers[-1].text)
    # Who asks for another seat is not shut out by that.
    known = {"returning": ren, "id": "ren-with-another-phone", "word": of_class(instructor)[1]}
    assert f"/room/{again.code}" in requests.post(f"{again.address}/again", data=known, timeout=PATIENCE).url


def test_what_came_of_a_class_opens_its_next_lesson(server: ServerProcess, rooms: list[Lesson]) -> None:
    first = lesson(rooms, server, "8d")
    mika = first.join("Mika")
    instructor, tab = first.instructor(), first.student(mika)
    visit = go(instructor, "reflect")
    seq = tab.do("HandIn", kind="reflection", visit=visit, text="Make the pieces alike first.")
    tab.do("ShareReflection", contribution=f"c{seq}", shared=True)
    again = lesson(rooms, server, "8d")
    later = again.instructor()
    [(line, info)] = later.streams["instructor"].view["lines"].items()
    assert info == {"text": "Make the pieces alike first.", "shown": False}
    student = again.student(again.join("Ren"))
    assert "lines" not in student.streams["class"].view
    later.do("ShowLine", line=line, shown=True)
    student.until(lambda: "lines" in student.streams["class"].view, "the line")
    assert "Mika" not in str(student.streams["class"].view["lines"])


def test_the_library_names_classes_and_begins_their_next_lesson(server: ServerProcess, rooms: list[Lesson]) -> None:
    room = lesson(rooms, server, "9 <e>")
    room.instructor().do("EndRoom")
    page = room.browser.get(f"{server.url}/instructor", timeout=PATIENCE).text
    assert '<option value="9 &lt;e&gt;">' in page
    assert 'href="/instructor?class=9%20%3Ce%3E"' in page
    chosen = room.browser.get(f"{server.url}/instructor?class=9%20%3Ce%3E", timeout=PATIENCE).text
    assert 'value="9 &lt;e&gt;"' in chosen


def test_a_class_of_no_name_is_refused(server: ServerProcess, room: Classroom) -> None:
    body = {"plan": "a-lesson", "class_name": "x" * 60}
    answer = room.browser.post(f"{server.url}/instructor/rooms", json=body, timeout=PATIENCE)
    assert answer.status_code == 413


def test_what_was_begun_last_time_waits_for_its_author(server: ServerProcess, rooms: list[Lesson]) -> None:
    first = lesson(rooms, server, "10 f")
    phone = phone_of(first, "Mika")
    token = phone.cookies[f"seats_{first.code}"]
    instructor = first.instructor()
    visit = go(instructor, "reflect")
    tab = all_given(first.tab(token).connect())
    tab.emit("draft", {"kind": "reflection", "visit": visit, "text": "At first I thought"})
    until(lambda: instructor.asides["drafts"].get("instructor"), "the draft")
    again = lesson(rooms, server, "10 f")
    page = phone.get(again.address, timeout=PATIENCE).text
    body = {"returning": hidden(page, "returning"), "id": hidden(page, "id")}
    phone.post(f"{again.address}/again", data=body, timeout=PATIENCE)
    own = all_given(again.tab(phone.cookies[f"seats_{again.code}"]).connect())
    [mine] = (held.view["me"]["me"] for name, held in own.streams.items() if name.startswith("own:"))
    assert mine["begun"] == "At first I thought"
    assert "At first I thought" not in str(again.instructor().streams)
