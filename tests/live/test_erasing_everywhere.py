"""Whoever is erased is nowhere any more: not in the log, drafts, pictures or any file, not in what anybody is shown,
not in any form of the transcript, not in the server's memory. A room that is deleted neither.

The marks are planted in every place where somebody can write or be named; each test first sees that they are there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from facilitator.discussion import commands as c
from facilitator.discussion import names
from facilitator.discussion.evolve import fold
from facilitator.discussion.returning import OfClass, next_of
from facilitator.exporting import Order, write
from facilitator.live.room import LiveRoom, to_entry
from facilitator.plans.formula import formula
from facilitator.transcript.forms import FORMS
from facilitator.views.streams import view_of
from tests.discussion.given import INSTRUCTOR, LESSON
from tests.discussion.scenario import written
from tests.live.erasing import ADOPTED, OURS, SAID, STEM, Planted, Planting, in_files, in_memory
from tests.live.inside import Inside, until


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    inside = Inside(tmp_path / "data")
    yield inside
    inside.close()


@pytest.fixture
def planted(inside: Inside) -> Planted:
    """In a room of a class, in which all who can look are looking."""
    live = opened(inside, OfClass(name="5b", word="marble"))
    found = Planting(inside, live).all()
    inside.connect(live, found.friend, "friend")
    inside.connect(live, INSTRUCTOR, "instructor")
    settled(inside, live)
    return found


def opened(inside: Inside, of_class: OfClass | None = None) -> LiveRoom:
    return inside.rooms.open(LESSON, INSTRUCTOR.id, inside.new_id(), "Ms Rivera", of_class)


def on_disk(inside: Inside, tmp_path: Path, planted: Planted) -> dict[bytes, list[str]]:
    inside.writer.flush()
    wanted = (*(each.encode() for each in SAID.values()), *planted.remains, planted.photo.name.encode())
    return in_files(tmp_path / "data", tmp_path / "copy", wanted)


def streams(planted: Planted) -> list[str]:
    people = [f"own:{each}" for each in planted.live.told.participants]
    return ["class", "instructor", "screen", f"group:{planted.group}", *people]


def views(planted: Planted) -> bytes:
    return b"".join(msgspec.json.encode(view_of(planted.live.told, stream)) for stream in streams(planted))


def transcripts(inside: Inside, planted: Planted) -> bytes:
    """In every form, for every reader but whoever has none any more."""
    found: list[bytes] = []
    for form in FORMS:
        for reader, student in (("instructor", ""), ("class", ""), ("student", planted.friend.id)):
            order = Order(room=planted.live.id, form=form, reader=reader, student=student)  # type: ignore[arg-type]
            out = io.BytesIO()
            write(inside.store, order, out)
            found += unpacked(out)
    return b"\n".join(found)


def unpacked(file: io.BytesIO) -> list[bytes]:
    """What is in it, if it is an archive."""
    if not zipfile.is_zipfile(file):
        return [file.getvalue()]
    with zipfile.ZipFile(file) as archive:
        return [archive.read(name) for name in archive.namelist()]


def not_in(seen: bytes) -> set[str]:
    return {name for name, mark in SAID.items() if mark.encode() not in seen}


def memory(inside: Inside) -> list[str]:
    return in_memory(inside.rooms, inside.registry, inside.house, inside.writer, inside.store)


def remembered() -> int:
    """Formulas and names, only to be quick."""
    return formula.cache_info().currsize + names._look.cache_info().currsize


def settled(inside: Inside, live: LiveRoom) -> None:
    """Everybody has been told."""
    audience = inside.house.of(live)
    until(lambda: not audience._due, "the telling")


def erased(inside: Inside, planted: Planted) -> None:
    inside.ask(planted.live, c.Erase(participant=planted.who.id))
    settled(inside, planted.live)
    inside.door.sent.clear()


def test_every_mark_is_planted(inside: Inside, planted: Planted, tmp_path: Path) -> None:
    """Else the other tests would find nothing, whatever was left."""
    looked_for = {*(each.encode() for each in SAID.values()), *planted.remains, planted.photo.name.encode()}
    assert set(on_disk(inside, tmp_path, planted)) == looked_for
    assert remembered() > 0
    everything = written(planted.live.told).decode()
    assert {name for name, mark in SAID.items() if mark not in everything} == {"name", "draft"}
    assert not_in(transcripts(inside, planted)) == {"name", "draft"}
    assert not_in(views(planted)) == {"name", "draft", "note", "answer", "revision", "formula"}
    assert {mark for mark in SAID.values() if not any(mark in text for text in memory(inside))} == {SAID["name"]}


@pytest.mark.parametrize("ended", [False, True], ids=["running", "ended"])
def test_an_erased_person_is_in_no_file(inside: Inside, planted: Planted, tmp_path: Path, ended: bool) -> None:
    if ended:
        inside.ask(planted.live, c.EndRoom())
    erased(inside, planted)
    inside.store.drafts.save(inside.house.of(planted.live).drafts.take_unsaved(inside.clock.now()))
    assert on_disk(inside, tmp_path, planted) == {}
    assert inside.log.picture(planted.live.id, planted.photo.name) is None
    assert [draft for draft in inside.store.drafts.load(planted.live.id) if draft.participant == planted.who.id] == []


def test_an_erased_person_is_in_no_view_and_no_transcript(inside: Inside, planted: Planted) -> None:
    erased(inside, planted)
    for seen in (views(planted), transcripts(inside, planted)):
        assert STEM.encode() not in seen
        assert planted.photo.name.encode() not in seen
        assert OURS.encode() in seen
        assert ADOPTED.encode() in seen


def test_an_erased_person_is_not_in_the_servers_memory(inside: Inside, planted: Planted) -> None:
    erased(inside, planted)
    assert memory(inside) == []
    assert remembered() == 0


def test_what_a_group_handed_in_stays_with_its_photo_and_without_a_name(inside: Inside, planted: Planted) -> None:
    erased(inside, planted)
    assert inside.log.picture(planted.live.id, planted.group_photo.name) is not None
    [ours] = [each for each in planted.live.told.contributions.values() if each.kind == "group-answer"]
    assert ours.text == OURS
    assert planted.live.told.name_of(ours.author) is None


def test_the_order_of_the_rest_stays_and_the_log_refolds(inside: Inside, planted: Planted) -> None:
    before = inside.log.events_after(planted.live.id, 0)
    erased(inside, planted)
    after = inside.log.events_after(planted.live.id, 0)
    assert [(row.seq, row.at, row.actor, row.type) for row in after[:-1]] == [
        (row.seq, row.at, row.actor, row.type) for row in before
    ]
    assert after[-1].type == "ParticipantErased"
    assert fold(map(to_entry, after)) == planted.live.told


def test_whoever_comes_back_after_an_erasure_gets_nothing_of_it(inside: Inside, planted: Planted) -> None:
    """From whichever version they still have."""
    versions = range(planted.live.told.seq + 1)
    erased(inside, planted)
    for have in versions:
        client = inside.connect(planted.live, planted.friend, f"back-{have}")
        for stream in ("class", f"group:{planted.group}", f"own:{planted.friend.id}"):
            inside.house.of(planted.live).resync(client, stream, have)
        inside.house.of(planted.live).dismiss(client.sid)
    assert STEM not in str(inside.door.sent)


def test_those_who_look_on_are_given_all_anew(inside: Inside, planted: Planted) -> None:
    """What they hold is replaced whole, so that nothing stays on a phone."""
    inside.door.sent.clear()
    inside.ask(planted.live, c.Erase(participant=planted.who.id))
    settled(inside, planted.live)
    for sid, followed in (("instructor", {"instructor"}), ("friend", {"class", f"own:{planted.friend.id}"})):
        given = [body for event, body in inside.door.to(sid) if event == "snapshot"]
        assert followed <= {body["stream"] for body in given if isinstance(body, dict)}
        assert STEM not in str(given)
        assert STEM not in str([body for event, body in inside.door.to(sid) if event == "drafts"])


def test_who_is_erased_in_each_room_of_a_class_is_in_none(inside: Inside, planted: Planted, tmp_path: Path) -> None:
    """Their name, seat, line and question had been carried on."""
    first = planted.live.told
    assert first.of_class is not None
    later = opened(inside, next_of(first, first.of_class, {planted.who.id: SAID["draft"]}))
    assert all(SAID[name] in written(later.told).decode() for name in ("renamed", "reflection", "question", "draft"))
    [returning] = [each.id for each in later.told.of_class.people if each.name == SAID["renamed"]]  # type: ignore[union-attr]
    inside.ask(later, c.AddParticipant(name="", returning=returning))
    [line] = later.told.of_class.lines  # type: ignore[union-attr]
    inside.ask(later, c.ShowLine(line=line.id, shown=True))
    erased(inside, planted)
    [again] = later.told.participants
    inside.ask(later, c.Erase(participant=again))
    assert on_disk(inside, tmp_path, planted) == {}
    assert memory(inside) == []


def test_a_deleted_room_is_in_no_file_and_not_in_memory(inside: Inside, planted: Planted, tmp_path: Path) -> None:
    other = opened(inside)
    inside.join(other, "Bystander")
    inside.door.sent.clear()
    inside.rooms.delete(planted.live)
    wanted = (STEM.encode(), OURS.encode(), ADOPTED.encode(), b"Yuki", *planted.remains)
    kept = planted.live.id.encode(), planted.live.told.code.encode()
    inside.writer.flush()
    assert in_files(tmp_path / "data", tmp_path / "copy", (*wanted, *kept)) == {}
    assert memory(inside) == []
    assert b"Bystander" in in_files(tmp_path / "data", tmp_path / "copy", (b"Bystander",))
    assert {"friend", "instructor"} <= {sid for sid, event, _ in inside.door.sent if event == "closed"}
