"""Who is connected and who is away, by their tabs; for how long, by the server's clock."""

from __future__ import annotations

from facilitator.live.messages import PresenceInfo
from facilitator.live.presence import Presence

OPENED, NOW = 1_000, 50_000
HERE = PresenceInfo(away_since=None)


def test_who_was_never_seen_is_away_since_the_room_was_read() -> None:
    presence = Presence(OPENED)
    assert presence.info("p2") == PresenceInfo(away_since=OPENED)
    assert presence.away(NOW)["p2"] == NOW - OPENED


def test_the_first_tab_and_the_last_one_matter_to_others() -> None:
    presence = Presence(OPENED)
    assert presence.came("p2", "tab 1")
    assert not presence.came("p2", "tab 2")
    assert presence.info("p2") == HERE
    assert not presence.went("p2", "tab 1", NOW)
    assert presence.info("p2") == HERE
    assert presence.went("p2", "tab 2", NOW)
    assert presence.info("p2") == PresenceInfo(away_since=NOW)


def test_who_comes_back_is_here_and_the_absence_forgotten() -> None:
    presence = Presence(OPENED)
    presence.came("p2", "tab 1")
    presence.went("p2", "tab 1", NOW)
    assert presence.came("p2", "tab 2")
    assert presence.info("p2") == HERE
    assert presence.went("p2", "tab 2", NOW + 5)
    assert presence.info("p2") == PresenceInfo(away_since=NOW + 5)


def test_a_tab_that_is_not_there_cannot_go() -> None:
    presence = Presence(OPENED)
    assert not presence.went("p2", "tab 1", NOW)
    presence.came("p2", "tab 1")
    assert not presence.went("p2", "another", NOW)
    assert presence.info("p2") == HERE
    presence.went("p2", "tab 1", NOW)
    assert not presence.went("p2", "tab 1", NOW + 5)
    assert presence.info("p2") == PresenceInfo(away_since=NOW)


def test_people_do_not_share_tabs() -> None:
    presence = Presence(OPENED)
    presence.came("p2", "tab 1")
    presence.came("p3", "tab 2")
    presence.went("p2", "tab 1", NOW)
    assert presence.info("p3") == HERE
    assert presence.info("p2") == PresenceInfo(away_since=NOW)


def test_how_long_away() -> None:
    presence = Presence(OPENED)
    presence.came("here", "tab 1")
    presence.came("gone", "tab 2")
    presence.went("gone", "tab 2", NOW)
    away = presence.away(NOW + 20_000)
    assert (away["here"], away["gone"]) == (0, 20_000)
    assert away.get("here", 7) == 0
    assert away.get("never seen", 7) == NOW + 20_000 - OPENED


def test_nobody_was_away_for_less_than_nothing() -> None:
    presence = Presence(OPENED)
    assert presence.away(OPENED - 1)["p2"] == 0


def test_it_names_nobody_by_itself() -> None:
    presence = Presence(OPENED)
    presence.came("p2", "tab 1")
    assert dict(presence.away(NOW)) == {}
    assert len(presence.away(NOW)) == 0
