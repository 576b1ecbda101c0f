"""Zip files that are the same whenever they are written from the same: no entry has a time of its own."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

PACKED = (".webp", ".jpg", ".png", ".pdf", ".docx", ".qdpx")
"""What deflating makes no smaller."""
_READABLE = 0o644 << 16


def entry(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_STORED if name.endswith(PACKED) else ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = _READABLE
    return info
