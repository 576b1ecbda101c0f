"""Who is connected, and how long the others have been away. Not truth: it is gone with the server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.live.messages import PresenceInfo


class Presence:
    """Of one room. ``since``: when it was read into memory; nobody is taken to have been away for longer."""

    def __init__(self, since: int) -> None:
        self._since = since
        self._tabs: dict[str, set[str]] = {}
        self._gone: dict[str, int] = {}

    def came(self, participant: str, tab: str) -> bool:
        """Whether that changed anything for others: it was the first tab."""
        tabs = self._tabs.setdefault(participant, set())
        tabs.add(tab)
        return len(tabs) == 1

    def went(self, participant: str, tab: str, now: int) -> bool:
        """Whether that changed anything for others: it was the last tab."""
        tabs = self._tabs.get(participant, set())
        tabs.discard(tab)
        if tabs or participant not in self._tabs:
            return False
        del self._tabs[participant]
        self._gone[participant] = now
        return True

    def info(self, participant: str) -> PresenceInfo:
        here = participant in self._tabs
        return PresenceInfo(away_since=None if here else self._gone.get(participant, self._since))

    def away(self, now: int) -> Mapping[str, int]:
        """participant -> how long they have been away, in ms; 0 for who is here."""
        return _Away(self, now)


class _Away(Mapping[str, int]):
    """Answers when asked: only few decisions ask, and a class may be large."""

    def __init__(self, presence: Presence, now: int) -> None:
        self._presence = presence
        self._now = now

    def __getitem__(self, participant: str) -> int:
        since = self._presence.info(participant).away_since
        return 0 if since is None else max(0, self._now - since)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
