"""Everything the store refuses or fails at. Each message is one line that can be shown to whoever runs the server.

Three families: opening was refused, something was not stored, something could not be read.
"""

from __future__ import annotations


class StoreError(Exception):
    """A refusal or a fault that is expected; anything else the store raises is a bug."""


class OpenRefused(StoreError):
    """The store was not opened, and nothing in it was changed."""


class DataDirRefused(OpenRefused):
    """The data directory is missing, is no directory, or may not be written."""


class DataDirServed(OpenRefused):
    """Another server holds the data directory. ``pid`` and ``url`` are None while it has not written them yet."""

    def __init__(self, message: str, *, pid: int | None, url: str | None) -> None:
        super().__init__(message)
        self.pid = pid
        self.url = url


class DatabaseRefused(OpenRefused):
    """The database address is not one that the store can use."""


class DatabaseServed(OpenRefused):
    """Another server holds the database. What it decides would not reach our clients, nor what it erases."""


class DatabaseUnreachable(OpenRefused):
    """The database server does not answer, or does not let us in."""


class NewerDatabase(OpenRefused):
    """A later version of the program has already changed the tables."""


class OlderDatabase(OpenRefused):
    """The tables want bringing up to date, which reading alone must not do."""


class UnreadableDatabase(OpenRefused):
    """There is no database, or what is there is damaged or somebody else's."""


class DiskFull(OpenRefused):
    """There is no room to bring the tables up to date."""


class SqliteTooOld(OpenRefused):
    """The SQLite library has a fault that loses commits."""


class NotStored(StoreError):
    """An append that was not accepted."""


class SeqTaken(NotStored):
    """The writer had not seen the room's last event: refold, decide again. Also for a command that is already there."""


class CodeTaken(NotStored):
    """Another room has this code."""


class NotSaved(NotStored):
    """The disk or the database failed. With ``unknown`` it may be stored all the same: read the log before going on."""

    def __init__(self, message: str, *, unknown: bool) -> None:
        super().__init__(message)
        self.unknown = unknown


class NotRead(StoreError):
    """The database could not be read just now."""
