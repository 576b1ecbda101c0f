"""Plans packed with their pictures and brought in again; what is no honest zip is refused, and says why."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from facilitator.plans.arriving import Arrivals
from facilitator.plans.desk import Desk
from facilitator.plans.packing import MAX_BYTES, BadZip, packed, unpacked
from facilitator.plans.shelf import Shelf
from tests.plans.test_shelf import PLAN, put

MINE = PLAN.format(id="mine", title="Mine").encode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    put(tmp_path / "shipped", "first")
    return Desk(Shelf(tmp_path / "shipped", tmp_path / "own"))


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", compression) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return whole.getvalue()


def linked() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        link = zipfile.ZipInfo("a.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return whole.getvalue()


def locked() -> bytes:
    body = bytearray(zipped({"a.yaml": MINE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.find(mark) + offset] |= 1
    return bytes(body)


def lying() -> bytes:
    """It says of itself that it holds ten bytes."""
    body = bytearray(zipped({"a.yaml": b"x" * 1000}))
    at = body.find(b"PK\x01\x02")
    body[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(body)


def with_a_million_entries() -> bytes:
    """The end of a zip that says so, and a table of contents to match."""
    body = bytearray(zipped({"a.yaml": MINE}))
    at = body.rfind(b"PK\x05\x06")
    body[at + 8 : at + 12] = b"\xff\xff\xff\xff"
    return bytes(body)


BAD = {
    "climbs": (zipped({"../a.yaml": MINE}), "bad-name"),
    "climbs inside": (zipped({"a/../../a.yaml": MINE}), "bad-name"),
    "absolute": (zipped({"/etc/a.yaml": MINE}), "bad-name"),
    "of a drive": (zipped({"C:/a.yaml": MINE}), "bad-name"),
    "backslash": (zipped({"..\\a.yaml": MINE}), "bad-name"),
    "line end": (zipped({"a\nb.yaml": MINE}), "bad-name"),
    "no name": (zipped({"a//b.yaml": MINE}), "bad-name"),
    "blank": (zipped({" /b.yaml": MINE}), "bad-name"),
    "long": (zipped({"a" * 300 + ".yaml": MINE}), "bad-name"),
    "long in bytes": (zipped({"あ" * 90 + ".yaml": MINE}), "bad-name"),
    "long folder in bytes": (zipped({"あ" * 90 + "/a.yaml": MINE}), "bad-name"),
    "deep": (zipped({"a/" * 20 + "b.yaml": MINE}), "bad-name"),
    "link": (linked(), "link"),
    "locked": (locked(), "locked"),
    "many": (zipped({f"{number}.yaml": b"" for number in range(201)}), "too-many"),
    "a million": (with_a_million_entries(), "too-many"),
    "large": (zipped({"a.png": b"\0" * (MAX_BYTES + 1)}), "too-large"),
    "large together": (zipped({f"{number}.png": b"\0" * (MAX_BYTES // 3) for number in range(4)}), "too-large"),
    "lying": (lying(), "not-a-zip"),
    "cut": (zipped({"a.yaml": MINE})[:-10], "not-a-zip"),
    "begins as one": (b"PK\x03\x04 and then nothing", "not-a-zip"),
    "of another kind": (zipped({"a.yaml": MINE}, zipfile.ZIP_BZIP2), "not-a-zip"),
    "empty": (zipped({}), "no-plan"),
    "no plan": (zipped({"a.txt": b"x"}), "no-plan"),
    "hidden": (zipped({"__MACOSX/a.yaml": MINE, ".b.yaml": MINE}), "no-plan"),
    "file and folder": (zipped({"a": b"x", "a/b.yaml": MINE}), "bad-name"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_zip_is_refused_and_leaves_nothing(desk: Desk, name: str) -> None:
    body, reason = BAD[name]
    with pytest.raises(BadZip) as refused:
        Arrivals(desk).bring("plans.zip", body)
    assert refused.value.reason == reason
    assert [path for path in desk.folder.rglob("*") if path.is_file()] == []
    assert list(desk.folder.parent.rglob("*.yaml")) == [desk.shelf.shipped / "first.yaml"]


def test_two_files_of_one_name() -> None:
    body = zipped({"a.yaml": MINE, "b.yaml": b""}).replace(b"b.yaml", b"a.yaml")
    with pytest.raises(BadZip, match="twice"):
        unpacked(body)


def test_what_is_packed_comes_out_again(desk: Desk, tmp_path: Path) -> None:
    put(desk.folder, "one", more="materials: [{id: a, title: A, image: one/a.png}]\n")
    put(desk.folder, "two", "Two")
    (desk.folder / "one").mkdir()
    (desk.folder / "one" / "a.png").write_bytes(b"a picture")
    files = list(desk.shelf.look().plans.values())[1:]
    body = packed([(file, file.path.read_bytes()) for file in files])
    assert body == packed([(file, file.path.read_bytes()) for file in files])
    other = Desk(Shelf(desk.shelf.shipped, tmp_path / "other"))
    _, arrivals = Arrivals(other).bring("plans.zip", body)
    assert [(each.id, each.outcome) for each in arrivals] == [("one", "taken"), ("two", "taken")]
    assert (other.folder / "one.yaml").read_bytes() == (desk.folder / "one.yaml").read_bytes()
    assert (other.folder / "one" / "a.png").read_bytes() == b"a picture"
    assert other.shelf.now.own == {"one", "two"}
    assert {each.name for each in other.folder.iterdir()} == {"one.yaml", "one", "two.yaml", ".versions", ".incoming"}
    assert list((other.folder / ".incoming").iterdir()) == []


def test_one_plan_is_packed_without_a_folder(desk: Desk) -> None:
    file = desk.shelf.now.plans["first"]
    assert list(unpacked(packed([(file, b"x")]))) == ["first.yaml"]


def test_a_plan_by_itself(desk: Desk) -> None:
    _, arrivals = Arrivals(desk).bring("mine (1).yaml", MINE)
    assert [(each.id, each.title, each.outcome) for each in arrivals] == [("mine", "Mine", "taken")]
    _, arrivals = Arrivals(desk).bring("mine.yaml", MINE)
    assert arrivals[0].outcome == "same"


def test_a_clash_is_asked_about(desk: Desk) -> None:
    Arrivals(desk).bring("mine.yaml", MINE)
    other = MINE.replace(b"One.", b"Another.")
    for choice, ids in (("leave", {"mine"}), ("both", {"mine", "mine-2"}), ("replace", {"mine", "mine-2"})):
        token, arrivals = Arrivals(desk).bring("mine.yaml", other)
        assert [each.outcome for each in arrivals] == ["clash"]
        before = (desk.folder / "mine.yaml").read_bytes()
        answered = Arrivals(desk).answer(token, {arrivals[0].name: choice})  # type: ignore[dict-item]
        assert answered is not None
        assert desk.shelf.look().own == ids
        assert ((desk.folder / "mine.yaml").read_bytes() == before) == (choice != "replace")
        assert Arrivals(desk).answer(token, {}) is None
    assert len(desk.versions("mine")) == 2


def test_a_plan_that_came_with_the_program_is_not_replaced(desk: Desk) -> None:
    body = PLAN.format(id="first", title="First of mine").encode()
    token, arrivals = Arrivals(desk).bring("first.yaml", body)
    assert arrivals[0].outcome == "shipped"
    answered = Arrivals(desk).answer(token, {arrivals[0].name: "replace"})
    assert answered is not None
    assert answered[0].outcome == "left"
    token, arrivals = Arrivals(desk).bring("first.yaml", body)
    Arrivals(desk).answer(token, {arrivals[0].name: "both"})
    assert desk.shelf.now.plans["first-2"].plan.title == "First of mine"


def test_a_faulty_plan_becomes_a_draft_to_mend(desk: Desk) -> None:
    _, arrivals = Arrivals(desk).bring("mine.yaml", MINE.replace(b"summary: One.\n", b"sumary: One.\n"))
    assert (arrivals[0].outcome, arrivals[0].id) == ("draft", "mine")
    assert any("sumary" in problem.text for problem in arrivals[0].problems)
    assert desk.sheet("mine") is not None
    assert "mine" not in desk.shelf.now.plans


@pytest.mark.parametrize(
    "body", [b"", b"title: [", "title: Größe".encode("latin-1"), b"a" * 10_000_000, b"\xff\xfe\0\0"]
)
def test_what_is_no_plan_is_refused(desk: Desk, body: bytes) -> None:
    _, arrivals = Arrivals(desk).bring("C:\\plans\\mine.yaml", body)
    assert [(each.name, each.outcome) for each in arrivals] == [("mine.yaml", "refused")]
    assert arrivals[0].problems
    assert desk.begun() == []


def test_a_translation_of_a_plan_that_is_not_here_stands_alone(desk: Desk) -> None:
    Arrivals(desk).bring("mine.yaml", MINE + b"translation_of: lost\n")
    assert desk.shelf.now.plans["mine"].plan.translation_of is None
    body = zipped(
        {
            "a.yaml": MINE.replace(b"id: mine", b"id: aaa"),
            "b.yaml": MINE.replace(b"id: mine", b"id: bbb") + b"translation_of: aaa\n",
        }
    )
    Arrivals(desk).bring("two.zip", body)
    assert desk.shelf.now.plans["bbb"].plan.translation_of == "aaa"


@pytest.mark.parametrize("name", ["other.yaml", "other.YML", "notes.txt", "a.b/other.yaml"])
def test_only_pictures_come_along_with_a_plan(desk: Desk, name: str) -> None:
    """Another plan that is called a picture would be on the shelf unasked."""
    faulty = MINE + f"materials:\n  - id: one\n    title: One\n    image: {name}\n".encode()
    _, arrivals = Arrivals(desk).bring("plans.zip", zipped({"mine.yaml": faulty, name: MINE}))
    assert [each.outcome for each in arrivals if each.name == "mine.yaml"] == ["draft"]
    assert not (desk.folder / "mine").exists()


def test_tokens_are_no_paths(desk: Desk) -> None:
    for token in ("..", "../.drafts", "", "a" * 100):
        assert Arrivals(desk).answer(token, {}) is None
