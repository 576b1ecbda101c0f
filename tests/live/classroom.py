"""A room at a real server: an instructor who has signed in by the link, seats, and tabs, all closed at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import requests
from msgspec import Struct

from facilitator.live.tokens import COOKIE
from tests.live.tab import Tab
from tests.serving import PATIENCE, ServerProcess, until


class Seat(Struct, frozen=True):
    participant: str
    token: str


def signed_in(server: ServerProcess) -> requests.Session:
    """An instructor's browser."""
    session = requests.Session()
    session.trust_env = False
    assert session.get(server.link, timeout=PATIENCE).ok
    return session


class Classroom:
    """Opens a room of the plan ``a-lesson``."""

    def __init__(self, server: ServerProcess) -> None:
        self.server = server
        self.browser = signed_in(server)
        opened = self.browser.post(f"{server.url}/instructor/rooms", json={"plan": "a-lesson"}, timeout=PATIENCE)
        assert opened.status_code == 201, opened.text
        self.code: str = opened.json()["room"]
        self.screen_token: str = opened.json()["screen"].partition("token=")[2]
        self.tabs: list[Tab] = []

    @property
    def cookie(self) -> str:
        return self.browser.cookies[COOKIE]

    def close(self) -> None:
        for tab in self.tabs:
            tab.close()
        self.browser.close()
        assert [fault for tab in self.tabs for fault in tab.faults] == []

    # --- people and their tabs

    def join(self, name: str, join_id: str | None = None) -> Seat:
        body = {"name": name, "id": join_id or uuid4().hex}
        joined = requests.post(f"{self.server.url}/j/{self.code}", json=body, timeout=PATIENCE)
        assert joined.ok, joined.text
        return Seat(joined.json()["participant"], joined.json()["token"])

    def tab(self, token: str | None, headers: dict[str, str] | None = None, **auth: Any) -> Tab:
        """Not yet connected."""
        given = {} if token is None else {"token": token}
        tab = Tab(self.server.url, {"protocol": 1, "room": self.code, **given, **auth}, headers)
        self.tabs.append(tab)
        return tab

    def student(self, seat: Seat) -> Tab:
        return all_given(self.tab(seat.token).connect())

    def instructor(self) -> Tab:
        return all_given(self.tab(None, {"Cookie": f"{COOKIE}={self.cookie}"}).connect())

    def screen(self) -> Tab:
        return all_given(self.tab(self.screen_token).connect())

    # --- what is stored

    def transcript(self) -> dict[str, Any]:
        url = f"{self.server.url}/instructor/rooms/{self.code}/transcript.json"
        answer = self.browser.get(url, timeout=PATIENCE)
        assert answer.ok, answer.text
        found: dict[str, Any] = json.loads(answer.content)
        return found

    def texts(self) -> list[str]:
        """All that students have handed in, in order."""
        return [each["text"] for each in self.transcript()["contributions"]]


def all_given(tab: Tab) -> Tab:
    """Once it has all of its streams."""
    tab.until(lambda: tab.followed == tab.streams.keys(), "its streams")
    return tab


def go(instructor: Tab, phase: str) -> str:
    """To a phase of the plan: the new visit, once the instructor's page shows it."""
    visit = f"v{instructor.do('GoTo', visit=visit_at(instructor) or '', phase=phase)}"
    instructor.until(lambda: visit_at(instructor) == visit, "the phase")
    return visit


def visit_at(tab: Tab) -> str | None:
    """The visit that a page shows now."""
    shown = [info["visit"] for held in tab.streams.values() for info in held.view.get("room", {}).values()]
    return shown[0] if shown else None


def same(tabs: Iterable[Tab], fresh: Tab) -> None:
    """What these tabs have put together equals what a new one is given whole."""
    for tab in tabs:
        until(lambda tab=tab: tab.have == fresh.have, f"{tab.have} becoming {fresh.have}")  # type: ignore[misc]
        assert {name: held.view for name, held in tab.streams.items()} == {
            name: held.view for name, held in fresh.streams.items()
        }
