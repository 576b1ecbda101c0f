"""Pages of plans' files that were drawn once, by what the file holds: the next room with them opens with them.

Only what lies beside a plan is kept so. What an instructor sends in a lesson is in that room alone, and goes with it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from facilitator.pages import Drawn

MOST = 40
"""Files; those that were not used for longest go."""
VERSION = b"1"
"""Another way of drawing has another number."""


class Prepared:
    """Blocks: ask from real threads. What cannot be read or written is drawn anew, and that is all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, file: bytes) -> tuple[Drawn, ...] | None:
        path = self._path(file)
        try:
            body = path.read_bytes()
            found = msgspec.msgpack.decode(body, type=tuple[Drawn, ...])
            path.touch()
            return found
        except (OSError, msgspec.DecodeError):
            return None

    def put(self, file: bytes, pages: tuple[Drawn, ...]) -> None:
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Readable by its owner only, and there as a whole or not at all.
            with NamedTemporaryFile(dir=self._folder, delete=False) as whole:
                whole.write(msgspec.msgpack.encode(pages))
            os.replace(whole.name, self._path(file))
            self._forget_old()

    def _path(self, file: bytes) -> Path:
        return self._folder / f"{sha256(VERSION + file).hexdigest()}.pages"

    def _forget_old(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[MOST:]:
            path.unlink(missing_ok=True)
