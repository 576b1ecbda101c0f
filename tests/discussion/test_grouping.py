"""Dealing people out: whatever the class, everybody is in one group, and each form keeps its promise."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.discussion.grouping import Grouped, form_groups
from facilitator.discussion.plan import GroupingForm

FORMS: tuple[GroupingForm, ...] = ("random", "mixed", "alike", "jigsaw")
TRAITS: tuple[str | None, ...] = ("across", "common", "pizza", None)

numbers = st.integers(1, 60)
sizes = st.integers(2, 8)
seeds = st.integers(0, 2**63)
some = settings(max_examples=60)


def a_class(number: int) -> st.SearchStrategy[dict[str, str | None]]:
    """So many people, each with a trait or none."""
    return st.lists(st.sampled_from(TRAITS), min_size=number, max_size=number).map(
        lambda traits: {f"p{n}": trait for n, trait in enumerate(traits)}
    )


classes = numbers.flatmap(a_class)


def grouped(traits: dict[str, str | None], form: GroupingForm, size: int, seed: int) -> list[Grouped]:
    return form_groups(list(traits), form, size, seed, traits.get)


def spread(groups: list[Grouped], traits: dict[str, str | None], trait: str) -> list[int]:
    """How many people of that trait each group has."""
    return [sum(traits[member] == trait for member in group.members) for group in groups]


@given(classes, sizes, seeds)
@some
def test_everybody_is_in_exactly_one_group(traits: dict[str, str | None], size: int, seed: int) -> None:
    for form in FORMS:
        groups = grouped(traits, form, size, seed)
        assert Counter(member for group in groups for member in group.members) == Counter(list(traits))
        assert all(group.reason == form for group in groups)


@given(classes, sizes, seeds)
@some
def test_groups_are_about_equal_and_never_too_large(traits: dict[str, str | None], size: int, seed: int) -> None:
    odd_in_twos = size == 2 and len(traits) % 2 == 1 and len(traits) > 1
    for form in FORMS:
        members = [len(group.members) for group in grouped(traits, form, size, seed)]
        assert max(members) == 3 if odd_in_twos else max(members) <= size
        assert max(members) - min(members) <= 1
        assert len(members) == -(-len(traits) // size) - odd_in_twos


@given(st.integers(2, 60), sizes, seeds)
@some
def test_nobody_is_left_alone(number: int, size: int, seed: int) -> None:
    traits: dict[str, str | None] = {f"p{n}": None for n in range(number)}
    for form in FORMS:
        assert all(len(group.members) > 1 for group in grouped(traits, form, size, seed))


@given(classes, sizes, seeds, st.sampled_from(FORMS), st.randoms(use_true_random=False))
@some
def test_the_same_seed_and_class_make_the_same_groups(
    traits: dict[str, str | None], size: int, seed: int, form: GroupingForm, random: Random
) -> None:
    order = list(traits)
    random.shuffle(order)
    assert form_groups(order, form, size, seed, traits.get) == grouped(traits, form, size, seed)


def test_another_seed_makes_other_groups() -> None:
    traits: dict[str, str | None] = {f"p{n}": None for n in range(30)}
    for form in FORMS:
        assert len({tuple(grouped(traits, form, 4, seed)) for seed in range(10)}) == 10


@given(classes, sizes, seeds)
@some
def test_mixed_spreads_each_approach_evenly(traits: dict[str, str | None], size: int, seed: int) -> None:
    groups = grouped(traits, "mixed", size, seed)
    for trait in ("across", "common", "pizza"):
        numbers = spread(groups, traits, trait)
        assert max(numbers) - min(numbers) <= 1


@given(classes, sizes, seeds)
@some
def test_alike_keeps_each_approach_together(traits: dict[str, str | None], size: int, seed: int) -> None:
    """People of one approach fill whole groups; only the first and the last of these have others in them."""
    groups = grouped(traits, "alike", size, seed)
    for trait in ("across", "common", "pizza"):
        with_it = [index for index, number in enumerate(spread(groups, traits, trait)) if number]
        assert with_it == list(range(min(with_it, default=0), max(with_it, default=-1) + 1))
        assert all(groups[index].reason_of == (trait,) for index in with_it[1:-1])


@given(st.integers(2, 8), st.integers(2, 8), seeds)
@some
def test_jigsaw_meets_one_of_each_earlier_group(earlier: int, size: int, seed: int) -> None:
    traits: dict[str, str | None] = {f"p{n}": f"g{n % earlier}" for n in range(earlier * size)}
    groups = grouped(traits, "jigsaw", earlier, seed)
    every = tuple(sorted(f"g{number}" for number in range(earlier)))
    assert [group.reason_of for group in groups] == [every] * size


@given(classes, sizes, seeds)
@some
def test_the_reason_names_the_traits_that_met(traits: dict[str, str | None], size: int, seed: int) -> None:
    for form in ("mixed", "alike", "jigsaw"):
        for group in grouped(traits, form, size, seed):
            assert set(group.reason_of) == {traits[member] for member in group.members} - {None}
            assert list(group.reason_of) == sorted(group.reason_of)
    assert all(group.reason_of == () for group in grouped(traits, "random", size, seed))


@given(classes, sizes, seeds, st.integers(2, 4))
@some
def test_who_shares_a_phone_works_in_one_group(
    traits: dict[str, str | None], size: int, seed: int, sharing: int
) -> None:
    """Every ``sharing`` people in a row share one; the last third of the class has phones of their own."""
    people = list(traits)
    phone = {who: people[n - n % sharing] if n < len(people) * 2 // 3 else who for n, who in enumerate(people)}
    for form in FORMS:
        groups = form_groups(people, form, size, seed, traits.get, phone.get)
        group_of = {who: number for number, group in enumerate(groups) for who in group.members}
        assert Counter(who for group in groups for who in group.members) == Counter(people)
        assert all(group_of[who] == group_of[first] for who, first in phone.items())
        assert min(len(group.members) for group in groups) >= min(2, len(people))


def test_who_comes_to_a_shared_phone_changes_places_with_somebody() -> None:
    people = [f"p{n}" for n in range(12)]
    phone = {who: "p0" if who in ("p0", "p1", "p2") else who for who in people}
    groups = form_groups(people, "random", 4, 7, lambda _: None, phone.get)
    assert [len(group.members) for group in groups] == [4, 4, 4]
    assert sum({"p0", "p1", "p2"} <= {*group.members} for group in groups) == 1
