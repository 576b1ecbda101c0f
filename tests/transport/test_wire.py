"""Packets: what is accepted means what it says, everything else is ``Malformed`` and nothing worse."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.live.transport import wire

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
#: Mostly what our parser looks at.
NOISE = st.text(st.sampled_from('012456789-/,[]{}"\\:aü\ud83d\x1e ') | st.characters(), max_size=40)


@given(st.text().filter(lambda name: name not in wire.RESERVED), JSON)
def test_events_come_back_as_they_were(name: str, body: object) -> None:
    text = wire.event(name, body).decode()
    assert text[0] == "4"
    assert wire.parse(text[1:]) == wire.Event(name, body, None)


@given(st.integers(0, 10**15 - 1))
def test_the_acknowledgement_has_the_number_that_was_asked_for(number: int) -> None:
    event = wire.parse(f'2{number}["echo"]')
    assert event == wire.Event("echo", None, str(number))
    assert wire.ack(str(number), [1]) == f"43{number}[[1]]".encode()


@given(NOISE)
@example("2" + "[" * 100_000)
@example('2["a",' + '{"a":' * 100_000)
@example('2["a","' + '\\"' * 60_000)
@example('2["a","\\ud800"]')
@example('2["a",1e999]')
@example('2["a",' + "9" * 100_000 + "]")
@example('2٣["a"]')
def test_noise_is_malformed_or_a_packet(text: str) -> None:
    with contextlib.suppress(wire.Malformed):
        assert isinstance(wire.parse(text), wire.Connect | wire.Disconnect | wire.Event)


@pytest.mark.parametrize("text", ["0", '0{"token":"x"}', "1"])
def test_joining_and_leaving(text: str) -> None:
    expected = {"0": wire.Connect(None), "1": wire.Disconnect()}.get(text, wire.Connect({"token": "x"}))
    assert wire.parse(text) == expected


def lists(depth: int) -> str:
    return "[" * depth + "]" * depth


def objects(depth: int) -> str:
    return '{"a":' * depth + "1" + "}" * depth


@pytest.mark.parametrize("nested", [lists, objects, lambda depth: "[{}, " * (depth - 1) + "[]" + "]" * (depth - 1)])
def test_depth_is_capped(nested: Callable[[int], str]) -> None:
    assert wire.loads(nested(wire.MAX_DEPTH))
    with pytest.raises(ValueError, match="nested too deeply"):
        wire.loads(nested(wire.MAX_DEPTH + 1))


@given(JSON, st.integers(0, 60))
def test_depth_counts_brackets_outside_strings_only(value: object, more: int) -> None:
    text = json.dumps(["[" * more, "\\", '"]', value])
    assert wire.loads(text) == json.loads(text)


@pytest.mark.parametrize("text", ["", " ", "NaN", "Infinity", "[1,]", "{'a':1}", "1 2", '"\x01"', "01", "nul"])
def test_only_json_is_json(text: str) -> None:
    with pytest.raises(ValueError, match="not JSON"):
        wire.loads(text)
