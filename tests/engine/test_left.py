"""Who leaves before the answer has come is no fault of the program, and leaves nothing in its log."""

from __future__ import annotations

import logging

import pytest

from facilitator.engine.on_eventlet import _Tracebacks

TRACEBACK = 'Traceback (most recent call last):\n  File "wsgi.py", line 1, in write\n'


@pytest.mark.parametrize("last", ["BrokenPipeError: [Errno 32] Broken pipe", "ConnectionResetError: [Errno 104] gone"])
def test_a_page_that_was_left_while_it_loaded(caplog: pytest.LogCaptureFixture, last: str) -> None:
    with caplog.at_level(logging.DEBUG):
        _Tracebacks().info(f"{TRACEBACK}{last}\n")
    assert caplog.records == []


def test_a_bug_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    _Tracebacks().info(f"{TRACEBACK}ValueError: BrokenPipeError\n")
    assert "ValueError" in caplog.text
