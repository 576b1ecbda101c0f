"""What can be done with stored rooms from the command line, beside a running server or without one.

What only some of it needs is loaded there: an export of a long discussion shall not carry it along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from babel.lists import format_list
from msgspec.structs import replace

from facilitator.config import Settings
from facilitator.exporting import Order, read, write
from facilitator.languages import best
from facilitator.live.clock import Clock
from facilitator.live.codes import ENDED_BY, as_code
from facilitator.store import datadir
from facilitator.store.ages import RoomAge
from facilitator.store.log import RoomRow
from facilitator.store.open import Store, open_store
from facilitator.store.postgres import held

if TYPE_CHECKING:
    import requests


class NoSuchRoom(Exception):
    """There is no room of that code."""


class NoSuchStudent(Exception):
    """Nobody of that name or id is in the room."""


class NoAnswer(Exception):
    """The running server ended, or stood still, before it said whether it has done what it was asked."""


def list_rooms(settings: Settings) -> list[dict[str, Any]]:
    """Newest first; times as ISO 8601, UTC. ``kept_until`` None: nobody has said when it is to be deleted."""
    store = _reading(settings)
    from facilitator.live.expiry import dates

    try:
        kept = dates(store.log, None, settings.keep_days)
        return [
            {
                "room": each.room.code,
                "plan": each.room.plan_id,
                "title": each.room.title,
                "language": each.room.language,
                "opened_at": _iso(each.room.opened_at),
                "ended": each.ended,
                "kept_until": _iso(kept[each.room.code]) if each.room.code in kept else None,
            }
            for each in store.log.rooms(None, ENDED_BY)
        ]
    finally:
        store.close()


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds")


def export(settings: Settings, code: str, out: BinaryIO, language: str | None, wanted: Order) -> None:
    """The transcript as it is wanted, in that language or the room's where we have it. ``wanted`` need not know the
    room's id; its student may be given by name."""
    store = _reading(settings)
    try:
        row = _row(store, code)
        order = replace(wanted, room=row.id, language=best(row.language, language))
        if order.reader == "student":
            order = replace(order, student=_student(store, order))
        write(store, order, out)
    finally:
        store.close()


def _student(store: Store, order: Order) -> str:
    """Their id; they may be meant by it, or by their name."""
    people = read(store, replace(order, reader="instructor")).participants
    meant = [each.id for each in people if order.student in (each.id, each.name) and not each.erased]
    if len(meant) != 1:
        named = format_list([each.name for each in people if each.name is not None], locale="en")
        raise NoSuchStudent(f"there is no student {order.student!r} in that room; there are {named}")
    return meant[0]


def delete_room(settings: Settings, code: str) -> None:
    """Through the running server if there is one, so that nobody goes on in a room that is gone."""
    server = _server(settings)
    if server is not None:
        _ask_to_delete(server, f"rooms/{code}")
    else:
        _delete(settings, lambda store: [_row(store, code)])


def delete_expired(settings: Settings) -> list[str]:
    """The codes of the rooms whose date had come. A running server goes by its own ``keep_days``."""
    from facilitator.live.expiry import due

    server = _server(settings)
    if server is not None:
        return list(_ask_to_delete(server, "rooms?expired=1").json())
    now = Clock().now()
    return _delete(settings, lambda store: due(store.log, now, settings.keep_days))


def _server(settings: Settings) -> datadir.ServerFile | None:
    data_dir = Path(settings.data_dir)
    datadir.require(data_dir)
    return datadir.running_server(data_dir)


def _delete(settings: Settings, which: Callable[[Store], Sequence[RoomRow | RoomAge]]) -> list[str]:
    """Where no server runs."""
    data_dir = Path(settings.data_dir)
    with datadir.hold(data_dir), held(settings.database) if settings.database is not None else nullcontext():
        store = open_store(settings.database, data_dir)
        try:
            found = which(store)
            store.log.delete_rooms([each.id for each in found])
            return [each.code for each in found]
        finally:
            store.close()


def _ask_to_delete(server: datadir.ServerFile, path: str) -> requests.Response:
    answer = asked(server, "DELETE", path)
    if not answer.ok:
        raise NoSuchRoom(str(answer.json()["message"]))
    return answer


def asked(server: datadir.ServerFile, method: str, path: str, **more: Any) -> requests.Response:
    """The running server's answer to its instructor."""
    import requests

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
