"""What there is to read over HTTP: pasted, sent, refused, shown page by page, taken away; a plan's files beside it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from PIL import Image

from facilitator.discussion.limits import MATERIAL_TEXT, MATERIALS
from facilitator.live.tokens import COOKIE
from facilitator.pages import BYTES
from facilitator.photos import LONGEST
from tests.live.classroom import Classroom, signed_in
from tests.live.tab import Tab
from tests.pdfs import locked, pdf
from tests.serving import PATIENCE, ServerProcess, until

PLAN = """\
format: 1
id: to-read
title: To read
language: en
family: seminar
summary: A text, a picture and a PDF.
materials:
  - {id: text, title: A text, markdown: "*Read* this."}
  - {id: picture, title: A picture, image: strip.png}
  - {id: pages, title: Two pages, pdf: pages.pdf}
  - {id: broken, title: Not whole, pdf: broken.pdf}
phases:
  - {id: pose, kind: pose, prompt: What do you notice?}
"""


def picture(size: tuple[int, int] = (600, 400), form: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, form)
    return file.getvalue()


class Reading:
    """A room, and what its instructor asks of it."""

    def __init__(self, room: Classroom) -> None:
        self.room = room
        self.url = f"{room.server.url}/instructor/rooms/{room.code}/materials"

    def paste(self, title: str, markdown: str, **headers: str) -> requests.Response:
        body = {"title": title, "markdown": markdown}
        return self.room.browser.post(self.url, json=body, headers=headers, timeout=PATIENCE)

    def send(self, title: str, sent: bytes, **headers: str) -> requests.Response:
        address, told = f"{self.url}/files", {"Accept": "application/json", **headers}
        return self.room.browser.post(address, params={"title": title}, data=sent, headers=told, timeout=PATIENCE)

    def get(self, name: str) -> requests.Response:
        return requests.get(f"{self.room.server.url}/room/{self.room.code}/pictures/{name}", timeout=PATIENCE)

    def preparing(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.room.browser.get(f"{self.url}/preparing", timeout=PATIENCE).json()
        return found


@pytest.fixture
def reading(room: Classroom) -> Reading:
    return Reading(room)


def seen(tab: Tab, stream: str = "class") -> dict[str, dict[str, Any]]:
    return tab.streams[stream].view.get("materials", {})


def refused(answer: requests.Response) -> tuple[int, str, str]:
    told = answer.json()
    return answer.status_code, told["code"], told["message"]


def test_a_pasted_text_is_rendered_and_harmless(reading: Reading) -> None:
    tab = reading.room.student(reading.room.join("Mika"))
    said = (
        "# A *text*\n\n<script>alert(1)</script> {{ 7*7 }} $\\frac12$ $\\nonsense$ ![a strip](x.png) [go](javascript:x)"
    )
    answer = reading.paste("A text", said)
    assert answer.status_code == 201, answer.text
    tab.until(lambda: seen(tab), "the text")
    [(material, info)] = seen(tab).items()
    assert material == answer.json()["material"]
    html = info["html"]
    assert "<h1>A <em>text</em></h1>" in html
    assert "<mfrac>" in html
    assert "<code>\\nonsense</code>" in html
    assert "{{ 7*7 }}" in html
    assert "a strip" in html
    assert "<script" not in html
    assert "<img" not in html
    assert "href" not in html


def test_a_pdf_becomes_pages_that_phones_load_one_by_one(reading: Reading) -> None:
    room = reading.room
    tab = room.student(room.join("Mika"))
    answer = reading.send("Two pages", pdf("Hello one", "And two"))
    assert answer.status_code == 201, answer.text
    tab.until(lambda: seen(tab), "the pages")
    [info] = seen(tab).values()
    assert (info["title"], info["html"], len(info["pages"])) == ("Two pages", "", 2)
    name = info["pages"][1]["picture"]
    shown = reading.get(name)
    assert shown.headers["Content-Type"] == "image/webp"
    assert "immutable" in shown.headers["Cache-Control"]
    assert max(Image.open(io.BytesIO(shown.content)).size) == LONGEST
    words = reading.get(name.replace("webp", "txt"))
    assert (words.text, words.headers["Content-Type"]) == ("And two", "text/plain; charset=utf-8")
    assert reading.preparing() == []
    assert reading.get(f"{7:032x}.txt").status_code == 404


def test_a_picture_is_made_anew(reading: Reading) -> None:
    tab = reading.room.student(reading.room.join("Mika"))
    assert reading.send("A strip", picture((3000, 2000), "JPEG")).status_code == 201
    tab.until(lambda: seen(tab), "the picture")
    [info] = seen(tab).values()
    assert [(page["width"], page["height"]) for page in info["pages"]] == [(LONGEST, round(LONGEST * 2 / 3))]


def test_it_is_shown_and_taken_away_with_its_pictures(reading: Reading) -> None:
    room = reading.room
    instructor, screen = room.instructor(), room.screen()
    one, two = (reading.send(title, pdf("same", title)).json()["material"] for title in ("One", "Two"))
    # The same file once more: the same pages.
    three = reading.send("Three", pdf("same", "Two")).json()["material"]
    instructor.do("ShowMaterial", material=one, page=2)

    def shown() -> dict[str, Any]:
        found: dict[str, Any] = screen.streams["screen"].view["room"]["room"]
        return found

    screen.until(lambda: (shown()["material"], shown()["material_page"]) == (one, 2), "the page")
    names = {of: [page["picture"] for page in seen(screen, "screen")[of]["pages"]] for of in (one, two, three)}
    assert names[two] == names[three]
    instructor.do("RemoveMaterial", material=one)
    instructor.do("RemoveMaterial", material=three)
    screen.until(lambda: set(seen(screen, "screen")) == {two}, "what is left")
    assert shown()["material"] is None
    assert [reading.get(name).status_code for name in names[one]] == [200, 404]
    assert [reading.get(name).status_code for name in names[two]] == [200, 200]
    # And it can be sent again.
    assert reading.send("One again", pdf("same", "One")).status_code == 201
    assert reading.get(names[one][1]).status_code == 200


@pytest.mark.parametrize(
    ("sent", "code", "language", "words"),
    [
        (b"", "malformed", "en", "nor a picture"),
        (b"\0" * 10_000_000, "malformed", "en", "nor a picture"),
        (b"%PDF-1.7 but no more", "malformed", "en", "damaged"),
        (b"<!doctype html><script>alert(1)</script>%PDF-", "malformed", "ja", "壊れ"),
        (pdf("whole")[:150], "malformed", "en", "damaged"),
        (locked(), "malformed", "ja", "パスワード"),
        (pdf(*["page"] * 100), "too-large", "en", "80 pages"),
        (picture()[:100], "malformed", "en", "nor a picture"),
    ],
    ids=["empty", "zeros", "fake", "polyglot", "truncated", "locked", "long", "half-a-picture"],
)
def test_files_that_cannot_be_read_are_refused_in_words(
    reading: Reading, sent: bytes, code: str, language: str, words: str
) -> None:
    status, told, message = refused(reading.send("A file", sent, **{"Accept-Language": language}))
    assert (status, told) == (413 if code == "too-large" else 400, code)
    assert words in message
    assert reading.preparing() == []


def test_what_is_too_large_is_refused_in_words(reading: Reading) -> None:
    try:
        answer = reading.send("Large", b"%PDF-1.4" + b"\0" * BYTES)
    except requests.ConnectionError:
        # The server need not read to the end what it will not take.
        return
    assert answer.status_code == 413


def test_texts_that_are_refused(reading: Reading) -> None:
    assert refused(reading.paste("", "x"))[:2] == (400, "malformed")
    assert refused(reading.paste("A text", " \n"))[:2] == (400, "malformed")
    assert refused(reading.paste("A text", "x" * (MATERIAL_TEXT + 1)))[:2] == (413, "too-large")
    assert refused(reading.paste("t" * 201, "x"))[:2] == (413, "too-large")
    assert refused(reading.paste("Formulas", "$x$ " * 4_900))[:2] == (413, "too-large")
    half = '{"title": "Half", "markdown": "a \\ud83d b"}'
    sent = reading.room.browser.post(
        reading.url, data=half, headers={"Content-Type": "application/json"}, timeout=PATIENCE
    )
    assert sent.status_code == 400
    for number in range(MATERIALS):
        assert reading.paste(f"Text {number}", "> " * 500 + "x").status_code == 201
    assert refused(reading.paste("One more", "x"))[:2] == (413, "too-large")
    assert refused(reading.send("One more", pdf("x")))[:2] == (413, "too-large")


def test_only_the_rooms_instructor_adds(reading: Reading) -> None:
    student = reading.room.join("Mika")
    bearer = {"Authorization": f"Bearer {student.token}", "Accept": "application/json"}
    for address in (reading.url, f"{reading.url}/files"):
        assert (
            requests.post(address, json={"title": "x", "markdown": "x"}, headers=bearer, timeout=PATIENCE).status_code
            == 403
        )
    assert requests.get(f"{reading.url}/preparing", headers=bearer, timeout=PATIENCE).status_code == 403
    assert reading.send("A file", pdf("x"), Origin="http://elsewhere.test").status_code == 403


def test_a_room_that_has_ended_takes_nothing_more(reading: Reading) -> None:
    reading.room.instructor().do("EndRoom")
    assert refused(reading.paste("A text", "x"))[:2] == (410, "ended")
    assert refused(reading.send("A file", pdf("x")))[:2] == (410, "ended")


def test_the_transcript_lists_it(reading: Reading) -> None:
    room = reading.room
    reading.paste("A text", "*Read* this.")
    reading.send("A page", pdf("Hello"))
    text, page = room.transcript()["materials"]
    assert (text["title"], text["html"]) == ("A text", "<p><em>Read</em> this.</p>")
    assert page["pages"][0]["text"] == "Hello"
    base = f"{room.server.url}/instructor/rooms/{room.code}/transcript"
    markdown = room.browser.get(f"{base}.md", timeout=PATIENCE).text
    assert "### A text\n\nRead this." in markdown
    name = page["pages"][0]["picture"]
    assert f"![Page 1 of 1](pictures/{name})" in markdown
    assert f'src="/room/{room.code}/pictures/{name}"' in room.browser.get(base, timeout=PATIENCE).text


# --- beside a plan


@pytest.fixture
def with_files(tmp_path: Path) -> Iterator[ServerProcess]:
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    (prompts / "to-read.yaml").write_text(PLAN)
    (prompts / "strip.png").write_bytes(picture())
    (prompts / "pages.pdf").write_bytes(pdf("one", "two"))
    (prompts / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    server = ServerProcess(tmp_path / "data", "--prompts", str(prompts)).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def opened(server: ServerProcess, browser: requests.Session) -> str:
    answer = browser.post(f"{server.url}/instructor/rooms", json={"plan": "to-read"}, timeout=PATIENCE)
    assert answer.status_code == 201, answer.text
    code: str = answer.json()["room"]
    return code


def test_files_beside_a_plan_are_prepared_once(with_files: ServerProcess) -> None:
    server = with_files
    with signed_in(server) as browser:
        code = opened(server, browser)
        base = f"{server.url}/instructor/rooms/{code}"

        def materials(code: str = code) -> dict[str, int]:
            told = browser.get(f"{server.url}/instructor/rooms/{code}/transcript.json", timeout=PATIENCE).json()
            return {each["id"]: len(each["pages"]) for each in told["materials"]}

        def wrong() -> list[dict[str, Any]]:
            told: list[dict[str, Any]] = browser.get(f"{base}/materials/preparing", timeout=PATIENCE).json()
            return told

        until(lambda: materials() == {"text": 0, "picture": 1, "pages": 2, "broken": 0}, "the plan's files")
        until(lambda: [each["refused"] is not None for each in wrong()] == [True], "what is wrong with one")
        assert (wrong()[0]["material"], wrong()[0]["title"]) == ("broken", "Not whole")
        prepared = sorted((server.data_dir / "prepared").iterdir())
        assert len(prepared) == 2
        assert {path.stat().st_mode & 0o777 for path in prepared} == {0o600}

        # Put right beside the plan, it comes when the console is opened again.
        (server.data_dir.parent / "prompts" / "broken.pdf").write_bytes(pdf("whole"))
        assert browser.get(base, timeout=PATIENCE).ok
        until(lambda: materials()["broken"] == 1, "what was mended")
        assert wrong() == []

        # Deleted, the room takes its pictures along; what was drawn once is there for the next one.
        assert browser.delete(base, headers={COOKIE: ""}, timeout=PATIENCE).status_code == 204
        code = opened(server, browser)
        until(lambda: materials(code) == {"text": 0, "picture": 1, "pages": 2, "broken": 1}, "the next room's")
