"""The kinds of value a plan file is made of, as descriptions that the checker walks.

Each can say in words what belongs in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, assert_never

from msgspec import Struct

from facilitator.plans.problems import listed

Markup = Literal["plain", "markdown", "inline"]


class Text(Struct, frozen=True, kw_only=True):
    """Words for people; ``topics`` allows ``{{ topic }}``, ``inline`` is Markdown that stays in one paragraph."""

    markup: Markup = "plain"
    topics: bool = False


class Name(Struct, frozen=True, kw_only=True):
    """A word for the program: an id, a language code."""

    pattern: str
    wanted: str

    def fits(self, text: str) -> bool:
        """Whether the whole text is such a name."""
        return re.fullmatch(self.pattern, text) is not None


class OneOf(Struct, frozen=True, kw_only=True):
    """One of these words."""

    words: tuple[str, ...]


class Whole(Struct, frozen=True, kw_only=True):
    """A whole number between two bounds, both included."""

    low: int
    high: int


class Share(Struct, frozen=True, kw_only=True):
    """A number from 0 to 1."""


class Flag(Struct, frozen=True, kw_only=True):
    """True or false."""


class Items(Struct, frozen=True, kw_only=True):
    """A list. ``unique`` names the key in which two items must differ, ``""`` is for items that are texts themselves.

    With ``alone``, one item may stand without its list.
    """

    of: Shape
    low: int = 1
    high: int = 200
    unique: str | None = None
    alone: bool = False


class Key(Struct, frozen=True, kw_only=True):
    """What belongs to a key."""

    shape: Shape
    required: bool = False


class Fields(Struct, frozen=True, kw_only=True):
    """A map with these keys only. A text alone stands for the key ``short``, if there is one."""

    name: str
    keys: Mapping[str, Key]
    short: str | None = None


class Kinds(Struct, frozen=True, kw_only=True):
    """A map whose key ``kind`` decides which keys it has besides the common ones."""

    name: str
    common: Mapping[str, Key]
    by_kind: Mapping[str, Mapping[str, Key]]

    def of_kind(self, kind: str | None) -> Mapping[str, Key]:
        """The keys of that kind; of an unknown kind all there are, so that nothing false is said of them."""
        if kind is not None:
            return {**self.common, **self.by_kind[kind]}
        return {**self.common, **{name: key for keys in self.by_kind.values() for name, key in keys.items()}}

    def kinds_with(self, key: str) -> list[str]:
        """The kinds to which a key belongs."""
        return [kind for kind, keys in self.by_kind.items() if key in keys]


Shape = Text | Name | OneOf | Whole | Share | Flag | Items | Fields | Kinds


def wanted(shape: Shape) -> str:
    """What belongs there, in words."""
    match shape:
        case Text():
            return "text"
        case Name():
            return shape.wanted
        case OneOf():
            return listed(shape.words)
        case Whole():
            return str(shape.low) if shape.low == shape.high else f"a whole number from {shape.low} to {shape.high}"
        case Share():
            return "a number from 0 to 1, such as 0.30"
        case Flag():
            return "true or false"
        case Items():
            return f"a list of {_many(shape.of)}"
        case Fields() | Kinds():
            return f"a map of {listed(_needed(shape), 'and')}"
    assert_never(shape)


def _needed(shape: Fields | Kinds) -> list[str]:
    keys = shape.keys if isinstance(shape, Fields) else shape.common
    return [name for name, key in keys.items() if key.required] or list(keys)


def _many(shape: Shape) -> str:
    match shape:
        case Text():
            return "texts"
        case Fields() | Kinds():
            return "maps"
        case OneOf():
            return f"{listed(shape.words, 'and')}, or some of them"
        case _:
            return "ids" if isinstance(shape, Name) else "numbers"
