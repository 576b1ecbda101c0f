"""Lines of words in pictures: none too wide, nothing lost but where an ellipsis says so."""

from __future__ import annotations

import pytest

from facilitator.transcript.svg_text import fitted, width, wrapped
from tests.transcript.odd import ODD


@pytest.mark.parametrize("room", [60, 90, 300, 1500])
@pytest.mark.parametrize("most", [1, 3, 8])
def test_no_line_is_wider_than_its_room_and_there_are_not_more(room: float, most: int) -> None:
    for text in ODD:
        for bold in (False, True):
            lines = wrapped(text, room, 27, most, bold)
            assert len(lines) <= most
            assert all(width(line, 27, bold) <= room + 0.1 for line in lines)
            assert all(line.strip() for line in lines)


def test_all_words_are_there_where_there_is_room() -> None:
    for text in ODD:
        lines = wrapped(text, 600, 27, 10_000)
        seen = [sign for sign in text if sign.isalnum()]
        assert [sign for line in lines for sign in line if sign.isalnum()] == seen


def test_what_has_no_room_ends_with_an_ellipsis() -> None:
    assert wrapped("one two three four", 110, 27, 2) == ["one two", "three…"]
    assert fitted("one two three four", 130, 27) == "one tw…"
    assert fitted("one", 130, 27) == "one"


def test_what_was_measured_fits() -> None:
    for text in ("A is a special case of B2", "二分の一", "B B2"):
        assert fitted(text, width(text, 27, True), 27, True) == text


def test_japanese_breaks_anywhere_but_before_what_begins_no_line() -> None:
    assert wrapped("二分の一、三分の一。", 27 * 4, 27, 9) == ["二分の", "一、三分", "の一。"]


def test_words_break_at_spaces_and_long_ones_within() -> None:
    assert wrapped("half of a whole", 120, 27, 9) == ["half of a", "whole"]
    lines = wrapped("x" * 40, 100, 27, 9)
    assert "".join(lines).startswith("x" * 30)
    assert len({len(line) for line in lines[:-1]}) == 1


def test_signs_stay_whole() -> None:
    family, waving, accented = "👩‍👩‍👧‍👦", "👍🏽", "e\u0301"
    for sign in (family, waving, accented):
        assert set("".join(wrapped(sign * 9, 60, 27, 99))) == set(sign)
        assert all(line == sign * (len(line) // len(sign)) for line in wrapped(sign * 9, 60, 27, 99))


def test_control_characters_take_no_room_and_are_not_there() -> None:
    assert fitted("\x01half\x1b\x7f\ufffe", 200, 27) == "half"
    assert width("\u200b\u202e", 27) == 0
