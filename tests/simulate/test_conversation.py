"""The protocol from both ends: our client against a server that does as the script says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest
from wsproto.events import CloseConnection, Ping, TextMessage

from facilitator.simulate.conversation import Conversation, Ended, Reply
from facilitator.simulate.web import Address
from tests.simulate.pretend import OPEN, Link, pretending

DEADLINE = 10.0


class Notes:
    """Everything that a conversation told."""

    def __init__(self) -> None:
        self.heard_: list[object] = []
        self.answers: list[tuple[int, Reply]] = []
        self.in_ = asyncio.Event()

    def joined(self, conversation: Conversation) -> None:
        self.in_.set()

    def heard(self, conversation: Conversation, message: bytes) -> None:
        self.heard_.append(json.loads(message))

    def answered(self, number: int, reply: Reply) -> None:
        self.answers.append((number, reply))


async def connect(address: Address, notes: Notes) -> Conversation:
    loop = asyncio.get_running_loop()
    auth = {"protocol": 1, "room": "ABCDEF"}
    _, conversation = await loop.create_connection(
        lambda: Conversation(address, {"Cookie": "a=b"}, auth, notes), address.host, address.port
    )
    return conversation


def talk(script: Callable[[Link], Awaitable[None]]) -> tuple[Notes, Ended]:
    """One conversation, until the server has ended it."""

    async def whole() -> tuple[Notes, Ended]:
        async with asyncio.timeout(DEADLINE), pretending(script) as address:
            notes = Notes()
            conversation = await connect(address, notes)
            return notes, await conversation.ended

    return asyncio.run(whole())


def test_it_says_who_it_is_and_answers_both_kinds_of_ping() -> None:
    async def script(link: Link) -> None:
        auth = await link.join()
        assert auth == {"protocol": 1, "room": "ABCDEF"}
        assert link.headers["cookie"] == "a=b"
        link.say("2")
        assert await link.hear() == "3"
        link.write(Ping(payload=b"there?"))
        assert await link.pong() == b"there?"
        link.say("6")

    notes, ended = talk(script)
    assert notes.in_.is_set()
    assert ended == Ended(why="the connection was lost")


def test_events_and_acknowledgements_come_through_whole_and_in_order() -> None:
    async def script(link: Link) -> None:
        await link.join()
        link.tell("patch", {"text": "ü" * 40_000})
        link.write(TextMessage(data='42["snap', message_finished=False))
        link.write(TextMessage(data='shot",1]'))
        link.say('437[{"ok":true,"seq":12}]')
        link.say('438[{"ok":false,"code":"too-fast","message":"Wait.","retry_after_ms":40}]')

    notes, _ = talk(script)
    assert notes.heard_ == [["patch", {"text": "ü" * 40_000}], ["snapshot", 1]]
    assert notes.answers == [
        (7, Reply(ok=True, seq=12)),
        (8, Reply(ok=False, code="too-fast", message="Wait.", retry_after_ms=40)),
    ]


def test_a_refusal_to_let_us_in_has_its_code() -> None:
    async def script(link: Link) -> None:
        await link.accept()
        await link.hear()
        link.say('44{"message":"No.","data":{"code":"not-yours","message":"No."}}')
        await link.until_closed()

    assert talk(script)[1] == Ended(why="No.", code="not-yours")


@pytest.mark.parametrize(
    ("goodbye", "code"),
    [
        (lambda link: link.say("41"), "closed"),
        (lambda link: link.say("1"), None),
        (lambda link: link.write(CloseConnection(code=1000)), None),
        (lambda link: link.cut(), None),
    ],
    ids=["sent away", "session closed", "WebSocket closed", "cut"],
)
def test_only_who_is_sent_away_need_not_come_back(goodbye: Callable[[Link], None], code: str | None) -> None:
    async def script(link: Link) -> None:
        await link.join()
        goodbye(link)
        await link.until_closed()

    assert talk(script)[1].code == code


@pytest.mark.parametrize("nonsense", [b"\x82\x01x", b"\x81\x03999", b"\x81\x0243", b"\x81\x04430["])
def test_a_server_that_breaks_the_protocol_is_left(nonsense: bytes) -> None:
    async def script(link: Link) -> None:
        await link.join()
        link.raw(nonsense)
        await link.until_closed()

    assert "broke the protocol" in talk(script)[1].why


def test_something_else_that_listens_there_is_left() -> None:
    async def script(link: Link) -> None:
        link.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        await link.until_closed()

    assert "no WebSocket" in talk(script)[1].why


def test_a_server_that_falls_silent_is_left() -> None:
    async def script(link: Link) -> None:
        await link.accept({**OPEN, "pingInterval": 100, "pingTimeout": 100})
        await link.hear()
        link.say('40{"sid":"1"}')
        await link.until_closed()

    assert "silent" in talk(script)[1].why


def test_it_says_goodbye() -> None:
    async def script(link: Link) -> None:
        await link.join()
        assert await link.hear() == "41"
        await link.until_closed()

    async def whole() -> None:
        async with asyncio.timeout(DEADLINE), pretending(script) as address:
            notes = Notes()
            conversation = await connect(address, notes)
            await notes.in_.wait()
            await conversation.leave()
            assert conversation.ended.done()

    asyncio.run(whole())
