"""What the program relies on: joining, deferred acknowledgements, channels, leaving. On every engine."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest
import socketio

from tests.transport.raw import HOST, Polling, Raw, connected, frame, http
from tests.transport.running import Server, until
from tests.transport.server import QUICK

GREETING = '42["greeting","127.0.0.1"]'


# Joining


def test_what_is_sent_while_joining_follows_the_answer_to_the_join(ours: Server) -> None:
    with Raw(ours.port) as client:
        client.say('40{"do":"greet"}')
        assert str(client.hear()).startswith('40{"sid":')
        assert client.hear() == GREETING


def test_a_refusal_reaches_the_client_and_nothing_else_does(ours: Server) -> None:
    here = ours.here()
    with Raw(ours.port) as client:
        client.say('40{"do":"refuse"}')
        answer = str(client.hear())
        assert answer.startswith("44")
        text = "The room is locked."
        assert json.loads(answer[2:]) == {"message": text, "data": {"code": "locked", "message": text}}
        client.say('42["tell",1]')
        # It may try again.
        assert client.join().ask("echo", 1) == 1
        assert ours.here() == here + 1
    assert until(lambda: ours.here() == here)


def test_a_bug_in_the_connect_handler_cuts_the_client_off(ours: Server) -> None:
    here = ours.here()
    with Raw(ours.port) as client:
        client.say('40{"do":"fail"}')
        assert client.is_closed()
    assert ours.here() == here


def test_a_bug_in_a_handler_is_logged_and_the_client_stays(ours: Server) -> None:
    log = ours.log()
    with Raw(ours.port) as client:
        client.join().say('42["fail"]')
        assert client.ask("echo", 1) == 1
    assert "RuntimeError: planned" in ours.log().removeprefix(log)


def test_a_client_that_leaves_while_it_joins_is_no_ghost(ours: Server) -> None:
    connects, here = ours.count("connect"), ours.here()
    client = Polling(ours.port)
    with connected(ours.port) as joining:
        head = f"POST /socket.io/?EIO=4&transport=polling&sid={client.sid} HTTP/1.1\r\nHost: {HOST}\r\n"
        body = '40{"do":"wait"}'
        joining.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        assert until(lambda: {"do": "wait"} in ours.state()["auths"])
        assert client.post("1")[0] == 200
        assert until(lambda: ours.count("connect") == connects + 1)
    assert until(lambda: ours.here() == here)


# Acknowledgements


def test_an_acknowledgement_comes_when_the_server_is_ready_and_once(ours: Server) -> None:
    with Raw(ours.port) as client:
        client.join()
        for packet in ('427["later"]', '42["later"]', '429["later"]', '4210["now"]', '4211["echo",null]'):
            client.say(packet)
        heard = [client.hear() for _ in range(4)]
    # A task of its own answers, so what was asked last may be answered first.
    assert sorted(str(text) for text in heard) == ['4310["answered"]', "4311[null]", "437[0]", "439[2]"]


def test_an_acknowledgement_to_nobody_is_no_error(ours: Server) -> None:
    here, log = ours.here(), ours.log()
    with Raw(ours.port) as gone:
        gone.join().say('427["later"]')
        assert gone.ask("echo", 1) == 1
    assert until(lambda: ours.here() == here)
    with Raw(ours.port) as client:
        assert client.join().ask("now") == "answered"
    assert ours.log() == log


@pytest.mark.parametrize("body", [None, 0, "ü\u2028\x00", [], {"a": [1.5, {"b": None}]}, "x" * 70_000])
def test_bodies_come_back_as_they_were(green: Server, body: object) -> None:
    with Raw(green.port) as client:
        assert client.join().ask("echo", body) == body


# Channels


def test_a_broadcast_reaches_who_is_in_the_channel_on_any_transport(ours: Server) -> None:
    with Raw(ours.port) as inside, Raw(ours.port) as left, Raw(ours.port) as outside:
        for client in (inside, left):
            client.join().ask("enter", "all")
        polling = Polling(ours.port).join()
        assert polling.post('42["enter","all"]')[0] == 200
        left.ask("leave", "all")
        outside.join().say('42["tell",{"x":1}]')
        assert inside.event() == ["told", {"x": 1}]
        assert polling.get()[1] == '42["told",{"x":1}]'
        for client in (left, outside):
            client.say('427["echo",1]')
            assert client.hear() == "437[1]"


def test_who_reads_in_fits_and_starts_gets_everything_in_order(ours: Server) -> None:
    """Some messages go straight to the kernel, some wait for a task, some are cut; pings are answered in between."""
    with Raw(ours.port, slow=True) as slow, Raw(ours.port) as teller:
        slow.join().ask("enter", "all")
        teller.join()
        padding = "x" * 20_000
        sent = 0
        heard: list[int] = []
        pongs = 0
        for burst in (1, 30, 2, 40, 1, 1, 25):
            for number in range(sent, sent + burst):
                teller.say("42" + json.dumps(["tell", {"number": number, "padding": padding}]))
            sent += burst
            assert teller.ask("echo", sent) == sent
            slow.send(frame(b"still there", opcode=9))
            pongs += 1
            # One is left: the next burst finds somebody who has not read everything.
            while len(heard) < sent - 1 or pongs:
                text = slow.hear()
                assert text is not None
                if text == "still there":
                    pongs -= 1
                else:
                    heard.append(json.loads(text[2:])[1]["number"])
        while len(heard) < sent:
            heard.append(slow.event()[1]["number"])
        assert heard == list(range(sent))


def test_a_struct_may_be_sent_to_one_client(ours: Server) -> None:
    with Raw(ours.port) as client:
        client.join().say('42["point"]')
        assert client.event() == ["point", {"x": 1, "name": "ü"}]


def test_a_poll_takes_at_most_what_a_client_library_accepts(green: Server) -> None:
    client = Polling(green.port).join()
    client.post(*['420["echo",1]'] * 20)
    assert [len(client.get()[1].split("\x1e")) for _ in range(2)] == [16, 4]


# Leaving


def test_closing_sends_the_last_words_first(ours: Server) -> None:
    here = ours.here()
    with Raw(ours.port) as client:
        client.join().say('42["bye"]')
        assert [client.hear() for _ in range(3)] == ['42["last","words"]', "41", "1"]
        assert client.is_closed()
    assert until(lambda: ours.here() == here)


def test_closing_a_client_that_polls(ours: Server) -> None:
    here = ours.here()
    client = Polling(ours.port).join()
    assert client.post('42["bye"]')[0] == 200
    assert client.get()[1] == '42["last","words"]\x1e41'
    assert until(lambda: ours.here() == here)
    assert until(lambda: client.get()[0] == 400)


def test_a_client_may_leave_the_namespace_and_come_back(ours: Server) -> None:
    here, echoes = ours.here(), ours.count("echo")
    with Raw(ours.port) as client:
        client.join().say("41")
        assert until(lambda: ours.here() == here)
        client.say('42["echo",1]')
        assert client.join().ask("echo", 2) == 2
    assert ours.count("echo") == echoes + 1


def test_a_silent_client_is_given_up(quick: Server) -> None:
    with Raw(quick.port) as client:
        client.join()
        assert until(lambda: quick.here() == 0)


def test_a_client_that_no_longer_polls_is_given_up(quick: Server) -> None:
    Polling(quick.port).join()
    assert until(lambda: quick.here() == 0)


def test_a_client_that_answers_pings_stays(quick: Server) -> None:
    with Raw(quick.port) as client:
        client.join()
        for _ in range(4):
            assert client.ping() == "2"
        assert client.ask("echo", 1) == 1


def test_a_server_that_stood_still_goes_on_without_a_word(quick: Server) -> None:
    """As on a laptop that slept: all waits are over at once. Whoever is cut off by that comes again."""
    log = quick.log()
    with Raw(quick.port) as client:
        client.join()
        polling = Polling(quick.port).join()
        quick.signal(signal.SIGSTOP)
        time.sleep(QUICK.ping_interval + QUICK.ping_timeout + 0.5)
        quick.signal(signal.SIGCONT)
        assert until(lambda: polling.get()[0] == 400)
    assert until(lambda: quick.here() == 0)
    with Raw(quick.port) as again:
        assert again.join().ask("echo", 1) == 1
    assert quick.log() == log


def test_a_client_that_never_joins_is_closed(quick: Server) -> None:
    before = quick.refused("never-joined")
    with Raw(quick.port) as client:
        assert client.is_closed()
    assert quick.refused("never-joined") == before + 1


# The client library


@pytest.fixture(params=["websocket", "polling", "polling,websocket"])
def library(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A client of python-socketio, not yet connected; it may upgrade."""
    client = socketio.Client(reconnection=False)
    client.wanted = request.param.split(",")
    yield client
    client.disconnect()


def test_the_client_library_is_understood(ours: Server, library: Any) -> None:
    heard: list[object] = []
    library.on("greeting", heard.append)
    library.on("told", heard.append)
    library.connect(f"http://{HOST}:{ours.port}", auth={"do": "greet"}, transports=library.wanted)
    assert until(lambda: library.transport() == library.wanted[-1])
    assert library.call("echo", {"a": [1]}) == {"a": [1]}
    for number in range(40):
        library.emit("tell", number)
    assert library.call("echo", "end") == "end"
    assert until(lambda: len(heard) == 41)
    assert heard == [f"{HOST}:{ours.port}", *range(40)]


# Who may ask


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::2]"])
def test_other_names_are_refused(ours: Server, host: str) -> None:
    for path in ("/state", "/socket.io/?EIO=4&transport=polling"):
        assert http(ours.port, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n")[0] == 400


@pytest.mark.parametrize("host", ["class.test", "CLASS.test:8000", "localhost", "127.0.0.1:80", "[::1]:8000"])
def test_our_names_are_accepted(ours: Server, host: str) -> None:
    assert http(ours.port, f"GET /where HTTP/1.1\r\nHost: {host}\r\n")[0] == 200


FORWARDED = "X-Forwarded-Host: class.test\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.7\r\n"


def test_forwarded_headers_count_only_behind_a_proxy(green: Server, proxied: Server) -> None:
    head = f"GET /where HTTP/1.1\r\nHost: {HOST}\r\n{FORWARDED}"
    assert json.loads(http(green.port, head)[1]) == {"host": HOST, "scheme": "http", "client": HOST}
    behind = {"host": "class.test", "scheme": "https", "client": "192.0.2.7"}
    assert json.loads(http(proxied.port, head)[1]) == behind
    evil = head.replace("class.test", "evil.example")
    assert http(green.port, evil)[0] == 200
    assert http(proxied.port, evil)[0] == 400


@pytest.mark.parametrize(("origin", "status"), [("http://evil.example", 400), ("null", 400), ("", 101), (None, 101)])
def test_other_pages_may_not_connect(ours: Server, origin: str | None, status: int) -> None:
    own = f"http://{HOST}:{ours.port}"
    headers = "" if origin is None else f"Origin: {origin or own}\r\n"
    with Raw(ours.port, headers=headers + FORWARDED) as client:
        assert int(client.head.split()[1]) == status


def test_compression_is_not_agreed_to(ours: Server) -> None:
    with Raw(ours.port, headers="Sec-WebSocket-Extensions: permessage-deflate\r\n") as client:
        assert "extensions" not in client.head.lower()


@pytest.mark.parametrize("missing", ["Sec-WebSocket-Key", "Sec-WebSocket-Version"])
def test_half_a_handshake_is_refused(ours: Server, missing: str) -> None:
    headers = {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version": "13"}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if name != missing)
    head = f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {HOST}\r\nUpgrade: websocket\r\n{lines}"
    sessions = ours.sessions()
    assert http(ours.port, head)[0] == 400
    assert ours.sessions() == sessions
