"""A changed plan goes back into its file: what has not changed keeps every byte, and what was asked is what is read."""

from __future__ import annotations

import copy
import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.plans.format import PLAN
from facilitator.plans.merging import merged, tree_of
from facilitator.plans.writing import Tree, tidied, written
from tests.plans.sample import EVERYTHING
from tests.serving import ROOT

SHIPPED = sorted((ROOT / "prompts").rglob("*.yaml"))

COMMENTED = b"""# My first plan.
format: 1
id: a-plan   # as the file
title: A plan
language: en
family: seminar
summary: >-
  What it is
  about.

# The lesson itself.
phases:
  # It begins here.
  - id: pose
    kind: pose
    minutes: 5   # not longer
    prompt: |
      # A heading, no comment

      One.

  # Alone first.
  - id: think
    kind: think
    moves:
      - Say one.
      # Or, if nobody speaks:
      - Say two.
  - {id: reflect, kind: reflect}
"""


def plan() -> dict[str, Tree]:
    tree = tree_of(COMMENTED)
    assert tree is not None
    return tree


def phases(tree: dict[str, Tree]) -> list[dict[str, Tree]]:
    found = tree["phases"]
    assert isinstance(found, list)
    return [phase for phase in found if isinstance(phase, dict)]


def changed(tree: dict[str, Tree]) -> list[str]:
    """The lines that came and went."""
    after = merged(COMMENTED, tree)
    assert tree_of(after) == tree
    lines = difflib.ndiff(COMMENTED.decode().split("\n"), after.decode().split("\n"))
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_plan_saved_unchanged_is_the_same_file(path: Path) -> None:
    raw = path.read_bytes()
    tree = tree_of(raw)
    assert tree is not None
    assert merged(raw, tree) == raw


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_one_word_changes_one_line(path: Path) -> None:
    raw = path.read_bytes()
    tree = tree_of(raw)
    assert tree is not None
    tree["title"] = "Another: title"
    before, after = raw.decode().split("\n"), merged(raw, tree).decode().split("\n")
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (next(line for line in before if line.startswith("title:")), "title: 'Another: title'")
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_plan_written_anew_says_the_same(path: Path) -> None:
    tree = tree_of(path.read_bytes())
    assert tree is not None
    assert tree_of(written(tree, PLAN).encode()) == tree


def test_a_value_changes_beside_its_comment() -> None:
    tree = plan()
    phases(tree)[0]["minutes"] = "6"
    assert changed(tree) == ["-     minutes: 5   # not longer", "+     minutes: 6   # not longer"]


def test_a_new_key_stands_where_the_format_has_it() -> None:
    tree = plan()
    phases(tree)[1]["prompt"] = "What is it?\nSay why."
    assert changed(tree) == ["+     prompt: |", "+       What is it?", "+       Say why."]


def test_a_key_goes_with_its_lines() -> None:
    tree = plan()
    del phases(tree)[0]["prompt"]
    assert [line[2:].strip() for line in changed(tree)] == ["prompt: |", "# A heading, no comment", "", "One."]


def test_a_phase_takes_its_comment_along() -> None:
    tree = plan()
    tree["phases"] = [phases(tree)[1], phases(tree)[0], phases(tree)[2]]
    text = merged(COMMENTED, tree).decode()
    assert text.index("# Alone first.") < text.index("id: think") < text.index("id: pose")
    assert "# Or, if nobody speaks:" in text
    assert tree_of(text.encode()) == tree


def test_a_phase_on_one_line_gets_lines_when_it_changes() -> None:
    tree = plan()
    phases(tree)[2]["minutes"] = "3"
    assert changed(tree) == [
        "-   - {id: reflect, kind: reflect}",
        "+   - id: reflect",
        "+     kind: reflect",
        "+     minutes: 3",
    ]


def test_a_line_more_in_a_list() -> None:
    tree = plan()
    phases(tree)[1]["moves"] = ["Say one.", "Say two.", "And then: three."]
    assert changed(tree) == ["+       - 'And then: three.'"]


def test_line_ends_of_other_systems() -> None:
    raw = COMMENTED.replace(b"\n", b"\r\n")
    tree = plan()
    assert merged(raw, tree) == raw
    tree["title"] = "Other"
    assert tree_of(merged(raw, tree)) == tree
    assert b"# not longer" in merged(raw, tree)


def test_empty_texts_are_left_out_unless_they_are_needed() -> None:
    tree = plan()
    tree |= {"audience": "", "topics": [], "summary": ""}
    after = tree_of(merged(COMMENTED, tree))
    assert after is not None
    assert "audience" not in after
    assert "topics" not in after
    assert after["summary"] == ""


def test_a_file_that_cannot_be_read_is_written_anew() -> None:
    assert tree_of(merged(b"title: [", plan())) == plan()
    assert tree_of(merged(None, plan())) == plan()


def test_every_key_of_the_format_can_be_changed() -> None:
    raw = EVERYTHING.encode()
    tree = tree_of(raw)
    assert tree is not None
    marked = _marked(copy.deepcopy(tree))
    assert isinstance(marked, dict)
    assert tree_of(merged(raw, marked)) == marked


def _marked(tree: Tree) -> Tree:
    match tree:
        case str():
            return f"{tree} more"
        case list():
            return [_marked(item) for item in tree]
        case dict():
            return {key: value if key in ("id", "kind") else _marked(value) for key, value in tree.items()}


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"))
WORDS = TEXTS | st.sampled_from(
    [
        "yes",
        "1",
        "1.0",
        "a: b",
        "# c",
        "- d",
        "{{ e }}",
        "'f'",
        '"g"',
        "h #i",
        "j:",
        "null",
        "~",
        "[k",
        "l\nm",
        "\n\nn ",
        " o",
    ]
)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz", min_size=1), inner)
)


@given(st.dictionaries(st.sampled_from(["title", "summary", "goal", "sides", "notes", "phases"]), TREES, min_size=1))
def test_whatever_is_asked_is_what_is_read(tree: dict[str, Tree]) -> None:
    tidy = tidied(tree, PLAN)
    assert isinstance(tidy, dict)
    if tidy and _is_readable(tidy):
        assert tree_of(merged(None, tree)) == tidy
        assert tree_of(merged(COMMENTED, tree)) == tidy


def _is_readable(tree: Tree) -> bool:
    """What YAML itself has no place for is left to the checker."""
    match tree:
        case str():
            return "\ufffe" not in tree and not any(ord(character) in range(0xE000, 0xF900) for character in tree)
        case list():
            return bool(tree) and all(map(_is_readable, tree))
        case dict():
            return bool(tree) and all(map(_is_readable, tree.values()))
