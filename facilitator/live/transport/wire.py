"""What may be said on the wire, and nothing else: text to packets and back, strictly.

Of Socket.IO's packets a client may send three (connect, disconnect, event), in the default namespace, with JSON and
without binary attachments. Everything else is ``Malformed``; it is never repaired and never echoed into a log.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import Final

import msgspec

#: Names that mean something to the client libraries themselves.
RESERVED: Final = frozenset(
    {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"}
)
#: Far deeper than anything we send or expect.
MAX_DEPTH: Final = 32

_ENCODER: Final = msgspec.json.Encoder()
_STRINGS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_NOT_BRACKETS: Final = re.compile(r"[^\[\]{}]+")
#: The acknowledgement's number, if the client wants one, and the JSON array.
_EVENT: Final = re.compile(r"([0-9]{0,15})(\[.*)", re.DOTALL | re.ASCII)


class Malformed(Exception):
    """The client broke the protocol. ``why`` is one of our own words, never the client's text."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Connect(msgspec.Struct, frozen=True):
    auth: dict[str, object] | None


class Disconnect(msgspec.Struct, frozen=True):
    pass


class Event(msgspec.Struct, frozen=True):
    name: str
    body: object
    ack: str | None


def dumps(value: object) -> bytes:
    return _ENCODER.encode(value)


def loads(text: str) -> object:
    """Raises ValueError for what is not JSON, and for what is nested deeper than ``MAX_DEPTH``."""
    try:
        value: object = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        value = _with_half_characters(text)
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(text) > MAX_DEPTH:
        raise ValueError("nested too deeply")
    return value


def _with_half_characters(text: str) -> object:
    """A browser's ``JSON.stringify`` writes half of a cut emoji as ``\\ud83d``, which msgspec does not take for JSON.
    The message is answered like any other that cannot be stored: a closed connection would make the phone repeat it.
    """
    if "\\u" not in text:
        raise ValueError("not JSON")
    try:
        value: object = json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("not JSON") from None
    return value


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def parse(text: str) -> Connect | Disconnect | Event:
    """The Socket.IO packet in an Engine.IO message of a client. Raises ``Malformed``."""
    match text[:1], text[1:]:
        case "0", rest:
            return Connect(_auth(rest))
        case "1", "":
            return Disconnect()
        case "2", rest:
            return _event(rest)
    raise Malformed("packet")


def event(name: str, body: object) -> bytes:
    """The Engine.IO message of an event for a client."""
    return b"42[%b,%b]" % (dumps(name), dumps(body))


def ack(number: str, body: object) -> bytes:
    return b"43%b[%b]" % (number.encode(), dumps(body))


def connected(sid: str) -> bytes:
    return b"40" + dumps({"sid": sid})


def refused(code: str, message: str) -> bytes:
    """The browser's client makes of it an error with this message and ``data``."""
    return b"44" + dumps({"message": message, "data": {"code": code, "message": message}})


#: The server ends the connection; the client's library does not come back by itself.
DISCONNECTED: Final = b"41"


def _auth(text: str) -> dict[str, object] | None:
    if not text:
        return None
    auth = _json(text)
    if not isinstance(auth, dict):
        raise Malformed("auth")
    return auth


def _event(text: str) -> Event:
    parts = _EVENT.fullmatch(text)
    if parts is None:
        raise Malformed("event")
    arguments = _json(parts[2])
    if not isinstance(arguments, list) or not 1 <= len(arguments) <= 2:
        raise Malformed("event")
    name = arguments[0]
    if not isinstance(name, str) or name in RESERVED:
        raise Malformed("event-name")
    return Event(name, arguments[1] if len(arguments) == 2 else None, parts[1] or None)


def _json(text: str) -> object:
    try:
        return loads(text)
    except ValueError:
        raise Malformed("json") from None


def _depth(text: str) -> int:
    """How deep well-formed JSON is nested."""
    brackets = _NOT_BRACKETS.sub("", _STRINGS.sub("", text))
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in brackets))
