"""What people type about an older discussion."""

from __future__ import annotations

from datetime import datetime

import pytest

from facilitator.discussion.refused import Refused
from facilitator.importing.given import FILE, begun_at, class_of, file_name, language_of, title_of
from facilitator.importing.room import TITLE

NOON = datetime(2024, 5, 2, 12)
DAY = 24 * 3600 * 1000


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def test_a_title_or_the_files_name() -> None:
    assert title_of("  Half or\na third? ", "x.csv") == "Half or a third?"
    assert title_of(" ", "ribbons-1.csv") == "ribbons-1"
    assert title_of("", ".csv") == ".csv"
    assert title_of("x" * TITLE, "") == "x" * TITLE
    with pytest.raises(Refused, match="too-long"):
        title_of("x" * (TITLE + 1), "x.csv")


def test_a_files_name_is_one_line_without_folders() -> None:
    assert file_name("C:\\lessons\\a\x07 b.csv") == "a b.csv"
    assert file_name("/tmp/三分の一.csv") == "三分の一.csv"
    assert file_name("x" * 500 + ".csv").endswith("x.csv")
    assert len(file_name("x" * 500)) == FILE


def test_a_day_or_a_moment_of_this_machines_clock() -> None:
    now = ms(NOON) + 9 * DAY
    assert begun_at("2024-05-02", now, 60_000) == ms(NOON)
    assert begun_at(" 2024-05-02T09:30 ", now, 60_000) == ms(NOON.replace(hour=9, minute=30))
    assert begun_at("", now, 60_000) == now - 60_000
    today = f"{datetime.fromtimestamp(now / 1000):%Y-%m-%d}"
    assert begun_at(today, now, 60_000) == now - 60_000


@pytest.mark.parametrize(
    "typed", ["yesterday", "2024-13-01", "02.05.2024", "0001-01-01", "1969-06-01", "2024-05-02T25:00"]
)
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(Refused) as raised:
        begun_at(typed, ms(NOON), 0)
    assert raised.value.message == "refused.no-day"


def test_a_day_that_has_not_come() -> None:
    with pytest.raises(Refused) as raised:
        begun_at("2024-05-03", ms(NOON), 0)
    assert raised.value.message == "refused.no-day-yet"


def test_a_language_is_a_tag() -> None:
    assert [language_of(tag) for tag in ("en", "zh-Hant", "pt-BR")] == ["en", "zh-Hant", "pt-BR"]
    for typed in ("", "english!", "<b>"):
        with pytest.raises(Refused, match="no-language"):
            language_of(typed)


def test_a_class_is_spelled_as_it_is_known_and_nobody_is_in_it() -> None:
    found = class_of(" 5B ", ["6a", "5b"], "word")
    assert found is not None
    assert (found.name, found.word, found.people) == ("5b", "word", ())
    new = class_of("7c", ["5b"], "word")
    assert new is not None
    assert new.name == "7c"
    assert class_of(" ", ["5b"], "word") is None
    with pytest.raises(Refused, match="name-long"):
        class_of("x" * 99, [], "word")
