"""The first look at every HTTP request: to whom it is addressed, and whether its body can be read.

Names that are not ours are refused, so that no foreign page can reach the server by pointing its own name at it (DNS
rebinding). What proxies say about the original request counts only if there are proxies: nothing else reads it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PORT: Final = re.compile(r":[0-9]*$", re.ASCII)


class Guard:
    """``hosts`` holds accepted names in lower case and without port, IPv6 addresses in brackets; loopback is always
    accepted. It is looked at on every request, so it may change (a laptop moves to another network).
    """

    def __init__(self, app: WSGIApplication, *, hosts: Collection[str], trusted_proxies: int) -> None:
        self._app = app
        self._hosts = hosts
        self._next: WSGIApplication = self._check
        if trusted_proxies:
            self._next = ProxyFix(self._check, x_for=trusted_proxies, x_proto=trusted_proxies, x_host=trusted_proxies)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._next(environ, start_response)

    def _check(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host = _PORT.sub("", environ.get("HTTP_HOST", "")).lower()
        if host not in _LOOPBACK and host not in self._hosts:
            return _refuse(start_response, "400 Bad Request", b"This server does not answer to that name.\n")
        if "HTTP_TRANSFER_ENCODING" in environ:
            # A body without length: python-engineio and Werkzeug would take it for empty and answer 200.
            return _refuse(start_response, "411 Length Required", b"Send the length of the body.\n")
        return self._app(environ, start_response)


def _refuse(start_response: StartResponse, status: str, text: bytes) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain"), ("Connection", "close")])
    return [text]
