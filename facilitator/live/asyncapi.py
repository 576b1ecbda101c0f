"""The AsyncAPI 3.0 document of the wire, made from the same types that check it; ``facilitator protocol`` prints it.

It describes the server: ``send`` goes to clients, ``receive`` comes from them. ``docs/asyncapi.json`` is committed; a
test fails while it is stale. How the messages are used, ``docs/protocol.md`` tells.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
from msgspec import Struct

from facilitator.discussion.commands import Command
from facilitator.discussion.phases import WHO
from facilitator.live import messages as m
from facilitator.live.contract import COMMAND_ID, COMMANDS, FROM_CLIENT, FROM_SERVER, VIEWS, StreamKind, entity_types

Json = dict[str, Any]

DESCRIPTION = """\
What the pages say to the server over Socket.IO, in its default namespace. Every message is one event with one JSON \
argument. How they are used, which codes a refusal has and what to do then: docs/protocol.md."""

_SCHEMAS = "#/components/schemas/{name}"

_REPLIES: dict[str, type[Struct]] = {"accepted": m.Accepted, "refused": m.RefusedReply, "connect_error": m.RefusedReply}
_CLIENT_MESSAGES: dict[str, type[Struct]] = {"connect": m.Auth, **FROM_CLIENT}


def document() -> Json:
    """The whole document, as JSON has it."""
    plain = {**FROM_SERVER, **_REPLIES, **_CLIENT_MESSAGES}
    messages = {**{name: _message(name, struct) for name, struct in plain.items()}, **_command_messages()}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Facilitator", "version": f"{m.PROTOCOL}.0.0", "description": DESCRIPTION},
        "defaultContentType": "application/json",
        "channels": {
            "room": {
                "address": "/",
                "title": "One room's Socket.IO connection",
                "description": "The address is the Socket.IO namespace; which room is meant, the connection says.",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
            }
        },
        "operations": _operations(),
        "components": {"messages": messages, "schemas": _schemas()},
    }


def as_json() -> str:
    """The document as ``docs/asyncapi.json`` holds it."""
    return json.dumps(document(), ensure_ascii=False, indent=2) + "\n"


def _command_messages() -> Json:
    """Every command is a message of its own, though all of them are sent as the event ``command``."""
    return {
        command.__name__: {**_message("command", command), "x-asked-by": sorted(WHO[command])} for command in COMMANDS
    }


def _message(event: str, struct: type[Struct]) -> Json:
    return {"name": event, "title": struct.__name__, "payload": {"$ref": _SCHEMAS.format(name=struct.__name__)}}


def _operations() -> Json:
    commands = [command.__name__ for command in COMMANDS]
    return {
        "connect": _operation("receive", ["connect"], replies=["welcome", "connect_error"]),
        "command": _operation("receive", commands, replies=["accepted", "refused"]),
        **{name: _operation("receive", [name]) for name in FROM_CLIENT},
        **{name: _operation("send", [name]) for name in FROM_SERVER},
    }


def _operation(action: str, messages: list[str], replies: list[str] | None = None) -> Json:
    operation: Json = {"action": action, "channel": {"$ref": "#/channels/room"}, "messages": _in_channel(messages)}
    if replies is not None:
        operation["reply"] = {"channel": {"$ref": "#/channels/room"}, "messages": _in_channel(replies)}
    return operation


def _in_channel(messages: list[str]) -> list[Json]:
    return [{"$ref": f"#/channels/room/messages/{name}"} for name in messages]


def _schemas() -> Json:
    from_server: tuple[type[Struct], ...] = (*FROM_SERVER.values(), m.Accepted, m.RefusedReply)
    types = (*_CLIENT_MESSAGES.values(), *from_server, *entity_types(), *COMMANDS)
    _, found = msgspec.json.schema_components(types, ref_template=_SCHEMAS)
    schemas: Json = {name: _as_draft_7(schema) for name, schema in sorted(found.items())}
    for command in COMMANDS:
        schemas[command.__name__] = _with_id(command, schemas[command.__name__])
    for struct in from_server:
        schemas[struct.__name__]["required"] = list(schemas[struct.__name__]["properties"])
    views = {f"{kind.capitalize()}View": _view(kind) for kind in VIEWS}
    schemas["Snapshot"]["properties"]["view"] = _any_of(list(views))
    schemas["Entity"] = _any_of([entity.__name__ for entity in entity_types()])
    return {**schemas, **views}


def _with_id(command: type[Command], schema: Json) -> Json:
    """A command as it is sent: its type says which it is, its id that it is the same as before."""
    properties = {
        "id": {"type": "string", "pattern": COMMAND_ID},
        **schema["properties"],
        "type": {"const": command.__name__},
    }
    return {**schema, "properties": properties, "required": ["id", *schema["required"]]}


def _any_of(names: list[str]) -> Json:
    return {"anyOf": [{"$ref": _SCHEMAS.format(name=name)} for name in names]}


def _view(kind: StreamKind) -> Json:
    entities = {
        collection: {"type": "object", "additionalProperties": {"$ref": _SCHEMAS.format(name=entity.__name__)}}
        for collection, entity in VIEWS[kind].items()
    }
    return {
        "title": f"{kind.capitalize()}View",
        "description": f"The view of stream `{kind}`: collections of entities by id, without empty ones.",
        "type": "object",
        "properties": entities,
        "additionalProperties": False,
    }


def _as_draft_7(schema: Any) -> Any:
    """AsyncAPI's own schemas are JSON Schema draft 7, where a tuple's places are called ``items``."""
    match schema:
        case {"prefixItems": places, "items": False, **rest}:
            return {**_as_draft_7(rest), "items": _as_draft_7(places), "additionalItems": False}
        case dict():
            return {key: _as_draft_7(inner) for key, inner in schema.items()}
        case list() | tuple():
            return [_as_draft_7(inner) for inner in schema]
        case str():
            return re.sub("``", "`", schema)
        case _:
            return schema
