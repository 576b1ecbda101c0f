"""Discussions as classes really held them, brought in and exported in every form: nothing that was said is lost.

The ten real lessons lie beside the project and are not part of it; a lesson of our own is always among them.
"""

from __future__ import annotations

import csv
import importlib.util
import io
from collections.abc import Callable, Mapping
from datetime import UTC
from functools import cache, partial
from typing import Any

import pytest

from facilitator.importing.lesson import Lesson
from facilitator.importing.reading import read
from facilitator.importing.room import Imported, entries
from facilitator.transcript.as_json import as_json
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.manner import Manner
from facilitator.transcript.model import Transcript
from facilitator.transcript.reading import Reading
from facilitator.transcript.sections import sections
from tests.serving import ROOT
from tests.transcript.odd import ODD
from tests.transcript.readers import READERS, missing, squeezed

REAL = sorted((ROOT.parent / "shared" / "lessons").glob("*.csv"))
Write = Callable[[Transcript], bytes]


def our_own() -> bytes:
    """Long, with much that is said again and again, and all odd texts that a file can hold."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(["turn", "role", "speaker", "text"])
    said = [text for text in ODD if not any(ord(char) < 32 and char not in "\t\n\r" for char in text)]
    for number in range(300):
        role, speaker = ("instructor", f"T{number % 2}") if number % 3 == 0 else ("student", f"S{number % 11:02}")
        rows.writerow([number + 1, role, speaker, said[number % len(said)] if number % 7 == 0 else f"turn {number}"])
    return out.getvalue().encode()


LESSONS: Mapping[str, Callable[[], bytes]] = {"our own": our_own, **{path.stem: path.read_bytes for path in REAL}}


@cache
def brought_in(name: str) -> tuple[Lesson, Transcript]:
    lesson = read(LESSONS[name]())
    about = Imported(file=f"{name}.csv", title=name, language="en", begun_at=1_700_000_000_000, owner="local")
    return lesson, build(entries(lesson, about, "r1", "ABC234"))


def _forms() -> dict[str, Write]:
    """Those that the program has."""
    if importlib.util.find_spec("facilitator.transcript.forms") is None:
        return {"json": as_json, "md": lambda transcript: as_markdown(transcript, "shown", "en", UTC).encode()}
    forms: Any = importlib.import_module("facilitator.transcript.forms")
    return {name: partial(_written, form) for name, form in forms.FORMS.items()}


def _written(form: Any, transcript: Transcript) -> bytes:
    out = io.BytesIO()
    form.write(out, transcript, Manner(zone=UTC), lambda name: None)
    return out.getvalue()


FORMS = _forms()


def test_every_form_has_a_reader() -> None:
    assert FORMS.keys() <= READERS.keys()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", LESSONS)
def test_nothing_that_was_said_is_lost(name: str, form: str) -> None:
    lesson, transcript = brought_in(name)
    assert missing(form, FORMS[form](transcript), (turn.text for turn in lesson.turns)) == []


@pytest.mark.parametrize("name", LESSONS)
def test_everybody_is_read_in_turn(name: str) -> None:
    lesson, transcript = brought_in(name)
    [section] = sections(Reading(transcript, "en", UTC, str))
    said = [(line.author, line.text) for line in section.points]
    assert said == [(turn.speaker or "Instructor", turn.text) for turn in lesson.turns]
    text, at = squeezed(READERS["md"](as_markdown(transcript, "shown", "en", UTC).encode())), 0
    for turn in lesson.turns:
        at = text.index(squeezed(turn.text), at) + len(squeezed(turn.text))
