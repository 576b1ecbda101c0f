"""One writing connection and many short reading ones: that is all that the rest of the store sees of a database.

Everything here blocks and belongs in a real thread. Locks and pools are the real ones, never an event loop's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from .errors import NotRead, NotSaved

FULL = frozenset({"SQLITE_FULL", "53100"})


class Database:
    """What SQLite and PostgreSQL have in common; the hooks below are where they differ."""

    def __init__(self, *, writing: Engine | None, reading: Engine) -> None:
        self._writing = writing
        self._reading = reading
        self._turn = Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        try:
            with self.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise NotRead(f"The database could not be read: {first_line(error)}") from error

    def connect(self) -> Connection:
        """A connection of one's own for reading, with SQLAlchemy's own errors."""
        return self._reading.connect()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction. ``IntegrityError`` is raised as it is, every other fault of the database as ``NotSaved``."""
        committing = False
        try:
            with self.begin() as connection:
                yield connection
                committing = True
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            unknown = committing and not is_full(error)
            raise NotSaved(f"The database did not store it: {first_line(error)}", unknown=unknown) from error

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction, with SQLAlchemy's own errors."""
        with self._turn:
            if self._writing is None:
                raise NotSaved("The store is closed, or open for reading only.", unknown=False)
            with self._writing.begin() as connection:
                self._begin(connection)
                yield connection

    def _begin(self, connection: Connection) -> None:
        """What the driver needs so that the transaction begins at once."""

    def keep_others_out(self, connection: Connection) -> None:
        """Until the end of the transaction no other process changes the tables themselves."""

    def mark_erased(self, connection: Connection) -> None:
        """Note, within the transaction, that it erases something."""

    def wipe(self) -> None:
        """Take what was erased out of the files as well, if anything was."""

    def wipe_leftovers(self) -> None:
        """The same for what an earlier process erased and could not wipe any more."""

    def close(self) -> None:
        with self._turn:
            if self._writing is not None:
                self._writing.dispose()
                self._writing = None
        self._reading.dispose()


def error_code(error: BaseException) -> str:
    """SQLite's name for the error or PostgreSQL's SQLSTATE; empty if there is neither."""
    origin = error.orig if isinstance(error, DBAPIError) else None
    return getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None) or ""


def is_full(error: BaseException) -> bool:
    """A full disk is known before the commit is written, so that nothing of it is stored."""
    return error_code(error) in FULL


def first_line(error: SQLAlchemyError) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    return (str(origin).strip().splitlines() or [type(origin).__name__])[0]
