"""Of what was erased not a byte stays in any file of the data directory (SQLite).

Rows of very different lengths, so that SQLite spills, splits, merges and frees pages. The files are searched by another
process: SQLite's locks do not bear that this one opens and closes them.
"""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pysqlite3
import pytest

from facilitator.store import sqlite as sqlite_store
from facilitator.store import tables
from facilitator.store.drafts import Draft
from facilitator.store.log import DraftKey, PictureRow, Rewrite
from facilitator.store.open import DATABASE_NAME, Store, open_store
from tests.store.conftest import Start
from tests.store.rows import append, opening

SECRET = "PLANTED-SECRET"
LENGTHS = (2, 5, 20, 60, 120, 900)
BLANK = b"{}"


def files_with(words: str, directory: Path) -> list[str]:
    found = subprocess.run(["grep", "-r", "-l", "-a", "-F", words, str(directory)], capture_output=True, text=True)
    assert found.returncode in (0, 1), found.stderr
    return [Path(name).name for name in found.stdout.splitlines()]


def body(rng: random.Random, words: str) -> bytes:
    return f"<{words} {rng.random()}>".encode() * rng.choice(LENGTHS)


def fill(store: Store, *, rooms: int = 4, events: int = 240) -> dict[str, list[int]]:
    """Rooms with secrets in every third event and in drafts saved over and over; gives each room's seqs of secrets."""
    rng = random.Random(3)
    store.log.append_all([opening(f"r{number}") for number in range(rooms)])
    secrets: dict[str, list[int]] = {f"r{number}": [] for number in range(rooms)}
    for seq in range(2, events + 2):
        secret = seq % 3 == 0
        words = SECRET if secret else "harmless"
        store.log.append_all([append(room, seq - 1, body(rng, words), command_id=f"c{seq}") for room in secrets])
        for seqs in secrets.values():
            seqs += [seq] if secret else []
        store.drafts.save([_draft(rng, rng.choice(list(secrets)), rng.randrange(12)) for _ in range(6)])
    return secrets


def _draft(rng: random.Random, room_id: str, participant: int) -> Draft:
    words = SECRET if participant % 2 else "harmless"
    return Draft(room_id=room_id, participant=f"p{participant}", slot="answer", body=body(rng, words), at=1)


def erase(store: Store, room_id: str, seqs: list[int]) -> None:
    last_seq = store.log.events_after(room_id, 0)[-1].seq
    rewrites = tuple(Rewrite(seq=seq, version=1, body=BLANK) for seq in seqs)
    drafts = tuple(DraftKey(participant=f"p{number}") for number in range(1, 12, 2))
    assert store.log.append_all([append(room_id, last_seq, b"erased", rewrites=rewrites, drop_drafts=drafts)]) == [None]


def test_no_remnant_of_erased_words(sqlite: Store, tmp_path: Path) -> None:
    secrets = fill(sqlite)
    assert files_with(SECRET, tmp_path)
    for room_id, seqs in secrets.items():
        erase(sqlite, room_id, seqs)
    assert files_with(SECRET, tmp_path) == []
    assert files_with("harmless", tmp_path) == [DATABASE_NAME]
    blanked = [row.seq for row in sqlite.log.events_after("r0", 0) if row.body == BLANK]
    assert blanked == [1, *secrets["r0"]]
    assert {draft.participant for draft in sqlite.drafts.load("r0")} == {f"p{number}" for number in range(0, 12, 2)}


def rows(store: Store) -> bytes:
    """All that any table holds, whichever the database."""
    with store.log._database.read() as connection:
        found = [row for table in tables.metadata.tables.values() for row in connection.execute(table.select())]
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for row in found for value in row)


def test_no_row_of_what_was_erased_in_either_database(store: Store) -> None:
    secrets = fill(store, rooms=2, events=30)
    photo = PictureRow(name="a.webp", body=SECRET.encode())
    last_seq = store.log.events_after("r0", 0)[-1].seq
    assert store.log.append_all([append("r0", last_seq, b"photo", pictures=(photo,))]) == [None]
    assert SECRET.encode() in rows(store)
    erase(store, "r1", secrets["r1"])
    assert SECRET.encode() in rows(store)
    store.log.delete_rooms(["r0"])
    assert SECRET.encode() not in rows(store)
    assert b"harmless" in rows(store)
    store.log.delete_rooms(["r1"])
    assert b"harmless" not in rows(store)
    store.log.delete_rooms(["r1"])


def test_erased_drafts_alone_leave_no_remnant(sqlite: Store, tmp_path: Path) -> None:
    sqlite.log.append_all([opening("r1")])
    sqlite.drafts.save([Draft(room_id="r1", participant="p1", slot="answer", body=SECRET.encode() * 900, at=1)])
    sqlite.log.append_all([append("r1", 1, b"x", drop_drafts=(DraftKey(participant="p1"),))])
    assert files_with(SECRET, tmp_path) == []


def test_erased_photos_leave_no_remnant(sqlite: Store, tmp_path: Path) -> None:
    body = SECRET.encode() * 9_000
    photos = tuple(PictureRow(name=name, body=body) for name in ("a.webp", "b.webp"))
    sqlite.log.append_all([opening("r1"), opening("r2")])
    assert sqlite.log.append_all([append(room, 1, b"x", pictures=photos) for room in ("r1", "r2")]) == [None, None]
    assert sqlite.log.picture("r1", "a.webp") == body
    sqlite.log.append_all([append("r1", 2, b"x", drop_pictures=("a.webp",))])
    assert sqlite.log.picture("r1", "a.webp") is None
    assert sqlite.log.picture("r1", "b.webp") == body
    assert sqlite.log.picture("r2", "a.webp") == body
    sqlite.log.append_all([append("r1", 3, b"x", drop_pictures=("b.webp",))])
    sqlite.log.delete_rooms(["r2"])
    assert sqlite.log.picture("r2", "a.webp") is None
    assert files_with(SECRET, tmp_path) == []


def test_no_remnant_of_a_deleted_room(sqlite: Store, tmp_path: Path) -> None:
    secrets = fill(sqlite)
    title = opening("r9", SECRET.encode(), code=SECRET)
    sqlite.log.append_all([title])
    for room_id in [*secrets, "r9"]:
        sqlite.log.delete_rooms([room_id])
    assert files_with(SECRET, tmp_path) == []
    assert files_with("harmless", tmp_path) == []


def test_copies_that_secure_delete_left_behind_go_too(sqlite: Store, tmp_path: Path) -> None:
    """The reason for ``VACUUM``. If a new SQLite fails the first assertion, it may not be needed any more."""
    sqlite.log.append_all([opening(f"r{number}") for number in range(6)])
    churn(tmp_path / DATABASE_NAME, random.Random(0))
    assert marks_in_files(tmp_path) - marks_in_rows(sqlite)
    sqlite.log.delete_rooms(["r0"])
    assert marks_in_rows(sqlite)
    assert marks_in_files(tmp_path) == marks_in_rows(sqlite)


def churn(path: Path, rng: random.Random) -> None:
    """What many lessons do, in one transaction: thousands of events, a quarter blanked, now and then a room less."""
    heads = {f"r{number}": 1 for number in range(6)}
    connection = pysqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("BEGIN")
    for number in range(3000):
        room_id = rng.choice(list(heads))
        if (dice := rng.random()) < 0.75:
            heads[room_id] += 1
            row = (room_id, heads[room_id], number, f"<{number:08}>".encode() * rng.choice(LENGTHS))
            connection.execute("INSERT INTO event VALUES (?, ?, ?, 'p1', 'Happened', 1, ?)", row)
        elif dice < 0.995:
            seq = rng.randrange(heads[room_id] + 1)
            connection.execute("UPDATE event SET body = x'7b7d' WHERE room_id = ? AND seq = ?", (room_id, seq))
        else:
            connection.execute("DELETE FROM event WHERE room_id = ?", (room_id,))
            heads[room_id] = 0
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def marks_in_files(directory: Path) -> set[str]:
    found = subprocess.run(["grep", "-r", "-h", "-o", "-a", "-E", "<[0-9]{8}>", str(directory)], capture_output=True)
    return set(found.stdout.decode().split())


def marks_in_rows(store: Store) -> set[str]:
    rows = [row for number in range(6) for row in store.log.events_after(f"r{number}", 0)]
    return {row.body[:10].decode() for row in rows if row.body.startswith(b"<")}


def test_a_reader_in_the_way_only_delays_the_wiping(
    sqlite: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "WIPE_BUSY_SECONDS", 0.05)
    monkeypatch.setattr(sqlite_store, "WIPE_AGAIN_SECONDS", 0.0)
    sqlite.log.append_all([opening("r1", SECRET.encode() * 500)])
    reader = pysqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM event").fetchone() == (1,)
    erase(sqlite, "r1", [1])
    assert sqlite.log.events_after("r1", 0)[0].body == BLANK
    assert files_with(SECRET, tmp_path) != []
    reader.close()
    sqlite.log.append_all([append("r1", 2, b"goes on")])
    assert files_with(SECRET, tmp_path) == []


def test_wiping_that_failed_is_not_tried_at_every_append(
    sqlite: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "WIPE_BUSY_SECONDS", 0.05)
    sqlite.log.append_all([opening("r1", SECRET.encode() * 500)])
    reader = pysqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM event").fetchone() == (1,)
    erase(sqlite, "r1", [1])
    reader.close()
    sqlite.log.append_all([append("r1", 2, b"goes on")])
    assert files_with(SECRET, tmp_path) != []
    sqlite.close()
    assert files_with(SECRET, tmp_path) == []


def test_killed_between_erasing_and_wiping(start: Start, tmp_path: Path) -> None:
    store = open_store(None, tmp_path)
    store.log.append_all([opening("r1", *[SECRET.encode() * 90] * 40)])
    store.close()
    process = start("appender", "erase", "-", str(tmp_path), "r1")
    assert process.stdout is not None
    assert process.stdout.readline() == "erased\n"
    process.kill()
    process.wait()
    assert files_with(SECRET, tmp_path) != []
    store = open_store(None, tmp_path)
    assert files_with(SECRET, tmp_path) == []
    assert len(store.log.events_after("r1", 0)) == 41
    store.close()
