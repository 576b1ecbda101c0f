"""What a hostile or broken client may try, over real sockets against a real server.

Every test against ``ours`` has one beside it against ``bare`` that shows the fault in the libraries as they come.
"""

from __future__ import annotations

import resource
import select
import signal
import socket
from contextlib import ExitStack

import pytest

from facilitator.live.transport import Limits
from tests.transport.raw import HOST, Polling, Raw, connected, frame, http
from tests.transport.running import Server, until

LIMITS = Limits()
STORM = 1000


# Fragments


def send_a_megabyte_in_fragments(client: Raw) -> None:
    client.send(frame(b'42["echo","', last=False))
    for _ in range(16):
        client.send(frame(b"x" * 65_536, opcode=0, last=False))


def test_fragments_are_counted_together_before_anybody_has_joined(green: Server) -> None:
    before = green.refused("too-large")
    with Raw(green.port) as client:
        send_a_megabyte_in_fragments(client)
        assert client.is_closed()
    assert green.refused("too-large") == before + 1


def test_upstream_keeps_fragments_without_limit(bare: Server) -> None:
    with Raw(bare.port) as client:
        send_a_megabyte_in_fragments(client)
        assert client.answers_ping()


def test_a_message_in_fragments_within_the_limit_is_whole(green: Server) -> None:
    with Raw(green.port) as client:
        client.join()
        text = '420["echo","' + "ü" * 50_000 + '"]'
        data = text.encode()
        client.send(frame(data[:70_001], last=False))
        assert client.answers_ping()
        client.send(frame(data[70_001:], opcode=0))
        assert client.hear() == '430["' + "ü" * 50_000 + '"]'


def test_a_frame_beyond_the_limit_is_refused(green: Server) -> None:
    with Raw(green.port) as client:
        client.join().say('420["echo","' + "x" * LIMITS.message_bytes + '"]')
        assert client.is_closed()


# Reserved names


@pytest.mark.parametrize("packet", ['42["connect",1,{"name":"evil"}]', '42["disconnect"]', '42["connect_error"]'])
def test_reserved_names_are_no_events(green: Server, packet: str) -> None:
    connects, here = green.count("connect"), green.here()
    with Raw(green.port) as client:
        client.join().say(packet)
        assert client.is_closed()
    assert until(lambda: green.here() == here)
    state = green.state()
    assert state["events"]["connect"] == connects + 1
    assert {"name": "evil"} not in state["auths"]


def test_upstream_runs_its_own_handlers_on_demand(bare: Server) -> None:
    disconnects = bare.count("disconnect")
    with Raw(bare.port) as client:
        client.join().say('42["connect",1,{"name":"evil"}]')
        client.say('42["disconnect"]')
        assert client.ask("echo", 1) == 1
        state = bare.state()
    assert {"name": "evil"} in state["auths"]
    assert state["events"]["disconnect"] > disconnects


# Attachments


def withhold_an_attachment(client: Raw) -> None:
    client.say('45999999999-["echo",{"_placeholder":true,"num":0}]')
    for _ in range(8):
        client.send(frame(b"x" * 100_000, opcode=2))


def test_binary_packets_are_refused(green: Server) -> None:
    before = green.refused("packet")
    with Raw(green.port) as client:
        withhold_an_attachment(client.join())
        assert client.is_closed()
    assert green.refused("packet") == before + 1


def test_upstream_collects_attachments_for_ever(bare: Server) -> None:
    with Raw(bare.port) as client:
        withhold_an_attachment(client.join())
        assert client.answers_ping()


# Long-polling


def test_every_packet_of_a_post_counts(green: Server) -> None:
    client, before = Polling(green.port).join(), green.count("echo")
    assert client.post(*['42["echo",1]'] * LIMITS.post_packets)[0] == 200
    assert green.count("echo") == before + LIMITS.post_packets


def test_a_post_with_too_many_packets_fails_visibly(green: Server) -> None:
    client, before = Polling(green.port).join(), green.count("echo")
    assert client.post(*['42["echo",1]'] * (LIMITS.post_packets + 1))[0] == 400
    assert client.post('42["echo",1]')[0] == 400
    assert green.count("echo") == before


def test_upstream_loses_a_post_of_17_packets(bare: Server) -> None:
    client, before = Polling(bare.port).join(), bare.count("echo")
    assert client.post(*['42["echo",1]'] * 17) == (200, "OK")
    assert bare.count("echo") == before


CHUNKED = "Transfer-Encoding: chunked\r\n"


def chunked(text: str) -> bytes:
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(text), text.encode())


def test_a_body_without_length_is_refused(ours: Server) -> None:
    client = Polling(ours.port).join()
    assert client.request("POST", chunked('42["echo",1]'), headers=CHUNKED)[0] == 411
    assert http(ours.port, f"POST /length HTTP/1.1\r\nHost: {HOST}\r\n{CHUNKED}", chunked("abc"))[0] == 411


def test_upstream_loses_a_chunked_post(bare: Server) -> None:
    client, before = Polling(bare.port).join(), bare.count("echo")
    assert client.request("POST", chunked('42["echo",1]'), headers=CHUNKED) == (200, "OK")
    assert bare.count("echo") == before


def test_a_post_that_is_cut_short_is_not_half_taken(green: Server) -> None:
    client, before = Polling(green.port).join(), green.count("echo")
    body = '42["echo",1]\x1e42["echo",2]'
    with connected(green.port) as sock:
        head = f"POST /socket.io/?EIO=4&transport=polling&sid={client.sid} HTTP/1.1\r\nHost: {HOST}\r\n"
        sock.sendall(f"{head}Content-Length: {len(body) + 20}\r\n\r\n{body}".encode())
        sock.shutdown(socket.SHUT_WR)
        assert sock.makefile("rb").readline().split()[1] == b"400"
    assert green.count("echo") == before


@pytest.mark.parametrize("length", ["9" * 5000, "-1", "x"])
def test_a_length_that_is_none_is_refused(ours: Server, length: str) -> None:
    client, log = Polling(ours.port).join(), ours.log()
    assert client.request("POST", b"3", headers=f"Content-Length: {length}\r\n")[0] in (400, 413)
    assert "Traceback" not in ours.log().removeprefix(log)


def test_too_long_a_post_is_refused(green: Server) -> None:
    client = Polling(green.port).join()
    assert client.post('42["echo","' + "x" * LIMITS.message_bytes + '"]')[0] == 400
    assert client.get()[0] == 400


def test_jsonp_is_refused(ours: Server) -> None:
    path = "/socket.io/?EIO=4&transport=polling&j=0"
    assert http(ours.port, f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n")[0] == 400
    client, before = Polling(ours.port).join(), ours.count("echo")
    assert client.post('d=42["echo",1]')[0] == 400
    assert ours.count("echo") == before


def test_upstream_answers_jsonp(bare: Server) -> None:
    path = "/socket.io/?EIO=4&transport=polling&j=0"
    status, body = http(bare.port, f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n")
    assert (status, body[:9]) == (200, "___eio[0]")


# What is no packet at all

DEEP = '42["echo",' + "[" * 100 + "]" * 100 + "]"
MALFORMED = {
    "letter": frame(b"x"),
    "empty": frame(b""),
    "deep": frame(DEEP.encode()),
    "deep-and-open": frame(b'42["echo",' + b"[" * 50_000),
    "no-packet": frame(b"4"),
    "unknown-packet": frame(b"49"),
    "ack": frame(b"430[]"),
    "error": frame(b"44"),
    "other-namespace": frame(b'42/admin,["echo"]'),
    "no-json": frame(b"42["),
    "no-array": frame(b'42{"echo":1}'),
    "no-name": frame(b"42[]"),
    "number-as-name": frame(b"42[1]"),
    "unknown-event": frame(b'42["no-such-event"]'),
    "three-arguments": frame(b'42["echo",1,2]'),
    "long-number": frame(b"42" + b"1" * 16 + b'["echo"]'),
    "second-connect": frame(b"40"),
    "auth-no-object": frame(b"40[]"),
    "client-ping": frame(b"2"),
    "base64": frame(b"bAAAA"),
    "binary": frame(b"42", opcode=2),
    "not-utf8": frame(b'42["echo","\xff"]'),
    "unmasked": frame(b"3", masked=False),
    "reserved-bits": b"\xf1" + frame(b"3")[1:],
    "stray-continuation": frame(b"3", opcode=0),
    "long-control-frame": frame(b"x" * 126, opcode=9),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_frames_close_at_once_and_leave_no_ghost(green: Server, name: str) -> None:
    here, sessions, log = green.here(), green.sessions(), green.log()
    with Raw(green.port) as client:
        client.join().send(MALFORMED[name])
        assert client.is_closed()
        assert until(lambda: (green.here(), green.sessions()) == (here, sessions))
    lines = green.log().removeprefix(log).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("WARNING:facilitator.live.transport.client:Closed a client: ")


@pytest.mark.parametrize("packet", ["x", "", "4", "42[", "bAAAA", '45999-["echo"]'])
def test_malformed_posts_do_the_same(green: Server, packet: str) -> None:
    here, before, log = green.here(), green.count("echo"), green.log()
    client = Polling(green.port).join()
    assert client.post('42["echo",1]', packet, '42["echo",2]')[0] == 400
    assert green.here() == here
    assert green.count("echo") == before + 1
    assert len(green.log().removeprefix(log).splitlines()) == 1


@pytest.mark.parametrize("name", ["letter", "empty"])
def test_upstream_keeps_a_ghost(bare: Server, name: str) -> None:
    with Raw(bare.port) as client:
        client.join(name=name).send(MALFORMED[name])
        assert client.is_closed()
        assert bare.has(name)


def test_upstream_logs_a_traceback_and_carries_on(bare: Server) -> None:
    log = bare.log()
    with Raw(bare.port) as client:
        client.join().send(MALFORMED["deep-and-open"])
        assert client.ask("echo", 1) == 1
    assert "Traceback" in bare.log().removeprefix(log)


def test_an_old_kind_of_websocket_is_refused(green: Server) -> None:
    assert old_websocket(green) == 400


def test_upstream_takes_an_old_kind_of_websocket_on_eventlet(bare_eventlet: Server) -> None:
    assert old_websocket(bare_eventlet) == 101


def old_websocket(server: Server) -> int:
    with connected(server.port) as sock:
        sock.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {HOST}:{server.port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://{HOST}:{server.port}\r\n\r\n".encode()
        )
        return int(sock.makefile("rb").readline().split()[1])


# Clients that do not read


def flood_one_that_only_answers_pings(server: Server, idle: Raw, *, packets: int, size: int) -> None:
    idle.join(name="idle").ask("enter", "all")
    with Raw(server.port) as busy:
        busy.join().ask("flood", [packets, size])
    idle.say("3")


def test_a_client_that_does_not_read_is_dropped(green: Server) -> None:
    before = green.refused("too-slow")
    with Raw(green.port, slow=True) as idle:
        flood_one_that_only_answers_pings(green, idle, packets=800, size=20_000)
        assert until(lambda: not green.has("idle"))
        assert until(lambda: not green.holds(idle.socket))
    assert green.refused("too-slow") == before + 1


def test_upstream_queues_for_ever(bare: Server) -> None:
    with Raw(bare.port, slow=True) as idle:
        flood_one_that_only_answers_pings(bare, idle, packets=800, size=20_000)
        assert bare.has("idle")


def test_a_slow_client_gets_a_large_message_whole(green: Server) -> None:
    with Raw(green.port, slow=True) as idle:
        flood_one_that_only_answers_pings(green, idle, packets=1, size=3_000_000)
        assert idle.event() == ["flood", "x" * 3_000_000]


def test_upstream_cuts_a_large_message_on_gevent(bare_gevent: Server) -> None:
    with Raw(bare_gevent.port, slow=True) as idle:
        flood_one_that_only_answers_pings(bare_gevent, idle, packets=1, size=3_000_000)
        idle.socket.settimeout(1)
        with pytest.raises((TimeoutError, AssertionError, UnicodeDecodeError)):
            idle.event()


# Very many connections


def idle_connections(stack: ExitStack, server: Server, count: int) -> list[socket.socket]:
    """Connect at once, without waiting for anything."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4 * STORM)), hard))
    sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
    for one in sockets:
        one.setblocking(False)
        one.connect_ex((HOST, server.port))
    return sockets


def accepted(sockets: list[socket.socket], seconds: float) -> int:
    """How many the kernel has accepted for the server, at the latest after these seconds."""
    poll = select.poll()
    for one in sockets:
        poll.register(one, select.POLLOUT)
    waiting, timeout = len(sockets), seconds * 1000
    while waiting and (ready := poll.poll(timeout)):
        for fileno, _ in ready:
            poll.unregister(fileno)
        waiting -= len(ready)
    return len(sockets) - waiting


def test_a_whole_school_may_connect_while_the_server_is_busy(green: Server) -> None:
    with ExitStack() as stack:
        green.signal(signal.SIGSTOP)
        stack.callback(green.signal, signal.SIGCONT)
        assert accepted(idle_connections(stack, green, STORM), 10) == STORM


def test_upstream_lets_the_kernel_refuse_most_of_a_school(bare: Server) -> None:
    with ExitStack() as stack:
        bare.signal(signal.SIGSTOP)
        stack.callback(bare.signal, signal.SIGCONT)
        assert accepted(idle_connections(stack, bare, STORM), 0.2) < STORM / 2


def test_idle_connections_lock_nobody_out(patient: Server) -> None:
    with ExitStack() as stack:
        assert accepted(idle_connections(stack, patient, 1200), 10) == 1200
        client = stack.enter_context(Raw(patient.port))
        assert client.join().ask("echo", 1) == 1


def test_upstream_locks_everybody_out_on_eventlet(bare_eventlet: Server) -> None:
    with ExitStack() as stack:
        for _ in range(25):
            idle_connections(stack, bare_eventlet, 40)
            # Answered after all that came before it were accepted.
            bare_eventlet.state()
        idle_connections(stack, bare_eventlet, 25)
        late = stack.enter_context(connected(bare_eventlet.port))
        late.sendall(f"GET /state HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        late.settimeout(1)
        with pytest.raises(TimeoutError):
            late.recv(1)


# A WebSocket that stalls while long-polling works


def stalled_upgrade(server: Server, client: Polling) -> Raw:
    websocket = Raw(server.port, f"/socket.io/?EIO=4&transport=websocket&sid={client.sid}")
    websocket.say("2probe")
    assert websocket.hear() == "3probe"
    return websocket


def test_long_polling_goes_on_while_an_upgrade_stalls(green: Server) -> None:
    client = Polling(green.port).join()
    with stalled_upgrade(green, client):
        assert client.post('427["echo","x"]')[0] == 200
        assert '437["x"]' in client.get()[1]


def test_upstream_says_nothing_while_an_upgrade_stalls(bare: Server) -> None:
    client = Polling(bare.port).join()
    with stalled_upgrade(bare, client):
        assert client.post('427["echo","x"]')[0] == 200
        assert [client.get()[1] for _ in range(3)] == ["6"] * 3


def test_only_one_of_two_upgrades_is_taken(green: Server) -> None:
    client = Polling(green.port).join()
    path = f"/socket.io/?EIO=4&transport=websocket&sid={client.sid}"
    with Raw(green.port, path) as first, Raw(green.port, path) as second:
        first.say("2probe")
        assert first.hear() == "3probe"
        second.say("2probe")
        assert second.is_closed()
        first.say("5")
        assert first.ask("echo", 1) == 1
