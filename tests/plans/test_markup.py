"""Rendered texts show what was meant and can do nothing."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.plans.markup import ATTRIBUTES, CLEANER, HTML_TAGS, HTTP, LOST, MATH_TAGS, markup_flaws, to_html
from facilitator.plans.template import template_flaws
from facilitator.plans.tex import TexRefused

HOSTILE = [
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    r"$\href{javascript:alert(1)}{x}$",
    "$$\\frac$$",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "*x* **y** `z` ~~a~~ # h",
    "[a](javascript:alert(1))",
    "![a](https://example.org/a.png)",
    "<https://example.org>",
    "&lt;b&gt; &amp; &#60;",
    '" onclick="alert(1)',
    "\U000f0000\U000f0001",
    "- a\\",
    "| a | b |",
]


class Seen(HTMLParser):
    """What a browser would make of it: the tags, their attributes, the text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def is_harmless(markup: str) -> bool:
    """Only tags and attributes from the list, and links that go to the web."""
    seen = Seen(markup)
    allowed = {(tag, name) for tag, names in ATTRIBUTES.items() for name in names} | {("a", "rel")}
    return (
        seen.tags <= {*HTML_TAGS.split(), *MATH_TAGS.split()}
        and all((tag, name) in allowed for tag, name, _ in seen.attributes)
        and all(HTTP.match(value) for _, name, value in seen.attributes if name == "href")
    )


def flawless(text: str, *topics: str) -> bool:
    return not list(markup_flaws(text, topics))


def test_markdown_and_tex() -> None:
    text = "Take $\\frac{1}{2}$ of **it**\nand ~~two~~.\n\n- one\n\n$$x^2$$\n\n| a |\n|:-:|\n| b |\n"
    assert to_html(text, {}) == (
        '<p>Take <math display="inline" alttext="\\frac{1}{2}"><mrow><mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn>'
        "</mrow></mfrac></mrow></math> of <strong>it</strong>\nand <s>two</s>.</p>\n<ul>\n<li>one</li>\n</ul>\n"
        '<math display="block" alttext="x^2"><mrow><msup><mi>x</mi><mrow><mn>2</mn></mrow></msup></mrow></math>'
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>"
    )


def test_a_choice_has_no_paragraph() -> None:
    assert to_html("1. *one*", {}, inline=True) == "1. <em>one</em>"


def test_prices_are_not_formulas() -> None:
    text = "It costs $5, or $6 with milk."
    assert flawless(text)
    assert to_html(text, {}) == f"<p>{text}</p>"


def test_links_go_to_the_web_and_know_nothing_of_us() -> None:
    assert to_html("[a](https://example.org/b?c=1)", {}) == (
        '<p><a href="https://example.org/b?c=1" rel="noopener">a</a></p>'
    )


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    "text",
    [
        "{{ claim }}",
        "Say **{{ claim }}**!",
        "`{{ claim }}`",
        "# {{ claim }}",
        "[{{ claim }}](https://example.org)",
        "> {{ claim }}",
    ],
)
def test_a_topic_shows_as_the_characters_that_were_typed(text: str, hostile: str) -> None:
    assert flawless(text, "claim")
    markup = to_html(text, {"claim": hostile})
    assert is_harmless(markup)
    assert hostile in Seen(markup).text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_topic_inside_a_formula_is_text_too(hostile: str) -> None:
    for text in (r"$\frac{ {{ claim }} }{2}$", r"$\text{ {{ claim }} }$"):
        assert flawless(text, "claim")
        markup = to_html(text, {"claim": hostile})
        assert is_harmless(markup)
        assert hostile in Seen(markup).text


def test_filters_work_on_the_value() -> None:
    assert to_html("{{ claim | upper }}", {"claim": "<b>"}) == "<p>&lt;B&gt;</p>"


@pytest.mark.parametrize(
    "text",
    [*HOSTILE[:2], "<style>*{}</style>", "<svg onload=alert(1)>", "<a href=x>y</a>", "<math><a xlink:href=x>"],
)
def test_raw_html_is_a_flaw_and_survives_nowhere(text: str) -> None:
    assert not flawless(text)
    assert is_harmless(to_html(text, {}))
    assert Seen(to_html(text, {})).tags <= {"p"}


def test_the_last_wall_stands_alone() -> None:
    """Even if everything before it failed, what is not on the list does not come through."""
    markup = (
        '<p class="a" style="b" onclick="c" id="d">x<script>alert(1)</script><style>y</style><img src=x>'
        '<a href="javascript:alert(1)" target="_blank">l</a><a href="/m">m</a><a href="//n.example">n</a>'
        '<math href="javascript:1"><mtext><img src=x onerror=alert(1)></mtext>'
        '<maction actiontype="statusline#x">z</maction><annotation-xml encoding="text/html">'
        '<b>q</b></annotation-xml></math><iframe srcdoc="r"></iframe></p>'
    )
    cleaned = CLEANER.clean(markup)
    assert is_harmless(cleaned)
    assert "alert" not in cleaned
    assert "y" not in Seen(cleaned).text


def test_a_topic_that_nobody_would_see_is_a_flaw() -> None:
    for text in ("[a](https://example.org/{{ claim }})", "[a](https://example.org '{{ claim }}')", "[{{ claim }}]: /x"):
        (flaw,) = markup_flaws(f"one\n\n{text}", ["claim"])
        assert (flaw.line, flaw.text) == (2, LOST)


BITS = ["{{ claim }}", "$x$", "$\\frac{1}{2}$", "$", "$$", "\n", "\n\n", "    ", "> ", "- ", "|", "[", "](", "`", "```"]
TEXTS = st.lists(st.sampled_from([*HOSTILE, *BITS, "<", ">", "\\", "x"]) | st.text(max_size=8), max_size=8).map("".join)


@given(TEXTS, st.text(max_size=20), st.booleans())
def test_nothing_dangerous_is_ever_rendered(text: str, value: str, inline: bool) -> None:
    text = "".join(one for one in text if one.isprintable() or one == "\n")
    assume(not list(template_flaws(text, ["claim"])))
    flaws = list(markup_flaws(text, ["claim"], inline))
    try:
        markup = to_html(text, {"claim": value.encode("utf-8", "ignore").decode()}, inline)
    except TexRefused:
        assert flaws
        return
    assert is_harmless(markup)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("三つの\n問い", "三つの問い"),
        ("問いです。\nAbout", "問いです。About"),
        ("**三つ**の\n**問い**", "<strong>三つ</strong>の<strong>問い</strong>"),
        ("three\nquestions", "three\nquestions"),
        ("세 가지\n질문", "세 가지\n질문"),
        ("三つ\nthree", "三つ\nthree"),
        ("🙂\n🙂", "🙂\n🙂"),
        ("三つ  \n問い", "三つ<br>\n問い"),
        ("主張は\n{{ claim }}\nです", "主張は個別学習です"),
        ("*{{ claim }}*\nです", "<em>個別学習</em>です"),
    ],
)
def test_a_line_of_japanese_ends_without_a_space(text: str, shown: str) -> None:
    assert to_html(text, {"claim": "個別学習"}) == f"<p>{shown}</p>"
    assert to_html(text, {"claim": "個別学習"}, inline=True) == shown


def test_a_topic_in_another_script_keeps_its_space() -> None:
    assert to_html("主張\n{{ claim }}", {"claim": "EdTech"}, inline=True) == "主張\nEdTech"
    assert to_html("主張\n{{ claim }}", {"claim": ""}, inline=True) == "主張"


def test_beside_a_formula_a_line_ends_as_it_does_elsewhere() -> None:
    assert "牛乳が\n<math" in to_html("牛乳が\n$1$", {})
