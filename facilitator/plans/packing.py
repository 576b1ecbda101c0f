"""Plans with their pictures as one zip file, and out of one: nothing is believed that a zip says of itself."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from facilitator.plans.check import PlanFile

MAX_ENTRIES = 200
MAX_BYTES = 20 * 1024 * 1024
"""Of all that comes out of one."""
MAX_NAME = 200
MAX_DEPTH = 6
MAX_PART_BYTES = 255
"""Of a file's or folder's name: as file systems have it, where a letter may take three."""
DIRECTORY_BYTES = 128 * 1024
"""Of a zip's table of contents: enough for that many entries with long names."""
END = b"PK\x05\x06"
LONG_END = b"PK\x06\x07"
END_BYTES = 22
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CONTROL = re.compile(r"[\x00-\x1f\x7f:\\]")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class BadZip(Exception):
    """``reason`` names the sentence that says why; ``name`` is the entry's, where it is about one."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name[:80]


def packed(plans: Sequence[tuple[PlanFile, bytes]]) -> bytes:
    """The same bytes for the same plans: one by itself, several in a folder each."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, raw in plans:
            folder = f"{file.plan.id}/" if len(plans) > 1 else ""
            names = {f"{file.plan.id}.yaml": raw}
            for material in file.plan.materials:
                if name := material.image or material.pdf:
                    names.setdefault(str(PurePosixPath(name)), (file.path.parent / name).read_bytes())
            for name, body in names.items():
                archive.writestr(zipfile.ZipInfo(f"{folder}{name}", LONG_AGO), body, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def unpacked(body: bytes) -> dict[str, bytes]:
    """Its files by their paths, all of them harmless. Raises BadZip."""
    _look_at_the_end(body)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(archive.infolist()) > MAX_ENTRIES:
                raise BadZip("too-many")
            for entry in entries:
                _look_at(entry)
            if sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise BadZip("too-large")
            return _read(archive, [entry for entry in entries if not _is_aside(entry.filename)])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise BadZip("not-a-zip") from None


def _look_at_the_end(body: bytes) -> None:
    """Before the table of contents is read, which may itself be huge."""
    at = body.rfind(END, max(0, len(body) - END_BYTES - 0xFFFF))
    if at < 0 or len(body) - at < END_BYTES or body[at - 20 : at - 16] == LONG_END:
        raise BadZip("not-a-zip" if at < 0 or len(body) - at < END_BYTES else "too-many")
    if int.from_bytes(body[at + 10 : at + 12], "little") > MAX_ENTRIES:
        raise BadZip("too-many")
    if int.from_bytes(body[at + 12 : at + 16], "little") > DIRECTORY_BYTES:
        raise BadZip("too-many")


def _look_at(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or CONTROL.search(name) or CONTROL.search(entry.orig_filename):
        raise BadZip("bad-name", name)
    if len(name) > MAX_NAME or len(parts) > MAX_DEPTH or not all(part.strip() == part and part for part in parts):
        raise BadZip("bad-name", name)
    if any(len(part.encode()) > MAX_PART_BYTES for part in parts):
        raise BadZip("bad-name", name)
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise BadZip("link", name)
    if entry.flag_bits & 1:
        raise BadZip("locked", name)
    if entry.compress_type not in METHODS:
        raise BadZip("not-a-zip", name)


def _is_aside(name: str) -> bool:
    """What systems put beside the files, unseen."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """No more than is allowed comes out, whatever the entries claim."""
    found: dict[str, bytes] = {}
    left = MAX_BYTES
    for entry in entries:
        if entry.filename in found:
            raise BadZip("twice", entry.filename)
        with archive.open(entry) as file:
            body = file.read(left + 1)
        left -= len(body)
        if left < 0:
            raise BadZip("too-large")
        found[entry.filename] = body
    return found


def laid_out(files: dict[str, bytes], folder: Path) -> list[Path]:
    """Written below an empty folder; the plans among them. Raises BadZip."""
    for name, body in files.items():
        path = folder / name
        if any(parent in files for parent in map(str, PurePosixPath(name).parents)):
            raise BadZip("bad-name", name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(body)
    return sorted(folder / name for name in files if name.endswith((".yaml", ".yml")))
