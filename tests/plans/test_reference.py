"""The reference of the format is made from the code, and is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.plans.explained import EXPLAINED
from facilitator.plans.reference import MAPS, main, rewritten

PUBLISHED = Path(__file__).parents[2] / "docs" / "plan-format.md"
DOCUMENT = PUBLISHED.read_text("utf-8")


def test_the_published_tables_are_those_of_the_code() -> None:
    assert rewritten(DOCUMENT) == DOCUMENT, "make schema"


def test_it_has_a_table_of_every_map() -> None:
    assert set(MAPS) == set(EXPLAINED)
    assert [name for name in MAPS if f"<!-- made from the code: {name} -->" not in DOCUMENT] == []


def test_a_stale_table_is_made_anew_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Before.\n<!-- made from the code: minutes -->\nold\n<!-- end -->\nAfter.\n")
    main([str(path)])
    written = path.read_text("utf-8")
    assert written.startswith("Before.\n")
    assert written.endswith("\nAfter.\n")
    assert "| `sum-up` | 4 |" in written
    assert "old" not in written


def test_there_is_no_table_of_what_is_unknown() -> None:
    with pytest.raises(LookupError):
        rewritten("<!-- made from the code: a house --><!-- end -->".replace("--><", "-->\n<"))
