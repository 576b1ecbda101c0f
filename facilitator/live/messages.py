"""The wire, protocol 1: every message between server and clients, but for the commands (see discussion/commands).

TypeScript types and the AsyncAPI document are made from here, so that there is one truth. ``docs/protocol.md`` tells
how they are used.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.pictures import Drawing, PictureName
from facilitator.discussion.refused import Code
from facilitator.views.entities import Collection, Entity

PROTOCOL = 1

MESSAGE_LIMIT = 128 * 1024
"""Bytes of one Socket.IO message."""

Stream = Annotated[str, Meta(max_length=80)]


class Auth(Struct, frozen=True, kw_only=True):
    """What a client connects with. Without ``token`` it is the instructor, known by the cookie."""

    protocol: int
    room: Annotated[str, Meta(max_length=20)]
    token: Annotated[str, Meta(max_length=100)] | None = None
    have: Annotated[dict[Stream, int], Meta(max_length=10)] = field(default_factory=dict)
    """Versions of the streams that the client still holds."""
    language: Annotated[str, Meta(max_length=20)] | None = None


class You(Struct, frozen=True, kw_only=True):
    kind: Literal["student", "instructor", "screen"]
    participant: str | None = None


class Welcome(Struct, frozen=True, kw_only=True):
    """``welcome``: the first message after connecting."""

    you: You
    protocol: int
    server_time: int
    language: str
    streams: tuple[str, ...]
    """The streams that follow now; the client drops every other that it holds."""


class Snapshot(Struct, frozen=True, kw_only=True):
    """``snapshot``: a stream whole. Replaces whatever the client has of it."""

    stream: str
    version: int
    view: dict[Collection, dict[str, Entity]]


class Patch(Struct, frozen=True, kw_only=True):
    """``patch``: from one version to a later one. Drop first, then set."""

    stream: str
    from_: int = field(name="from")
    to: int
    set: tuple[tuple[Collection, str, Entity], ...]
    drop: tuple[tuple[Collection, str], ...]


class StreamsChanged(Struct, frozen=True, kw_only=True):
    """``streams``: what the client may see has changed. ``leave`` goes first, and at once."""

    join: tuple[Snapshot, ...]
    leave: tuple[str, ...]


class DraftInfo(Entity, frozen=True, kw_only=True):
    """What somebody is writing and has not handed in."""

    participant: str
    kind: ContributionKind
    visit: str
    prompt: str
    about: str | None
    text: str
    at: int
    pictures: tuple[str, ...] = ()
    """Names, as in contributions; of what is being drawn too."""


class PresenceInfo(Entity, frozen=True, kw_only=True):
    """``away_since`` is None while at least one of the participant's tabs is connected."""

    away_since: int | None


class Drafts(Struct, frozen=True, kw_only=True):
    """``drafts``: what is being written. May be lost; ``whole`` replaces all that the client has of that stream."""

    stream: str
    whole: bool
    set: dict[str, DraftInfo]
    drop: tuple[str, ...]


class Presence(Struct, frozen=True, kw_only=True):
    """``presence``: who is connected, by participant. May be lost; ``whole`` as in ``drafts``."""

    stream: str
    whole: bool
    set: dict[str, PresenceInfo]
    drop: tuple[str, ...]


class Accepted(Struct, frozen=True, kw_only=True):
    """The acknowledgement of a command that is stored. ``seq``: its last event, or the room's where it made none."""

    ok: Literal[True] = True
    seq: int


class RefusedReply(Struct, frozen=True, kw_only=True):
    """The acknowledgement of a command that is not stored, and why, in the reader's language."""

    code: Code
    message: str
    ok: Literal[False] = False
    retry_after_ms: int | None = None


class Resync(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``resync``, from the client: it missed something of this stream."""

    stream: Stream
    have: int


class Draft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``draft``, from the client: what is written now; nothing in it: nothing any more. Not acknowledged."""

    kind: ContributionKind
    visit: Annotated[str, Meta(max_length=64)]
    text: str
    prompt: Annotated[str, Meta(max_length=64)] = "1"
    about: Annotated[str, Meta(max_length=64)] | None = None
    """Of a group's answer: the group. Of a point: the card. Of a change: the contribution."""
    pictures: Annotated[tuple[PictureName, ...], Meta(max_length=8)] = ()
    drawing: Drawing | None = None
