"""Tries of a class's word: few from one place at one seat, so that guessing leads nowhere and shuts nobody else out."""

from __future__ import annotations

from collections import OrderedDict
from ipaddress import IPv6Address, ip_address

from facilitator.live.pace import Bucket

BURST, RATE = 6, 1 / 60
"""From one place at one seat: at once, and a second."""
ALL_BURST, ALL_RATE = 1000, 1.0
"""At all seats from everywhere: more than one place can use up alone, and little beside the words that there are."""
REMEMBERED = 5_000
"""How many places and seats are told apart; the longest unused is forgotten first."""


class Tries:
    """Of one room. Only wrong ones count: ``take`` before looking at the word, ``give_back`` if it was right."""

    def __init__(self) -> None:
        self._all = Bucket(ALL_BURST, ALL_RATE)
        self._each: OrderedDict[tuple[str, str], Bucket] = OrderedDict()

    def take(self, address: str, seat: str, now: int) -> int:
        """0 if one more may be tried, else in how many ms (``now`` is in ms)."""
        bucket = self._bucket(address, seat)
        if wait := bucket.take(now):
            return wait
        if wait := self._all.take(now):
            bucket.give_back()
        return wait

    def give_back(self, address: str, seat: str) -> None:
        self._bucket(address, seat).give_back()
        self._all.give_back()

    def _bucket(self, address: str, seat: str) -> Bucket:
        key = place_of(address), seat
        bucket = self._each.pop(key, None) or Bucket(BURST, RATE)
        self._each[key] = bucket
        if len(self._each) > REMEMBERED:
            self._each.popitem(last=False)
        return bucket


def place_of(address: str) -> str:
    """The address, or the network of one that somebody has a whole network of."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Address(int(found) >> 64 << 64))
