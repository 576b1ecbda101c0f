"""Bytes become a tree that knows lines and keeps what was written; what is no plain YAML is refused with its line."""

from __future__ import annotations

import pytest

from facilitator.plans.read import MAX_BYTES, Mapping, Scalar, Sequence, read_tree
from tests.plans.sample import SMALL, problems, spoilt


def scalar(text: str) -> str:
    tree, flaws = read_tree(text.encode())
    assert not flaws
    assert tree is not None
    value = tree.entries["a"].value
    assert isinstance(value, Scalar)
    return value.text


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "1.10", "2023-01-01", "0o17", "1_000", "12:30:45", "null", "~", "true", "0x1F", ".inf", "1e3"],
)
def test_text_is_what_was_written(word: str) -> None:
    assert scalar(f"a: {word}") == word
    assert problems(spoilt("title: A plan", f"title: {word}", SMALL)) == []


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'it''s $\\frac{1}{2}$'", "it's $\\frac{1}{2}$"),
        ('"a \\"b\\" \\u00e9 \\\\frac"', 'a "b" é \\frac'),
        ('"one\n  two"', "one two"),
        ("|\n  one\n   two\n\n  three\n", "one\n two\n\nthree\n"),
        ("|-\n  one\n  two\n", "one\ntwo"),
        (">\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        ("one\n  two # not this", "one two"),
        ("分数 × ½", "分数 × ½"),
    ],
)
def test_quoted_and_block_text_is_decoded(written: str, text: str) -> None:
    assert scalar(f"a: {written}") == text


def test_every_part_knows_its_line() -> None:
    tree, flaws = read_tree(b"\xef\xbb\xbf# first\na: x\nb:\n  - y\n  -\n  - {c: z}\nd:\ne: |\n  one\n  two\n")
    assert flaws == []
    assert tree is not None
    assert {key: entry.line for key, entry in tree.entries.items()} == {"a": 2, "b": 3, "d": 7, "e": 8}
    items = tree.entries["b"].value
    assert isinstance(items, Sequence)
    assert [item.line for item in items.items] == [4, 5, 6]
    assert isinstance(items.items[2], Mapping)
    assert tree.entries["d"].value == Scalar(line=7, text="")
    block = tree.entries["e"].value
    assert isinstance(block, Scalar)
    assert [block.line_at(0), block.line_at(1)] == [9, 10]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ["1: the file is empty; a plan begins with `format: 1`"]),
        (b"\n\n# only a comment\n", ["1: the file is empty; a plan begins with `format: 1`"]),
        (b"---\n...\n", ["1: the file is empty; a plan begins with `format: 1`"]),
        (b"\n- a\n- b\n", ["2: this is no plan; a plan is made of `key: value` lines and begins with `format: 1`"]),
        (b"just words\n", ["1: this is no plan; a plan is made of `key: value` lines and begins with `format: 1`"]),
        (b"a: b\n\xff\xfe", ["2: this is not UTF-8 text; save the file as UTF-8"]),
        ("a: b".encode("utf-16"), ["1: this is UTF-16 text; save the file as UTF-8"]),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ["1: this is not UTF-8 text; save the file as UTF-8"]),
        (b"a: b\r\nc: \x00d\n", ["2: the invisible character U+0000 stands here; delete it"]),
        (b"a: b\n\nc: \x1bd\n", ["3: the invisible character U+001B stands here; delete it"]),
        (b"x" * (MAX_BYTES + 1), ["1: the file is larger than 256 KB; a plan is smaller, is this the right file?"]),
        (b"b: c\na: " + b"[" * 200_000, ["2: nested more than 12 deep; a plan needs at most 5"]),
        (b"- " * 100, ["1: nested more than 12 deep; a plan needs at most 5"]),
        (b"# x\na: b\n%YAML 1.10\n", ["3: `%` lines are not used in plans; delete them"]),
        (b"a: b\r%FOO 1\r", ["2: `%` lines are not used in plans; delete them"]),
        (b"a: b\n--- \nc: d\n", ["2: a second document begins here with `---`; a file holds one plan"]),
        (b'a: "\\U00110000"', ["1: `\\U00110000` is no character; write the character itself"]),
        (b"a: b: c\n", ["1: a colon and a space stand inside a text; put it in quotes, or is the indentation off?"]),
        (b"a:\n\t- b\n", ["2: a tab stands here; use spaces"]),
        (b"a: `b`\n", ["1: a text cannot begin with this character; put it in quotes"]),
        (b"a: 1\nb: 'c\n", ["2: a quotation mark is opened and never closed; close it"]),
        (b"a: 1\nb\nc: 2\n", ["2: this is not a `key: value` line; is a colon missing, or the indentation off?"]),
        (
            b"a: 1\n b: 2\n",
            ["2: a colon and a space stand inside a text; put it in quotes, or is the indentation off?"],
        ),
        (
            b"a:\n  - b\n c: d\n",
            ["3: this does not fit the lines above; is the indentation off, or a quotation mark missing?"],
        ),
        (b'a: "\\pi"\n', ["1: in double quotes a backslash begins an escape; write two, or use single quotes"]),
        (
            b"a: [b, {c: $x^{2}$}]\n",
            ["1: a [ ] or { } breaks off here; inside it, text with one of [ ] { } , needs quotes"],
        ),
    ],
)
def test_what_is_no_plan_at_all(raw: bytes, expected: list[str]) -> None:
    assert problems(raw) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Little.",
            "!!str x",
            ["6: a tag beginning with `!` is not used in plans; delete it, or put the text in quotes"],
        ),
        ("Little.", "!x y", ["6: a tag beginning with `!` is not used in plans; delete it, or put the text in quotes"]),
        ("Little.", "&a x", ["6: `&a` is an anchor; delete it, or quote the text if it begins with &"]),
        ("Little.", "*a", ["6: `*a` is an alias; write the text out, or quote it if it begins with *"]),
        (
            "id: pose",
            "*a : b, id: pose",
            ["8: `*a` is an alias; write the text out, or quote it if it begins with *"],
        ),
        (
            "{id: pose",
            "!!map {id: pose",
            ["8: a tag beginning with `!` is not used in plans; delete it, or put the text in quotes"],
        ),
        ("format: 1", "%YAML 1.2\n---\nformat: 1", ["1: `%` lines are not used in plans; delete them"]),
        (
            "Little.",
            '"Take $\\frac{1}{2}$."',
            [
                "6: in double quotes a backslash makes the character U+000C here; "
                "write two backslashes, or use single quotes"
            ],
        ),
        (
            "Little.",
            '"2 $\\times$ 3"',
            [
                "6: in double quotes a backslash makes the character U+0009 here; "
                "write two backslashes, or use single quotes"
            ],
        ),
        (
            "Little.",
            '"\\uD800"',
            [
                "6: in double quotes a backslash makes the character U+D800 here; "
                "write two backslashes, or use single quotes"
            ],
        ),
        ("summary: Little.", "title: Again", ["1: a plan needs `summary`; add `summary:` and text"]),
    ],
)
def test_what_yaml_allows_and_plans_do_not(old: str, new: str, expected: list[str]) -> None:
    found = problems(spoilt(old, new, SMALL))
    assert found[: len(expected)] == expected


def test_a_key_written_twice_is_wrong_and_the_first_holds() -> None:
    text = spoilt("language: en", "language: en\nlanguage: zz", SMALL)
    assert problems(text) == ["5: `language` was written on line 4 already; keep one of them"]


def test_braces_without_quotes_are_explained() -> None:
    found = problems(spoilt("Little.", "{{ claim }}", SMALL))
    assert found[0] == "6: a list or map stands where a key belongs; put text that begins with { or [ in quotes"


def test_a_tag_does_not_hide_what_else_is_wrong() -> None:
    text = spoilt("Little.", "!!str x", SMALL).replace("language: en", "language: xx")
    assert [line.split(":")[0] for line in problems(text)] == ["4", "6"]
