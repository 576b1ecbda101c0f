"""The WebSocket alone, over a pair of sockets: bytes in, messages out, and how much work that is."""

from __future__ import annotations

import itertools
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from facilitator.engine import pick
from facilitator.live.transport.websocket import WebSocket, answer_handshake, text_frame
from facilitator.live.transport.wire import Malformed
from tests.transport.raw import frame

LARGEST = 100_000


class Pair:
    """A WebSocket, the client's end, and how often the others had their turn."""

    def __init__(self) -> None:
        ours, self.client = socket.socketpair()
        self.ours = ours
        self.turns = 0
        self.websocket = WebSocket(ours, largest=LARGEST, lock=threading.RLock(), take_turns=self._turn)
        self.websocket.set_timeout(5)
        self.client.settimeout(5)

    def _turn(self) -> None:
        self.turns += 1

    def send_slowly(self, data: bytes, slice_size: int) -> None:
        for start in range(0, len(data), slice_size):
            self.client.sendall(data[start : start + slice_size])

    def close(self) -> None:
        self.ours.close()
        self.client.close()


@pytest.fixture
def pair() -> Iterator[Pair]:
    pair = Pair()
    yield pair
    pair.close()


@given(st.lists(st.binary(max_size=70), min_size=1, max_size=5), st.integers(1, 40))
def test_fragments_of_any_size_in_slices_of_any_size(parts: list[bytes], slice_size: int) -> None:
    text = "".join(part.hex() for part in parts)
    frames = [frame(part.hex().encode(), opcode=1 if not n else 0, last=False) for n, part in enumerate(parts)]
    sent = b"".join([*frames, frame(b"", opcode=0)])
    pair = Pair()
    try:
        writer = threading.Thread(target=pair.send_slowly, args=(sent, slice_size))
        writer.start()
        assert pair.websocket.receive() == text
        writer.join()
    finally:
        pair.close()


def test_the_limit_is_on_bytes_not_characters(pair: Pair) -> None:
    pair.client.sendall(frame("ü".encode() * (LARGEST // 2)))
    assert pair.websocket.receive() == "ü" * (LARGEST // 2)
    pair.client.sendall(frame("ü".encode() * (LARGEST // 2) + b"x"))
    with pytest.raises(Malformed, match="too-large"):
        pair.websocket.receive()


def test_a_limit_is_for_each_message(pair: Pair) -> None:
    for _ in range(3):
        pair.client.sendall(frame(b"x" * LARGEST))
        assert pair.websocket.receive() == "x" * LARGEST


def test_others_have_their_turn_at_every_frame(pair: Pair) -> None:
    pair.client.sendall(frame(b"", opcode=10) * 500 + frame(b"last"))
    assert pair.websocket.receive() == "last"
    assert pair.turns == 501


def test_what_the_kernel_does_not_take_at_once_goes_out_before_what_comes_next(pair: Pair) -> None:
    large = text_frame(bytes(itertools.islice(itertools.cycle(b"abcdefg"), 1_000_000)))
    taken = pair.websocket.send_now(large)
    assert 0 < taken < len(large)
    assert pair.websocket.send_now(b"overtaking") == 0
    following = text_frame(b"following")
    heard = bytearray()

    def hear() -> None:
        while len(heard) < len(large) + len(following):
            heard.extend(pair.client.recv(65_536))

    listening = threading.Thread(target=hear)
    listening.start()
    pair.websocket.send(following)
    listening.join()
    assert bytes(heard) == large + following
    assert pair.websocket.send_now(following) == len(following)


def test_nothing_follows_a_goodbye_whoever_says_it(pair: Pair) -> None:
    pair.client.sendall(frame(b"\x03\xe8", opcode=8))
    assert pair.websocket.receive() is None
    pair.websocket.send(text_frame(b"late"))
    assert pair.websocket.send_now(text_frame(b"later")) == 0
    pair.websocket.close()
    pair.ours.close()
    assert pair.client.recv(100) == b"\x88\x02\x03\xe8"
    assert pair.client.recv(100) == b""


def test_nothing_is_written_into_a_connection_that_was_given_back(pair: Pair) -> None:
    pair.websocket.end()
    assert pair.websocket.send_now(b"late") == 0
    pair.ours.close()
    assert pair.client.recv(100) == b""


def test_whoever_is_gone_is_an_error_at_once(pair: Pair) -> None:
    pair.client.close()
    with pytest.raises(OSError, match="pipe"):
        pair.websocket.send_now(b"anybody there")


def test_a_goodbye_is_answered(pair: Pair) -> None:
    pair.client.sendall(frame(b"\x03\xe8", opcode=8))
    assert pair.websocket.receive() is None
    assert pair.client.recv(100) == b"\x88\x02\x03\xe8"


def test_a_ping_is_answered_with_its_payload(pair: Pair) -> None:
    pair.client.sendall(frame(b"abc", opcode=9) + frame(b"x"))
    assert pair.websocket.receive() == "x"
    assert pair.client.recv(100) == b"\x8a\x03abc"


def test_our_goodbye_comes_last_and_waits_for_nobody_for_long(pair: Pair) -> None:
    pair.websocket.send(text_frame(b"last"))
    pair.websocket.close()
    pair.client.sendall(frame(b"late"))
    pair.client.shutdown(socket.SHUT_WR)
    pair.websocket.drain()
    assert pair.client.recv(100) == b"\x81\x04last\x88\x02\x03\xe8"
    assert pair.client.recv(100) == b""


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_client_library_reads_our_frames(size: int) -> None:
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(text_frame(b"x" * size))
    events = [event for event in client.events() if isinstance(event, TextMessage)]
    assert "".join(str(event.data) for event in events) == "x" * size
    assert events[-1].message_finished


def test_the_example_handshake_of_the_rfc() -> None:
    environ = {"HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==", "HTTP_SEC_WEBSOCKET_VERSION": "13"}
    answer = answer_handshake(environ)
    assert answer is not None
    assert b"\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in answer
    assert answer_handshake({**environ, "HTTP_SEC_WEBSOCKET_KEY": "c2hvcnQ="}) is None
    assert answer_handshake({**environ, "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhb?"}) is None


# Unmasking


def lines_run(task: Callable[[], object]) -> int:
    """How many lines of Python ``task`` runs: the same on every machine, unlike its time."""
    count = itertools.count()

    def trace(_frame: Any, event: str, _arg: object) -> Any:
        if event == "line":
            next(count)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        task()
    finally:
        sys.settrace(before)
    return next(count)


def test_unmasking_is_not_done_byte_by_byte(pair: Pair) -> None:
    received: list[object] = []
    pair.client.sendall(frame(b"x" * 20_000))
    assert lines_run(lambda: received.append(pair.websocket.receive())) < 1000
    assert received == ["x" * 20_000]


def test_upstream_unmasks_byte_by_byte() -> None:
    pick("eventlet")
    from eventlet.websocket import RFC6455WebSocket

    assert lines_run(lambda: RFC6455WebSocket._apply_mask(b"x" * 20_000, b"mask")) > 20_000
