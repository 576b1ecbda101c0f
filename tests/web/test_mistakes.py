"""Whatever the checker says, a reader of Japanese is told in Japanese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.discussion.plan import AnswerForm, Family, NamesRule, PhaseKind
from facilitator.languages import catalogue, translate
from facilitator.plans.explained import EXPLAINED
from facilitator.plans.template import FILTERS
from facilitator.web.mistakes import PARTS, SENTENCES, in_words
from tests.plans.test_broken import EXPECTED, LARGE

ROOT = Path(__file__).parents[2]
SAYING = {"flaw", "Flaw", "_wrong", "Problem", "TexRefused", "Unreadable"}
TEXTS = [line.split(": ", 1)[1] for line in [*EXPECTED, *(line for _, line in LARGE.values())]]
CHARACTER = re.compile(r"U\+[0-9A-F]+|UTF-[0-9]+")
CODE = re.compile("`[^`]*`")
# What stays as it is written in plans and on keyboards.
NAMES = {
    *(key for keys in EXPLAINED.values() for key in keys),
    *(word for words in (AnswerForm, Family, NamesRule, PhaseKind) for word in get_args(words)),
    *FILTERS,
    *re.findall("[^ ]+", "Markdown TeX YAML HTML BCP KB x http https matrix cases begin sqrt a-z true false"),
    *re.findall("[^ ]+", "en ja pt-BR first twice yaml png jpg jpeg webp gif"),
}


def english_left(japanese: str) -> list[str]:
    words = re.findall("[A-Za-z][A-Za-z_-]*", CODE.sub("", CHARACTER.sub("", japanese)))
    return [word for word in words if word not in NAMES]


def said_in_code() -> Iterator[str]:
    """Every sentence that a module of plans can say, with 0 in its blanks."""
    for path in sorted((ROOT / "facilitator" / "plans").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYING:
                for given in [*node.args, *(keyword.value for keyword in node.keywords)]:
                    yield from filter(None, [_text(given)])


def _text(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in parts)
    return None


@pytest.mark.parametrize("text", sorted(set(TEXTS)))
def test_what_is_said_of_every_broken_file(text: str) -> None:
    japanese = in_words(text, "ja")
    assert english_left(japanese) == []
    assert japanese.endswith(("。", "か。"))
    # The author's own words, whatever else is said round them.
    assert [word for word in CODE.findall(text) if word not in japanese and word not in ("`key: value`",)] == []


@pytest.mark.parametrize("text", sorted(set(said_in_code())))
def test_every_sentence_of_the_checker_is_known(text: str) -> None:
    ended = [text, *(text.removesuffix("0") + ending for ending in ("; did you mean `0`?", "did you mean `0`?"))]
    ways = [way for one in ended for way in (one, f"in the formula `x`: {one}")]
    assert any(english_left(in_words(way, "ja")) == [] for way in ways), (
        "add it to the catalogues and to facilitator/web/mistakes.py"
    )


def test_in_english_it_is_as_it_was_said() -> None:
    assert [text for text in TEXTS if in_words(text, "en") != text] == []


@pytest.mark.parametrize("name", [*SENTENCES.split(), *PARTS.split()])
def test_each_pattern_recognises_itself_before_any_other(name: str) -> None:
    """Else one that is more general hides it."""
    text_id = f"page.mistake.{name}"
    blanks = {blank: f"`{blank}`" for blank in re.findall(r"\{([a-z_]+)\}", catalogue("en")[text_id])}
    english, japanese = translate("en", text_id, **blanks), translate("ja", text_id, **blanks)
    if name in SENTENCES.split():
        assert in_words(english, "ja") == japanese
    else:
        assert in_words(f"in the formula `x`: {english}", "ja").endswith(japanese)


@given(st.text(), st.sampled_from(TEXTS), st.integers(0, 100))
def test_any_words_are_answered(words: str, text: str, at: int) -> None:
    assert in_words(words, "ja") == words or words
    assert in_words(text[:at] + words + text[at:], "ja")


def test_the_authors_words_are_never_taken_apart() -> None:
    text = "`title` is `x; write y and z, or a list`; write shown, hidden or by-phase"
    assert "`x; write y and z, or a list`" in in_words(text, "ja")
