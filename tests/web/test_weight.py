"""What a phone has to load before it can take part, all files together, as they come over the network."""

from __future__ import annotations

import gzip
import re

import requests

from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE

AT_MOST = 60_000
"""Bytes: a second on a slow phone's network."""


def test_a_phone_loads_little(room: Classroom) -> None:
    with requests.Session() as phone:
        joined = phone.post(
            f"{room.server.url}/j/{room.code}",
            data={"name": "Mika", "id": "a-device-of-its-own"},
            timeout=PATIENCE,
        )
        go(room.instructor(), "think")
        page = phone.get(joined.url, timeout=PATIENCE)
        files = sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)))
        assert files
        sizes = {path: weight(phone, f"{room.server.url}{path}") for path in files}
    sizes["the page"] = len(gzip.compress(page.content, 6))
    assert sum(sizes.values()) <= AT_MOST, sizes


def weight(phone: requests.Session, url: str) -> int:
    """Bytes of the body as it is sent to a browser."""
    answer = phone.get(url, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=PATIENCE)
    return len(answer.raw.read(decode_content=False))
