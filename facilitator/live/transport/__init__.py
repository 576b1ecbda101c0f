"""Socket.IO as the program needs it: Flask-SocketIO with the faults of its layers closed.

``Transport`` is the whole door. What comes in is parsed strictly, and whoever breaks the protocol is closed, counted
and logged in one line; what goes out is encoded once for all its readers, and whoever does not read is dropped.
Delivery is only a hint: truth is the log.
"""

from __future__ import annotations

from facilitator.live.transport.api import Transport
from facilitator.live.transport.limits import Limits
from facilitator.live.transport.servers import Refusal, Reply

__all__ = ["Limits", "Refusal", "Reply", "Transport"]
