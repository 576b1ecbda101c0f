"""The walk over a plan file's whole tree, beside the description of the format.

It collects everything that is wrong, every value that is right, the line of each, and the texts for the next look.
A name, or a word that is nearly right, is kept though it is wrong, so that one slip is not reported twice.
"""

from __future__ import annotations

import re
from typing import assert_never

from msgspec import Struct

from facilitator.plans.problems import Flaw, Path, Place, closest, did_you_mean, listed, quoted, visible
from facilitator.plans.read import Broken, Entry, Mapping, Node, Scalar, Sequence
from facilitator.plans.shapes import Fields, Flag, Items, Key, Kinds, Name, OneOf, Shape, Share, Text, Whole, wanted

WHOLE = re.compile("[-+]?[0-9]{1,6}")
SHARE = re.compile(r"(0(\.[0-9]{1,6})?|1(\.0{1,6})?|\.[0-9]{1,6})")
TRUTH = {"true": True, "false": False}

Value = str | int | float | bool | list["Value"] | dict[str, "Value"]


class Absent(Struct, frozen=True):
    """Instead of a value that was wrong and has been reported."""


class Words(Struct, frozen=True, kw_only=True):
    """A text of the plan, where it stands and what it may hold."""

    name: str
    scalar: Scalar
    shape: Text
    path: Path


class Walk:
    """``value`` is the tree less what was wrong; ``places`` knows where each part of it stands."""

    def __init__(self, root: Mapping, shape: Shape) -> None:
        self.flaws: list[Flaw] = []
        self.words: list[Words] = []
        self.places: dict[Path, Place] = {}
        self.value = self._visit(root, shape, (), "the plan", Place(line=root.line, path=()))

    def _visit(self, node: Node, shape: Shape, path: Path, name: str, place: Place) -> Value | Absent:
        self.places[path] = place
        if isinstance(node, Broken):
            return Absent()
        match shape:
            case Items():
                return self._items(node, shape, path, name)
            case Fields() | Kinds():
                return self._fields(node, shape, path, name)
            case _:
                return self._scalar(node, shape, name, place)

    def _scalar(
        self, node: Node, shape: Text | Name | OneOf | Whole | Share | Flag, name: str, at: Place
    ) -> Value | Absent:
        if not isinstance(node, Scalar):
            found = "a list" if isinstance(node, Sequence) else "a map"
            hint = "; text that begins with { or [ needs quotes" if isinstance(shape, Text) else ""
            return self._wrong(at, f"{name} is {found}; write {wanted(shape)}{hint}")
        at = Place(line=node.line, path=at.path)
        if not visible(node.text):
            return self._wrong(at, f"{name} is empty; write {wanted(shape)}")
        match shape:
            case Text():
                self.words.append(Words(name=name, scalar=node, shape=shape, path=at.path))
                return node.text.strip() if shape.markup == "plain" else node.text
            case Name():
                return self._name(node, shape, name, at)
            case OneOf():
                return self._one_of(node, shape, name, at)
            case Whole():
                return self._whole(node, shape, name, at)
            case Share():
                return self._share(node, shape, name, at)
            case Flag():
                return self._flag(node, shape, name, at)
        assert_never(shape)

    def _name(self, node: Scalar, shape: Name, name: str, at: Place) -> Value:
        if not shape.fits(node.text):
            self._wrong(at, f"{name} is {quoted(node.text)}; write {wanted(shape)}")
        return node.text

    def _one_of(self, node: Scalar, shape: OneOf, name: str, at: Place) -> Value | Absent:
        if node.text in shape.words:
            return node.text
        self._wrong(at, f"{name} is {quoted(node.text)}{did_you_mean(node.text, shape.words)}")
        return closest(node.text, shape.words) or Absent()

    def _whole(self, node: Scalar, shape: Whole, name: str, at: Place) -> Value | Absent:
        if not node.style and WHOLE.fullmatch(node.text) and shape.low <= int(node.text) <= shape.high:
            return int(node.text)
        return self._wrong(at, f"{name} is {_as_written(node)}; write {wanted(shape)}")

    def _share(self, node: Scalar, shape: Share, name: str, at: Place) -> Value | Absent:
        if not node.style and SHARE.fullmatch(node.text):
            return float(node.text)
        return self._wrong(at, f"{name} is {_as_written(node)}; write {wanted(shape)}")

    def _flag(self, node: Scalar, shape: Flag, name: str, at: Place) -> Value | Absent:
        if not node.style and node.text.lower() in TRUTH:
            return TRUTH[node.text.lower()]
        return self._wrong(at, f"{name} is {_as_written(node)}; write {wanted(shape)}")

    def _items(self, node: Node, shape: Items, path: Path, name: str) -> Value | Absent:
        place = self.places[path]
        if shape.alone and isinstance(node, Scalar):
            node = Sequence(line=place.line, items=[node])
        if not isinstance(node, Sequence):
            return self._wrong(place, f"{name} is {_kind(node)}; write {wanted(shape)}, each after `- `")
        if len(node.items) < shape.low:
            self._wrong(place, f"{name} is a list of {len(node.items)}; write at least {shape.low}")
        if len(node.items) > shape.high:
            self._wrong(place, f"{name} is a list of {len(node.items)}; write at most {shape.high}")
        values: list[Value] = []
        for number, item in enumerate(node.items[: shape.high]):
            there = place.inside(number, item.line)
            value = self._visit(item, shape.of, (*path, len(values)), f"an entry of {name}", there)
            if not isinstance(value, Absent):
                values.append(value)
        self._unique(values, shape, path, name)
        return values

    def _unique(self, values: list[Value], shape: Items, path: Path, name: str) -> None:
        if shape.unique is None:
            return
        first: dict[str, int] = {}
        for number, value in enumerate(values):
            word = value.get(shape.unique) if isinstance(value, dict) else value
            place = self.places.get((*path, number, shape.unique), self.places[(*path, number)])
            if isinstance(word, str) and word in first:
                what = f"{shape.unique} {quoted(word)}" if isinstance(value, dict) else quoted(word)
                self._wrong(place, f"{what} is in {name} already, on line {first[word]}; each needs its own")
            elif isinstance(word, str):
                first[word] = place.line

    def _fields(self, node: Node, shape: Fields | Kinds, path: Path, name: str) -> Value | Absent:
        place = self.places[path]
        if isinstance(shape, Fields) and shape.short and isinstance(node, Scalar):
            node = Mapping(line=node.line, entries={shape.short: Entry(line=node.line, value=node)})
        if not isinstance(node, Mapping):
            return self._wrong(place, f"{name} is {_kind(node)}; write {wanted(shape)}")
        keys = self._keys(node, shape)
        value: dict[str, Value] = {}
        for key, entry in node.entries.items():
            if key not in keys:
                self._wrong(place.inside(key, entry.line), self._unknown(key, keys, shape))
                continue
            there = place.inside(key, entry.line)
            inner = self._visit(entry.value, keys[key].shape, (*path, key), quoted(key), there)
            if not isinstance(inner, Absent):
                value[key] = inner
        for key in keys:
            if keys[key].required and key not in node.entries:
                missing = f"{shape.name} needs {quoted(key)}; add `{key}:` and {wanted(keys[key].shape)}"
                self._wrong(place.inside(key, place.line), missing)
        return value

    def _keys(self, node: Mapping, shape: Fields | Kinds) -> dict[str, Key]:
        if isinstance(shape, Fields):
            return dict(shape.keys)
        entry = node.entries.get("kind")
        written = entry.value.text if entry and isinstance(entry.value, Scalar) else ""
        kind = written if written in shape.by_kind else closest(written, shape.by_kind)
        return dict(shape.of_kind(kind))

    def _unknown(self, key: str, keys: dict[str, Key], shape: Fields | Kinds) -> str:
        kinds = shape.kinds_with(key) if isinstance(shape, Kinds) else []
        if kinds:
            return f"{quoted(key)} belongs to a phase of kind {listed(kinds)}, not to this one; delete it"
        near = closest(key, keys)
        return f"{quoted(key)} is not a key of {shape.name}; " + (
            f"did you mean `{near}`?" if near else f"its keys are {listed(keys, 'and')}"
        )

    def _wrong(self, place: Place, text: str) -> Absent:
        self.flaws.append(place.flaw(text))
        return Absent()


def _kind(node: Node) -> str:
    match node:
        case Scalar(text=""):
            return "empty"
        case Scalar():
            return f"the text {quoted(node.text)}"
        case Sequence():
            return "a list"
        case _:
            return "a map"


def _as_written(node: Scalar) -> str:
    return f"the text {quoted(node.text)}" if node.style else quoted(node.text)
