"""People's words in Markdown: whatever is written, a reader of Markdown sees it as it was written."""

from __future__ import annotations

from unicodedata import bidirectional, category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.transcript.markdown import indented, inline, quoted

FOLLOWED_BY_ALL = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(st.sampled_from("ab1w .)(#*_-+=>`~|\\[]!<&;:/$^{}@\t\n\r\u2028\x0b\u00a0\u3000あ%\x00'\""), max_size=25)
WORDS = SIGNS | st.text(max_size=60)


def shown(token: Token) -> list[str]:
    """The lines that an inline token shows; fails if it shows anything but text."""
    children = token.children or []
    assert {child.type for child in children} <= {"text", "hardbreak"}
    return "".join("\n" if child.type == "hardbreak" else child.content for child in children).split("\n")


def squeezed(lines: list[str]) -> list[str]:
    """White space shows as one space."""
    return [" ".join(line.split()) for line in lines]


def harmless(text: str) -> str:
    """Without what a terminal obeys, and what turns the direction of all that follows."""
    return "".join(
        char
        for char in text
        if char.isspace() or not (category(char) == "Cc" or bidirectional(char) in FOLLOWED_BY_ALL)
    )


def as_shown(text: str) -> list[str]:
    return [line for line in squeezed([harmless(line) for line in text.splitlines()]) if line]


@given(WORDS)
def test_a_quotation_shows_the_words_line_by_line_and_nothing_else(words: str) -> None:
    tokens = READER.parse(quoted(words))
    assert {token.type for token in tokens} <= {
        "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline",
    }  # fmt: skip
    lines = [line for token in tokens if token.type == "inline" for line in shown(token)]
    assert squeezed(lines) == as_shown(words)


@given(WORDS)
def test_a_quotation_within_a_list_stays_in_it(words: str) -> None:
    tokens = READER.parse("- who\n\n" + indented(quoted(words), 2) + "\n\n- next")
    outside = [token.type for token in tokens if token.level == 0]
    assert outside == ["bullet_list_open", "bullet_list_close"]
    assert [token.type for token in tokens].count("list_item_open") == 2


@given(WORDS)
def test_words_on_one_line_make_no_block_and_no_markup(words: str) -> None:
    tokens = READER.parse(f"- {inline(words)} end")
    assert [token.type for token in tokens if token.type.endswith("_open")] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
    ]
    [line] = [line for token in tokens if token.type == "inline" for line in shown(token)]
    assert squeezed([line]) == squeezed([harmless(words) + " end"])


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("3/5 + 1/2 = 11/10, isn't it?", "3/5 + 1/2 = 11/10, isn't it?"),
        ("2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("\x00 1.", "1\\."),
        ("- 3", "\\- 3"),
        ("-3", "-3"),
        ("1. first", "1\\. first"),
        ("1.5 litres", "1.5 litres"),
        ("= 7", "= 7"),
        ("===", "\\==="),
        ("see https://a.example", "see https\\://a.example"),
        ("www.a.example", "www\\.a.example"),
        ("まず、1/2 と 1/3 を足す。", "まず、1/2 と 1/3 を足す。"),
    ],
)
def test_only_what_could_be_markup_is_escaped(words: str, written: str) -> None:
    assert inline(words) == written
    assert quoted(words) == f"> {written}"


def test_lines_paragraphs_and_indents_are_kept() -> None:
    assert quoted("one\ntwo\n\n  three\r\n\tfour\n") == (
        "> one\\\n> two\n>\n> \u00a0\u00a0three\\\n> \u00a0\u00a0\u00a0\u00a0four"
    )
