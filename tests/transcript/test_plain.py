"""A plan's HTML as plain text, from what plans are really rendered to."""

from __future__ import annotations

import pytest

from facilitator.plans.markup import to_html
from facilitator.transcript.plain import plain


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\frac{3}{5} + \frac{1}{2} = \frac{11}{10}", "3/5+1/2=11/10"),
        (r"\frac{a+1}{2b}", "(a+1)/2b"),
        (r"\left(\frac{1}{2}\right)^2", "(1/2)^2"),
        (r"x^2 + x_1 + x_{n+1}^{10}", "x^2+x_1+x_(n+1)^10"),
        (r"\sqrt{2} + \sqrt[3]{x+1}", "√2+√[3](x+1)"),
        (r"\sum_{i=1}^{n} i", "∑_(i=1)^n i"),
        (r"\lim_{x \to 0} f'(x)", "lim_(x→0)f′(x)"),
        (r"\overrightarrow{AB}, \bar{x}, 90^\circ", "AB→,x¯,90∘"),
        (r"\binom{5}{2}", "(5; 2)"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
        (r"\text{half of} \quad 3", "half of 3"),
        (r"1\phantom{00}2", "12"),
    ],
)
def test_formulas_are_written_on_the_line(tex: str, text: str) -> None:
    written = plain(to_html(f"Is ${tex}$?", {})).replace("\u00a0", " ")
    assert written == f"Is {text}?"


def test_paragraphs_and_breaks() -> None:
    assert plain(to_html("# Milk\n\nOne\ntwo  \nthree & *four*\n\n---\n\nfive", {})) == (
        "Milk\n\nOne two\nthree & four\n\nfive"
    )


def test_lists_within_lists() -> None:
    written = plain(to_html("Look:\n\n- one\n- two\n  1. in\n  2. out\n\n  and\n- three\n\nEnd", {}))
    assert written == "Look:\n\n• one\n• two\n  1. in\n  2. out\n  and\n• three\n\nEnd"


def test_tables_code_and_quotations() -> None:
    written = plain(to_html("| a | b |\n|---|---|\n| 1 | 2 |\n\n> so\n\n```\nx  =\n   1\n```", {}))
    assert written == "a | b\n1 | 2\n\nso\n\nx  =\n   1"


def test_links_keep_their_address() -> None:
    written = plain(to_html("See [here](https://a.example/b) and <https://a.example>", {}))
    assert written == "See here (https://a.example/b) and https://a.example"


def test_signs_are_signs() -> None:
    assert plain(to_html("a < b && c \\<b\\>", {})) == "a < b && c <b>"


@pytest.mark.parametrize(("html", "text"), [("", ""), ("no tag", "no tag"), ("<p>never <em>closed", "never closed")])
def test_odd_markup_is_text_all_the_same(html: str, text: str) -> None:
    assert plain(html) == text
