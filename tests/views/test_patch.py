"""Differences of views: what is set, what is dropped, and that several make one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facilitator.views.entities import Collection, Entity, OwnMark, View
from facilitator.views.patch import Difference, apply, difference, merged

YES, NO = OwnMark(yes=True), OwnMark(yes=False)

COLLECTIONS: list[Collection] = ["clear", "keeps"]
ENTITIES: st.SearchStrategy[dict[str, Entity]] = st.dictionaries(st.sampled_from("abc"), st.sampled_from([YES, NO]))
VIEWS: st.SearchStrategy[View] = st.dictionaries(st.sampled_from(COLLECTIONS), ENTITIES.filter(bool))


def test_whole_entities_are_set_and_dropped() -> None:
    before: View = {"clear": {"v1": YES, "v2": YES, "v3": NO}, "keeps": {"c1": YES}}
    after: View = {"clear": {"v1": YES, "v2": NO, "v4": YES}, "votes": {"v5": YES}}
    found = difference(before, after)
    assert set(found.set) == {("clear", "v2", NO), ("clear", "v4", YES), ("votes", "v5", YES)}
    assert set(found.drop) == {("clear", "v3"), ("keeps", "c1")}
    assert apply(before, found) == after


def test_no_difference_is_nothing() -> None:
    assert not difference({"clear": {"v1": YES}}, {"clear": {"v1": YES}})
    assert difference({}, {"clear": {"v1": YES}})
    assert difference({"clear": {"v1": YES}}, {})


def test_a_patch_leaves_the_older_view_as_it_was() -> None:
    before: View = {"clear": {"v1": YES}}
    apply(before, Difference(set=(("clear", "v2", NO),), drop=(("clear", "v1"),)))
    assert before == {"clear": {"v1": YES}}


def test_the_last_word_counts_when_patches_become_one() -> None:
    came = Difference(set=(("clear", "v1", YES),))
    changed = Difference(set=(("clear", "v1", NO),))
    went = Difference(drop=(("clear", "v1"),))
    assert merged([came, changed]) == changed
    assert merged([came, went]) == went
    assert merged([went, came]) == came
    assert merged([]) == Difference()


def test_dropping_what_is_not_there_does_nothing() -> None:
    assert apply({}, Difference(drop=(("clear", "v1"),))) == {}


@given(st.lists(VIEWS, min_size=1, max_size=6))
def test_one_patch_does_what_all_do(views: list[View]) -> None:
    steps = [difference(earlier, later) for earlier, later in pairwise(views)]
    assert apply(views[0], merged(steps)) == views[-1]
    assert [bool(step) for step in steps] == [earlier != later for earlier, later in pairwise(views)]
