"""The plans that are there at any time: those that came with the program, and the instructor's own folder.

Files may come, change and go while the server runs. Looking costs a few calls to the disk, so it is done at most once a
second, and only what changed is read again.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from facilitator.plans.check import PlanFile, check_file
from facilitator.plans.load import Library, library_of
from facilitator.plans.problems import Problem

SECONDS = 1.0
PLAN_ENDINGS = (".yaml", ".yml")
MAX_FILES = 5000
"""Of a folder; what lies deeper or beyond is not looked at."""
MAX_DEPTH = 8

Seen = dict[str, tuple[int, int]]
"""Every file: when it was changed, in nanoseconds, and its bytes."""
Checked = tuple[PlanFile | None, list[Problem]]


class Shelf:
    """``look`` blocks on the disk; ``now`` is what it found the last time."""

    def __init__(self, shipped: Path, own: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.shipped = shipped
        self.own = own
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: Seen | None = None
        self._checked: dict[str, Checked] = {}
        self.now = Library(plans={}, problems=[])
        self.look()

    def is_due(self) -> bool:
        """Whether it is time to look again."""
        return self._clock() - self._looked >= SECONDS

    def look(self) -> Library:
        """What is there now."""
        with self._lock:
            self._looked = self._clock()
            shipped, own = _files_in(self.shipped), _files_in(self.own)
            seen = {**shipped, **own}
            if seen != self._seen:
                self._forget(seen)
                self._seen = seen
                self.now = self._library(shipped, own)
            return self.now

    def own_files(self) -> dict[str, Path]:
        """The instructor's own plan files by stem, broken ones too."""
        return {path.stem: path for path in reversed(_plans(_files_in(self.own)))}

    def _forget(self, seen: Seen) -> None:
        """What has to be checked again: what changed, and, where a picture came or went, the plans that may show it."""
        before = self._seen or {}
        changed = {name for name in before.keys() | seen.keys() if before.get(name) != seen.get(name)}
        if any(not name.endswith(PLAN_ENDINGS) for name in changed):
            self._checked = {name: checked for name, checked in self._checked.items() if _shows_nothing(checked)}
        for name in changed:
            self._checked.pop(name, None)

    def _library(self, shipped: Seen, own: Seen) -> Library:
        ours = _plans({name: seen for name, seen in own.items() if name not in shipped})
        found = library_of([*_plans(shipped), *ours], self._check)
        inside = set(ours)
        missing = [] if self.shipped.is_dir() else [_no_folder(self.shipped)]
        return msgspec.structs.replace(
            found,
            problems=[*missing, *found.problems],
            own=frozenset(plan_id for plan_id, file in found.plans.items() if file.path in inside),
        )

    def _check(self, path: Path) -> Checked:
        name = str(path)
        if name not in self._checked:
            self._checked[name] = check_file(path)
        return self._checked[name]


def _no_folder(directory: Path) -> Problem:
    return Problem(file=directory, line=1, text="there is no such folder")


def _shows_nothing(checked: Checked) -> bool:
    return checked[0] is not None and not checked[0].plan.materials


def _plans(seen: Seen) -> list[Path]:
    return sorted(Path(name) for name in seen if name.endswith(PLAN_ENDINGS))


def _files_in(directory: Path) -> Seen:
    seen: Seen = {}
    for entry in _walk(str(directory), 0):
        try:
            state = entry.stat()
        except OSError:
            continue
        seen[entry.path] = (state.st_mtime_ns, state.st_size)
        if len(seen) >= MAX_FILES:
            break
    return seen


def _walk(directory: str, depth: int) -> Iterator[os.DirEntry[str]]:
    """Files, without those whose names begin with a full stop; links to folders are not followed."""
    try:
        with os.scandir(directory) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < MAX_DEPTH:
                yield from _walk(entry.path, depth + 1)
        else:
            yield entry
