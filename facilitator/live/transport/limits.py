"""Every figure at which the transport says no."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes in bytes, times in seconds."""

    #: One message from a client, whole, however it is fragmented.
    message_bytes: int = 128 * 1024
    #: Packets in one long-polling POST. Browsers send all that waits in one, so it is far above upstream's 16.
    post_packets: int = 256
    #: What may wait for a client that reads too slowly. The message (or the answer to a join) that found nobody
    #: before it in the queue is not counted in bytes: a room may have a long history.
    queued_packets: int = 256
    queued_bytes: int = 1024 * 1024
    #: A client that answers no ping is gone after the sum of both, and no later than another ``ping_timeout``.
    ping_interval: float = 10
    ping_timeout: float = 15
    #: Between the probe and the end of an upgrade from long-polling to WebSocket.
    upgrade_timeout: float = 5
