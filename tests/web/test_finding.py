"""Which plans are found by what is wished for; the same plan in another language."""

from __future__ import annotations

from unittest.mock import patch

from msgspec.structs import replace

from facilitator.discussion.plan import Source
from facilitator.plans.format import PhaseText, PlanText, SourceText
from facilitator.web.finding import Wish, asked_again, by_family, found, in_other_languages, source_line, wish_in


def plan(name: str, minutes: int = 45, **fields: object) -> PlanText:
    made = PlanText(id=name, title=name, language="en", phases=(PhaseText(id="p", minutes=minutes),))
    return replace(made, **fields)


ONE = plan("one", 45, sources=(SourceText(author="Ada", title="Notes", year=1843),))
TWO = plan("two", 46, family="problem-solving", summary="Fractions of MILK")
THREE = plan("three", 90, language="ja", translation_of="one")
FOUR = plan("four", 91, language="fr", translation_of="one")
ALL = [ONE, TWO, THREE, FOUR]


def names(wish: Wish) -> list[str]:
    with patch("facilitator.web.finding.is_own", lambda plan_id: plan_id == "two"):
        return [each.id for each in found(ALL, wish)]


def test_each_wish_by_itself() -> None:
    assert names(Wish()) == ["one", "two", "three", "four"]
    assert names(Wish(q="milk  fractions")) == ["two"]
    assert names(Wish(q="notes ada")) == ["one"]
    assert names(Wish(language="ja")) == ["three"]
    assert names(Wish(length="short")) == ["one"]
    assert names(Wish(length="middle")) == ["two", "three"]
    assert names(Wish(length="long")) == ["four"]
    assert names(Wish(family="problem-solving")) == ["two"]
    assert names(Wish(author="Ada")) == ["one"]
    assert names(Wish(own=True)) == ["two"]
    assert names(Wish(own=True, language="ja")) == []


def test_an_address_says_the_wish_and_takes_it_back() -> None:
    wish = Wish(q="a b", length="long", own=True)
    assert asked_again(wish) == {"q": "a b", "length": "long", "own": "1"}
    assert wish_in(asked_again(wish)) == wish
    assert not wish_in({"length": "nonsense", "family": "nonsense", "q": "  "}).any


def test_the_same_plan_in_other_languages() -> None:
    assert [each.id for each in in_other_languages(ONE, ALL)] == ["three", "four"]
    assert [each.id for each in in_other_languages(THREE, ALL)] == ["one", "four"]
    assert in_other_languages(TWO, ALL) == []


def test_the_readers_language_comes_first() -> None:
    shelved = by_family(ALL, "ja")
    assert [(family, [each.id for each in plans]) for family, plans in shelved] == [
        ("problem-solving", ["two"]),
        ("seminar", ["three", "one", "four"]),
    ]


def test_a_source_in_one_line() -> None:
    assert source_line(ONE.sources[0]) == "Ada, Notes (1843)"
    assert source_line(Source(title="Notes")) == "Notes"
