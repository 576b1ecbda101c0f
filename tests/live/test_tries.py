"""A prankster shuts out nobody but from the place and the seat that they try; guessing leads nowhere."""

from __future__ import annotations

from facilitator.live import tries as t
from facilitator.live.tries import Tries, place_of
from facilitator.web.classes import SYLLABLES, WORD_SYLLABLES

HOUR = 3_600_000
HERE, THERE = "192.0.2.1", "192.0.2.2"


def used_up(tries: Tries, address: str, seat: str, now: int = 0) -> None:
    while tries.take(address, seat, now) == 0:
        pass


def test_other_seats_and_other_places_are_not_shut_out() -> None:
    tries = Tries()
    used_up(tries, HERE, "r1")
    assert tries.take(HERE, "r1", 0) > 0
    assert tries.take(HERE, "r2", 0) == 0
    assert tries.take(THERE, "r1", 0) == 0


def test_one_place_cannot_shut_out_everybody_even_by_trying_all_seats() -> None:
    tries = Tries()
    for now in range(0, HOUR, 60_000):
        for seat in range(40):
            used_up(tries, HERE, f"r{seat}", now)
        assert tries.take(THERE, "r1", now) == 0
        tries.give_back(THERE, "r1")


def test_a_right_word_costs_nothing() -> None:
    tries = Tries()
    for _ in range(t.BURST * 3):
        assert tries.take(HERE, "r1", 0) == 0
        tries.give_back(HERE, "r1")


def test_in_an_hour_all_places_together_guess_less_than_a_thousandth_of_the_words() -> None:
    tries = Tries()
    made = 0
    for place in range(t.ALL_BURST * 2):
        made += tries.take(f"10.0.{place // 250}.{place % 250}", "r1", 0) == 0
    assert made == t.ALL_BURST
    an_hour = t.ALL_BURST + 3600 * t.ALL_RATE
    assert an_hour / len(SYLLABLES) ** WORD_SYLLABLES < 0.001


def test_who_was_refused_for_all_has_still_their_own_tries() -> None:
    tries = Tries()
    for place in range(t.ALL_BURST):
        tries.take(f"10.0.{place // 250}.{place % 250}", "r1", 0)
    assert tries.take(HERE, "r1", 0) > 0
    for seconds in range(2, 2 * t.BURST, 2):
        assert tries.take(HERE, "r1", seconds * 1000) == 0


def test_not_more_is_remembered_than_there_is_room_for() -> None:
    tries = Tries()
    for place in range(t.REMEMBERED + 10):
        tries.take(str(place), "r1", place * 1000)
    assert len(tries._each) == t.REMEMBERED


def test_a_network_is_one_place() -> None:
    assert place_of("2001:db8:1:2::1") == place_of("2001:db8:1:2:3:4:5:6") != place_of("2001:db8:1:3::1")
    assert place_of("::ffff:192.0.2.1") == place_of("192.0.2.1") == HERE
    assert place_of("") == ""
