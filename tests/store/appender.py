"""Another process that writes to the store. Each line it prints is something that it was told is stored.

``race ADDRESS DIR ROOM NAME COUNT``: so many events in a room that others write to as well; a line for each refusal.
``on-and-on ADDRESS DIR ROOM``: batches of appends until it is killed.
``erase ADDRESS DIR ROOM``: blanks all events, cannot wipe because it is reading at the same time, and waits.
``open ADDRESS DIR``: only opens and closes. The address ``-`` is SQLite in DIR.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pysqlite3

from facilitator.store.errors import SeqTaken
from facilitator.store.log import Log, Rewrite
from facilitator.store.open import DATABASE_NAME, open_store
from tests.store.rows import append

BATCH = 4


def say(word: str) -> None:
    print(word, flush=True)


def wait_for_go() -> None:
    say("ready")
    sys.stdin.readline()


def race(log: Log, room_id: str, name: str, count: int) -> None:
    wait_for_go()
    head = 1
    for word in (f"{name} {number}" for number in range(count)):
        while outcome := log.append_all([append(room_id, head, word.encode(), command_id=word)])[0]:
            assert isinstance(outcome, SeqTaken), outcome
            say("taken")
            head += len(log.events_after(room_id, head))
        head += 1


def on_and_on(log: Log, room_id: str) -> None:
    head = len(log.events_after(room_id, 0))
    while True:
        batch = [append(room_id, head + 2 * n, b"one", b"two", command_id=f"c{head + 2 * n}") for n in range(BATCH)]
        assert log.append_all(batch) == [None] * BATCH
        head += 2 * BATCH
        say(str(head))


def erase(log: Log, data_dir: Path, room_id: str) -> None:
    reader = pysqlite3.connect(data_dir / DATABASE_NAME, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    rows = log.events_after(room_id, 0)
    rewrites = tuple(Rewrite(seq=row.seq, version=1, body=b"{}") for row in rows)
    assert log.append_all([append(room_id, len(rows), b"erased", rewrites=rewrites)]) == [None]
    say("erased")
    sys.stdin.readline()


def main(mode: str, address: str, directory: str, *words: str) -> None:
    data_dir = Path(directory)
    if mode == "open":
        wait_for_go()
    store = open_store(None if address == "-" else address, data_dir)
    match mode, words:
        case "race", (room_id, name, count):
            race(store.log, room_id, name, int(count))
        case "on-and-on", (room_id,):
            on_and_on(store.log, room_id)
        case "erase", (room_id,):
            erase(store.log, data_dir, room_id)
        case "open", ():
            say("opened")
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
