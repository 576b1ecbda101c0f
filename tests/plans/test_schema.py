"""The published JSON Schema says of keys and kinds of value what the checker says of them, and is not stricter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from facilitator.plans.explained import EXPLAINED
from facilitator.plans.format import PLAN
from facilitator.plans.load import library
from facilitator.plans.read import Broken, Mapping, Node, Scalar, Sequence, read_tree
from facilitator.plans.schema import as_json, plan_schema
from facilitator.plans.shapes import Fields, Items, Kinds, Shape
from facilitator.plans.walk import Walk
from tests.plans.sample import EVERYTHING, SMALL

ROOT = Path(__file__).parents[2]
BROKEN = sorted((Path(__file__).parent / "broken").rglob("*.yaml"))
PLANS = library(ROOT / "prompts").plans
VALIDATOR = Draft7Validator(plan_schema())
CORE = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False, "null": None}
# What a schema cannot say: that ids differ, and that a text of blanks that nobody sees is empty.
ONLY_THE_CHECKER = ("in `[a-z]+` already", "is empty; write text")


def as_editors_read(node: Node) -> Any:
    """The value by the core schema of YAML 1.2."""
    match node:
        case Mapping():
            return {key: as_editors_read(entry.value) for key, entry in node.entries.items()}
        case Sequence():
            return [as_editors_read(item) for item in node.items]
        case Scalar():
            return _scalar(node)
        case Broken():
            raise AssertionError(node)


def _scalar(node: Scalar) -> Any:
    text = node.text
    if node.style:
        return text
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return CORE.get(text, text or None)


def wrong(raw: bytes) -> list[str]:
    tree, _ = read_tree(raw)
    assert tree is not None
    return [error.message for error in VALIDATOR.iter_errors(as_editors_read(tree))]


def shapes(shape: Shape) -> list[Fields | Kinds]:
    """Every map of the format."""
    match shape:
        case Items():
            return shapes(shape.of)
        case Fields():
            inner = [found for key in shape.keys.values() for found in shapes(key.shape)]
            return [shape, *inner]
        case Kinds():
            return [shape, *(found for key in shape.of_kind(None).values() for found in shapes(key.shape))]
        case _:
            return []


def test_the_published_schema_is_that_of_the_code() -> None:
    Draft7Validator.check_schema(plan_schema())
    assert (ROOT / "docs" / "plan.schema.json").read_text("utf-8") == as_json(), "make schema"


def test_every_key_has_its_sentence_and_every_sentence_its_key() -> None:
    keys = {shape.name: set(shape.keys if isinstance(shape, Fields) else shape.of_kind(None)) for shape in shapes(PLAN)}
    assert {name: set(sentences) for name, sentences in EXPLAINED.items()} == keys
    sentences = [sentence for of_map in EXPLAINED.values() for sentence in of_map.values()]
    assert [sentence for sentence in sentences if not re.fullmatch(r"[A-Z].*[a-z0-9`]\.", sentence)] == []


def test_a_key_of_several_kinds_is_the_same_in_each() -> None:
    for shape in shapes(PLAN):
        if isinstance(shape, Kinds):
            every = shape.of_kind(None)
            assert all(every[name] == key for keys in shape.by_kind.values() for name, key in keys.items())


@pytest.mark.parametrize("plan_id", PLANS)
def test_shipped_plans_are_valid(plan_id: str) -> None:
    assert wrong(PLANS[plan_id].path.read_bytes()) == []


@pytest.mark.parametrize("text", [EVERYTHING, SMALL, SMALL.replace("A plan", "2013").replace("Little.", "yes")])
def test_faultless_plans_are_valid(text: str) -> None:
    assert wrong(text.encode()) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_keys_and_values_are_invalid_and_nothing_else_is(path: Path) -> None:
    raw = path.read_bytes()
    tree, flaws = read_tree(raw)
    if tree is None or flaws:
        return
    said = [flaw.text for flaw in Walk(tree, PLAN).flaws]
    for_schema = [text for text in said if not any(re.search(beyond, text) for beyond in ONLY_THE_CHECKER)]
    if for_schema or path.stem in ("long-title", "summary-empty", "column-twice", "from-twice"):
        assert wrong(raw)
    else:
        assert wrong(raw) == []
