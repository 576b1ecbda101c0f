"""The AsyncAPI document: committed as the program makes it, whole in itself, and true of what goes over the wire."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from facilitator.discussion import commands as c
from facilitator.discussion.model import Room
from facilitator.live import messages as m
from facilitator.live.asyncapi import Json, as_json, document
from facilitator.live.contract import COMMANDS, FROM_CLIENT, FROM_SERVER, VIEWS
from facilitator.views.patch import difference
from facilitator.views.streams import view_of
from tests.live.full_room import full_room

COMMITTED = Path(__file__).parents[2] / "docs" / "asyncapi.json"
DOCUMENT = document()
SCHEMAS = DOCUMENT["components"]["schemas"]
MESSAGES = DOCUMENT["components"]["messages"]
COMMAND_ID = "vD3uGm5ZzNqfJX0p_8-QaA"


@pytest.fixture(scope="module")
def room() -> Room:
    return full_room()


def refs(part: Any) -> Iterator[str]:
    match part:
        case {"$ref": str(ref)}:
            yield ref
        case dict():
            for inner in part.values():
                yield from refs(inner)
        case list():
            for inner in part:
                yield from refs(inner)


def resolved(ref: str) -> Any:
    found: Any = DOCUMENT
    for step in ref.removeprefix("#/").split("/"):
        found = found[step]
    return found


def validator(schema: Json) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator({**schema, "components": DOCUMENT["components"]})


def sent(value: object) -> Any:
    """As it arrives."""
    return msgspec.json.decode(msgspec.json.encode(value))


def check(message: str, value: object) -> None:
    """Raises ValidationError where the document does not allow ``value`` as that message."""
    validator(MESSAGES[message]["payload"]).validate(sent(value))


def stream_of(room: Room, kind: str) -> str:
    """One stream of that kind in the full room."""
    of = {"group": f":{next(iter(room.groups))}", "own": ":p2"}
    return kind + of.get(kind, "")


def test_the_committed_document_is_the_programs() -> None:
    assert COMMITTED.read_text() == as_json(), "stale: facilitator protocol > docs/asyncapi.json"


def test_it_is_json_and_always_the_same() -> None:
    assert json.loads(as_json()) == document()
    assert as_json() == as_json()


def test_every_reference_leads_somewhere() -> None:
    found = set(refs(document()))
    assert found
    for ref in found:
        assert resolved(ref)


def test_it_has_the_shape_of_asyncapi_3() -> None:
    assert DOCUMENT["asyncapi"] == "3.0.0"
    assert {"title", "version"} <= DOCUMENT["info"].keys()
    for channel in DOCUMENT["channels"].values():
        assert {"address", "messages"} <= channel.keys()
    for operation in DOCUMENT["operations"].values():
        assert operation["action"] in ("send", "receive")
        assert operation["channel"] == {"$ref": "#/channels/room"}
        assert all(each["$ref"].startswith("#/channels/room/messages/") for each in operation["messages"])
    for message in MESSAGES.values():
        assert {"name", "title", "payload"} <= message.keys()


def test_every_schema_is_a_schema_and_is_used() -> None:
    for schema in SCHEMAS.values():
        jsonschema.Draft7Validator.check_schema(schema)
    assert {f"#/components/schemas/{name}" for name in SCHEMAS} - set(refs(DOCUMENT)) == set()


def test_every_message_is_in_it_and_in_an_operation() -> None:
    commands = {command.__name__ for command in COMMANDS}
    expected = {*FROM_SERVER, *FROM_CLIENT, *commands, "connect", "connect_error", "accepted", "refused"}
    assert DOCUMENT["channels"]["room"]["messages"].keys() == MESSAGES.keys() == expected
    used = {ref.rpartition("/")[2] for ref in refs(DOCUMENT["operations"]) if "/messages/" in ref}
    assert used == expected


@pytest.mark.parametrize("kind", VIEWS)
def test_what_the_server_sends_is_what_it_says(room: Room, kind: str) -> None:
    stream = stream_of(room, kind)
    view = view_of(room, stream)
    snapshot = m.Snapshot(stream=stream, version=room.seq, view=view)
    check("snapshot", snapshot)
    check("streams", m.StreamsChanged(join=(snapshot,), leave=("class",)))
    there, gone = difference({}, view), difference(view, {})
    check("patch", m.Patch(stream=stream, from_=1, to=2, set=there.set, drop=there.drop))
    check("patch", m.Patch(stream=stream, from_=1, to=2, set=gone.set, drop=gone.drop))


@pytest.mark.parametrize("kind", VIEWS)
def test_each_view_has_a_schema_that_no_other_view_passes(room: Room, kind: str) -> None:
    mine = validator({"$ref": f"#/components/schemas/{kind.capitalize()}View"})
    views = {other: sent(view_of(room, stream_of(room, other))) for other in VIEWS}
    assert [other for other, view in views.items() if mine.is_valid(view)] == [kind]


def test_replies_and_asides_are_what_it_says() -> None:
    check("accepted", m.Accepted(seq=7))
    check("refused", m.RefusedReply(code="too-fast", message="Please wait.", retry_after_ms=300))
    check("presence", m.Presence(stream="instructor", whole=True, set={"p2": m.PresenceInfo(away_since=None)}, drop=()))
    you = m.You(kind="screen")
    check("welcome", m.Welcome(you=you, protocol=m.PROTOCOL, server_time=1, language="en", streams=("screen",)))


def test_a_command_is_sent_with_its_type_and_id() -> None:
    hand_in = {"id": COMMAND_ID, **sent(c.HandIn(kind="answer", visit="v2", text="5/6"))}
    check("HandIn", hand_in)
    for wrong in ({"id": "short"}, {"type": "Revise"}, {"kind": "opinion"}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            check("HandIn", hand_in | wrong)
    with pytest.raises(jsonschema.ValidationError):
        check("HandIn", {key: value for key, value in hand_in.items() if key != "id"})


def test_each_command_says_who_may_ask() -> None:
    asked_by = {name: message.get("x-asked-by") for name, message in MESSAGES.items()}
    assert asked_by["HandIn"] == ["instructor", "student"]
    assert asked_by["Next"] == ["instructor"]
    assert asked_by["TakePen"] == ["student"]
