"""Commands on their way, as a phone keeps them: each under one id until the server has answered it for good.

At most ``IN_FLIGHT`` at a time, in the order in which they came. What was not answered is sent again, with the same id:
after a reconnection, and after ``ACK_SECONDS`` without an answer.
"""

from __future__ import annotations

import asyncio
import secrets
from itertools import count
from typing import Final

import msgspec
from msgspec import Struct

from facilitator.discussion import commands as c
from facilitator.simulate.conversation import Conversation, Reply
from facilitator.simulate.patience import Patience, backoff

IN_FLIGHT: Final = 8
ACK_SECONDS: Final = 5.0
_AGAIN_SECONDS: Final = (0.2, 2.0)
"""After ``not-saved``: the first wait, and the longest."""

_encoder: Final = msgspec.json.Encoder()


class Letter(Struct, kw_only=True, eq=False):
    """A command under way; ``answer`` is renewed whenever it is to be sent anew."""

    body: bytes
    answer: asyncio.Future[Reply]


class Outbox:
    """Of one participant, or of the instructor."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._in_flight = asyncio.Semaphore(IN_FLIGHT)
        self._letters: dict[str, Letter] = {}
        self._sent: dict[int, Letter] = {}
        self._numbers = count()
        self._conversation: Conversation | None = None

    async def ask(self, command: c.Command, command_id: str | None = None) -> Reply:
        """The server's last word on it: accepted, or refused for good."""
        command_id = command_id or new_id()
        async with self._in_flight:
            letter = Letter(body=_with_id(command, command_id), answer=_future())
            self._letters[command_id] = letter
            try:
                with self._patience.waiting():
                    return await self._last_word(letter)
            finally:
                del self._letters[command_id]

    async def _last_word(self, letter: Letter) -> Reply:
        for tries in count():
            letter.answer = _future()
            reply = await self._answer(letter)
            if reply.ok or reply.code not in ("too-fast", "not-saved"):
                break
            if reply.retry_after_ms is not None:
                await asyncio.sleep(reply.retry_after_ms / 1000)
            else:
                await asyncio.sleep(backoff(tries, *_AGAIN_SECONDS))
        return reply

    async def _answer(self, letter: Letter) -> Reply:
        while True:
            self._send(letter)
            await asyncio.wait((letter.answer,), timeout=ACK_SECONDS)
            if letter.answer.done():
                return letter.answer.result()

    def _send(self, letter: Letter) -> None:
        if self._conversation is not None:
            number = next(self._numbers)
            self._sent[number] = letter
            self._conversation.emit("command", letter.body, number)

    def connected(self, conversation: Conversation) -> None:
        """Everything that is under way goes out again."""
        self._conversation = conversation
        for letter in self._letters.values():
            if not letter.answer.done():
                self._send(letter)

    def disconnected(self) -> None:
        self._conversation = None
        self._sent.clear()

    def answered(self, number: int, reply: Reply) -> None:
        letter = self._sent.pop(number, None)
        if letter is not None and not letter.answer.done():
            letter.answer.set_result(reply)


def new_id() -> str:
    """For a command or a join: nobody has it yet."""
    return secrets.token_urlsafe(16)


def _with_id(command: c.Command, command_id: str) -> bytes:
    return b'{"id":%b,%b' % (_encoder.encode(command_id), _encoder.encode(command)[1:])


def _future() -> asyncio.Future[Reply]:
    return asyncio.get_running_loop().create_future()
