"""What is asked of the server by plain HTTP: signing in, opening a room, taking a seat, the transcript.

Every request is repeated until it is answered, but for the first one: a server that is not there for some seconds is a
mistake of whoever started us.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import quote, urlsplit

import msgspec
from msgspec import Struct

from facilitator.live.tokens import COOKIE
from facilitator.simulate.outbox import new_id
from facilitator.simulate.patience import Patience
from facilitator.simulate.problems import CannotSimulate
from facilitator.simulate.tally import StoredTranscript
from facilitator.simulate.web import Address, Unreachable, ask, insist
from facilitator.store.datadir import ServerFile, read_server_file

T = TypeVar("T")
REACH_TRIES, REACH_SECONDS = 16, 0.25

_LOOK_SECONDS: Final = 0.1
"""Between two looks into a note that is being written."""


class Seat(Struct, frozen=True, kw_only=True):
    token: str
    participant: str


class Opened(Struct, frozen=True, kw_only=True):
    room: str


class Server:
    def __init__(self, address: Address, patience: Patience) -> None:
        self.address = address
        self.patience = patience
        self.cookie: Mapping[str, str] = {}
        """The header that makes us the instructor, once we have signed in."""

    async def reach(self) -> None:
        """Raises CannotSimulate if no server answers, not even after the moment that one takes to start."""
        for tries_left in reversed(range(REACH_TRIES)):
            try:
                answer = await ask(self.address, "GET", "/healthz")
                break
            except Unreachable as fault:
                if not tries_left:
                    raise CannotSimulate(f"no server answers at {self.address}: {fault}") from fault
                await asyncio.sleep(REACH_SECONDS)
        if answer.status != 200:
            raise CannotSimulate(f"what answers at {self.address} is no Facilitator server (status {answer.status})")

    async def sign_in(self, data_dir: Path) -> None:
        """By the link of ``server.json``, which changes with every start of the server; the cookie outlives it."""
        note = server_file(data_dir)
        while not self.cookie:
            try:
                self.cookie = await self._cookie_for(note.link)
            except CannotSimulate:
                newer = read_server_file(data_dir)
                if newer == note:
                    raise
                note = newer or note
                await asyncio.sleep(_LOOK_SECONDS)

    async def _cookie_for(self, link: str) -> Mapping[str, str]:
        parts = urlsplit(link)
        answer = await insist(self.patience, self.address, "GET", f"{parts.path}?{parts.query}")
        morsel = SimpleCookie(answer.headers.get("set-cookie", "")).get(COOKIE)
        if morsel is None:
            raise CannotSimulate("the server did not let us sign in")
        return {"Cookie": f"{COOKIE}={morsel.coded_value}"}

    async def open_room(self, plan: str) -> str:
        """Its code."""
        body = {"plan": plan, "topics": {}}
        answer = await insist(self.patience, self.address, "POST", "/instructor/rooms", body, self.cookie)
        return decoded(answer.body, Opened).room

    async def join(self, room: str, name: str) -> Seat:
        """However often it is tried, it is one seat."""
        body = {"name": name, "id": new_id()}
        answer = await insist(self.patience, self.address, "POST", f"/j/{quote(room, safe='')}", body)
        return decoded(answer.body, Seat)

    async def transcript(self, room: str) -> StoredTranscript:
        path = f"/instructor/rooms/{quote(room, safe='')}/transcript.json"
        answer = await insist(self.patience, self.address, "GET", path, headers=self.cookie)
        return decoded(answer.body, StoredTranscript)


def server_file(data_dir: Path) -> ServerFile:
    """Raises CannotSimulate where no server has left its note."""
    found = read_server_file(data_dir)
    if found is None:
        raise CannotSimulate(f"there is no {data_dir / 'server.json'}: does a server run on this data directory?")
    return found


def decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError) as fault:
        raise CannotSimulate(f"the server's answer cannot be read: {fault}") from fault
