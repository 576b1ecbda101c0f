"""What no store could store is found before it spoils the commit of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import asdict

if TYPE_CHECKING:
    from .log import Append


def check(append: Append) -> None:
    """``ValueError`` for what no room could store, so that it cannot spoil the commit of others."""
    if [event.seq for event in append.events] != list(range(append.expected + 1, append.last_seq + 1)):
        raise ValueError("The seqs of an append must follow the expected one without a gap.")
    if (append.room is not None) != (append.expected == 0) or (append.room is not None and not append.events):
        raise ValueError("A room's first append, and only that, brings its row and events.")
    if append.room is not None and append.room.id != append.room_id:
        raise ValueError("An append names two rooms.")
    if any(not 1 <= rewrite.seq <= append.expected for rewrite in append.rewrites):
        raise ValueError("Only earlier events can be rewritten.")
    for text in _texts(append):
        check_text(text)


def check_text(text: str) -> None:
    """PostgreSQL stores no NUL, and nothing stores half a surrogate pair."""
    if "\0" in text:
        raise ValueError("A text holds a NUL character.")
    text.encode()


def _texts(append: Append) -> Iterable[str]:
    yield append.room_id
    for event in append.events:
        yield from (event.actor, event.type)
    if append.command is not None:
        yield from (append.command.actor, append.command.command_id)
    if append.room is not None:
        yield from (value for value in asdict(append.room).values() if isinstance(value, str))
    for key in append.drop_drafts:
        yield from (key.participant, key.slot or "")
    yield from (picture.name for picture in append.pictures)
