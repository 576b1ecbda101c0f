"""The writer on every engine, over real files: shared commits, answers in order, nothing written on what failed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pysqlite3
import pytest

from facilitator.engine import Engine, EngineName, pick
from facilitator.engine.on_threads import ThreadsEngine
from facilitator.store import sqlite as sqlite_store
from facilitator.store.errors import NotSaved, NotStored, SeqTaken
from facilitator.store.log import Append, Log
from facilitator.store.open import DATABASE_NAME, Store, open_store
from facilitator.store.writer import LARGEST_BATCH, Writer
from tests.serving import PATIENCE
from tests.store.rows import append, opening
from tests.store.test_log import bodies, counted_commits


class Answers:
    """What the writer told, in the order in which it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, NotStored | None]] = []

    def of(self, name: str) -> Callable[[NotStored | None], None]:
        return lambda outcome: self.told.append((name, outcome))

    @property
    def stored(self) -> list[str]:
        return [name for name, outcome in self.told if outcome is None]

    @property
    def failed(self) -> dict[str, type[NotStored]]:
        return {name: type(outcome) for name, outcome in self.told if outcome is not None}


class Watching:
    """The real log, and how many appends it was given each time."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.batches: list[int] = []

    def append_all(self, appends: Sequence[Append]) -> list[NotStored | None]:
        self.batches.append(len(appends))
        return self._log.append_all(appends)


class Failing(Watching):
    """Stores nothing the first time, and says so only when it may go on."""

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.go_on = threading.Event()

    def append_all(self, appends: Sequence[Append]) -> list[NotStored | None]:
        if not self.batches:
            self.batches.append(len(appends))
            assert self.go_on.wait(PATIENCE)
            return [NotSaved("the disk is full", unknown=False) for _ in appends]
        return super().append_all(appends)


@contextmanager
def writing_held_up(tmp_path: Path) -> Iterator[None]:
    """Another process's transaction: commits wait until the block ends."""
    connection = pysqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.close()


@pytest.fixture(params=["threading", "eventlet", "gevent"])
def engine(request: pytest.FixtureRequest) -> Engine:
    name: EngineName = request.param
    return pick(name)


@pytest.fixture
def log(sqlite: Store) -> Watching:
    sqlite.log.append_all([opening("r1", b"opened"), opening("r2", b"opened")])
    return Watching(sqlite.log)


@pytest.fixture
def writer(log: Watching, engine: Engine) -> Writer:
    return Writer(log, engine)


def wait_for(engine: Engine, condition: Callable[[], bool]) -> None:
    deadline = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < deadline
        engine.sleep(0.01)


def test_all_that_waits_shares_a_commit_and_is_answered_in_order(
    writer: Writer, engine: Engine, log: Watching, sqlite: Store, tmp_path: Path
) -> None:
    answers = Answers()
    with counted_commits() as commits:
        with writing_held_up(tmp_path):
            writer.submit(append("r1", 1, b"first"), answers.of("first"))
            wait_for(engine, lambda: log.batches == [1])
            for number in range(LARGEST_BATCH + 5):
                writer.submit(append("r2", 1 + number, b"x"), answers.of(str(number)))
            assert answers.told == []
        writer.flush()
    assert answers.stored == ["first", *map(str, range(LARGEST_BATCH + 5))]
    assert log.batches == [1, LARGEST_BATCH, 5]
    assert len(commits) == 3
    assert len(bodies(sqlite, "r2")) == LARGEST_BATCH + 6


def test_the_event_loop_goes_on_while_a_commit_waits(writer: Writer, engine: Engine, tmp_path: Path) -> None:
    """Were the loop to wait, it would do so until the database is given up, and the answer were there."""
    answers = Answers()
    with writing_held_up(tmp_path):
        writer.submit(append("r1", 1, b"x"), answers.of("x"))
        for _ in range(20):
            engine.sleep(0.005)
        assert answers.told == []
    writer.flush()
    assert answers.stored == ["x"]


def test_a_stale_append_takes_those_with_it_that_build_on_it(writer: Writer, sqlite: Store, tmp_path: Path) -> None:
    answers = Answers()
    with writing_held_up(tmp_path):
        writer.submit(append("r1", 7, b"stale"), answers.of("stale"))
        writer.submit(append("r1", 8, b"on it"), answers.of("on it"))
        writer.submit(append("r2", 1, b"fine"), answers.of("fine"))
    writer.flush()
    assert answers.stored == ["fine"]
    assert set(answers.failed) == {"stale", "on it"}
    assert bodies(sqlite, "r1") == [b"opened"]


def test_after_a_failed_commit_nothing_that_builds_on_it_is_written(engine: Engine, sqlite: Store) -> None:
    sqlite.log.append_all([opening("r1", b"opened"), opening("r2", b"opened")])
    log = Failing(sqlite.log)
    writer = Writer(log, engine)
    answers = Answers()
    writer.submit(append("r1", 1, b"lost"), answers.of("lost"))
    wait_for(engine, lambda: log.batches == [1])
    writer.submit(append("r1", 2, b"on it"), answers.of("on it"), stands=lambda: "lost" not in answers.failed)
    writer.submit(append("r2", 1, b"fine"), answers.of("fine"))
    log.go_on.set()
    wait_for(engine, lambda: bool(answers.told))
    # Whoever was told goes back to what is stored, and begins anew from there.
    writer.submit(append("r1", 1, b"anew"), answers.of("anew"))
    writer.flush()
    assert answers.failed == {"lost": NotSaved, "on it": NotSaved}
    assert [name for name, _ in answers.told] == ["lost", "on it", "fine", "anew"]
    assert bodies(sqlite, "r1") == [b"opened", b"anew"]
    assert bodies(sqlite, "r2") == [b"opened", b"fine"]


def test_what_has_fallen_is_not_written_though_the_log_would_take_it(
    writer: Writer, log: Watching, sqlite: Store
) -> None:
    """The seq that it expects is there, but it is somebody else's event."""
    answers = Answers()
    writer.submit(append("r1", 1, b"on what was lost"), answers.of("r1"), stands=lambda: False)
    writer.submit(append("r2", 1, b"fine"), answers.of("r2"))
    writer.flush()
    assert answers.failed == {"r1": NotSaved}
    assert answers.stored == ["r2"]
    assert bodies(sqlite, "r1") == [b"opened"]


def test_a_database_that_stays_busy_answers_not_saved(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "BUSY_SECONDS", 0.1)
    store = open_store(None, tmp_path)
    store.log.append_all([opening("r1", b"opened")])
    writer = Writer(store.log, engine)
    answers = Answers()
    with writing_held_up(tmp_path):
        writer.submit(append("r1", 1, b"lost"), answers.of("lost"))
        writer.flush()
    assert answers.failed == {"lost": NotSaved}
    assert bodies(store, "r1") == [b"opened"]
    store.close()


def test_an_append_that_is_submitted_by_done_is_written(writer: Writer, sqlite: Store) -> None:
    answers = Answers()

    def goes_on(outcome: NotStored | None) -> None:
        assert outcome is None
        writer.submit(append("r1", 2, b"second"), answers.of("second"))

    writer.submit(append("r1", 1, b"first"), goes_on)
    writer.flush()
    writer.flush()
    assert answers.stored == ["second"]
    assert bodies(sqlite, "r1") == [b"opened", b"first", b"second"]


def test_other_jobs_take_their_turn(writer: Writer, sqlite: Store, tmp_path: Path) -> None:
    answers = Answers()
    with writing_held_up(tmp_path):
        writer.submit(append("r1", 1, b"before"), answers.of("before"))
    assert writer.run(lambda: bodies(sqlite, "r1")) == [b"opened", b"before"]
    writer.run(lambda: sqlite.log.delete_rooms(["r1"]))
    writer.submit(append("r1", 2, b"after"), answers.of("after"))
    writer.flush()
    assert answers.failed == {"after": SeqTaken}


def test_what_a_job_needs_is_taken_when_all_before_it_was_answered(writer: Writer, tmp_path: Path) -> None:
    answers = Answers()
    with writing_held_up(tmp_path):
        writer.submit(append("r1", 1, b"before"), answers.of("before"))
    assert writer.run_with(lambda: list(answers.stored), lambda taken: taken) == ["before"]


def test_a_job_that_fails_fails_its_caller_only(writer: Writer) -> None:
    answers = Answers()

    def fails() -> None:
        raise NotSaved("no", unknown=False)

    with pytest.raises(NotSaved, match="no"):
        writer.run(fails)
    writer.submit(append("r1", 1, b"x"), answers.of("x"))
    writer.flush()
    assert answers.stored == ["x"]


def test_a_malformed_append_is_refused_at_once(writer: Writer) -> None:
    answers = Answers()
    with pytest.raises(ValueError, match="follow"):
        writer.submit(
            Append(room_id="r1", expected=4, events=append("r1", 1, b"x").events, command=None), answers.of("x")
        )
    writer.flush()
    assert answers.told == []


def test_a_closed_store_answers_not_saved(writer: Writer, sqlite: Store) -> None:
    answers = Answers()
    sqlite.close()
    writer.submit(append("r1", 1, b"x"), answers.of("x"))
    writer.flush()
    assert answers.failed == {"x": NotSaved}


def test_many_tasks_submit_at_once(writer: Writer, engine: Engine, sqlite: Store) -> None:
    """Each room's appends in their order, whatever the tasks do between."""
    answers = Answers()
    rooms = [f"m{number}" for number in range(8)]

    def lesson(room_id: str) -> Callable[[], None]:
        def task() -> None:
            writer.submit(opening(room_id, b"0"), answers.of(room_id))
            for number in range(1, 30):
                writer.submit(append(room_id, number, str(number).encode()), answers.of(room_id))
                engine.sleep(0)

        return task

    for room_id in rooms:
        engine.spawn(lesson(room_id))
    wait_for(engine, lambda: len(answers.told) == 30 * len(rooms))
    assert answers.failed == {}
    assert {room_id: bodies(sqlite, room_id) for room_id in rooms} == {
        room_id: [str(number).encode() for number in range(30)] for room_id in rooms
    }


class Watched(ThreadsEngine):
    """Keeps what its tasks raise."""

    def __init__(self) -> None:
        self.raised: list[Exception] = []

    def spawn(self, task: Callable[[], None]) -> None:
        def watched() -> None:
            try:
                task()
            except (RuntimeError, LookupError) as error:
                self.raised.append(error)

        super().spawn(watched)


def test_a_done_that_raises_keeps_nobody_else_waiting(sqlite: Store, tmp_path: Path) -> None:
    engine = Watched()
    sqlite.log.append_all([opening("r1", b"opened")])
    writer = Writer(sqlite.log, engine)
    answers = Answers()

    def raises(_: NotStored | None) -> None:
        raise LookupError("a bug")

    with writing_held_up(tmp_path):
        writer.submit(append("r1", 1, b"x"), raises)
        writer.submit(append("r1", 2, b"y"), answers.of("y"))
    writer.flush()
    writer.submit(append("r1", 3, b"z"), answers.of("z"))
    writer.flush()
    assert answers.stored == ["y", "z"]
    assert [str(error) for error in engine.raised] == ["a bug"]


def test_a_log_that_raises_leaves_nobody_waiting() -> None:
    class Broken:
        def append_all(self, appends: object) -> list[NotStored | None]:
            raise RuntimeError("a bug")

    engine = Watched()
    writer = Writer(Broken(), engine)
    answers = Answers()
    writer.submit(append("r1", 1, b"x"), answers.of("x"))
    writer.flush()
    ((name, outcome),) = answers.told
    assert name == "x"
    assert isinstance(outcome, NotSaved)
    assert outcome.unknown
    assert [str(error) for error in engine.raised] == ["a bug"]
