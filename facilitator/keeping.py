"""What can be done with stored rooms from the command line, beside a running server or without one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import requests

from facilitator.config import Settings
from facilitator.languages import best
from facilitator.live.room import to_entry
from facilitator.live.rooms import ENDED_BY, as_code
from facilitator.store import datadir
from facilitator.store.log import RoomRow
from facilitator.store.open import Store, open_store
from facilitator.transcript.as_json import as_json
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build

Names = Literal["shown", "pseudonyms"]


class NoSuchRoom(Exception):
    """There is no room of that code."""


class NoAnswer(Exception):
    """The running server ended, or stood still, before it said whether it has done what it was asked."""


def list_rooms(settings: Settings) -> list[dict[str, Any]]:
    """Newest first; times as ISO 8601, UTC."""
    store = _reading(settings)
    try:
        return [
            {
                "room": each.room.code,
                "plan": each.room.plan_id,
                "title": each.room.title,
                "language": each.room.language,
                "opened_at": datetime.fromtimestamp(each.room.opened_at / 1000, UTC).isoformat(timespec="seconds"),
                "ended": each.ended,
            }
            for each in store.log.rooms(None, ENDED_BY)
        ]
    finally:
        store.close()


def transcript(settings: Settings, code: str, form: str, names: Names) -> bytes:
    """The transcript in that form, in the room's language where we have it."""
    store = _reading(settings)
    try:
        row = _row(store, code)
        built = build(map(to_entry, store.log.events_after(row.id, 0)))
    finally:
        store.close()
    language = best(None, row.language)
    if form == "json":
        return as_json(built, names=names, language=language)
    return as_markdown(built, names, language, zone=None).encode()


def delete_room(settings: Settings, code: str) -> None:
    """Through the running server if there is one, so that nobody goes on in a room that is gone."""
    data_dir = Path(settings.data_dir)
    datadir.require(data_dir)
    server = datadir.running_server(data_dir)
    if server is not None:
        _delete_at(server, code)
        return
    with datadir.hold(data_dir):
        store = open_store(settings.database, data_dir)
        try:
            store.log.delete_room(_row(store, code).id)
        finally:
            store.close()


def _delete_at(server: datadir.ServerFile, code: str) -> None:
    answer = asked(server, "DELETE", f"rooms/{code}")
    if not answer.ok:
        raise NoSuchRoom(str(answer.json()["message"]))


def asked(server: datadir.ServerFile, method: str, path: str, **more: Any) -> requests.Response:
    """The running server's answer to its instructor."""
    url, headers = f"{server.url}/instructor/{path}", {"Accept": "application/json"}
    with requests.Session() as session:
        session.trust_env = False
        try:
            session.get(server.link, timeout=30).raise_for_status()
            return session.request(method, url, headers=headers, timeout=60, **more)
        except requests.RequestException as fault:
            told = f"the server at {server.url} (process {server.pid}) did not answer; see facilitator rooms list"
            raise NoAnswer(told) from fault


def _reading(settings: Settings) -> Store:
    return open_store(settings.database, Path(settings.data_dir), read_only=True)


def _row(store: Store, typed: str) -> RoomRow:
    code = as_code(typed)
    row = store.log.find_room(code) if code is not None else None
    if row is None:
        raise NoSuchRoom(f"there is no room {typed!r}; see facilitator rooms list")
    return row
