"""The workers that make transcripts: in turn, again after one died, never more than a few, and ended when idle."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from facilitator.discussion.refused import Refused
from facilitator.engine.on_threads import ThreadsEngine
from facilitator.exporting import PAGE, Order, write
from facilitator.exports import WORKER, WORKERS, Exports
from facilitator.exports_worker import Place, Task, done
from facilitator.live.room import to_row
from facilitator.store.log import Append, RoomRow
from facilitator.store.open import Store, open_store
from facilitator.transcript.as_page import BETWEEN, Shown
from tests.serving import PATIENCE
from tests.transcript.lesson import led

PRELUDE = "import json,sys,os,time\nsys.stdin.readline()\nfor line in sys.stdin:\n    task = json.loads(line)\n    "
WRITES_PID = PRELUDE + "open(task['path'],'w').write(str(os.getpid())); print('{}', flush=True)"
DIES_OF_PDF = PRELUDE + "task['order']['form'] == 'pdf' and os._exit(9)\n    " + WRITES_PID.split("    ")[-1]
TELLS_WHEN = "open(task['path'],'w').write(str(time.monotonic_ns())); print('{}', flush=True)"
OPENS_A_GATE = PRELUDE + "while not os.path.exists('GATE'): time.sleep(0.01)\n    " + TELLS_WHEN
LEAVES_WORDS = PRELUDE + "open(os.environ['TMPDIR'] + '/said', 'w').close(); time.sleep(600)"
STANDS_STILL = PRELUDE + "time.sleep(600)"


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Store]:
    """A store with the lesson in it."""
    lesson = led()
    store = open_store(None, tmp_path / "data")
    rows = tuple(to_row(entry) for entry in lesson.log)
    room = RoomRow(id="r1", code="ABC234", owner="i1", plan_id="adding-fractions", title="", language="en", opened_at=0)
    [refused] = store.log.append_all([Append(room_id="r1", expected=0, events=rows, command=None, room=room)])
    assert refused is None
    yield store
    store.close()


@pytest.fixture
def exports(tmp_path: Path) -> Iterator[Callable[..., Exports]]:
    """Makes them, with a script as the worker; all are stopped at the end."""
    made: list[Exports] = []

    def make(script: str | None = None, **limits: float) -> Exports:
        command = WORKER if script is None else (sys.executable, "-c", script)
        made.append(Exports(ThreadsEngine(), str(tmp_path / "data"), None, worker=command, **limits))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def ordered(form: str = "md", **fields: str) -> Order:
    return Order(room="r1", form=form, **fields)  # type: ignore[arg-type]


def test_a_file_is_what_the_command_line_makes(stored: Store, exports: Callable[..., Exports], tmp_path: Path) -> None:
    with exports().make(ordered()) as file:
        made = file.read()
    with (tmp_path / "direct").open("wb") as out:
        write(stored, ordered(), out)
    assert made == (tmp_path / "direct").read_bytes()
    assert b"# Adding fractions" in made


def test_a_worker_serves_again_and_no_more_are_started_than_may_be(exports: Callable[..., Exports]) -> None:
    pool = exports(WRITES_PID)
    seen: list[str] = []

    def ask() -> None:
        with pool.make(ordered()) as file:
            seen.append(file.read().decode())

    askers = [threading.Thread(target=ask) for _ in range(12)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(PATIENCE)
    assert len(seen) == 12
    assert 1 <= len(set(seen)) <= WORKERS


def test_a_page_goes_before_files_that_wait(
    exports: Callable[..., Exports], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.exports.WORKERS", 1)
    pool = exports(OPENS_A_GATE.replace("GATE", str(tmp_path / "gate")))
    made: dict[str, int] = {}

    def ask(form: str) -> None:
        with pool.make(ordered(form)) as file:
            made[form] = int(file.read())

    def begun(form: str, waiting: int) -> threading.Thread:
        asker = threading.Thread(target=ask, args=(form,))
        asker.start()
        while len(pool._waiting) < waiting:
            asker.join(0.01)
        return asker

    first = begun("md", 0)
    while pool._busy < 1:
        first.join(0.01)
    askers = [first, begun("csv", 1), begun(PAGE, 2)]
    (tmp_path / "gate").touch()
    for asker in askers:
        asker.join(PATIENCE)
    assert made["md"] < made[PAGE] < made["csv"]


def test_a_worker_that_dies_costs_its_order_alone(exports: Callable[..., Exports]) -> None:
    pool = exports(DIES_OF_PDF)
    with pytest.raises(Refused) as caught:
        pool.make(ordered("pdf"))
    assert (caught.value.code, caught.value.message) == ("not-saved", "refused.no-export")
    for _ in range(WORKERS + 1):
        with pool.make(ordered()) as file:
            assert file.read()


def test_one_that_stands_still_is_ended(exports: Callable[..., Exports]) -> None:
    pool = exports(STANDS_STILL, seconds=0.2)
    for _ in range(WORKERS + 1):
        with pytest.raises(Refused):
            pool.make(ordered())


def test_who_stops_waits_for_no_file(exports: Callable[..., Exports]) -> None:
    pool = exports(STANDS_STILL)
    refused: list[str] = []

    def ask() -> None:
        with pytest.raises(Refused) as caught:
            pool.make(ordered())
        refused.append(caught.value.message)

    askers = [threading.Thread(target=ask, daemon=True) for _ in range(WORKERS + 2)]
    for asker in askers:
        asker.start()
    while len(pool._waiting) < 2:
        askers[0].join(0.01)
    pool.stop()
    for asker in askers:
        asker.join(PATIENCE)
    assert refused == ["refused.no-export"] * (WORKERS + 2)


def test_one_that_cannot_be_started_refuses(tmp_path: Path) -> None:
    pool = Exports(ThreadsEngine(), str(tmp_path), None, worker=(sys.executable, "-c", ""))
    with pytest.raises(Refused) as caught:
        pool.make(ordered())
    assert caught.value.message == "refused.no-export"


def test_where_the_disk_takes_no_more_it_is_said_and_later_goes_on(
    exports: Callable[..., Exports], tmp_path: Path
) -> None:
    pool = exports(WRITES_PID)
    folder = tmp_path / "data" / "exports"
    folder.rmdir()
    folder.touch()
    for _ in range(WORKERS + 1):
        with pytest.raises(Refused) as caught:
            pool.make(ordered())
        assert (caught.value.code, caught.value.message) == ("not-saved", "refused.no-export")
    folder.unlink()
    with pool.make(ordered()) as file:
        assert file.read()


@pytest.mark.parametrize("seconds", [0.5, 600])
def test_what_a_worker_left_half_made_leaves_the_disk_with_it(
    exports: Callable[..., Exports], tmp_path: Path, seconds: float
) -> None:
    pool = exports(LEAVES_WORDS, seconds=seconds)

    def ask() -> None:
        with pytest.raises(Refused):
            pool.make(ordered("pdf"))

    asker = threading.Thread(target=ask)
    asker.start()
    folder = tmp_path / "data" / "exports"
    while not list(folder.rglob("said")):
        asker.join(0.01)
    if seconds > PATIENCE:
        pool.stop()
        assert list(folder.iterdir()) == []
    asker.join(PATIENCE)
    assert list(folder.iterdir()) == []


def test_a_worker_that_was_ended_while_idle_costs_nothing(exports: Callable[..., Exports]) -> None:
    pool = exports(WRITES_PID)
    with pool.make(ordered()) as file:
        os.kill(int(file.read()), signal.SIGKILL)
    [worker] = pool._idle
    while not worker.has_ended:
        time.sleep(0.01)
    with pool.make(ordered()) as file:
        assert file.read()


def test_an_idle_worker_is_ended(exports: Callable[..., Exports]) -> None:
    pool = exports(WRITES_PID, idle_seconds=0.1)
    with pool.make(ordered()) as file:
        worker = int(file.read())
    ended = threading.Event()

    def watch() -> None:
        while Path(f"/proc/{worker}").exists():
            ended.wait(0.02)
        ended.set()

    threading.Thread(target=watch, daemon=True).start()
    assert ended.wait(PATIENCE)


def test_what_is_not_there_is_refused_and_the_worker_lives(stored: Store, exports: Callable[..., Exports]) -> None:
    pool = exports()
    for nothing in (
        Order(room="r9", form="md"),
        ordered(reader="student", student="nobody"),
    ):
        with pytest.raises(Refused) as caught:
            pool.make(nothing)
        assert (caught.value.code, caught.value.message) == ("not-found", "refused.no-transcript")
    with pool.make(ordered("json")) as file:
        assert file.read(1) == b"{"


def test_a_workers_file_is_whole_when_it_says_so(stored: Store, tmp_path: Path) -> None:
    answer = done(Place(str(tmp_path / "data")), Task(ordered("json"), str(tmp_path / "out")))
    assert answer.refused == ""
    assert (tmp_path / "out").read_bytes().endswith(b"\n}\n")


def test_what_a_killed_server_was_making_is_taken_away(tmp_path: Path) -> None:
    left = tmp_path / "exports" / "half"
    left.mkdir(parents=True)
    (left / "transcript").write_bytes(b"names of children")
    Exports(ThreadsEngine(), str(tmp_path), None)
    assert not left.exists()


def test_a_folder_that_cannot_be_taken_away_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As of a disk that is mounted there.
    monkeypatch.setattr("facilitator.exports.shutil.rmtree", lambda *_, **__: None)
    (tmp_path / "exports").mkdir()
    pool = Exports(ThreadsEngine(), str(tmp_path), None, worker=(sys.executable, "-c", WRITES_PID))
    with pool.make(ordered()) as file:
        assert file.read()
    pool.stop()


def test_a_page_is_made_of_the_same_body_as_the_file(stored: Store, exports: Callable[..., Exports]) -> None:
    with exports().make(ordered(PAGE)) as made:
        shown = msgspec.json.decode(made.read(), type=Shown)
    assert shown.title == "Adding fractions"
    assert [way.letter for way in shown.ideas] == ["A", "B"]
    assert "then 5/6" in shown.after
    assert BETWEEN not in shown.before + shown.after
