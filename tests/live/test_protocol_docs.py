"""docs/protocol.md names everything that goes over the wire and everything in the log, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from facilitator.discussion.events import AnyEvent
from facilitator.discussion.phases import WHO
from facilitator.discussion.refused import Code
from facilitator.live import messages as m
from facilitator.live.contract import COMMANDS, FROM_CLIENT, FROM_SERVER, VIEWS, limit_values

DOCS = Path(__file__).parents[2] / "docs" / "protocol.md"


def table(heading: str) -> list[list[str]]:
    """The cells of the rows of the first table under a heading."""
    _, found, rest = DOCS.read_text().partition(f"\n{heading}\n")
    assert found, heading
    block = re.search(r"(?:^\|.*\n)+", rest, re.MULTILINE)
    assert block, heading
    rows = block[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def words(cell: str) -> list[str]:
    """What a cell has in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def named(heading: str) -> list[str]:
    """What the first column names, each row once."""
    return [name for row in table(heading) for name in words(row[0])]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## Commands and acknowledgements", [command.__name__ for command in COMMANDS]),
        ("### Codes of refusals", list(get_args(Code))),
        ("## Every message", [*FROM_SERVER, "command", *FROM_CLIENT]),
        ("## Events of the log", [event.__name__ for event in get_args(AnyEvent)]),
        ("## Connecting", list(m.Auth.__struct_fields__)),
        ("## Limits", list(limit_values())),
    ],
)
def test_everything_is_documented_once_and_nothing_else(heading: str, expected: list[str]) -> None:
    assert sorted(named(heading)) == sorted(expected)


def test_every_row_says_something() -> None:
    headings = ("## Commands and acknowledgements", "### Codes of refusals", "## Every message", "## Events of the log")
    assert [row[0] for heading in headings for row in table(heading) if not all(row)] == []


def test_each_command_names_who_may_ask() -> None:
    said = {words(row[0])[0]: row[1] for row in table("## Commands and acknowledgements")}
    both = {frozenset({"student", "instructor"}): "both"}
    assert said == {command.__name__: both.get(WHO[command]) or next(iter(WHO[command])) for command in COMMANDS}


def test_each_kind_of_stream_names_its_collections() -> None:
    said = {words(row[0])[0]: set(words(row[2])) for row in table("## Streams")}
    assert said == {kind: set(view) for kind, view in VIEWS.items()}


def test_the_figures_are_the_programs() -> None:
    assert {words(row[0])[0]: int(row[1]) for row in table("## Limits")} == limit_values()
    assert f"Protocol **{m.PROTOCOL}**" in DOCS.read_text()


def test_what_to_do_about_a_refused_connection_is_said_for_codes_that_exist() -> None:
    found = named("### When a connection is refused")
    assert len(found) == len(set(found))
    assert set(found) <= set(get_args(Code))
