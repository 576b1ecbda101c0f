"""What is told of a plan that was saved before; its file is named by the moment, so that names are in order."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from facilitator.plans.check import check_bytes
from facilitator.plans.merging import tree_of

TIME = "%Y%m%dT%H%M%S%f"
VERSION = re.compile("[0-9]{8}T[0-9]{12}")


class Kept(Struct, frozen=True, kw_only=True):
    """A version; ``at`` is in milliseconds since 1970."""

    name: str
    at: int
    title: str
    minutes: int


def kept_as(name: str, raw: bytes, path: Path) -> Kept:
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
