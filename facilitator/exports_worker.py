"""Makes transcripts in a process of its own: whatever a form costs, the class goes on.

Reads lines of JSON: first where the rooms are, then orders with the path of the file to write. Answers each order with
a line: ``{}`` once the file is whole, or why there is none. Ends when nobody can send orders any more.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from facilitator.exporting import NoTranscript, Order, write
from facilitator.store.errors import StoreError
from facilitator.store.open import open_store
from facilitator.transcript.pdf_letters import TooLong

MEMORY = 4 << 30
"""Bytes of addresses; fonts and the database are mapped, not read."""
LARGEST = 2 << 30
"""Bytes of a file."""


class Place(Struct, frozen=True):
    data_dir: str
    database: str | None = None


class Task(Struct, frozen=True):
    order: Order
    path: str


class Done(Struct, frozen=True, omit_defaults=True):
    refused: str = ""


def limited() -> None:
    """The class goes first."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def done(place: Place, task: Task) -> Done:
    """What the disk or the database would not do is said as well: the worker goes on."""
    try:
        return _done(place, task)
    except StoreError:
        return Done(refused="not-read")
    except OSError:
        return Done(refused="no-export")


def _done(place: Place, task: Task) -> Done:
    store = open_store(place.database, Path(place.data_dir), read_only=True)
    try:
        with open(task.path, "wb") as out:
            write(store, task.order, out)
    except NoTranscript:
        return Done(refused="no-transcript")
    except TooLong:
        return Done(refused="transcript-too-long")
    finally:
        store.close()
    return Done()


def main() -> None:
    limited()
    place = msgspec.json.decode(sys.stdin.buffer.readline(), type=Place)
    for line in sys.stdin.buffer:
        answer = done(place, msgspec.json.decode(line, type=Task))
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
