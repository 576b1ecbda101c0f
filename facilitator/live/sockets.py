"""What comes in by Socket.IO: parsed, checked for who sends it, handed on, acknowledged. No rule of a room is here."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar, get_args

import msgspec

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.refused import Refused
from facilitator.languages import best, translate
from facilitator.live import messages as m
from facilitator.live.audience import Audience, Client
from facilitator.live.clock import Clock
from facilitator.live.contract import COMMAND_ID
from facilitator.live.house import House
from facilitator.live.pace import Bucket
from facilitator.live.registry import Registry
from facilitator.live.room import LiveRoom
from facilitator.live.rooms import Rooms
from facilitator.live.tokens import Tokens, seat_hash
from facilitator.live.transport import Refusal, Reply, Transport
from facilitator.views.visibility import Watcher

T = TypeVar("T")
_log: Final = logging.getLogger(__name__)
_COMMAND_ID: Final = re.compile(COMMAND_ID, re.ASCII)
_KINDS: Final[Mapping[str, Any]] = {kind.__name__: kind for kind in get_args(c.AnyCommand)}

STUDENT_BURST, STUDENT_RATE = 60, 20
INSTRUCTOR_BURST, INSTRUCTOR_RATE = 400, 100
"""Commands and drafts of one participant, all tabs together: at once, and a second."""
ERASE_BURST, ERASE_RATE = 40, 0.2
"""Of one room: each erasure rewrites the whole database, while everybody's writing waits."""
ERASURES = "erasures"
RESYNC_BURST, RESYNC_RATE = 20, 2
"""Of one connection: a client that follows the protocol never asks so often."""


class Sockets:
    """Registers itself with the transport."""

    def __init__(
        self, transport: Transport, rooms: Rooms, registry: Registry, house: House, tokens: Tokens, clock: Clock
    ) -> None:
        self._rooms = rooms
        self._registry = registry
        self._house = house
        self._tokens = tokens
        self._clock = clock
        self._seats: dict[str, tuple[LiveRoom, Audience, Client]] = {}
        self._buckets: dict[tuple[str, str], Bucket] = {}
        self._snapshots: dict[str, Bucket] = {}
        transport.on_connect(self.connect)
        transport.on_disconnect(self.disconnect)
        transport.on("command", self.command)
        transport.on("resync", self.resync)
        transport.on("draft", self.draft)

    # --- coming and going

    def connect(self, sid: str, environ: Mapping[str, str], body: dict[str, object] | None) -> None:
        language = best(environ.get("HTTP_ACCEPT_LANGUAGE"))
        try:
            auth = _auth(body)
            language = best(environ.get("HTTP_ACCEPT_LANGUAGE"), auth.language)
            live = self._rooms.named(auth.room)
            watcher, actor = self._identify(live, auth.token, environ.get("HTTP_COOKIE"))
        except Refused as refused:
            raise Refusal(refused.code, translate(language, refused.message, **refused.words)) from None
        client = Client(sid=sid, watcher=watcher, actor=actor, language=language)
        audience = self._house.of(live)
        self._seats[sid] = (live, audience, client)
        self._snapshots[sid] = Bucket(RESYNC_BURST, RESYNC_RATE)
        audience.admit(client, auth.have)

    def _identify(self, live: LiveRoom, token: str | None, cookie: str | None) -> tuple[Watcher, Actor | None]:
        """From the token or the cookie, and from nothing else that the client says."""
        if token is None:
            instructor = self._tokens.instructor(cookie)
            if instructor is None or instructor != live.told.instructor:
                raise Refused("not-yours", "not-signed-in")
            return Watcher("instructor"), Actor("instructor", instructor)
        if self._tokens.is_screen(live.id, token):
            return Watcher("screen"), None
        participant = live.told.seats.get(seat_hash(token))
        if participant is None:
            raise Refused("not-yours", "wrong-token")
        return Watcher("student", participant), Actor("student", participant)

    def disconnect(self, sid: str) -> None:
        self._snapshots.pop(sid, None)
        seat = self._seats.pop(sid, None)
        if seat is not None:
            _, audience, _ = seat
            audience.dismiss(sid)

    # --- what clients ask

    def command(self, sid: str, body: object, reply: Reply) -> None:
        live, _, client = self._seats[sid]
        try:
            actor = self._actor(client)
            wait = self._bucket(live, actor).take(self._clock.now())
            if wait:
                reply(_refusal(Refused("too-fast", "too-fast"), client.language, retry_after_ms=wait))
                return
            command_id, command = read_command(body)
            if isinstance(command, c.Erase) and (wait := self._erasures(live).take(self._clock.now())):
                reply(_refusal(Refused("too-fast", "too-fast"), client.language, retry_after_ms=wait))
                return
        except Refused as refused:
            reply(_refusal(refused, client.language))
            return

        def answer(outcome: int | Refused) -> None:
            if isinstance(outcome, Refused):
                reply(_refusal(outcome, client.language))
            else:
                reply(m.Accepted(seq=outcome))

        self._registry.submit(live, actor, command, command_id, answer)

    def resync(self, sid: str, body: object, reply: Reply) -> None:
        _, audience, client = self._seats[sid]
        try:
            asked = msgspec.convert(body, m.Resync)
        except msgspec.ValidationError as wrong:
            _log.info("A malformed resync: %s", wrong)
            return
        if not self._snapshots[sid].take(self._clock.now()):
            audience.resync(client, asked.stream, asked.have)

    def draft(self, sid: str, body: object, reply: Reply) -> None:
        live, audience, client = self._seats[sid]
        try:
            draft = _whole(msgspec.convert(body, m.Draft))
            actor = self._actor(client)
        except (msgspec.ValidationError, Refused) as wrong:
            _log.info("A draft that cannot be: %s", wrong)
            return
        if actor.kind == "student" and not self._bucket(live, actor).take(self._clock.now()):
            audience.write_draft(actor.id, draft)

    def _actor(self, client: Client) -> Actor:
        if client.actor is None:
            raise Refused("not-yours", "not-your-part")
        return client.actor

    def _erasures(self, live: LiveRoom) -> Bucket:
        return self._buckets.setdefault((live.id, ERASURES), Bucket(ERASE_BURST, ERASE_RATE))

    def _bucket(self, live: LiveRoom, actor: Actor) -> Bucket:
        key = (live.id, str(actor))
        bucket = self._buckets.get(key)
        if bucket is None:
            student = actor.kind == "student"
            bucket = Bucket(STUDENT_BURST, STUDENT_RATE) if student else Bucket(INSTRUCTOR_BURST, INSTRUCTOR_RATE)
            self._buckets[key] = bucket
        return bucket

    def tidy(self) -> None:
        """Forget the pace of those who are gone."""
        here = {(live.id, str(client.actor)) for live, _, client in list(self._seats.values())}
        here |= {(room_id, ERASURES) for room_id, _ in here}
        for key in [key for key in self._buckets if key not in here]:
            self._buckets.pop(key, None)


def _auth(body: dict[str, object] | None) -> m.Auth:
    try:
        auth = msgspec.convert(body, m.Auth)
    except msgspec.ValidationError as wrong:
        raise Refused("malformed", "malformed", why=str(wrong)) from None
    if auth.protocol != m.PROTOCOL:
        raise Refused("malformed", "wrong-protocol")
    return _whole(auth)


def read_command(body: object) -> tuple[str, c.Command]:
    """(id, command). Refused("malformed") for anything else."""
    if not isinstance(body, dict):
        raise Refused("malformed", "malformed", why="object")
    fields = dict(body)
    command_id = fields.pop("id", None)
    if not isinstance(command_id, str) or _COMMAND_ID.fullmatch(command_id) is None:
        raise Refused("malformed", "malformed", why="id")
    # By its own type: for a union, msgspec would put together anew, each time, what it has to know of all of them.
    kind = _KINDS.get(str(fields.get("type")), c.AnyCommand)
    try:
        command: c.Command = msgspec.convert(fields, kind)
    except msgspec.ValidationError as wrong:
        raise Refused("malformed", "malformed", why=str(wrong)) from None
    return command_id, _whole(command)


def _whole(value: T) -> T:
    """The same, if it can be written: a browser may send half of a character."""
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError:
        raise Refused("malformed", "half-a-character") from None
    return value


def _refusal(refused: Refused, language: str, retry_after_ms: int | None = None) -> m.RefusedReply:
    message = translate(language, refused.message, **refused.words)
    return m.RefusedReply(code=refused.code, message=message, retry_after_ms=retry_after_ms)
