"""What own plans said whenever they were saved: a file each, never changed, the oldest dropped in the end."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from facilitator.plans.check import check_bytes
from facilitator.plans.files import read, remove, write_whole
from facilitator.plans.merging import tree_of

MAX_VERSIONS = 50
TIME = "%Y%m%dT%H%M%S%f"
VERSION = re.compile("[0-9]{8}T[0-9]{12}")


class Kept(Struct, frozen=True, kw_only=True):
    """A version; ``at`` is in milliseconds since 1970."""

    name: str
    at: int
    title: str
    minutes: int


class Versions:
    """``folder`` holds a folder for each plan; ``home`` is where the plans themselves lie. Blocks on the disk."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._folder = folder
        self._home = home
        self._known: dict[tuple[str, str], Kept] = {}
        """Those that were looked at, by plan and name: checking one takes a while."""

    def plans(self) -> list[str]:
        """The ids of all plans that have some."""
        return sorted(path.name for path in self._folder.glob("*") if path.is_dir())

    def of(self, plan_id: str) -> list[Kept]:
        """The newest first."""
        found = (self._version(plan_id, name) for name in reversed(self._names(plan_id)))
        return [kept for kept in found if kept is not None]

    def last(self, plan_id: str) -> Kept | None:
        names = self._names(plan_id)
        return self._version(plan_id, names[-1]) if names else None

    def text(self, plan_id: str, name: str) -> bytes | None:
        return read(self._folder / plan_id / f"{name}.yaml") if VERSION.fullmatch(name) else None

    def keep(self, plan_id: str, raw: bytes) -> None:
        """Unless that is what the newest says."""
        folder = self._folder / plan_id
        names = self._names(plan_id)
        if names and read(folder / f"{names[-1]}.yaml") == raw:
            return
        name = datetime.now(UTC).strftime(TIME)
        if names and name <= names[-1]:
            # The clock was put back, or two came within a microsecond: the newest still is the last.
            day, _, clock = names[-1].partition("T")
            name = f"{day}T{int(clock) + 1:012d}"
        write_whole(folder / f"{name}.yaml", raw)
        for old in names[: max(0, len(names) + 1 - MAX_VERSIONS)]:
            remove(folder / f"{old}.yaml")
            self._known.pop((plan_id, old), None)

    def _names(self, plan_id: str) -> list[str]:
        """The oldest first."""
        found = (path.stem for path in (self._folder / plan_id).glob("*.yaml"))
        return sorted(name for name in found if VERSION.fullmatch(name))

    def _version(self, plan_id: str, name: str) -> Kept | None:
        if (plan_id, name) not in self._known:
            raw = self.text(plan_id, name)
            if raw is None:
                return None
            self._known[plan_id, name] = _kept(name, raw, self._home / f"{plan_id}.yaml")
        return self._known[plan_id, name]


def _kept(name: str, raw: bytes, path: Path) -> Kept:
    file, _ = check_bytes(raw, path)
    title = file.plan.title if file is not None else (tree_of(raw) or {}).get("title", "")
    at = datetime.strptime(_in_range(name), TIME).replace(tzinfo=UTC)
    return Kept(
        name=name,
        at=int(at.timestamp() * 1000),
        title=title if isinstance(title, str) else "",
        minutes=file.plan.minutes if file is not None else 0,
    )


def _in_range(name: str) -> str:
    """A name made by counting on may say the 61st second."""
    try:
        datetime.strptime(name, TIME)
    except ValueError:
        return f"{name[:8]}T235959999999"
    return name
