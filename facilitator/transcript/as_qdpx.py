"""The transcript as a REFI-QDA project (.qdpx), which NVivo, ATLAS.ti, MAXQDA and QualCoder open.

A zip of ``project.qde`` and the folder ``sources``: a text for each visit, and the pictures that answers show.
"""

from __future__ import annotations

from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZipFile

from facilitator.transcript.archive import entry
from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.model import Transcript
from facilitator.transcript.names import named
from facilitator.transcript.qda_project import Picture, Project
from facilitator.transcript.qde import source_guid, write_project
from facilitator.transcript.rasters import raster
from facilitator.transcript.reading import Reading

IN_MEMORY = 1 << 24
"""Bytes; what is larger waits on the disk."""


def write_qdpx(out: IO[bytes], transcript: Transcript, manner: Manner, images: Images) -> None:
    """By way of a file of its own, where sizes are written before what they are of: some programs need that."""
    shown = named(transcript, manner.names, manner.language)
    project = Project(Reading(shown, manner.language, manner.zone, str))
    with SpooledTemporaryFile(IN_MEMORY) as whole:
        with ZipFile(whole, "w") as archive:
            _write(archive, project, images)
        whole.seek(0)
        copyfileobj(whole, out)


def _write(archive: ZipFile, project: Project, images: Images) -> None:
    pictures = _stored(archive, project, images)
    for source in project.sources:
        archive.writestr(entry(f"sources/{source_guid(project, source)}.txt"), source.text.encode())
    with archive.open(entry("project.qde"), "w") as file:
        write_project(file, project, pictures)


def _stored(archive: ZipFile, project: Project, images: Images) -> dict[str, Picture]:
    """By the names of their files; one at a time, since there may be many."""
    stored = {}
    for picture in project.pictures:
        found = raster(picture.record, images)
        if found is not None:
            ending, body = found
            file = f"{picture.guid}.{ending}"
            archive.writestr(entry(f"sources/{file}"), body)
            stored[file] = picture
    return stored
