"""Small files, written whole: after a power cut there is the old text or the new one."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def read(path: Path) -> bytes | None:
    """None if there is no such file, or it cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


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
