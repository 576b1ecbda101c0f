"""Plans are found by words, language, length, family and author. What is wished for stands in the page's address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from facilitator.discussion.plan import Family, Source
from facilitator.plans.format import PlanText, SourceText
from facilitator.web.program import program

FAMILIES: Final[tuple[Family, ...]] = ("problem-solving", "seminar")
LENGTHS: Final = {"short": range(46), "middle": range(46, 91), "long": range(91, 10_000)}
"""Minutes in all: one lesson, two of them, longer."""


class Wish(Struct, frozen=True, kw_only=True):
    """Empty: whichever."""

    q: str = ""
    language: str = ""
    length: str = ""
    family: str = ""
    author: str = ""
    own: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is wished for."""
        return self != Wish()


class Shelves(Struct, frozen=True, kw_only=True):
    """What there is to choose from."""

    languages: list[str]
    authors: list[str]
    families: list[Family]
    own: bool


def wish_in(asked: Mapping[str, str]) -> Wish:
    """Of an address's parameters. What cannot be wished for is not wished for."""
    length, family = asked.get("length", ""), asked.get("family", "")
    return Wish(
        q=asked.get("q", "").strip(),
        language=asked.get("language", ""),
        length=length if length in LENGTHS else "",
        family=family if family in FAMILIES else "",
        author=asked.get("author", ""),
        own=bool(asked.get("own")),
    )


def all_plans() -> list[PlanText]:
    return [file.plan for file in program().library.plans.values()]


def is_own(plan_id: str) -> bool:
    """Whether the instructor may change it."""
    return plan_id in getattr(program().library, "own", frozenset())


def shelves(plans: list[PlanText]) -> Shelves:
    return Shelves(
        languages=sorted({plan.language for plan in plans}),
        authors=sorted({source.author for plan in plans for source in plan.sources if source.author}, key=str.casefold),
        families=[family for family in FAMILIES if any(plan.family == family for plan in plans)],
        own=any(is_own(plan.id) for plan in plans),
    )


def found(plans: Iterable[PlanText], wish: Wish) -> list[PlanText]:
    """In every way as wished; every word of ``q`` occurs."""
    words = wish.q.casefold().split()
    return [
        plan
        for plan in plans
        if wish.language in ("", plan.language)
        and wish.family in ("", plan.family)
        and (not wish.length or plan.minutes in LENGTHS[wish.length])
        and (not wish.author or any(source.author == wish.author for source in plan.sources))
        and (not wish.own or is_own(plan.id))
        and occur(words, _searched(plan))
    ]


def occur(words: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _searched(plan: PlanText) -> str:
    sources = " ".join(f"{source.author} {source.title}" for source in plan.sources)
    return f"{plan.title} {plan.summary} {plan.audience} {sources} {plan.language}"


def by_family(plans: list[PlanText], language: str) -> list[tuple[Family, list[PlanText]]]:
    """Families without any are left out; plans in the reader's language come first."""
    ordered = sorted(plans, key=lambda plan: plan.language.partition("-")[0] != language)
    shelved = [(family, [plan for plan in ordered if plan.family == family]) for family in FAMILIES]
    return [(family, those) for family, those in shelved if those]


def in_other_languages(plan: PlanText, plans: Iterable[PlanText]) -> list[PlanText]:
    """The same plan: translated from one original, or that itself."""
    original = plan.translation_of or plan.id
    return [each for each in plans if each.id != plan.id and original in (each.id, each.translation_of)]


def source_line(source: SourceText | Source) -> str:
    """Author, title and year, as far as they are known."""
    said = f"{source.author}, {source.title}" if source.author else source.title
    return f"{said} ({source.year})" if source.year else said


def asked_again(wish: Wish) -> dict[str, str]:
    """The parameters of an address with the same wish."""
    return {name: "1" if value is True else str(value) for name, value in asdict(wish).items() if value}
