"""``python -m bench.exports``: how long a very long discussion takes to leave, and how much memory, form by form.

A room of 1,000 people is stored in which they have said 100,000 things, some in answer to others, some changed. Each
form is made by ``facilitator export``, as the server's workers make it; memory is the process's largest (VmHWM).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID

import click

from facilitator.discussion import events as e
from facilitator.discussion.contribution import PointKind
from facilitator.discussion.events import Actor
from facilitator.discussion.plan import Phase, Plan, Prompt
from facilitator.live.room import to_row
from facilitator.store.log import Append, RoomRow
from facilitator.store.open import open_store

PEOPLE: Final = 1_000
WORDS: Final = re.findall(
    r"\w+",
    "because half third tenth piece whole same cut draw line longer shorter think agree but if then count each two "
    "five together measure equal why not both answer number way show see more less before",
)
KINDS: Final[tuple[PointKind, ...]] = ("build", "challenge", "ask")
BATCH: Final = 5_000


@click.command(help=__doc__)
@click.option("--contributions", default=100_000, show_default=True)
@click.option("--forms", default="csv,json,md", show_default=True)
def main(contributions: int, forms: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        begun = time.monotonic()
        code = stored(data_dir, contributions)
        print(f"{contributions:,} contributions stored in {time.monotonic() - begun:.0f} s.", file=sys.stderr)
        print("| form | seconds | largest memory (MB) | file (MB) |\n| --- | --: | --: | --: |")
        for form in forms.split(","):
            seconds, memory, size = exported(data_dir, code, form, Path(folder) / f"out.{form}")
            print(f"| {form} | {seconds:.1f} | {memory / 1024:.0f} | {size / 1e6:.1f} |", flush=True)


def stored(data_dir: Path, contributions: int) -> str:
    """The code of the room."""
    store = open_store(None, data_dir)
    room = RoomRow(
        id="long", code="BNGRMS", owner="local", plan_id=PLAN.id, title=PLAN.title, language="en", opened_at=0
    )
    batch: list[e.Entry] = []
    expected = 0
    for entry in log(contributions):
        batch.append(entry)
        if len(batch) == BATCH:
            expected = _append(store.log.append_all, batch, expected, room)
            batch = []
    _append(store.log.append_all, batch, expected, room)
    store.close()
    return room.code


def _append(append_all: object, batch: list[e.Entry], expected: int, room: RoomRow) -> int:
    rows = tuple(map(to_row, batch))
    append = Append(room_id=room.id, expected=expected, events=rows, command=None, room=room if expected == 0 else None)
    assert callable(append_all)
    assert append_all([append]) == [None]
    return append.last_seq


PLAN: Final = Plan(
    id="long",
    title="A very long discussion",
    language="en",
    family="seminar",
    summary="",
    phases=(
        Phase(id="think", kind="think", title="Alone", minutes=10, prompts=(Prompt(id="1", html="<p>Why?</p>"),)),
        Phase(
            id="discuss", kind="discuss", title="Together", minutes=60, prompts=(Prompt(id="1", html="<p>Why?</p>"),)
        ),
    ),
)


def log(contributions: int) -> Iterator[e.Entry]:
    """One answer each, changed by some; then points, a third of them in reply to others."""
    random = Random(1)
    told = _told(random, contributions)
    for seq, (actor, event) in enumerate(told, start=1):
        yield e.Entry(seq=seq, at=1_790_000_000_000 + 500 * seq, actor=actor, event=event)


def _told(random: Random, contributions: int) -> Iterator[tuple[Actor, e.AnyEvent]]:
    instructor = Actor("instructor", "local")
    yield instructor, e.RoomOpened(room="long", code="BNGRMS", instructor="local", plan=PLAN)
    people = [_id(random) for _ in range(PEOPLE)]
    for number, person in enumerate(people, start=1):
        yield Actor("guest"), e.ParticipantJoined(participant=person, name=f"Student {number}", seat=f"{number:064x}")
    yield instructor, e.PhaseStarted(visit="think-1", phase="think", minutes=10)
    answers = [_id(random) for _ in people[:contributions]]
    for person, answer in zip(people, answers, strict=False):
        yield _handed_in(random, person, answer, "think-1")
    for person, answer in list(zip(people, answers, strict=False))[::3]:
        changed = e.ContributionRevised(contribution=answer, author=person, text=_text(random))
        yield Actor("student", person), changed
    yield instructor, e.PhaseEnded(visit="think-1")
    yield instructor, e.PhaseStarted(visit="discuss-1", phase="discuss", minutes=60)
    said: list[str] = []
    for number in range(contributions - len(answers)):
        point = _id(random)
        reply_to = said[random.randrange(len(said))] if said and number % 3 == 0 else None
        person = people[random.randrange(PEOPLE)]
        yield _handed_in(random, person, point, "discuss-1", KINDS[number % 3], reply_to)
        said.append(point)
    yield instructor, e.PhaseEnded(visit="discuss-1")
    yield instructor, e.RoomEnded()


def _handed_in(
    random: Random, person: str, said: str, visit: str, point: PointKind | None = None, reply_to: str | None = None
) -> tuple[Actor, e.AnyEvent]:
    return Actor("student", person), e.ContributionHandedIn(
        contribution=said,
        kind="point" if point else "answer",
        author=person,
        visit=visit,
        prompt="1",
        text=_text(random),
        point=point,
        reply_to=reply_to,
    )


def _id(random: Random) -> str:
    return str(UUID(int=random.getrandbits(128), version=4))


def _text(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(3, 40)))


def exported(data_dir: Path, code: str, form: str, file: Path) -> tuple[float, int, int]:
    """(seconds, the largest resident memory in KB, bytes of the file)"""
    command = [sys.executable, "-m", "facilitator", "export", code, "--format", form, "--output", str(file)]
    begun = time.monotonic()
    process = subprocess.Popen([*command, "--data-dir", str(data_dir)])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"export --format {form} failed")
    return time.monotonic() - begun, usage.ru_maxrss, file.stat().st_size


if __name__ == "__main__":
    main()
