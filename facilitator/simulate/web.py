"""Plain HTTP to the server: one request, one connection, one answer. Whoever asks decides whether to try again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from itertools import count
from typing import Final
from urllib.parse import urlsplit

import h11
import msgspec
from msgspec import Struct

from facilitator.simulate.patience import Patience, backoff
from facilitator.simulate.problems import CannotSimulate

ANSWER_SECONDS: Final = 30.0
_READ: Final = 256 * 1024
_AGAIN_SECONDS: Final = (0.1, 2.0)
"""Before the next try: the first wait, and the longest."""

PASSING: Final = ("too-fast", "not-saved")
"""Refusals after which one tries again."""

Unreachable = (OSError, TimeoutError, h11.RemoteProtocolError)
"""What a request raises while the server is down, goes down, or is overwhelmed."""


class Address(Struct, frozen=True, kw_only=True):
    """Where the server listens. ``host`` without brackets, ``authority`` as it goes into the Host header."""

    host: str
    port: int
    tls: bool
    authority: str

    def __str__(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.authority}"


class Answer(Struct, frozen=True, kw_only=True):
    """``headers``: names in lower case; of a repeated one the last."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Refusal(Struct, frozen=True, kw_only=True):
    code: str
    message: str


def address_of(url: str) -> Address:
    """Raises CannotSimulate for what is not the address of a web server."""
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or not port:
        raise CannotSimulate(f"{url!r} is no address such as http://127.0.0.1:8000")
    return Address(host=parts.hostname, port=port, tls=parts.scheme == "https", authority=parts.netloc)


async def ask(
    address: Address, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
) -> Answer:
    """``body``: what msgspec encodes to JSON. Raises what is in ``Unreachable``."""
    content = b"" if body is None else msgspec.json.encode(body)
    head = [
        ("Host", address.authority),
        ("Accept", "application/json"),
        ("Content-Length", str(len(content))),
        ("Connection", "close"),
        *(() if body is None else (("Content-Type", "application/json"),)),
        *(headers or {}).items(),
    ]
    async with asyncio.timeout(ANSWER_SECONDS):
        reader, writer = await asyncio.open_connection(address.host, address.port, ssl=address.tls or None)
        try:
            http = h11.Connection(h11.CLIENT)
            writer.write(http.send(h11.Request(method=method, target=path, headers=head)) or b"")
            writer.write((http.send(h11.Data(data=content)) or b"") + (http.send(h11.EndOfMessage()) or b""))
            return await _answer(http, reader)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


async def insist(
    patience: Patience,
    address: Address,
    method: str,
    path: str,
    body: object = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask until there is an answer, however often the server goes down. Raises CannotSimulate where it refuses."""
    with patience.waiting():
        for tries in count():
            with contextlib.suppress(*Unreachable):
                answer = await ask(address, method, path, body, headers)
                if answer.status < 400:
                    break
                _raise_if_final(answer, path)
            await asyncio.sleep(backoff(tries, *_AGAIN_SECONDS))
    return answer


def _raise_if_final(answer: Answer, path: str) -> None:
    """The server's own refusals are JSON; anything else from 500 on is a failure that may pass."""
    try:
        refusal = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.DecodeError, msgspec.ValidationError):
        if answer.status < 500:
            raise CannotSimulate(f"the server answers {answer.status} to {path}") from None
    else:
        if refusal.code not in PASSING:
            raise CannotSimulate(refusal.message)


async def _answer(http: h11.Connection, reader: asyncio.StreamReader) -> Answer:
    status, headers, parts = 0, {}, []
    while True:
        event = http.next_event()
        if event is h11.NEED_DATA:
            http.receive_data(await reader.read(_READ))
        elif isinstance(event, h11.Response):
            status = event.status_code
            headers = {name.decode("ascii"): value.decode("latin-1") for name, value in event.headers}
        elif isinstance(event, h11.Data):
            parts.append(bytes(event.data))
        elif isinstance(event, h11.EndOfMessage):
            return Answer(status=status, headers=headers, body=b"".join(parts))
        elif isinstance(event, h11.ConnectionClosed):
            raise ConnectionResetError("closed before the answer")
