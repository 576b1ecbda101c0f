"""Where a line ends in the file and not in the text: Chinese and Japanese have no space there, other scripts have one.

As CSS Text 4, section 4.1.3, transforms segment breaks.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width, name


def joins(before: str, after: str) -> bool:
    """Whether nothing belongs between the last character of a line and the first of the next; ``""`` is neither."""
    return (_is_wide(before) and _is_wide(after)) or _is_wide_mark(before) or _is_wide_mark(after)


def _is_wide(one: str) -> bool:
    """A letter or sign of Chinese or Japanese: Korean has spaces, a picture is no letter."""
    return (
        one != ""
        and east_asian_width(one) in ("W", "F")
        and category(one) != "So"
        and not name(one, "").startswith("HANGUL")
    )


def _is_wide_mark(one: str) -> bool:
    return _is_wide(one) and category(one).startswith("P")
