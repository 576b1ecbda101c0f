"""What the table says must be what was measured."""

from __future__ import annotations

import pytest

from bench.summary import MEASURES, cell, median, table, written_into


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    assert median([4, 1, 3, 2]) == 2.5


def test_there_is_no_median_of_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        median([])


@pytest.mark.parametrize(
    ("values", "digits", "written"),
    [
        ([3.0, 1.0, 2.0], 0, "2 (1 to 3)"),
        ([1234.5], 0, "1,234"),
        ([0.123, 0.125, 0.126], 2, "0.12 (0.12 to 0.13)"),
        ([2.01, 2.04], 1, "2.0"),
        ([], 1, "–"),
    ],
)
def test_a_cell_holds_median_and_spread(values: list[float], digits: int, written: str) -> None:
    assert cell(values, digits) == written


def test_the_table_has_a_row_for_each_measure_and_a_column_for_each_server() -> None:
    lines = table(["ours", "bare"], [{"join": [1.0, 2.0, 3.0], "console": [40]}, {"join": [0.5]}]).splitlines()
    assert lines[0] == "|  | ours | bare |"
    assert len(lines) == 2 + len(MEASURES)
    assert "| all joined (s) | 2.00 (1.00 to 3.00) | 0.50 |" in lines
    assert "| console has all after that (ms) | 40 | – |" in lines


def test_results_replace_what_stood_between_the_marks() -> None:
    document = "before\n<!-- bench -->\nold\n<!-- end of bench -->\nafter\n"
    once = written_into(document, "new")
    assert once == "before\n<!-- bench -->\n\nnew\n<!-- end of bench -->\nafter\n"
    assert written_into(once, "newer") == once.replace("new", "newer")


def test_a_document_without_marks_is_left_alone() -> None:
    with pytest.raises(ValueError, match="no place"):
        written_into("before <!-- bench -->\n after", "new")
