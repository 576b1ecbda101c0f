"""Until when a room is kept: by its own date and by the server's rule, whichever comes first."""

from __future__ import annotations

DAY_MS = 24 * 3_600_000


def due_at(over_at: int, kept_until: int | None, keep_days: int | None) -> int | None:
    """When it is to be deleted, in ms since 1970, UTC; None: never. ``over_at``: its end, or the last that happened in
    it where it never ended. ``keep_days``: the server's rule, if it has one."""
    by_rule = over_at + keep_days * DAY_MS if keep_days is not None else None
    dates = [each for each in (kept_until, by_rule) if each is not None]
    return min(dates, default=None)
