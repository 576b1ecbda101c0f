"""The tables of the wire hold to the views, and the committed TypeScript to both."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from facilitator.discussion.commands import (
    AddMaterial,
    AddPhoto,
    Command,
    FillMaterial,
    Join,
    KeepUntil,
    OpenRoom,
    RemoveLessonNote,
    WriteLessonNote,
)
from facilitator.discussion.model import Room
from facilitator.live.contract import COMMANDS, FROM_CLIENT, FROM_SERVER, VIEWS, StreamKind
from facilitator.live.typescript import typescript
from facilitator.views.entities import Collection, Entity
from facilitator.views.streams import view_of
from facilitator.views.visibility import Watcher, streams_for
from tests.live.full_room import full_room

COMMITTED = Path(__file__).parents[2] / "static" / "src" / "wire.ts"


@pytest.fixture(scope="module")
def room() -> Room:
    return full_room()


def streams(room: Room) -> set[str]:
    """Every stream that somebody in the room has."""
    watchers = (Watcher("instructor"), Watcher("screen"), *(Watcher("student", person) for person in room.participants))
    return {stream for watcher in watchers for stream in streams_for(room, watcher)}


def kind_of(stream: str) -> str:
    return stream.partition(":")[0]


def test_the_committed_types_are_those_of_the_program() -> None:
    assert COMMITTED.read_text() == typescript(), "stale: python -m facilitator.live.typescript > static/src/wire.ts"


def test_the_types_are_made_the_same_way_every_time() -> None:
    assert typescript() == typescript()


def test_every_type_has_its_own_name() -> None:
    names = Counter(re.findall(r"^export (?:interface|type|const) (\w+)", typescript(), re.MULTILINE))
    assert [name for name, times in names.items() if times > 1] == []
    assert {struct.__name__ for struct in (*FROM_SERVER.values(), *FROM_CLIENT.values(), *COMMANDS)} <= names.keys()


def test_every_name_that_is_used_is_there() -> None:
    code = re.sub(r"/\*.*?\*/|//.*|\"[^\"]*\"", "", typescript(), flags=re.DOTALL)
    known = set(re.findall(r"^export (?:interface|type|const) (\w+)", code, re.MULTILINE))
    built_in = {"Readonly", "Record", "Partial", "Kind", "PROTOCOL", "LIMITS"}
    used = set(re.findall(r"\b[A-Z][a-z]\w*\b", code))
    assert used - known - built_in == set()


def test_every_kind_of_stream_occurs(room: Room) -> None:
    assert {kind_of(stream) for stream in streams(room)} == VIEWS.keys() == set(get_args(StreamKind))


def test_views_are_made_of_what_the_table_says(room: Room) -> None:
    found: dict[str, dict[Collection, set[type[Entity]]]] = {kind: {} for kind in VIEWS}
    for stream in streams(room):
        for collection, entities in view_of(room, stream).items():
            found[kind_of(stream)].setdefault(collection, set()).update(map(type, entities.values()))
    assert found == {kind: {name: {entity} for name, entity in view.items()} for kind, view in VIEWS.items()}


def test_every_collection_is_in_some_view() -> None:
    assert {collection for view in VIEWS.values() for collection in view} == set(get_args(Collection))


def test_every_command_but_the_servers_own_may_be_sent() -> None:
    assert set(Command.__subclasses__()) - set(COMMANDS) == {
        OpenRoom,
        Join,
        KeepUntil,
        AddPhoto,
        AddMaterial,
        FillMaterial,
        WriteLessonNote,
        RemoveLessonNote,
    }
