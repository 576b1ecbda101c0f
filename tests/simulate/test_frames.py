from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from facilitator.simulate.frames import CLOSE, LARGEST, PING, TEXT, BadFrame, Frames, frame


def served(payload: bytes, first: int = 0x81) -> bytes:
    """A frame as a server sends it: not masked."""
    size = len(payload)
    if size < 126:
        return bytes((first, size)) + payload
    if size < 1 << 16:
        return struct.pack("!BBH", first, 126, size) + payload
    return struct.pack("!BBQ", first, 127, size) + payload


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_another_implementation_reads_our_frames(size: int) -> None:
    server = Connection(ConnectionType.SERVER)
    server.receive_data(frame(b"x" * size))
    text = "".join(event.data for event in server.events() if isinstance(event, TextMessage))
    assert text == "x" * size


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536, 300_000])
def test_a_message_of_any_size_is_whole(size: int) -> None:
    assert list(Frames().take(served(b"y" * size))) == [(TEXT, b"y" * size)]


@given(st.lists(st.binary(max_size=300), max_size=6), st.lists(st.integers(1, 40), min_size=1))
def test_it_does_not_matter_how_the_bytes_are_cut(messages: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(map(served, messages))
    frames, start = Frames(), 0
    heard: list[tuple[int, bytes]] = []
    while start < len(stream):
        size = cuts[start % len(cuts)]
        heard += frames.take(stream[start : start + size])
        start += size
    assert heard == [(TEXT, message) for message in messages]


def test_fragments_are_put_together_and_a_ping_may_come_between() -> None:
    stream = served(b"one ", 0x01) + served(b"?", 0x89) + served(b"two ", 0x00) + served(b"three", 0x80)
    assert list(Frames().take(stream)) == [(PING, b"?"), (TEXT, b"one two three")]


def test_what_follows_a_close_is_still_read_by_nobody_else() -> None:
    assert list(Frames().take(served(b"\x03\xe8", 0x88))) == [(CLOSE, b"\x03\xe8")]


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param(served(b"x", 0xC1), id="a reserved bit"),
        pytest.param(frame(b"x"), id="a mask, which only clients have"),
        pytest.param(served(b"x", 0x82), id="binary"),
        pytest.param(served(b"x", 0x80), id="a continuation of nothing"),
        pytest.param(served(b"x", 0x01) + served(b"y", 0x81), id="a message within a message"),
        pytest.param(served(b"x", 0x09), id="a ping in fragments"),
        pytest.param(served(b"x" * 126, 0x89), id="a ping that is too long"),
        pytest.param(served(b"", 0x8B), id="an unknown control frame"),
        pytest.param(struct.pack("!BBQ", 0x81, 127, LARGEST + 1), id="too large"),
    ],
)
def test_what_breaks_the_protocol_is_an_error(stream: bytes) -> None:
    with pytest.raises(BadFrame):
        list(Frames().take(stream))
