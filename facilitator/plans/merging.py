"""A changed tree goes back into the file that it came from: what has not changed keeps every byte, comments too.

Only files that the checker's own reader accepts come here: no aliases, tags or second documents. Whatever cannot be
put back line by line is written anew, and the result is read again: it says exactly what was asked, or all is new.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from facilitator.plans.format import PLAN
from facilitator.plans.read import read_tree
from facilitator.plans.shapes import Shape
from facilitator.plans.writing import (
    Tree,
    as_tree,
    dashed,
    entry,
    in_order,
    inner,
    item_lines,
    keys_of,
    tidied,
    written,
)


def merged(raw: bytes | None, tree: dict[str, Tree], shape: Shape = PLAN) -> bytes:
    """The file's bytes with what the tree says; the very same bytes if it says nothing new."""
    tidy = tidied(tree, shape)
    assert isinstance(tidy, dict)
    before = tree_of(raw) if raw is not None else None
    if raw is None or before is None:
        return written(tidy, shape).encode(errors="replace")
    if before == tidy:
        return raw
    spliced = _spliced(raw, tidy, shape)
    return spliced if tree_of(spliced) == tidy else written(tidy, shape).encode(errors="replace")


def tree_of(raw: bytes) -> dict[str, Tree] | None:
    """What a file says; None if it cannot be read without a fault."""
    root, flaws = read_tree(raw)
    tree = as_tree(root) if root is not None and not flaws else None
    return tree if isinstance(tree, dict) else None


def _spliced(raw: bytes, tree: dict[str, Tree], shape: Shape) -> bytes:
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    root = YAML(typ="safe", pure=True).compose(text)
    try:
        splice = _Splice(text.split("\n"))
        lines = splice.whole(root, tree, shape)
    except _Odd:
        return b""
    result = "\n".join(lines)
    return (result if result.endswith("\n") else f"{result}\n").encode(errors="replace")


class _Odd(Exception):
    """Not laid out by lines: it has to be written anew."""


class _Part(Struct, frozen=True, kw_only=True):
    """One entry of a map or list: the comments above it, and its own lines."""

    above: list[str]
    start: int
    end: int
    node: Node


class _Splice:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def whole(self, root: Node, tree: dict[str, Tree], shape: Shape) -> list[str]:
        if not isinstance(root, MappingNode) or root.flow_style or not root.value:
            raise _Odd
        return [*self._lines[: _line(root)], *self._map(root, tree, shape, len(self._lines))]

    def _map(self, node: MappingNode, tree: dict[str, Tree], shape: Shape | None, end: int) -> list[str]:
        column = node.value[0][0].start_mark.column
        parts = self._parts([key for key, _ in node.value], column, end)
        old = {key.value: (part, key, value) for part, (key, value) in zip(parts, node.value, strict=True)}
        keys = keys_of(shape, tree)
        lines: list[str] = []
        for key in in_order(list(tree), list(old), keys):
            inside = keys[key].shape if key in keys else None
            if key not in old:
                lines += entry(f"{' ' * column}{key}:", tree[key], column, inside)
                continue
            part, key_node, value = old[key]
            lines += part.above
            if _tree(value) == tree[key]:
                lines += self._own(part, column)
            else:
                lines += self._changed(part, key_node, value, tree[key], inside)
        return lines

    def _own(self, part: _Part, column: int) -> list[str]:
        """Without the dash that may stand before a map's first key."""
        first, *rest = self._lines[part.start : part.end]
        return [" " * column + first[column:], *rest]

    def _changed(self, part: _Part, key: Node, value: Node, tree: Tree, shape: Shape | None) -> list[str]:
        column = key.start_mark.column
        prefix = " " * column + self._lines[part.start][column : key.end_mark.column] + ":"
        try:
            if _line(value) == _line(key) or not _by_lines(value):
                raise _Odd
            if isinstance(value, SequenceNode) and isinstance(tree, list) and tree:
                inside = self._list(value, tree, inner(shape), part.end)
            elif isinstance(value, MappingNode) and isinstance(tree, dict) and tree:
                inside = self._map(value, tree, shape, part.end)
            else:
                raise _Odd
        except _Odd:
            lines = entry(prefix, tree, column, shape)
            return [f"{lines[0]}{self._comment(value)}", *lines[1:]] if len(lines) == 1 else lines
        return [*self._own(_Part(above=[], start=part.start, end=_line(value), node=key), column), *inside]

    def _list(self, node: SequenceNode, items: list[Tree], shape: Shape | None, end: int) -> list[str]:
        column = node.start_mark.column
        for item in node.value:
            if self._lines[_line(item)][: item.start_mark.column].rstrip() != " " * column + "-":
                raise _Odd
        parts = self._parts(node.value, column, end)
        apart = len(parts) > 1 and all(part.above and not part.above[0].strip() for part in parts[1:])
        taken = _matched([_tree(item) for item in node.value], items)
        lines: list[str] = []
        for number, item in enumerate(items):
            part = parts[taken[number]] if number in taken else None
            above = list(part.above) if part else []
            while apart and above and not above[0].strip():
                above.pop(0)
            lines += [*([""] if apart and number else []), *above]
            lines += self._item(part, item, shape, column)
        return lines

    def _item(self, part: _Part | None, item: Tree, shape: Shape | None, column: int) -> list[str]:
        if part is None:
            return item_lines(item, column, shape)
        if _tree(part.node) == item:
            return self._lines[part.start : part.end]
        if isinstance(part.node, MappingNode) and _by_lines(part.node) and isinstance(item, dict) and item:
            return dashed(self._map(part.node, item, shape, part.end), column)
        return item_lines(item, column, shape)

    def _parts(self, nodes: list[Node], column: int, end: int) -> list[_Part]:
        starts = [_line(node) for node in nodes]
        if len(set(starts)) < len(starts):
            raise _Odd
        above = [starts[0], *(self._above(start, column, low) for low, start in pairwise(starts))]
        ends = [*above[1:], end]
        return [
            _Part(above=self._lines[first:start], start=start, end=last, node=node)
            for first, start, last, node in zip(above, starts, ends, nodes, strict=True)
        ]

    def _above(self, start: int, column: int, low: int) -> int:
        """Where the blank lines and comments before a line begin."""
        first = start
        while first - 1 > low and _is_aside(self._lines[first - 1], column):
            first -= 1
        return first

    def _comment(self, value: Node) -> str:
        if not isinstance(value, ScalarNode) or value.style in ("|", ">") or not value.value:
            return ""
        rest = self._lines[value.end_mark.line][value.end_mark.column :]
        return rest if rest.lstrip().startswith("#") else ""


def _is_aside(line: str, column: int) -> bool:
    bare = line.lstrip(" ")
    return not bare or (bare.startswith("#") and len(line) - len(bare) <= column)


def _by_lines(node: Node) -> bool:
    """A map or list with a line or more for each of its entries."""
    return isinstance(node, MappingNode | SequenceNode) and not node.flow_style


def _line(node: Node) -> int:
    line: int = node.start_mark.line
    return line


def _tree(node: Node) -> Tree:
    match node:
        case ScalarNode():
            return str(node.value).rstrip("\n")
        case SequenceNode():
            return [_tree(item) for item in node.value]
        case _:
            return {str(key.value): _tree(value) for key, value in node.value}


def _matched(old: list[Tree], new: list[Tree]) -> dict[int, int]:
    """Which old entry each new one was: the same, else of the same id, else at the same place."""
    taken: dict[int, int] = {}
    for alike in (_equal, _same_id, _same_place):
        for number, item in enumerate(new):
            if number not in taken:
                for index, before in enumerate(old):
                    if index not in taken.values() and alike(before, item, index == number):
                        taken[number] = index
                        break
    return taken


def _equal(before: Tree, item: Tree, _here: bool) -> bool:
    return before == item


def _same_id(before: Tree, item: Tree, _here: bool) -> bool:
    return isinstance(before, dict) and isinstance(item, dict) and "id" in item and before.get("id") == item["id"]


def _same_place(before: Tree, item: Tree, here: bool) -> bool:
    return here and not (isinstance(item, dict) and "id" in item)
