"""A PostgreSQL server that goes away: nothing false is acknowledged, and the store finds it again by itself."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest

from facilitator.engine import EngineName, pick
from facilitator.store.errors import DatabaseServed, DatabaseUnreachable, NotRead, NotSaved, NotStored, SeqTaken
from facilitator.store.open import Store, open_store
from facilitator.store.postgres import UPGRADE_LOCK, held
from facilitator.store.writer import Writer
from tests.serving import PATIENCE
from tests.store.cluster import Cluster
from tests.store.conftest import Start
from tests.store.rows import append, opening
from tests.store.test_crashes import go, rest
from tests.store.test_log import bodies

WAITING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def address(cluster: Cluster) -> str:
    return cluster.new_schema()


@pytest.fixture
def store(address: str, tmp_path: Path) -> Iterator[Store]:
    store = open_store(address, tmp_path)
    store.log.append_all([opening("r1", b"1")])
    yield store
    store.close()


@contextmanager
def other_process(address: str) -> Iterator[psycopg.Connection[tuple[int, ...]]]:
    """Commits, if its transaction is still open, at the end."""
    with psycopg.connect(address) as connection:
        yield connection


def waiting_processes(address: str, number: int = 1) -> list[int]:
    """The server's processes that wait for a lock, as soon as there are so many."""
    deadline = monotonic() + PATIENCE
    with psycopg.connect(address, autocommit=True) as connection:
        while len(found := connection.execute(WAITING).fetchall()) < number:
            assert monotonic() < deadline
            sleep(0.01)
    return [pid for (pid,) in found]


@contextmanager
def meanwhile(store: Store, seq: int) -> Iterator[Future[list[NotStored | None]]]:
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(store.log.append_all, [append("r1", seq - 1, b"meanwhile"), opening("r2")])


def test_a_server_that_was_restarted_is_found_again(store: Store, cluster: Cluster) -> None:
    cluster.stop()
    (outcome,) = store.log.append_all([append("r1", 1, b"lost")])
    assert isinstance(outcome, NotSaved)
    assert not outcome.unknown
    with pytest.raises(NotRead):
        store.log.events_after("r1", 0)
    cluster.start()
    assert store.log.append_all([append("r1", 1, b"2")]) == [None]
    cluster.stop()
    cluster.start()
    assert store.log.append_all([append("r1", 2, b"3")]) == [None]
    assert bodies(store, "r1") == [b"1", b"2", b"3"]


def test_a_connection_that_breaks_before_the_commit_saves_nothing(store: Store, address: str) -> None:
    with other_process(address) as other:
        other.execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE")
        with meanwhile(store, 2) as appending:
            other.execute("SELECT pg_terminate_backend(%s)", waiting_processes(address))
            first, second = appending.result()
    assert isinstance(first, NotSaved)
    assert isinstance(second, NotSaved)
    assert not first.unknown
    assert bodies(store, "r1") == [b"1"]
    assert store.log.append_all([append("r1", 1, b"2")]) == [None]


def test_a_connection_that_breaks_during_the_commit_leaves_it_unknown(store: Store, address: str) -> None:
    with other_process(address) as other:
        other.execute("""
            CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
        """)
        other.execute("""
            CREATE CONSTRAINT TRIGGER breaks AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION break()
        """)
    (outcome,) = store.log.append_all([append("r1", 1, b"2")])
    assert isinstance(outcome, NotSaved)
    assert outcome.unknown


def test_another_process_that_commits_first_takes_the_seq(store: Store, address: str) -> None:
    """The race that only the primary key decides: both saw the same last event."""
    with other_process(address) as other:
        other.execute("INSERT INTO event VALUES ('r1', 2, 1, 'p2', 'Happened', 1, 'theirs')")
        with meanwhile(store, 2) as appending:
            waiting_processes(address)
            other.commit()
            first, second = appending.result()
    assert isinstance(first, SeqTaken)
    assert second is None
    assert bodies(store, "r1") == [b"1", b"theirs"]
    assert bodies(store, "r2") == [b"{}"]


def test_another_process_that_gives_up_leaves_the_seq(store: Store, address: str) -> None:
    with other_process(address) as other:
        other.execute("INSERT INTO event VALUES ('r1', 2, 1, 'p2', 'Happened', 1, 'theirs')")
        with meanwhile(store, 2) as appending:
            waiting_processes(address)
            other.rollback()
            assert appending.result() == [None, None]
    assert bodies(store, "r1") == [b"1", b"meanwhile"]


def test_two_processes_open_a_new_store_at_once(start: Start, cluster: Cluster, tmp_path: Path) -> None:
    """Both have seen that there are no tables yet; one makes them, the other finds them."""
    empty = cluster.new_schema()
    with other_process(empty) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (UPGRADE_LOCK,))
        openers = [start("appender", "open", empty, str(tmp_path)) for _ in range(2)]
        go(openers)
        waiting_processes(empty, 2)
    assert [rest(opener) for opener in openers] == ["opened\n"] * 2


@pytest.mark.parametrize("name", ["eventlet", "gevent"])
def test_the_event_loop_goes_on_while_a_commit_waits(store: Store, address: str, name: EngineName) -> None:
    """psycopg waits in C: only a real thread keeps that from the loop."""
    engine = pick(name)
    writer = Writer(store.log, engine)
    told: list[NotStored | None] = []
    with other_process(address) as other:
        other.execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE")
        writer.submit(append("r1", 1, b"2"), told.append)
        for _ in range(20):
            engine.sleep(0.005)
        assert told == [], "the loop waited until the lock was given up"
    writer.flush()
    assert told == [None]


def test_only_one_server_holds_a_database(cluster: Cluster) -> None:
    address = cluster.new_schema()
    with held(address):
        with pytest.raises(DatabaseServed) as refused, held(address):
            raise AssertionError("two hold it")
        assert "\n" not in str(refused.value)
    with held(address):
        pass


def test_a_database_that_is_not_there_cannot_be_held() -> None:
    with pytest.raises(DatabaseUnreachable) as refused, held("postgresql://nobody:secret@127.0.0.1:1/none"):
        raise AssertionError("it is held")
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)
