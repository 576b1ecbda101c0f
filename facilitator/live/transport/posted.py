"""The body of a long-polling POST: all of its Engine.IO packets, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.live.transport.limits import Limits
from facilitator.live.transport.wire import Malformed


def posted(environ: Mapping[str, Any], limits: Limits) -> list[str]:
    """Raises ``Malformed``, and OSError when the client is cut off in the middle."""
    written = environ.get("CONTENT_LENGTH") or "0"
    length = int(written) if written.isdecimal() and len(written) < 10 else None
    if length is None or length > limits.message_bytes:
        raise Malformed("too-large")
    body = environ["wsgi.input"].read(length)
    if len(body) < length:
        raise Malformed("cut-short")
    try:
        packets: list[str] = body.decode().split("\x1e")
    except UnicodeDecodeError:
        raise Malformed("not-utf8") from None
    if len(packets) > limits.post_packets:
        raise Malformed("too-many-packets")
    return packets
