"""Carries what happened in a real thread to the task that waits for it, error or not.

The thread pools of both green engines mistake some results for errors, or print errors that the caller expects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Outcome(Generic[T]):
    """The result of ``task()``, which runs at construction; ``get`` returns it or raises what it raised."""

    def __init__(self, task: Callable[[], T]) -> None:
        self._error: Exception | None = None
        try:
            self._value = task()
        except Exception as error:  # Not swallowed: `get` raises it where it is expected.
            self._error = error

    def get(self) -> T:
        if self._error is not None:
            raise self._error
        return self._value
