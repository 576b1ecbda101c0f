"""Binding comes before serving: the caller knows the real port, or a plain reason why not, before it prints anything.

The queue of connections not yet accepted is long, because a class joins within one second, and the process may hold
as many open files as the system lets it: every phone is one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import socket
from typing import Final

#: Connections that the kernel keeps for us while we are busy (it caps this at net.core.somaxconn).
BACKLOG: Final = 2048
#: Connections served at once; more wait in the backlog.
MAX_CONNECTIONS: Final = 20_000
#: How long requests in progress may take to finish once the server stops.
GRACE_SECONDS: Final = 3.0


class CannotListen(Exception):
    """The address cannot be bound; ``str()`` of it is one line for the person who started the server."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"cannot listen on {host} port {port}: {why}")
        self.host = host
        self.port = port


class PortInUse(CannotListen):
    """Another program listens there."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port, "another program uses this port")


def listen(host: str, port: int) -> socket.socket:
    """A bound, listening socket. Port 0 takes a free one: read it from ``getsockname()[1]``. An IPv6 ``host``
    (one with a colon) makes an IPv6 socket.
    """
    _allow_many_files()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        # The resolver's errors, which come as negative numbers or none of the system's own.
        if isinstance(error, socket.gaierror) or (error.errno or 0) < 0:
            raise CannotListen(host, port, "no such address") from error
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port) from error
        raise CannotListen(host, port, os.strerror(error.errno or errno.EIO)) from error


def _allow_many_files() -> None:
    """Raise the soft limit of open files, usually 1,024, towards the hard one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MAX_CONNECTIONS if hard == resource.RLIM_INFINITY else min(hard, 2 * MAX_CONNECTIONS)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    # Some systems allow less than they say; then the old limit stays.
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
