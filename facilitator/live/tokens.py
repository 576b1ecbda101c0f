"""Who somebody is: seats of students, the screen's read-only token, the instructor's cookie.

A room's code says where, never who. Tokens are opaque and hold 128 bits; of a seat's token only the hash is stored. All
are made from keys in the data directory, so that everybody is still who they were after the server was killed.
"""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

from itsdangerous import BadSignature, URLSafeSerializer
from msgspec import Struct

COOKIE = "facilitator_instructor"
TOKEN_BYTES = 16


class Keys(Struct, frozen=True, kw_only=True):
    """32 random bytes each."""

    seats: bytes
    screens: bytes
    instructors: bytes


class Tokens:
    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._cookies = URLSafeSerializer(keys.instructors, salt="instructor")

    def seat(self, room_id: str, join_id: str) -> str:
        """The token of the seat that this join takes. A join that is tried again gets the same one."""
        return _token(self._keys.seats, room_id, join_id)

    def screen(self, room_id: str) -> str:
        return _token(self._keys.screens, room_id)

    def is_screen(self, room_id: str, token: str) -> bool:
        return hmac.compare_digest(self.screen(room_id).encode(), token.encode())

    def cookie(self, instructor: str) -> str:
        """The cookie's value for an instructor who has signed in."""
        return str(self._cookies.dumps(instructor))

    def instructor(self, cookie_header: str | None) -> str | None:
        """The instructor whose cookie is in a request's Cookie header."""
        try:
            morsel = SimpleCookie(cookie_header or "").get(COOKIE)
            return str(self._cookies.loads(morsel.value)) if morsel is not None else None
        except (BadSignature, CookieError):
            return None


def seat_hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _token(key: bytes, *parts: str) -> str:
    digest = hmac.digest(key, "\n".join(parts).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:TOKEN_BYTES]).rstrip(b"=").decode()
