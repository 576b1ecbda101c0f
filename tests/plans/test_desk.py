"""The desk: drafts, saving, versions, deleting and having back; names that never clash."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator import pages
from facilitator.plans.check import PlanFile, check_bytes
from facilitator.plans.desk import ChangedElsewhere, Desk, Sheet
from facilitator.plans.files import MOST, write_whole
from facilitator.plans.merging import tree_of
from facilitator.plans.problems import Problem
from facilitator.plans.shelf import Shelf
from facilitator.plans.slugs import slug
from facilitator.plans.versions import MAX_VERSIONS
from facilitator.plans.writing import Tree
from tests.plans.test_shelf import put

EMPTY: dict[str, Tree] = {
    "language": "en",
    "family": "seminar",
    "summary": "",
    "phases": [{"id": "pose", "kind": "pose"}],
}
WHOLE = {**EMPTY, "summary": "One."}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    put(tmp_path / "shipped", "first")
    return Desk(Shelf(tmp_path / "shipped", tmp_path / "own"))


def sheet_of(desk: Desk, plan_id: str) -> Sheet:
    sheet = desk.sheet(plan_id)
    assert sheet is not None
    return sheet


def titled(sheet: Sheet, title: str) -> dict[str, Tree]:
    return {**(sheet.tree or {}), "title": title}


def saved(desk: Desk, title: str = "Mine") -> Sheet:
    sheet = desk.save(desk.begin(title, WHOLE).id)
    assert sheet is not None
    return sheet


def test_a_faulty_plan_stays_a_draft_and_a_faultless_one_goes_on_the_shelf(desk: Desk) -> None:
    sheet = desk.begin("My plan", EMPTY)
    assert (sheet.id, sheet.is_draft, sheet.is_saved) == ("my-plan", True, False)
    assert [problem.path for problem in sheet.problems] == [("summary",)]
    refused = desk.save("my-plan")
    assert refused is not None
    assert not refused.is_saved
    assert "my-plan" not in desk.shelf.look().plans
    desk.write("my-plan", {**(sheet.tree or {}), "summary": "One."}, sheet.version)
    done = desk.save("my-plan")
    assert done is not None
    assert (done.is_draft, done.is_saved) == (False, True)
    assert "my-plan" in desk.shelf.now.own


def test_the_later_of_two_does_not_overwrite_the_earlier_silently(desk: Desk) -> None:
    sheet = desk.begin("My plan", EMPTY)
    first = desk.write(sheet.id, titled(sheet, "One"), sheet.version)
    with pytest.raises(ChangedElsewhere) as changed:
        desk.write(sheet.id, titled(sheet, "Two"), sheet.version)
    assert changed.value.sheet.version == first.version
    assert desk.write(sheet.id, titled(sheet, "Two"), None).tree == titled(sheet, "Two")


def test_a_file_changed_by_hand_is_noticed(desk: Desk) -> None:
    sheet = saved(desk)
    sheet.path.write_bytes(sheet.raw.replace(b"One.", b"Two."))
    with pytest.raises(ChangedElsewhere):
        desk.write(sheet.id, titled(sheet, "Other"), sheet.version)


def test_every_save_is_kept_and_can_be_had_back(desk: Desk) -> None:
    sheet = saved(desk)
    for title in ("Second", "Third"):
        desk.write(sheet.id, titled(sheet, title), None)
        desk.save(sheet.id)
    assert [kept.title for kept in desk.versions(sheet.id)] == ["Third", "Second", "Mine"]
    back = desk.restore(sheet.id, desk.versions(sheet.id)[-1].name)
    assert back is not None
    assert back.is_draft
    assert back.tree == sheet.tree
    assert desk.shelf.look().plans[sheet.id].plan.title == "Third"
    assert desk.restore(sheet.id, "20200101T000000000000") is None
    assert desk.restore(sheet.id, "../../secret") is None


def test_only_so_many_versions_are_kept(desk: Desk) -> None:
    sheet = saved(desk)
    for number in range(MAX_VERSIONS + 5):
        desk.put(sheet.id, sheet.raw.replace(b"One.", f"Number {number}.".encode()))
    kept = desk.versions(sheet.id)
    assert len(kept) == MAX_VERSIONS
    assert len({each.name for each in kept}) == MAX_VERSIONS
    newest = desk.restore(sheet.id, kept[0].name)
    assert newest is not None
    assert f"Number {MAX_VERSIONS + 4}." in newest.raw.decode()


def test_what_somebody_wrote_by_hand_is_kept_when_it_is_saved_over(desk: Desk) -> None:
    put(desk.folder, "by-hand", "By hand")
    sheet = sheet_of(desk, "by-hand")
    desk.write("by-hand", titled(sheet, "In the workshop"), sheet.version)
    desk.save("by-hand")
    assert [kept.title for kept in desk.versions("by-hand")] == ["In the workshop", "By hand"]


def test_a_deleted_plan_comes_back(desk: Desk) -> None:
    sheet = saved(desk)
    desk.delete(sheet.id)
    assert desk.sheet(sheet.id) is None
    assert sheet.id not in desk.shelf.now.plans
    assert list(desk.deleted()) == [sheet.id]
    assert desk.restore(sheet.id, desk.deleted()[sheet.id].name) is not None
    assert desk.deleted() == {}
    assert [each.id for each in desk.begun()] == [sheet.id]


def test_a_draft_is_thrown_away_and_still_kept(desk: Desk) -> None:
    sheet = saved(desk)
    desk.write(sheet.id, titled(sheet, "Never mind"), None)
    desk.discard(sheet.id)
    assert sheet_of(desk, sheet.id).tree == sheet.tree
    assert "Never mind" in [kept.title for kept in desk.versions(sheet.id)]


def test_a_copy_keeps_the_comments_and_brings_the_pictures(desk: Desk) -> None:
    more = "# To look at\nmaterials: [{id: a, title: A, image: pictures/An apple.png}]\ntranslation_of: first\n"
    put(desk.shelf.shipped, "second", more=more)
    (desk.shelf.shipped / "pictures").mkdir()
    (desk.shelf.shipped / "pictures" / "An apple.png").write_bytes(b"an apple")
    file = desk.shelf.look().plans["second"]
    copied = desk.copy(file, file.path.read_bytes(), "A title (copy)")
    assert copied.id == "a-title-copy"
    assert copied.problems == []
    assert b"# To look at" in copied.raw
    assert "translation_of" not in (copied.tree or {})
    assert (desk.folder / "a-title-copy" / "an-apple.png").read_bytes() == b"an apple"


def test_a_picture_never_takes_the_place_of_another(desk: Desk) -> None:
    assert desk.put_picture("mine", "a.PNG", b"one") == "mine/a.png"
    assert desk.put_picture("mine", "a.png", b"two") == "mine/a-2.png"
    assert desk.put_picture("mine", "a.png", b"one") == "mine/a.png"
    assert desk.put_picture("mine", "写真.png", b"three") == "mine/picture.png"
    desk.put_picture("mine", "large.pdf", b"x" * (MOST + 1))
    assert desk.put_picture("mine", "large.pdf", b"y") == "mine/large-2.pdf", "also not of one too large to be read"


def test_a_copy_brings_the_largest_pdf_that_may_be_put_beside_a_plan() -> None:
    assert MOST >= pages.BYTES


def test_ids_are_made_of_titles_and_never_clash(desk: Desk) -> None:
    assert desk.free_id("Deux poèmes!") == "deux-poemes"
    assert desk.free_id("First") == "first-2"
    assert desk.free_id("三つの問い") == "plan-1"
    assert desk.begin("三つの問い", EMPTY).id == "plan-1"
    assert desk.free_id("二つの問い") == "plan-2"
    (desk.folder / "broken.yaml").write_text("[")
    desk.shelf.look()
    assert desk.free_id("Broken") == "broken-2"
    assert len(desk.free_id("a" * 300)) <= 64


def test_a_long_title_is_cut_between_words() -> None:
    assert (
        slug("Adding fractions with unlike denominators (copy) and more")
        == "adding-fractions-with-unlike-denominators-copy"
    )
    assert slug("x" * 100) == "x" * 48


def test_a_file_that_cannot_be_read_is_opened_as_it_is(desk: Desk) -> None:
    desk.folder.mkdir()
    (desk.folder / "My plan.yaml").write_text("title: [")
    sheet = sheet_of(desk, "My plan")
    assert sheet.tree is None
    assert sheet.problems
    assert desk.write("My plan", "title: x\r\n", sheet.version).raw == b"title: x\n"
    assert (desk.folder / "My plan.yaml").read_text() == "title: ["


def test_a_plan_in_a_folder_stays_there_and_yml_becomes_yaml(desk: Desk) -> None:
    path = put(desk.folder / "deeper", "deep")
    path.rename(path.with_suffix(".yml"))
    sheet = sheet_of(desk, "deep")
    assert sheet.problems == []
    desk.save("deep")
    assert [each.name for each in (desk.folder / "deeper").iterdir()] == ["deep.yaml"]


def test_nothing_but_stems_is_opened(desk: Desk) -> None:
    for name in ("..", "../first", "a/b", "", ".drafts"):
        assert desk.sheet(name) is None


def test_half_a_file_is_never_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.folder / "a.yaml"
    write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in desk.folder.iterdir()] == ["a.yaml"]


def test_an_unreadable_tree_has_no_form(desk: Desk) -> None:
    assert tree_of(b"a: &x 1\nb: *x\n") is None


def test_the_last_of_many_versions_is_looked_at_alone_and_none_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = saved(desk)
    for number in range(5):
        desk.write(sheet.id, titled(sheet, f"Number {number}"), None)
        desk.save(sheet.id)
    desk.delete(sheet.id)
    checked: list[Path] = []

    def check(raw: bytes, path: Path) -> tuple[PlanFile | None, list[Problem]]:
        checked.append(path)
        return check_bytes(raw, path)

    monkeypatch.setattr("facilitator.plans.versions.check_bytes", check)
    assert [kept.title for kept in desk.deleted().values()] == ["Number 4"]
    assert len(checked) == 1
    assert len(desk.versions(sheet.id)) == len(desk.versions(sheet.id)) == 6
    assert len(checked) == 6


def test_a_file_with_a_name_of_its_own_is_had_back_under_another(desk: Desk) -> None:
    raw = saved(desk).raw
    for name, body in (("My plan (2).yaml", raw), ("計画.yaml", b"title: [")):
        write_whole(desk.folder / name, body)
        desk.shelf.look()
        stem = name.removesuffix(".yaml")
        desk.delete(stem)
        sheet = desk.restore(stem, desk.versions(stem)[0].name)
        assert sheet is not None
        assert desk.sheet(sheet.id) == sheet
    assert desk.save("my-plan-2") is not None
    assert desk.shelf.now.plans["my-plan-2"].plan.title == "Mine"
    assert desk.restore("..", "20200101T000000000000") is None


def test_a_plan_deeper_in_the_folder_keeps_its_pictures(desk: Desk) -> None:
    """Put beside it by hand or from here; and when it is deleted and had back, which is another place."""
    folder = desk.folder / "term 1"
    raw = (
        saved(desk).raw.replace(b"id: mine", b"id: deep") + b"materials:\n  - id: a\n    title: A\n    image: a b.png\n"
    )
    write_whole(folder / "deep.yaml", raw)
    write_whole(folder / "a b.png", b"one")
    desk.shelf.look()
    name = desk.put_picture("deep", "c.png", b"two")
    assert desk.picture("deep", "c.png") == b"two"
    tree = sheet_of(desk, "deep").tree
    assert tree is not None
    materials: list[Tree] = [
        {"id": "a", "title": "A", "image": "a b.png"},
        {"id": "c", "title": "C", "image": name},
    ]
    sheet = desk.write("deep", {**tree, "materials": materials}, None)
    assert sheet.problems == []
    desk.save("deep")
    desk.delete("deep")
    back = desk.restore("deep", desk.versions("deep")[0].name)
    assert back is not None
    assert back.problems == []
    assert [desk.picture("deep", each) for each in ("a-b.png", "c.png")] == [b"one", b"two"]
    assert desk.picture("No such plan", "a.png") is None
