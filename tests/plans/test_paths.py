"""A problem knows the field that it is about, as the file writes it, so that it can be shown beside that field."""

from __future__ import annotations

import pytest

from facilitator.plans.check import MAX_LISTED, check_bytes
from facilitator.plans.problems import Path
from tests.plans.sample import EVERYTHING, PATH, SMALL, problems, spoilt

TAKE = r"Take $\frac{1}{2}$ of it."


def paths(text: str) -> list[Path]:
    return [problem.path for problem in check_bytes(text.encode(), PATH)[1]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("minutes: 5", "minutes: x", ("phases", 0, "minutes")),
        ("names: hidden", "names: never", ("names",)),
        ("title: A plan", "title: {a: b}", ("title",)),
        ("    notes: Watch.", "    note: Watch.", ("phases", 0, "note")),
        ("{id: other, label: Another way}", "{id: other}", ("phases", 1, "approaches", 1, "label")),
        ("[text, drawing]", "[text, drawings]", ("phases", 1, "answer", 1)),
        (TAKE, r"$\foo$", ("phases", 0, "prompt")),
        (TAKE, "{{ klaim }}", ("phases", 0, "prompt")),
        ("- not sure", "- more than 1", ("phases", 4, "choices", 2, "text")),
        ("{text: more than 1, sound: true}", "{text: a **b, sound: maybe}", ("phases", 4, "choices", 1, "sound")),
        ("[purpose, vision]", "[purpose, purpose]", ("columns", 1)),
        ("[think, compare]", "[think, comapre]", ("phases", 3, "from", 1)),
        ("from: think\n", "from: thinks\n", ("phases", 2, "from", 0)),
        ("    column: vision", "    column: wision", ("phases", 3, "column")),
        ("again: predict}", "again: predicts}", ("phases", 5, "again")),
        (", again: predict}", "}", ("phases", 5, "question")),
        ("A. Author", "!!str A", ("sources", 0, "author")),
        ("    size: 5", "    size: 5\n    size: 4", ("phases", 2, "size")),
        ("language: en", "language: jp", ("language",)),
        ("id: a-plan", "id: b-plan", ("id",)),
        (TAKE, "Take.\n\n      \x07", ()),
    ],
)
def test_the_way_to_the_field(old: str, new: str, expected: Path) -> None:
    assert expected in paths(spoilt(old, new))


def test_numbers_count_what_the_file_lists_whatever_is_wrong_with_it() -> None:
    text = SMALL.replace("phases:\n", "phases:\n  - nothing\n") + "  - {id: more, kind: groups, from: x, swap: true}\n"
    assert paths(text) == [("phases", 0), ("phases", 2, "from", 0), ("phases", 2, "swap")]


def test_a_long_list_of_problems_ends() -> None:
    phases = "".join(f"  - {{id: p{number}, kind: pose, minutes: 1, nots: a}}\n" for number in range(99))
    assert len(problems(SMALL + phases)) == 99
    text = EVERYTHING + "".join(f"key{number}: 1\n" for number in range(200))
    found = problems(text)
    assert len(found) == MAX_LISTED + 1
    assert found[-1] == "168: and 100 more; mend the ones above first"
    assert paths(text)[-1] == ()
