"""Everything as a zip: each form as it is alone, the pictures where Markdown looks for them, the same each time."""

from __future__ import annotations

import re
from io import BytesIO, RawIOBase
from zipfile import ZipFile

import pytest

from facilitator.sketch import as_svg
from facilitator.transcript import model as m
from facilitator.transcript.build import build
from facilitator.transcript.forms import FORMS
from facilitator.transcript.manner import Manner
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led
from tests.transcript.odd import odd_log
from tests.transcript.pictured import DRAWN, LOST, PAGE, PHOTO, SKETCH, images, pictured_log, webp

ENGLISH = Manner()


def alone(extension: str, transcript: m.Transcript, manner: Manner = ENGLISH) -> bytes:
    out = BytesIO()
    FORMS[extension].write(out, transcript, manner, images)
    return out.getvalue()


def zipped(transcript: m.Transcript, manner: Manner = ENGLISH) -> ZipFile:
    archive = ZipFile(BytesIO(alone("zip", transcript, manner)))
    assert archive.testzip() is None
    return archive


@pytest.mark.parametrize("log", [led().log, odd_log(), Scenario(checks=()).log])
def test_each_form_is_in_it_as_it_is_alone(log: list[object]) -> None:
    transcript = build(log)  # type: ignore[arg-type]
    archive = zipped(transcript)
    for extension in FORMS.keys() - {"zip"}:
        assert archive.read(f"transcript.{extension}") == alone(extension, transcript)


def test_pictures_are_where_markdown_looks_for_them() -> None:
    archive = zipped(build(pictured_log()))
    linked = set(re.findall(r"\(pictures/([^)]*)\)", archive.read("transcript.md").decode()))
    assert linked == {PHOTO, PAGE, DRAWN, LOST}
    stored = {name.removeprefix("pictures/") for name in archive.namelist() if name.startswith("pictures/")}
    assert stored == linked - {LOST}
    assert archive.read(f"pictures/{PHOTO}") == webp()
    assert archive.read(f"pictures/{DRAWN}").decode() == as_svg(SKETCH)


@pytest.mark.parametrize(("language", "told"), [("en", "Names are replaced"), ("ja", "仮の名前")])
def test_the_readme_names_every_file(language: str, told: str) -> None:
    archive = zipped(build(pictured_log()), Manner(language=language, names="pseudonyms"))
    readme = archive.read("README.txt").decode()
    for name in archive.namelist():
        assert name == "README.txt" or f"\n{name.split('/')[0]}" in readme
    assert told in readme


def test_a_room_without_pictures_speaks_of_none() -> None:
    assert "pictures/" not in zipped(build(led().log)).read("README.txt").decode()


def test_the_same_room_gives_the_same_file() -> None:
    log = pictured_log()
    assert alone("zip", build(log)) == alone("zip", build(log))


@pytest.mark.parametrize("extension", ["docx", "qdpx", "zip"])
def test_no_file_in_it_has_the_time_of_its_making(extension: str) -> None:
    made = ZipFile(BytesIO(alone(extension, build(pictured_log()))))
    assert {each.date_time for each in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


class Pipe(RawIOBase):
    """A file that one can only write to, from front to back."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, body: bytes, /) -> int:  # type: ignore[override]
        self.written += body
        return len(body)


def test_it_can_go_through_a_pipe() -> None:
    transcript = build(pictured_log())
    for form in FORMS.values():
        pipe = Pipe()
        form.write(pipe, transcript, ENGLISH, images)  # type: ignore[arg-type]
        assert len(pipe.written) > 0
    assert ZipFile(BytesIO(bytes(pipe.written))).testzip() is None


def test_pseudonyms_leave_no_name_in_any_form() -> None:
    archive = zipped(build(led().log), Manner(names="pseudonyms"))
    project = ZipFile(BytesIO(archive.read("transcript.qdpx")))
    files = [(each, name) for each in (archive, project) for name in each.namelist()]
    for each, name in files:
        body = each.read(name)
        assert not [person for person in (b"Mika", b"Leo", b"Yuki", b"Ann") if person in body], name
