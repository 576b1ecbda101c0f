"""Every form of a transcript in one zip, with the pictures that ``transcript.md`` shows.

It is written from front to back, one file after the other, and is the same whenever it is written of the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from facilitator.sketch import as_svg
from facilitator.transcript import model as m
from facilitator.transcript.archive import entry
from facilitator.transcript.forms import FORMS, Form
from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.reading import Reading

NAME = "transcript"


def write_zip(out: IO[bytes], transcript: m.Transcript, manner: Manner, images: Images) -> None:
    forms = [form for form in FORMS.values() if form.extension != "zip"]
    with ZipFile(out, "w") as archive:
        archive.writestr(entry("README.txt"), _readme(transcript, manner, forms).encode())
        for form in forms:
            with archive.open(entry(f"{NAME}.{form.extension}"), "w") as file:
                form.write(file, transcript, manner, images)
        for name, body in _pictures(transcript, images):
            archive.writestr(entry(f"pictures/{name}"), body)


def _readme(transcript: m.Transcript, manner: Manner, forms: list[Form]) -> str:
    reading = Reading(transcript, manner.language, manner.zone, str)
    code, opened = transcript.room.code, transcript.room.opened_at
    files = [(f"{NAME}.{each.extension}", reading.says(f"transcript.form.{each.extension}")) for each in forms]
    if next(_names(transcript), None) is not None:
        files.append(("pictures/", reading.says("transcript.readme.pictures")))
    blocks = [
        transcript.plan.title,
        f"{reading.says('transcript.room', code=f'{code[:3]} {code[3:]}')} · {reading.day(opened)}",
        *(f"{name}\n    {what}" for name, what in files),
        *([reading.says("transcript.readme.pseudonyms")] if manner.names == "pseudonyms" else []),
        reading.says("transcript.readme.more"),
    ]
    return "\n\n".join(blocks) + "\n"


def _names(transcript: m.Transcript) -> Iterator[str]:
    yield from (picture.name for picture in transcript.pictures)
    yield from (page.picture for material in transcript.materials for page in material.pages)


def _pictures(transcript: m.Transcript, images: Images) -> Iterator[tuple[str, bytes]]:
    """(name, body) of each once, but for those that are there no more: photos and pages as stored, drawings as SVG."""
    drawings = {each.name: each.drawing for each in transcript.pictures if each.drawing is not None}
    for name in dict.fromkeys(_names(transcript)):
        body = as_svg(drawings[name]).encode() if name in drawings else images(name)
        if body is not None:
            yield name, body
