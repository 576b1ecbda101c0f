"""The load client's end of the line: one command, one answer. What the client itself does is in ``load/``."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from msgspec import Raw, Struct

from bench.machine import LOAD_CORE, NODE
from bench.running import Running, spawn

MAIN: Final = Path(__file__).parent / "load" / "main.ts"
T = TypeVar("T")


class LoadFailed(Exception):
    """A measurement did not come to its end."""


class Joined(Struct, frozen=True):
    ms: float


class Told(Struct, frozen=True):
    median_ms: float
    last_ms: float
    bytes: int


class Drafted(Struct, frozen=True):
    median_ms: float
    last_ms: float
    sent: int
    seen: int


class Answered(Struct, frozen=True):
    ms: float
    median_ms: float
    count: int
    console_ms: float | None


class _Answer(Struct, frozen=True):
    ok: bool
    why: str = ""
    result: Raw = Raw(b"null")


class Load:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def open(self, **opening: str | int) -> None:
        self._ask({"do": "open", **opening})

    def join(self, phones: int) -> Joined:
        return msgspec.json.decode(self._ask({"do": "join", "phones": phones}), type=Joined)

    def tell(self) -> Told:
        return msgspec.json.decode(self._ask({"do": "tell"}), type=Told)

    def draft(self, per_second: int, seconds: int) -> Drafted:
        asked = {"do": "draft", "per_second": per_second, "seconds": seconds}
        return msgspec.json.decode(self._ask(asked), type=Drafted)

    def answer(self) -> Answered:
        return msgspec.json.decode(self._ask({"do": "answer"}), type=Answered)

    def close(self) -> None:
        self._ask({"do": "close"})

    def _ask(self, command: dict[str, object]) -> Raw:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(command).decode() + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise LoadFailed("the load client has ended")
        answer = msgspec.json.decode(line, type=_Answer)
        if not answer.ok:
            raise LoadFailed(f"{command['do']}: {answer.why}")
        return answer.result


@contextmanager
def loading() -> Iterator[Load]:
    process = spawn((NODE, "--max-old-space-size=4096", str(MAIN)), LOAD_CORE)
    with Running(process):
        yield Load(process)
