"""What waits for a client: counted until it has arrived."""

from __future__ import annotations

from facilitator.live.transport.backlog import Backlog
from facilitator.live.transport.limits import Limits
from facilitator.live.transport.outgoing import Message

LIMITS = Limits(queued_packets=3, queued_bytes=100)


def test_packets_are_counted_until_they_have_arrived() -> None:
    backlog = Backlog(LIMITS)
    assert all(backlog.add([1]) for _ in range(3))
    backlog.hand_out([1, 1])
    assert not backlog.add([1])
    backlog.arrived()
    assert backlog.add([1])
    assert not backlog.add([1])


def test_bytes_count_behind_the_message_that_found_nobody_before_it() -> None:
    backlog = Backlog(LIMITS)
    assert backlog.add([5000])
    assert backlog.add([100])
    assert not backlog.add([1])


def test_the_answer_to_a_join_is_one_burst() -> None:
    backlog = Backlog(LIMITS)
    assert backlog.add([5000, 5000])
    assert backlog.add([100])
    assert not backlog.add([1])


def test_what_has_arrived_excuses_nothing_later() -> None:
    backlog = Backlog(LIMITS)
    assert backlog.add([5000])
    backlog.hand_out([5000])
    backlog.arrived()
    assert backlog.add([10])
    assert backlog.add([100])
    assert not backlog.add([1])


def test_a_message_is_framed_once_for_all() -> None:
    message = Message('42["ü"]'.encode())
    assert message.frame is message.frame
    assert message.encode() == '42["ü"]'
