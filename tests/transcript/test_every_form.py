"""Whatever a class says: in every form a parser that is not ours finds each text as often as it was handed in."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.discussion import events as e
from facilitator.transcript.build import build
from facilitator.transcript.forms import FORMS
from facilitator.transcript.manner import Manner
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.odd import all_said, odd_besides, odd_log
from tests.transcript.readers import missing

READ = ("md", "html", "pdf", "docx", "zip")
"""The forms that people read, not programs; the zip holds them."""

few = settings(max_examples=4, deadline=None)
histories = st.integers(0, 2**32).map(lambda seed: random_history(Random(seed), steps=120))


def made(form: str, log: list[e.Entry]) -> bytes:
    out = BytesIO()
    FORMS[form].write(out, build(log), Manner(zone=UTC), lambda name: None)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS)
@few
@given(histories)
def test_every_text_is_in_every_form(form: str, log: list[e.Entry]) -> None:
    assert missing(form, made(form, log), all_said(build(log))) == []


@pytest.mark.parametrize("form", FORMS)
def test_odd_texts_are_in_every_form(form: str) -> None:
    for log in (odd_log(), odd_besides()):
        assert missing(form, made(form, log), all_said(build(log))) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_room_with_nothing_in_it_has_every_form(form: str) -> None:
    told = ["contribution"] if form == "csv" else ["Adding fractions"]
    told += ["Nothing has happened in this room."] if form in READ else []
    assert missing(form, made(form, Scenario(checks=()).log), told) == []
