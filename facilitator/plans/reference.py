"""The tables of docs/plan-format.md, made from the format: which keys there are, and what belongs to each.

``python -m facilitator.plans.reference docs/plan-format.md`` makes them anew within that document.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, assert_never

from msgspec import Struct
from msgspec.structs import fields

from facilitator.plans.explained import EXPLAINED
from facilitator.plans.format import (
    APPROACH,
    CHOICE,
    MATERIAL,
    MINUTES,
    PHASE,
    PLAN,
    PROMPT,
    SOURCE,
    TOPIC,
    ApproachText,
    ChoiceText,
    MaterialText,
    PhaseText,
    PlanText,
    PromptText,
    SourceText,
    TopicText,
)
from facilitator.plans.shapes import Fields, Flag, Items, Key, Kinds, Name, OneOf, Shape, Share, Text, Whole

MAPS: Mapping[str, tuple[Fields | Kinds, type[Struct]]] = {
    shape.name: (shape, typed)
    for shape, typed in (
        (PLAN, PlanText),
        (PHASE, PhaseText),
        (SOURCE, SourceText),
        (TOPIC, TopicText),
        (MATERIAL, MaterialText),
        (APPROACH, ApproachText),
        (PROMPT, PromptText),
        (CHOICE, ChoiceText),
    )
}
TABLE = re.compile(r"(<!-- made from the code: ([a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
BY_KIND = {"minutes": "by kind"}


def rewritten(document: str) -> str:
    """The document with its tables as the code has them; LookupError for a table of something unknown."""
    return TABLE.sub(lambda found: f"{found[1]}\n{_table(found[2])}\n\n{found[3]}", document)


def _table(name: str) -> str:
    if name == "minutes":
        return "\n".join(
            [_row("kind", "minutes"), _row("---", "---"), *(_row(f"`{k}`", n) for k, n in MINUTES.items())]
        )
    shape, typed = MAPS[name]
    defaults = {field.encode_name: field.default for field in fields(typed)}
    if isinstance(shape, Fields):
        rows = [_cells(shape, key, one, defaults.get(key)) for key, one in shape.keys.items()]
        head = ["key", "what belongs there", "if left out", "what it is for"]
    else:
        rows = [
            [cells[0], _kinds(shape, key), *cells[1:]]
            for key, one in shape.of_kind(None).items()
            for cells in [_cells(shape, key, one, defaults.get(key))]
        ]
        head = ["key", "in", "what belongs there", "if left out", "what it is for"]
    return "\n".join([_row(*head), _row(*["---"] * len(head)), *(_row(*row) for row in rows)])


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _cells(shape: Fields | Kinds, name: str, key: Key, default: object) -> list[str]:
    left_out = "**required**" if key.required else BY_KIND.get(name) or _default(default)
    return [f"`{name}`", _belongs(key.shape), left_out, EXPLAINED[shape.name][name]]


def _kinds(shape: Kinds, key: str) -> str:
    return "all" if key in shape.common else ", ".join(shape.kinds_with(key))


def _default(value: Any) -> str:
    match value:
        case None | "" | ():
            return ""
        case bool():
            return f"`{str(value).lower()}`"
        case tuple():
            return f"`[{', '.join(value)}]`"
        case _:
            return f"`{value}`"


def _belongs(shape: Shape) -> str:
    match shape:
        case Text():
            markup = {"plain": "text", "inline": "Markdown on one line", "markdown": "Markdown"}[shape.markup]
            return f"{markup}, topics" if shape.topics else markup
        case Name():
            return shape.wanted
        case OneOf():
            return ", ".join(f"`{word}`" for word in shape.words)
        case Whole():
            return f"`{shape.low}`" if shape.low == shape.high else f"{shape.low} to {shape.high}"
        case Share():
            return "0 to 1"
        case Flag():
            return "`true`, `false`"
        case Items():
            return _list(shape)
        case Fields() | Kinds():
            return shape.name
    assert_never(shape)


def _list(shape: Items) -> str:
    number = str(shape.low) if shape.low == shape.high else f"{shape.low} to {shape.high}"
    bounds = "" if (shape.low, shape.high) == (1, 200) else f" of {number}"
    several = f"list{bounds}: {_belongs(shape.of)}"
    return f"one, or a {several}" if shape.alone else several


def main(paths: list[str]) -> None:
    """Rewrite these documents."""
    for path in map(Path, paths):
        path.write_text(rewritten(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
