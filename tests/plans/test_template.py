"""Nothing of Jinja2 but topics and five filters."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from facilitator.plans.template import FILTERS, RESERVED, fill, template_flaws

JINJA_WORDS = ["loop", "super", "caller", "context", "environment", "block", "endif", "recursive", "varargs", "self"]


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ claim }}", "Milk is white"),
        ("a\n{{claim|upper}}, {{ claim | lower | title }}\n", "a\nMILK IS WHITE, Milk Is White\n"),
        ("x }} { { y", "x }} { { y"),
        (r"$\frac{1}{2^{3}}$", r"$\frac{1}{2^{3}}$"),
    ],
)
def test_topics_are_filled_in(text: str, filled: str) -> None:
    assert list(template_flaws(text, ["claim"])) == []
    assert fill(text, {"claim": "Milk is white"}) == filled


@pytest.mark.parametrize(
    "text",
    [
        "{{ claim.__class__ }}",
        "{{ claim['x'] }}",
        "{{ claim() }}",
        "{{ claim + claim }}",
        "{{ claim ~ 'x' }}",
        "{{ 'x' }}",
        "{{ 7 }}",
        "{{ [claim] }}",
        "{{ claim if claim }}",
        "{{ claim is defined }}",
        "{{ claim | attr('x') }}",
        "{{ claim | map }}",
        "{{ claim | center(1000000000) }}",
        "{{ claim | upper() }}",
        "{{ claim | }}",
        "{{ | upper }}",
        "{{ }}",
        "{{ range(9) }}",
        "{{ lipsum }}",
        "{{ self }}",
        "{{ none }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{# a #}",
        "{% raw %}a{% endraw %}",
        "{{ claim",
        "{{ claim }",
        "{{ claim ]}}",
        "{% if",
        "{# a",
        "{{ " + "(" * 5000 + " }}",
        "{{ 'a }}",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    flaws = list(template_flaws(f"one\n{text}", ["claim"]))
    assert flaws
    assert all(flaw.line == 1 and "\n" not in flaw.text for flaw in flaws)


@given(st.lists(st.sampled_from(["{{", "}}", "{%", "%}", "{#", "#}", "claim", "|", "upper", " ", "-", "(", "'", "\n"])))
def test_what_has_no_flaw_can_be_filled(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not list(template_flaws(text, ["claim"])):
        assert "{{" not in fill(text, {"claim": "x"})


@pytest.mark.parametrize("name", [*keyword.kwlist, *keyword.softkwlist, *JINJA_WORDS])
def test_a_topic_may_have_any_name_that_is_not_reserved(name: str) -> None:
    if name.lower() not in RESERVED:
        assert fill(f"{{{{ {name} }}}}", {name: "x"}) == "x"


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_works(name: str) -> None:
    assert list(template_flaws(f"{{{{ claim | {name} }}}}", ["claim"])) == []
    assert fill(f"{{{{ claim | {name} }}}}", {"claim": "x"}).lower() == "x"


def test_behind_it_stands_a_sandbox_that_knows_nothing() -> None:
    with pytest.raises(UndefinedError):
        fill("{{ range }}", {})
    with pytest.raises(SecurityError):
        fill("{{ claim.__class__.__mro__ }}", {"claim": "x"})
