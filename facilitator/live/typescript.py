"""The wire's types in TypeScript, made from the Python ones: ``python -m facilitator.live.typescript``.

Prints ``static/src/wire.ts``, which is committed; a test fails while it is stale. What the server sends has every
field, with null for what is not there; of what a client sends, fields with a default may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any, get_args

from msgspec import Struct, inspect

from facilitator import sketch
from facilitator.discussion import contribution, model, pictures, plan, refused
from facilitator.live import messages as m
from facilitator.live.contract import COMMANDS, FROM_CLIENT, FROM_SERVER, VIEWS, StreamKind, entity_types, limit_values
from facilitator.views import entities as en

WIDTH = 120
HEAD = """\
// What goes over the wire. Made from the Python types by `python -m facilitator.live.typescript`; not edited here."""

WORDS: dict[str, Any] = {
    "Code": refused.Code,
    "Collection": en.Collection,
    "StreamKind": StreamKind,
    "RoomState": model.RoomState,
    "ParticipantState": model.ParticipantState,
    "ContributionKind": contribution.ContributionKind,
    "PointKind": contribution.PointKind,
    "Family": plan.Family,
    "PhaseKind": plan.PhaseKind,
    "AnswerForm": plan.AnswerForm,
    "GroupingForm": plan.GroupingForm,
    "Paper": pictures.Paper,
    "Ink": pictures.Ink,
}
"""Sets of words that have a name of their own."""

_NAME_OF = {frozenset(get_args(literal)): name for name, literal in WORDS.items()}

_STREAM_NAMES = """\
/** Streams of a group or of one student are named after them: `group:g7-1`, `own:p3`. */
export type StreamName<Kind extends StreamKind = StreamKind> =
  Kind extends "group" | "own" ? `${Kind}:${string}` : Kind;"""

_COMMANDS_END = """\
/** A command as it is sent. The id is made on the phone, and stays the same however often it is sent. */
export type CommandMessage = AnyCommand & { readonly id: string };"""


def typescript() -> str:
    """The whole module."""
    return "\n\n".join([HEAD, *_constants(), *_words(), *_entities(), *_views(), *_messages(), *_commands(), ""])[:-1]


def _constants() -> Iterator[str]:
    yield f"export const PROTOCOL = {m.PROTOCOL};"
    lines = [f"  {name}: {value}," for name, value in limit_values().items()]
    sheet = f"{{ WIDTH: {pictures.WIDTH}, HEIGHT: {pictures.HEIGHT}, CORNER: {sketch.CORNER} }}"
    doc = "/** The sheet that drawings are on; a line that turns more than to this cosine has a corner there. */\n"
    yield f"{doc}export const SHEET = {sheet} as const;"
    inks = ", ".join(f"{ink}: {json.dumps(colour)}" for ink, colour in sketch.INKS.items())
    yield f"/** The colours of inks. */\nexport const INKS = {{ {inks} }} as const;"
    pressed = f"{{ LIGHTEST: {sketch.LIGHTEST}, HEAVIEST: {sketch.HEAVIEST} }}"
    doc = "/** What becomes of a stroke's width without pressure, and with all of it. */\n"
    yield f"{doc}export const PRESSED = {pressed} as const;"
    doc = "/** Lengths of texts are in characters (code points), MESSAGE_LIMIT is in bytes. */\n"
    yield doc + _block("export const LIMITS =", lines) + " as const;"


def _words() -> Iterator[str]:
    for name, literal in WORDS.items():
        yield _union(name, [json.dumps(word) for word in get_args(literal)])
    yield _STREAM_NAMES


def _entities() -> Iterator[str]:
    seen: dict[type[Struct], None] = {}
    for entity in entity_types():
        _collect(entity, seen)
    yield from (_interface(each) for each in seen)
    yield _union("Entity", [entity.__name__ for entity in entity_types()])


def _collect(struct: type[Struct], seen: dict[type[Struct], None]) -> None:
    """The struct and those that it is made of, what is needed first."""
    if struct not in seen:
        for field in _fields(struct):
            for inner in _structs(field.type):
                _collect(inner, seen)
        seen[struct] = None


def _structs(found: inspect.Type) -> Iterator[type[Struct]]:
    match found:
        case inspect.StructType(cls=cls):
            yield cls
        case inspect.Metadata(type=inner) | inspect.VarTupleType(item_type=inner):
            yield from _structs(inner)
        case inspect.UnionType(types=types) | inspect.TupleType(item_types=types):
            for each in types:
                yield from _structs(each)


def _views() -> Iterator[str]:
    names = {kind: f"{kind.capitalize()}View" for kind in VIEWS}
    for kind, view in VIEWS.items():
        lines = [f"  readonly {collection}: {entity.__name__};" for collection, entity in view.items()]
        doc = f"/** What the collections of stream `{kind}` are made of. */\n"
        yield doc + _block(f"export interface {names[kind]}", lines)
    yield _block("export interface Views", [f"  readonly {kind}: {name};" for kind, name in names.items()])


def _messages() -> Iterator[str]:
    yield _interface(m.Auth, sent_by_client=True)
    parts: tuple[type[Struct], ...] = (m.You, m.DraftInfo, m.PresenceInfo)
    yield from (_interface(each) for each in (*parts, *FROM_SERVER.values()))
    yield from (_interface(each, sent_by_client=True) for each in FROM_CLIENT.values())
    yield from (_interface(each) for each in (m.Accepted, m.RefusedReply))
    yield _union("Reply", ["Accepted", "RefusedReply"])


def _commands() -> Iterator[str]:
    seen: dict[type[Struct], None] = {}
    for command in COMMANDS:
        _collect(command, seen)
    yield from (_interface(each, sent_by_client=True) for each in seen)
    yield _union("AnyCommand", [command.__name__ for command in COMMANDS])
    yield _COMMANDS_END


def _interface(struct: type[Struct], sent_by_client: bool = False) -> str:
    tag = struct.__struct_config__.tag
    lines = [f"  readonly type: {json.dumps(tag)};"] if tag is not None else []
    for field in _fields(struct):
        may_miss = "?" if sent_by_client and not field.required else ""
        lines.append(f"  readonly {field.encode_name}{may_miss}: {_type(field.type)};")
    return _doc(struct) + _block(f"export interface {struct.__name__}", lines)


def _fields(struct: type) -> tuple[inspect.Field, ...]:
    found = inspect.type_info(struct)
    if not isinstance(found, inspect.StructType):
        raise TypeError(f"no struct: {struct!r}")
    return found.fields


def _type(found: inspect.Type) -> str:
    match found:
        case inspect.Metadata(type=inner):
            return _type(inner)
        case inspect.StrType():
            return "string"
        case inspect.IntType() | inspect.FloatType():
            return "number"
        case inspect.BoolType():
            return "boolean"
        case inspect.NoneType():
            return "null"
        case inspect.StructType(cls=cls):
            return str(cls.__name__)
        case inspect.LiteralType(values=values):
            return _NAME_OF.get(frozenset(values)) or " | ".join(json.dumps(value) for value in values)
        case inspect.UnionType(types=types):
            return " | ".join(map(_type, types))
        case inspect.VarTupleType(item_type=item):
            return f"readonly {_in_brackets(_type(item))}[]"
        case inspect.TupleType(item_types=types):
            return f"readonly [{', '.join(map(_type, types))}]"
        case inspect.DictType(key_type=key, value_type=value):
            return _record(key, _type(value))
    raise TypeError(f"no TypeScript for {found!r}")


def _in_brackets(inner: str) -> str:
    return f"({inner})" if " " in inner else inner


def _record(key: inspect.Type, value: str) -> str:
    """Keys out of a set of words need not all be there."""
    record = f"Readonly<Record<{_type(key)}, {value}>>"
    return f"Partial<{record}>" if isinstance(key, inspect.LiteralType) else record


def _block(head: str, lines: list[str]) -> str:
    return f"{head} {{\n" + "\n".join(lines) + "\n}" if lines else f"{head} {{}}"


def _union(name: str, members: list[str]) -> str:
    line = f"export type {name} = {' | '.join(members)};"
    return line if len(line) <= WIDTH else f"export type {name} =\n  | " + "\n  | ".join(members) + ";"


def _doc(struct: type) -> str:
    """The class's own docstring, as TypeScript has it."""
    lines = cleandoc(struct.__dict__.get("__doc__") or "").replace("``", "`").splitlines()
    if len(lines) <= 1:
        return f"/** {lines[0]} */\n" if lines else ""
    return "/**\n" + "".join(f" * {line}".rstrip() + "\n" for line in lines) + " */\n"


if __name__ == "__main__":
    print(typescript(), end="")
