"""One connected client at the level of Engine.IO: its queue, its transport, its end.

It ends once: ``closing`` is set, the connection is cut or said goodbye to, and the disconnect handlers run, promptly
and never inside somebody's ``send``. Where python-engineio would answer 200 to what it threw away, keep a ghost, or
queue without limit, this class does not.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from typing import Any, Final

import engineio
from engineio.packet import CLOSE, NOOP, Packet
from engineio.socket import Socket
from prometheus_client import Counter

from facilitator.engine import TAKE_OVER
from facilitator.live.transport.backlog import Backlog
from facilitator.live.transport.heartbeat import Heartbeat
from facilitator.live.transport.outgoing import Message, Outgoing, frame, size
from facilitator.live.transport.posted import posted
from facilitator.live.transport.websocket import WebSocket, answer_handshake, text_frame
from facilitator.live.transport.wire import Malformed

_log: Final = logging.getLogger(__name__)
REFUSED: Final = Counter("facilitator_clients_refused", "Clients that the transport closed", ["why"])

#: Packets of one batch: what python-engineio's own client accepts in one long-polling answer.
_BATCH: Final = 16
#: An answer to a poll during an upgrade; the browser asks again at once.
_UPGRADE_POLL_SECONDS: Final = 0.1
#: How long a client that polls may take to come for its last words.
_FINISH_SECONDS: Final = 2.0


class ClientSocket(Heartbeat, Socket):  # type: ignore[misc]
    def __init__(self, server: Any, sid: str) -> None:
        super().__init__(server, sid)
        self.closing: bool = False
        self.upgrading: bool = False
        self.upgraded: bool = False
        self._backlog = Backlog(server.limits)
        self._given_up = False
        self._held: list[Message] | None = None
        self._websocket: WebSocket | None = None
        # Whose turn it is to write: a task while something waits, else whoever has something to send. A real lock,
        # for the threading engine; no task switches while it is held.
        self._turn = threading.Lock()
        self._writing = False
        self._writer: Any = None

    # Towards the client

    def send(self, packet: Outgoing) -> None:
        """Queue it. A client that has gone gets nothing; one that does not read is dropped."""
        if self.closing or self._given_up:
            return
        if self._held is not None and isinstance(packet, Message):
            self._held.append(packet)
        else:
            self._enqueue([packet])

    def hold(self) -> None:
        """Keep messages back until ``release``: none may come before the answer to a join."""
        self._held = []

    def release(self, first: Message, *, drop_held: bool = False) -> None:
        held = [] if drop_held or self._held is None else self._held
        self._held = None
        if not self.closing:
            self._enqueue([first, *held])

    def _enqueue(self, packets: list[Outgoing]) -> None:
        with self._turn:
            if self._sent_at_once(packets):
                return
            if self._backlog.add([size(packet) for packet in packets]):
                for packet in packets:
                    self.queue.put(packet)
                self._start_writing()
                return
        self._given_up = True
        # Whoever sends may be in the middle of something that the disconnect handlers touch.
        self.server.start_background_task(self.refuse, "too-slow")

    def _sent_at_once(self, packets: list[Outgoing]) -> bool:
        """Straight to the kernel where nothing waits: most messages to most phones need no queue and no task."""
        websocket = self._websocket
        if websocket is None or self._writing:
            return False
        frames = b"".join(map(frame, packets))
        try:
            taken = websocket.send_now(frames)
        except OSError:
            websocket.abort()
            return True
        if 0 < taken < len(frames):
            self._start_writing()
        return taken > 0

    def _start_writing(self) -> None:
        if self._websocket is not None and not self._writing:
            self._writing = True
            self._writer = self.server.start_background_task(self._write, self._websocket)

    def poll(self) -> list[Outgoing]:
        """Wait for packets and take a batch of them; none means that the end has come."""
        self._backlog.arrived()
        try:
            first = self.queue.get(timeout=self.server.ping_interval + self.server.ping_timeout)
        except self.server.get_queue_empty_exception():
            raise engineio.exceptions.QueueEmpty() from None
        if first is None:
            self.queue.put(None)
            return []
        return self._batch([first])

    def _batch(self, packets: list[Outgoing]) -> list[Outgoing]:
        """These and what waits behind them. The end stays in the queue."""
        try:
            while len(packets) < _BATCH:
                packet = self.queue.get(block=False)
                if packet is None:
                    self.queue.put(None)
                    break
                packets.append(packet)
        except self.server.get_queue_empty_exception():
            pass
        self._backlog.hand_out([size(packet) for packet in packets])
        return packets

    # From the client

    def take(self, text: str) -> None:
        """One Engine.IO packet. Raises ``Malformed``."""
        if text[:1] == "4":
            self.server._trigger_event("message", self.sid, text[1:], run_async=False)
        elif text == "3":
            self.schedule_ping()
        elif text == "1":
            self.close(abort=True, reason=self.server.reason.CLIENT_DISCONNECT)
        else:
            raise Malformed("engine-packet")

    def handle_post_request(self, environ: Mapping[str, Any]) -> None:
        """Take all of its packets, or raise: the server then answers 400, and the client knows."""
        try:
            for text in posted(environ, self.server.limits):
                self.take(text)
                if self.closing and text != "1":
                    raise engineio.exceptions.SocketIsClosedError()
        except (Malformed, OSError) as fault:
            self.refuse(fault.why if isinstance(fault, Malformed) else "cut-short")
            raise engineio.exceptions.SocketIsClosedError() from None

    def handle_get_request(self, environ: Mapping[str, Any], start_response: Any) -> Any:
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            return self._upgrade_websocket(environ, start_response)
        if self.upgrading:
            self.server.sleep(_UPGRADE_POLL_SECONDS)
            if self.queue.empty():
                return [Packet(NOOP)]
        return self.poll()

    # The end

    def refuse(self, why: str) -> None:
        """Close a client that broke a rule: at once, counted, in one line of the log."""
        if self.closing:
            return
        REFUSED.labels(why).inc()
        _log.warning("Closed a client: %s", why)
        self.close(abort=True, reason=self.server.reason.TRANSPORT_ERROR)

    def finish(self) -> None:
        """End it after what is queued has gone out: one that polls has to come for it."""
        due = time.monotonic() + _FINISH_SECONDS
        while self._websocket is None and not self.queue.empty() and time.monotonic() < due:
            self.server.sleep(_FINISH_SECONDS / 40)
        self.close()

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        """End it once. Without ``abort`` what is queued still goes out. Never waits for the client."""
        if self.closing:
            return
        self.closing = self.closed = True
        self.server.sockets.pop(self.sid, None)
        if not abort:
            self.queue.put(Packet(CLOSE))
        self.queue.put(None)
        if abort and self._websocket is not None:
            self._websocket.abort()
        elif not abort:
            with self._turn:
                self._start_writing()
        self.server._trigger_event(
            "disconnect", self.sid, reason or self.server.reason.SERVER_DISCONNECT, run_async=False
        )

    # WebSocket

    def _upgrade_websocket(self, environ: Mapping[str, Any], _start_response: Any) -> Any:
        handshake = answer_handshake(environ)
        if handshake is None or TAKE_OVER not in environ or self.upgrading or self.upgraded:
            return self.server._bad_request()
        websocket = WebSocket(
            environ[TAKE_OVER](),
            largest=self.server.limits.message_bytes,
            lock=self.server.engine.lock(),
            take_turns=lambda: self.server.sleep(0),
        )
        websocket.set_timeout(self.server.ping_interval + self.server.ping_timeout)
        try:
            websocket.send(handshake)
            if not self.connected or self._probed(websocket):
                self._converse(websocket)
        except Malformed as fault:
            self.refuse(fault.why)
        except OSError:
            # Cut before the client had moved over: a session that was still polling goes on.
            pass
        websocket.abort()
        websocket.end()
        # Not a list: python-engineio would take that for packets and answer 200 into the WebSocket.
        return ()

    def _converse(self, websocket: WebSocket) -> None:
        """Until one side has had enough."""
        self.connected = self.upgraded = True
        with self._turn:
            self._websocket = websocket
            self._writing = True
        self._write(websocket)
        try:
            while not self.closing and (text := websocket.receive()) is not None:
                self.take(text)
        except Malformed as fault:
            self.refuse(fault.why)
        except OSError:
            # Cut, or silent for too long.
            pass
        self.close(abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        if self._writer is not None:
            self._writer.join()
        websocket.drain()

    def _probed(self, websocket: WebSocket) -> bool:
        """The client proves that the WebSocket carries, before it leaves long-polling for it."""
        first = websocket.receive()
        if first is None or self.upgrading or self.upgraded:
            return False
        if first != "2probe":
            raise Malformed("probe")
        websocket.set_timeout(self.server.limits.upgrade_timeout)
        self.upgrading = True
        try:
            websocket.send(text_frame(b"3probe"))
            # Ends the poll that is under way.
            self.send(Packet(NOOP))
            return websocket.receive() == "5"
        finally:
            self.upgrading = False
            websocket.set_timeout(self.server.ping_interval + self.server.ping_timeout)

    def _write(self, websocket: WebSocket) -> None:
        """Until nothing waits any more; goodbye, if the end has come."""
        try:
            websocket.send(b"")
            while packets := self._next_batch():
                websocket.send(b"".join(map(frame, packets)))
        except OSError:
            websocket.abort()
        else:
            if self._writing:
                websocket.close()

    def _next_batch(self) -> list[Outgoing]:
        """None: there is nothing more to write, now (and ``_writing`` ends) or ever."""
        with self._turn:
            self._backlog.arrived()
            packets = self._batch([])
            self._writing = bool(packets) or not self.queue.empty()
            return packets
