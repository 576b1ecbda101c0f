"""Zip files that are the same whenever they are written from the same: no entry has a time of its own.

All entries are deflated, pictures too: of one that is stored as it is, whoever reads a zip from front to back cannot
tell the end.
"""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipInfo

_UNIX = 3
_READABLE = 0o644 << 16


def entry(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _READABLE
    return info
