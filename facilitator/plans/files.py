"""Small files, written whole: after a power cut there is the old text or the new one."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile

MOST = 25 * 1024 * 1024
"""Bytes of a file that is read: as many as a PDF beside a plan may have, which is the largest."""


def read(path: Path) -> bytes | None:
    """None if there is no such file, or it cannot be read or is larger than ``MOST``. A link may lead to a pipe or a
    device: those never end, and are not read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError):
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        with open(descriptor, "rb", closefd=False) as file:
            body = file.read(MOST + 1)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return body if len(body) <= MOST else None


def write_whole(path: Path, body: bytes) -> None:
    """Makes the folders that are missing. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".new", delete=False) as file:
        try:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.unlink(file.name)
            raise
    Path(file.name).replace(path)
    _settle(path.parent)


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """So that the name outlives a power cut."""
    if folder.is_dir():
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
