"""So many at once, so many a second, and then how long to wait."""

from __future__ import annotations

from facilitator.live.pace import CLOSED_MS, Bucket


def test_a_burst_passes_and_the_next_one_waits() -> None:
    bucket = Bucket(burst=3, rate=2)
    assert [bucket.take(1000) for _ in range(3)] == [0, 0, 0]
    wait = bucket.take(1000)
    assert 500 <= wait <= 502
    assert bucket.take(1000 + wait) == 0


def test_what_comes_right_behind_a_refusal_is_refused_too() -> None:
    bucket = Bucket(burst=1, rate=1000)
    assert bucket.take(1000) == 0
    assert bucket.take(1000) == CLOSED_MS
    assert bucket.take(1100) == CLOSED_MS - 100
    assert bucket.take(1000 + CLOSED_MS) == 0


def test_waiting_fills_it_up_to_the_burst_and_no_further() -> None:
    bucket = Bucket(burst=2, rate=10)
    assert [bucket.take(0), bucket.take(0)] == [0, 0]
    assert [bucket.take(1_000_000), bucket.take(1_000_000)] == [0, 0]
    assert bucket.take(1_000_000) > 0
