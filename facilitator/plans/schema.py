"""The format of plan files as JSON Schema, made from the same shapes that the checker walks.

It serves editors, which complete and mark keys by it; what must hold between the parts only the checker knows.
``facilitator plans schema > docs/plan.schema.json`` writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, assert_never

from facilitator.plans.check import MAX_PLAIN
from facilitator.plans.explained import EXPLAINED
from facilitator.plans.format import FORMAT, PLAN
from facilitator.plans.markup import MAX_LENGTH
from facilitator.plans.shapes import Fields, Flag, Items, Key, Kinds, Name, OneOf, Shape, Share, Text, Whole

Json = dict[str, Any]

ID = f"urn:facilitator:plan:{FORMAT}"
HEAD = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": ID, "title": "A plan of Facilitator"}


def plan_schema() -> Json:
    """Draft 7, which editors know best, of a file read as YAML 1.2, where a text may look like a number."""
    parts: dict[str, Json] = {}
    plan = _map(PLAN, parts)
    return HEAD | plan | {"definitions": parts}


def as_json() -> str:
    """The schema as the published file holds it."""
    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Shape, parts: dict[str, Json]) -> Json:
    match shape:
        case Text():
            longest = MAX_PLAIN if shape.markup == "plain" else MAX_LENGTH
            return {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": longest}
        case Name():
            also_number = ["string", "integer"] if shape.fits("123") else "string"
            return {"type": also_number, "pattern": f"^(?:{shape.pattern})$"}
        case OneOf():
            return {"enum": list(shape.words)}
        case Whole():
            return {"type": "integer", "minimum": shape.low, "maximum": shape.high}
        case Share():
            return {"type": "number", "minimum": 0, "maximum": 1}
        case Flag():
            return {"type": "boolean"}
        case Items():
            return _list(shape, parts)
        case Fields() | Kinds():
            return _named_part(shape, parts)
    assert_never(shape)


def _list(shape: Items, parts: dict[str, Json]) -> Json:
    item = _schema(shape.of, parts)
    several: Json = {"type": "array", "items": item, "minItems": shape.low, "maxItems": shape.high}
    if shape.unique == "":
        several["uniqueItems"] = True
    return {"anyOf": [item, several]} if shape.alone else several


def _named_part(shape: Fields | Kinds, parts: dict[str, Json]) -> Json:
    """Maps stand once, under the name that the checker calls them by."""
    name = shape.name.split()[-1]
    parts[name] = _map(shape, parts)
    whole: Json = {"$ref": f"#/definitions/{name}"}
    if isinstance(shape, Fields) and shape.short:
        return {"anyOf": [_schema(shape.keys[shape.short].shape, parts), whole]}
    return whole


def _map(shape: Fields | Kinds, parts: dict[str, Json]) -> Json:
    keys = shape.keys if isinstance(shape, Fields) else shape.of_kind(None)
    described: Json = {
        "type": "object",
        "properties": {name: _described(shape.name, name, key, parts) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": False,
    }
    if isinstance(shape, Kinds):
        described["allOf"] = [_of_kind(kind, shape, keys) for kind in shape.by_kind]
    return described


def _described(owner: str, name: str, key: Key, parts: dict[str, Json]) -> Json:
    return {"description": EXPLAINED[owner][name]} | _schema(key.shape, parts)


def _of_kind(kind: str, shape: Kinds, keys: Mapping[str, Key]) -> Json:
    """Refuses what belongs to other kinds."""
    others = [name for name in keys if name not in shape.of_kind(kind)]
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"properties": dict.fromkeys(others, False)},
    }
