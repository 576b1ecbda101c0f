"""The live tests' servers serve these too."""

from __future__ import annotations

from tests.live.conftest import room, server, started

__all__ = ["room", "server", "started"]
