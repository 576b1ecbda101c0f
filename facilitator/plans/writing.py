"""A plan's tree of words becomes YAML as a teacher would write it: long texts as blocks, short lists on one line.

A tree holds texts, lists and maps only, as the checker reads them: whether ``5`` is a number is said by the format.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping as AnyMapping

from facilitator.plans.read import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from facilitator.plans.shapes import Fields, Flag, Items, Key, Kinds, Shape, Share, Text, Whole

Tree = str | list["Tree"] | dict[str, "Tree"]

STEP = 2
WIDTH = 110
SHORT = 28
"""Characters of a word that may stand in a list on one line."""
BEGINS_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`~=<]""")
NEEDS_QUOTES = re.compile(r":(\s|$)|\s#|\s$")
IN_FLOW = re.compile(r"[,\[\]{}]")
NO_TEXT = re.compile(
    r"(null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][0-9a-fx_.,:e+-]*([ t][0-9:.z+-]+)?|[-+]?\.(inf|nan))",
    re.IGNORECASE,
)
"""What other readers of YAML would take for something else than a text."""
BREAKS = re.compile("\r\n?|\x85|\u2028|\u2029")


def as_tree(node: Node) -> Tree:
    """What was read, without its lines; a text's last line ends are left out."""
    match node:
        case Scalar():
            return node.text.rstrip("\n")
        case Sequence():
            return [as_tree(item) for item in node.items]
        case Mapping():
            return {key: as_tree(entry.value) for key, entry in node.entries.items()}
        case _:
            return ""


def tree_from(value: object, depth: int = 0) -> Tree:
    """What somebody sent, if it is made of texts, lists and maps only. Raises ValueError."""
    if depth > MAX_DEPTH:
        raise ValueError("nested too deep")
    match value:
        case str():
            return value
        case list():
            return [tree_from(item, depth + 1) for item in value]
        case dict():
            return {str(key): tree_from(item, depth + 1) for key, item in value.items()}
        case _:
            raise ValueError("only texts, lists and maps")


def tidied(tree: Tree, shape: Shape | None) -> Tree:
    """Without what says nothing: empty texts and lists of keys that may be absent; all line ends alike."""
    match tree:
        case str():
            return BREAKS.sub("\n", tree).rstrip("\n")
        case list():
            return [tidied(item, inner(shape)) for item in tree]
        case dict():
            keys = keys_of(shape, tree)
            all_tidied = {key: tidied(value, keys[key].shape if key in keys else None) for key, value in tree.items()}
            return {key: value for key, value in all_tidied.items() if value or (key in keys and keys[key].required)}


def inner(shape: Shape | None) -> Shape | None:
    """The shape of a list's entries."""
    return shape.of if isinstance(shape, Items) else None


def keys_of(shape: Shape | None, tree: AnyMapping[str, Tree]) -> AnyMapping[str, Key]:
    """The keys that the format has for this map."""
    match shape:
        case Fields():
            return shape.keys
        case Kinds():
            kind = tree.get("kind")
            return shape.of_kind(kind if isinstance(kind, str) and kind in shape.by_kind else None)
        case _:
            return {}


def written(tree: dict[str, Tree], shape: Shape) -> str:
    """The whole text of a new file."""
    keys = keys_of(shape, tree)
    lines: list[str] = []
    for key in in_order(list(tree), [], keys):
        if key == "phases" and lines:
            lines.append("")
        lines += entry(f"{key_text(key)}:", tree[key], 0, keys[key].shape if key in keys else None)
    return "\n".join([*lines, ""])


def in_order(wanted: list[str], kept: list[str], keys: AnyMapping[str, Key]) -> list[str]:
    """``wanted`` keys: those that are ``kept`` in their order, new ones where the format has them."""
    ranks = {key: rank for rank, key in enumerate(keys)}
    found = [key for key in kept if key in wanted]
    for key in wanted:
        if key not in found:
            rank = ranks.get(key, len(ranks))
            before = [place for place, other in enumerate(found) if ranks.get(other, len(ranks)) < rank]
            found.insert(before[-1] + 1 if before else 0 if found and rank < len(ranks) else len(found), key)
    return found


def map_lines(tree: dict[str, Tree], column: int, shape: Shape | None) -> list[str]:
    keys = keys_of(shape, tree)
    lines: list[str] = []
    for key in in_order(list(tree), [], keys):
        lines += entry(f"{' ' * column}{key_text(key)}:", tree[key], column, keys[key].shape if key in keys else None)
    return lines


def entry(prefix: str, tree: Tree, column: int, shape: Shape | None) -> list[str]:
    """``prefix`` is the key or dash before it, which stands at ``column``."""
    match tree:
        case str():
            return _text(prefix, tree, column, isinstance(shape, Whole | Share | Flag))
        case list() if flow := _flow(tree, inner(shape)):
            return [f"{prefix} {flow}"]
        case list():
            dashes: list[str] = []
            for number, item in enumerate(tree):
                if number and isinstance(inner(shape), Kinds):
                    dashes.append("")
                dashes += item_lines(item, column + STEP, inner(shape))
            return [prefix, *dashes]
        case dict():
            return [prefix, *map_lines(tree, column + STEP, shape)]


def item_lines(item: Tree, column: int, shape: Shape | None) -> list[str]:
    """An entry of a list, with its dash at ``column``."""
    if isinstance(item, dict) and item:
        return dashed(map_lines(item, column + STEP, shape), column)
    return entry(f"{' ' * column}-", item if item else "", column, shape)


def dashed(lines: list[str], column: int) -> list[str]:
    first = lines[0]
    return [f"{' ' * column}-{first[column + 1 :]}", *lines[1:]]


def _flow(items: list[Tree], shape: Shape | None) -> str | None:
    """Some short words as ``[a, b]``."""
    if not items:
        return "[]"
    typed = isinstance(shape, Whole | Share | Flag)
    if isinstance(shape, Text) and shape.topics:
        return None
    words = [item for item in items if isinstance(item, str) and item and len(item) <= SHORT and "\n" not in item]
    text = ", ".join(_plain(word, typed, flow=True) for word in words)
    return f"[{text}]" if len(words) == len(items) and len(text) <= WIDTH - 2 * SHORT else None


def key_text(key: str) -> str:
    return _plain(key, typed=False)


def _text(prefix: str, text: str, column: int, typed: bool) -> list[str]:
    if "\n" in text:
        hint = str(STEP) if text[0] in " \n" else ""
        return [f"{prefix} |{hint}", *(" " * (column + STEP) + line if line else "" for line in text.split("\n"))]
    if len(prefix) + len(text) > WIDTH and " " in text and text == " ".join(text.split(" ")) and "  " not in text:
        room = WIDTH - column - STEP
        folded = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
        if len(folded) > 1 and text == " ".join(folded):
            return [f"{prefix} >-", *(" " * (column + STEP) + line for line in folded)]
    return [f"{prefix} {_plain(text, typed)}"]


def _plain(text: str, typed: bool, flow: bool = False) -> str:
    """On one line, in quotes where they are needed."""
    bare = BEGINS_PLAIN.match(text) and not NEEDS_QUOTES.search(text) and (typed or not NO_TEXT.fullmatch(text))
    if bare and not (flow and IN_FLOW.search(text)):
        return text
    return "'" + text.replace("'", "''") + "'"
