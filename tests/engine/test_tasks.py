"""Tasks, waiting, locks and real threads mean the same on every engine."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from facilitator.engine import Engine, EngineName, pick


@pytest.fixture(params=["eventlet", "gevent", "threading"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return pick(request.param)


def test_who_waits_for_an_event_goes_on_once_it_is_set(engine: Engine) -> None:
    event, woken = engine.event(), [engine.event() for _ in range(3)]
    for one in woken:
        engine.spawn(lambda one=one: one.set() if event.wait() else None)  # type: ignore[misc]
    assert not woken[0].wait(0.01)
    event.set()
    event.set()
    assert all(one.wait(5) for one in woken)
    assert event.wait()
    assert event.wait(0)


def test_waiting_in_vain_says_so(engine: Engine) -> None:
    assert engine.event().wait(0.01) is False


def test_a_lock_is_for_one_task_as_often_as_it_likes(engine: Engine) -> None:
    lock, started, done = engine.lock(), engine.event(), engine.event()
    order: list[str] = []

    def other() -> None:
        started.set()
        with lock:
            order.append("other")
        done.set()

    with lock, lock:
        engine.spawn(other)
        assert started.wait(5)
        engine.sleep(0)
        order.append("first")
    assert done.wait(5)
    assert order == ["first", "other"]


def test_the_others_go_on_while_a_real_thread_works(engine: Engine) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work() -> int:
        begun.set()
        assert go_on.wait(5)
        return threading.get_ident()

    def help_it() -> None:
        while not begun.is_set():
            engine.sleep(0)
        go_on.set()

    engine.spawn(help_it)
    thread = engine.in_thread(work)
    assert (thread == threading.get_ident()) is (engine.name == "threading")


def test_an_error_in_a_real_thread_reaches_who_asked_and_nobody_else(
    engine: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise KeyError("expected")

    with pytest.raises(KeyError, match="expected"):
        engine.in_thread(fail)
    assert capfd.readouterr() == ("", "")


def test_a_result_that_looks_like_an_error_is_a_result(engine: Engine) -> None:
    result = (ValueError, ValueError("no error"), None)
    assert engine.in_thread(lambda: result) is result


@pytest.mark.parametrize("name", ["eventlet", "gevent", "threading"])
def test_one_engine_is_imported_unwarned_and_patches_nothing(name: EngineName) -> None:
    program = f"""
import sys, threading, socket, time, queue
real = [threading.Lock, threading.RLock, threading.Thread, socket.socket, time.sleep, queue.Queue]
from facilitator.engine import pick
assert not {{"eventlet", "gevent"}} & set(sys.modules), "imported before it was picked"
pick({name!r})
assert {{"eventlet", "gevent"}} & set(sys.modules) == {{{name!r}}} - {{"threading"}}
assert real == [threading.Lock, threading.RLock, threading.Thread, socket.socket, time.sleep, queue.Queue]
import warnings
try:
    warnings.warn("another one")
except UserWarning:
    print("fine")
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("fine\n", "")
