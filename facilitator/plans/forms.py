"""The format described to a program that makes a form of it, and whether a tree can be shown in that form."""

from __future__ import annotations

from typing import assert_never

from facilitator.plans.shapes import Fields, Flag, Items, Kinds, Name, OneOf, Shape, Share, Text, Whole
from facilitator.plans.writing import Tree

Described = dict[str, object]


def described(shape: Shape) -> Described:
    """As ``Shape`` in ``static/src/workshop/shapes.ts``."""
    match shape:
        case Text():
            return {"type": "text", "markup": shape.markup, "topics": shape.topics}
        case Name():
            return {"type": "name"}
        case OneOf():
            return {"type": "one", "words": shape.words}
        case Whole():
            return {"type": "whole", "low": shape.low, "high": shape.high}
        case Share():
            return {"type": "share"}
        case Flag():
            return {"type": "flag"}
        case Items():
            unique = shape.unique if shape.unique is not None else None
            return {"type": "items", "of": described(shape.of), "low": shape.low, "high": shape.high, "unique": unique}
        case Fields():
            return {"type": "fields", "short": shape.short, "keys": _keys(shape)}
        case Kinds():
            return {"type": "kinds", "kinds": {kind: _keys_of_kind(shape, kind) for kind in shape.by_kind}}
    assert_never(shape)


def _keys(shape: Fields) -> list[Described]:
    return [{"key": name, "required": key.required, "shape": described(key.shape)} for name, key in shape.keys.items()]


def _keys_of_kind(shape: Kinds, kind: str) -> list[Described]:
    keys = shape.of_kind(kind)
    return [{"key": name, "required": key.required, "shape": described(key.shape)} for name, key in keys.items()]


def fits(tree: Tree, shape: Shape) -> bool:
    """Whether every part is of the sort that belongs there and has a place; its words may be wrong."""
    match shape:
        case Items():
            if isinstance(tree, str):
                return shape.alone
            return isinstance(tree, list) and all(fits(item, shape.of) for item in tree)
        case Fields():
            if isinstance(tree, str):
                return shape.short is not None
            known = isinstance(tree, dict) and all(key in shape.keys for key in tree)
            return known and all(fits(value, shape.keys[key].shape) for key, value in _entries(tree))
        case Kinds():
            kind = dict(_entries(tree)).get("kind")
            if not isinstance(kind, str) or kind not in shape.by_kind:
                return False
            keys = shape.of_kind(kind)
            return all(key in keys and fits(value, keys[key].shape) for key, value in _entries(tree))
        case _:
            return isinstance(tree, str)


def _entries(tree: Tree) -> list[tuple[str, Tree]]:
    return list(tree.items()) if isinstance(tree, dict) else []
