"""A device in a room, connected whenever the server is there. What it sees and what it has to send outlive every
connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Final, NoReturn

import msgspec
from msgspec import Struct

from facilitator.live import messages as m
from facilitator.simulate.conversation import OPENING_SECONDS, Conversation, Ended, Reply
from facilitator.simulate.hearing import Ears
from facilitator.simulate.outbox import Outbox
from facilitator.simulate.patience import Patience, backoff
from facilitator.simulate.problems import CannotSimulate
from facilitator.simulate.sight import Sight
from facilitator.simulate.web import PASSING, Address

_RECONNECT_SECONDS: Final = (0.1, 2.0)
"""After a lost connection: the first wait, and the longest."""

_encoder: Final = msgspec.json.Encoder()


class Identity(Struct, frozen=True, kw_only=True):
    """Who connects: a student by the seat's token, the instructor by the cookie in ``headers``."""

    room: str
    token: str | None = None
    headers: Mapping[str, str] = msgspec.field(default_factory=dict)


class Phone:
    def __init__(self, address: Address, identity: Identity, ears: Ears, patience: Patience) -> None:
        self._address = address
        self._identity = identity
        self._ears = ears
        self._patience = patience
        self._tries = 0
        self._conversation: Conversation | None = None
        self.sight = Sight()
        self.outbox = Outbox(patience)

    async def stay(self) -> NoReturn:
        """Connect, and again whenever the connection is lost. Raises CannotSimulate when the server sends us away."""
        while True:
            ended = await self._connect()
            if ended.code is not None and ended.code not in PASSING:
                raise CannotSimulate(ended.why)
            await asyncio.sleep(backoff(self._tries, *_RECONNECT_SECONDS))
            self._tries += 1

    async def _connect(self) -> Ended:
        """One connection, until it has ended."""
        auth = m.Auth(protocol=m.PROTOCOL, room=self._identity.room, token=self._identity.token, have=self.sight.have)
        try:
            async with asyncio.timeout(OPENING_SECONDS):
                _, conversation = await asyncio.get_running_loop().create_connection(
                    lambda: Conversation(self._address, self._identity.headers, auth, self),
                    self._address.host,
                    self._address.port,
                    ssl=self._address.tls or None,
                )
        except OSError as fault:
            return Ended(why=str(fault))
        try:
            return await asyncio.shield(conversation.ended)
        finally:
            self._conversation = None
            self.outbox.disconnected()
            await conversation.leave()

    def draft(self, draft: m.Draft) -> None:
        """What is being written; lost while there is no connection."""
        if self._conversation is not None:
            self._conversation.emit("draft", _encoder.encode(draft))

    # --- what the conversation tells

    def joined(self, conversation: Conversation) -> None:
        self._tries = 0
        self._conversation = conversation
        self.outbox.connected(conversation)

    def heard(self, conversation: Conversation, message: bytes) -> None:
        missing = self.sight.take(self._ears.hear(message))
        if missing is not None:
            conversation.emit("resync", _encoder.encode(m.Resync(stream=missing.stream, have=missing.have)))

    def answered(self, number: int, reply: Reply) -> None:
        self.outbox.answered(number, reply)
