"""The walk over a plan file's whole tree, beside the description of the format.

It collects everything that is wrong, every value that is right, the line of each, and the texts for the next look.
A name, or a word that is nearly right, is kept though it is wrong, so that one slip is not reported twice.
"""

from __future__ import annotations

import re
from typing import assert_never

from msgspec import Struct

from facilitator.plans.problems import Flaw, closest, did_you_mean, listed, quoted
from facilitator.plans.read import Broken, Entry, Mapping, Node, Scalar, Sequence
from facilitator.plans.shapes import Fields, Flag, Items, Key, Kinds, Name, OneOf, Shape, Share, Text, Whole, wanted

WHOLE = re.compile("[-+]?[0-9]{1,6}")
SHARE = re.compile(r"(0(\.[0-9]{1,6})?|1(\.0{1,6})?|\.[0-9]{1,6})")
TRUTH = {"true": True, "false": False}

Path = tuple[str | int, ...]
Value = str | int | float | bool | list["Value"] | dict[str, "Value"]


class Absent(Struct, frozen=True):
    """Instead of a value that was wrong and has been reported."""


class Words(Struct, frozen=True, kw_only=True):
    """A text of the plan, where it stands and what it may hold."""

    name: str
    scalar: Scalar
    shape: Text


class Walk:
    """``value`` is the tree less what was wrong; ``lines`` knows where each part of it stands."""

    def __init__(self, root: Mapping, shape: Shape) -> None:
        self.flaws: list[Flaw] = []
        self.words: list[Words] = []
        self.lines: dict[Path, int] = {}
        self.value = self._visit(root, shape, (), "the plan", root.line)

    def _visit(self, node: Node, shape: Shape, path: Path, name: str, line: int) -> Value | Absent:
        self.lines[path] = line
        if isinstance(node, Broken):
            return Absent()
        match shape:
            case Items():
                return self._items(node, shape, path, name)
            case Fields() | Kinds():
                return self._fields(node, shape, path, name)
            case _:
                return self._scalar(node, shape, name)

    def _scalar(self, node: Node, shape: Text | Name | OneOf | Whole | Share | Flag, name: str) -> Value | Absent:
        if not isinstance(node, Scalar):
            found = "a list" if isinstance(node, Sequence) else "a map"
            hint = "; text that begins with { or [ needs quotes" if isinstance(shape, Text) else ""
            return self._wrong(node.line, f"{name} is {found}; write {wanted(shape)}{hint}")
        if not node.text.strip():
            return self._wrong(node.line, f"{name} is empty; write {wanted(shape)}")
        match shape:
            case Text():
                self.words.append(Words(name=name, scalar=node, shape=shape))
                return node.text.strip() if shape.markup == "plain" else node.text
            case Name():
                return self._name(node, shape, name)
            case OneOf():
                return self._one_of(node, shape, name)
            case Whole():
                return self._whole(node, shape, name)
            case Share():
                return self._share(node, shape, name)
            case Flag():
                return self._flag(node, shape, name)
        assert_never(shape)

    def _name(self, node: Scalar, shape: Name, name: str) -> Value:
        if not shape.fits(node.text):
            self._wrong(node.line, f"{name} is {quoted(node.text)}; write {wanted(shape)}")
        return node.text

    def _one_of(self, node: Scalar, shape: OneOf, name: str) -> Value | Absent:
        if node.text in shape.words:
            return node.text
        self._wrong(node.line, f"{name} is {quoted(node.text)}{did_you_mean(node.text, shape.words)}")
        return closest(node.text, shape.words) or Absent()

    def _whole(self, node: Scalar, shape: Whole, name: str) -> Value | Absent:
        if not node.style and WHOLE.fullmatch(node.text) and shape.low <= int(node.text) <= shape.high:
            return int(node.text)
        return self._wrong(node.line, f"{name} is {_as_written(node)}; write {wanted(shape)}")

    def _share(self, node: Scalar, shape: Share, name: str) -> Value | Absent:
        if not node.style and SHARE.fullmatch(node.text):
            return float(node.text)
        return self._wrong(node.line, f"{name} is {_as_written(node)}; write {wanted(shape)}")

    def _flag(self, node: Scalar, shape: Flag, name: str) -> Value | Absent:
        if not node.style and node.text.lower() in TRUTH:
            return TRUTH[node.text.lower()]
        return self._wrong(node.line, f"{name} is {_as_written(node)}; write {wanted(shape)}")

    def _items(self, node: Node, shape: Items, path: Path, name: str) -> Value | Absent:
        if shape.alone and isinstance(node, Scalar):
            node = Sequence(line=self.lines[path], items=[node])
        if not isinstance(node, Sequence):
            return self._wrong(self.lines[path], f"{name} is {_kind(node)}; write {wanted(shape)}, each after `- `")
        if len(node.items) < shape.low:
            self._wrong(self.lines[path], f"{name} is a list of {len(node.items)}; write at least {shape.low}")
        if len(node.items) > shape.high:
            self._wrong(self.lines[path], f"{name} is a list of {len(node.items)}; write at most {shape.high}")
        values: list[Value] = []
        for item in node.items[: shape.high]:
            value = self._visit(item, shape.of, (*path, len(values)), f"an entry of {name}", item.line)
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
            line = self.lines.get((*path, number, shape.unique), self.lines[(*path, number)])
            if isinstance(word, str) and word in first:
                what = f"{shape.unique} {quoted(word)} is" if isinstance(value, dict) else f"{quoted(word)} is"
                self._wrong(line, f"{what} in {name} already, on line {first[word]}; each needs its own")
            elif isinstance(word, str):
                first[word] = line

    def _fields(self, node: Node, shape: Fields | Kinds, path: Path, name: str) -> Value | Absent:
        if isinstance(shape, Fields) and shape.short and isinstance(node, Scalar):
            node = Mapping(line=node.line, entries={shape.short: Entry(line=node.line, value=node)})
        if not isinstance(node, Mapping):
            return self._wrong(self.lines[path], f"{name} is {_kind(node)}; write {wanted(shape)}")
        keys = self._keys(node, shape)
        value: dict[str, Value] = {}
        for key, entry in node.entries.items():
            if key not in keys:
                self._wrong(entry.line, self._unknown(key, keys, shape))
                continue
            inner = self._visit(entry.value, keys[key].shape, (*path, key), quoted(key), entry.line)
            if not isinstance(inner, Absent):
                value[key] = inner
        for key in keys:
            if keys[key].required and key not in node.entries:
                self._wrong(
                    self.lines[path], f"{shape.name} needs {quoted(key)}; add `{key}:` and {wanted(keys[key].shape)}"
                )
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

    def _wrong(self, line: int, text: str) -> Absent:
        self.flaws.append(Flaw(line=line, text=text))
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
