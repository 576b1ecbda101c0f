"""SQLite as the store needs it: write-ahead log, synchronous to the disk, and nothing left behind of what was erased.

``secure_delete`` alone is not enough: when SQLite moves rows between pages, copies stay in the unused parts of the old
ones (about one row in a thousand, tried). Only ``VACUUM`` and a truncating checkpoint remove those.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

import pysqlite3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, Pool, StaticPool

from .database import Database
from .errors import NotSaved, SqliteTooOld

# Before it, two connections could lose a commit when the write-ahead log starts anew
# (sqlite.org/wal.html, "The WAL-Reset Bug").
OLDEST = (3, 51, 3)
BUSY_SECONDS = 5.0
BUSY_PAUSE_SECONDS = 0.01
BUSY = frozenset({"SQLITE_BUSY", "SQLITE_BUSY_RECOVERY", "SQLITE_BUSY_SNAPSHOT"})
# How long a wipe waits for readers, and when it is tried again after it failed: everybody's writing waits meanwhile.
WIPE_BUSY_SECONDS = 1.0
WIPE_AGAIN_SECONDS = 60.0

# Not mode=ro, which leaves its own empty files behind.
READING = ("query_only=ON",)
# synchronous: a commit is on the disk before it returns. fullfsync: the same on macOS, where fsync is not enough.
WRITING = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
    "foreign_keys=ON",
)


class SqliteDatabase(Database):
    """``user_version`` is 1 from an erasing transaction until its remnants are wiped; a crash between is made good."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        require_sqlite(pysqlite3.sqlite_version_info)
        writing = None if read_only else _engine(path, StaticPool, WRITING)
        super().__init__(writing=writing, reading=_engine(path, NullPool, READING))
        self._path = path
        self._file: tuple[int, int] | None = None
        self._wipe_due = False
        self._wipe_from = 0.0

    def _begin(self, connection: Connection) -> None:
        """Raises ``NotSaved`` once the file has been taken away: SQLite would go on writing into what is lost."""
        found = _file_at(self._path)
        self._file = self._file or found
        if found is None or found != self._file:
            raise NotSaved(f"The database is not at {self._path} any more: put it back, or stop.", unknown=False)
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def mark_erased(self, connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA user_version=1")
        self._wipe_due = True

    def wipe(self) -> None:
        """Costs about 5 ms per megabyte. A failure is made good later: it does not undo what was erased."""
        with self._turn:
            if self._writing is None or not self._wipe_due or monotonic() < self._wipe_from:
                return
            try:
                with self._writing.connect() as connection:
                    self._wipe_due = not _wiped(connection)
            except SQLAlchemyError:
                self._wipe_due = True
            self._wipe_from = monotonic() + WIPE_AGAIN_SECONDS if self._wipe_due else 0.0

    def wipe_leftovers(self) -> None:
        self._wipe_due = True
        self.wipe()

    def close(self) -> None:
        self._wipe_from = 0.0
        self.wipe()
        super().close()


def _file_at(path: Path) -> tuple[int, int] | None:
    """Tells the file there from every other one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def require_sqlite(version: tuple[int, ...]) -> None:
    if version < OLDEST:
        found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST))
        raise SqliteTooOld(f"SQLite {found} can lose commits; {needed} or later is needed.")


def _engine(path: Path, pool: type[Pool], pragmas: tuple[str, ...]) -> Engine:
    # isolation_level None: the driver begins no transactions by itself.
    # mode=rw: a lost file is an error, not a new database.
    engine = create_engine(
        f"sqlite:///file:{quote(str(path.absolute()))}?mode=rw&uri=true",
        module=pysqlite3,
        poolclass=pool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _setting(pragmas))
    return engine


def _setting(pragmas: tuple[str, ...]) -> Callable[[Any, object], None]:
    def set_pragmas(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            _patiently(lambda: connection.execute(f"PRAGMA {pragma}"))  # noqa: B023 (called at once)

    return set_pragmas


def _patiently(ask: Callable[[], object]) -> None:
    """Changing to the write-ahead log is refused at once while another process does the same to a new file: SQLite
    does not wait by ``timeout`` where two that wait for each other could never end."""
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            ask()
            return
        except pysqlite3.dbapi2.OperationalError as error:
            if error.sqlite_errorname not in BUSY or monotonic() > until:
                raise
            sleep(BUSY_PAUSE_SECONDS)


def _wiped(connection: Connection) -> bool:
    """Rewrite the file if something was erased, and empty the write-ahead log. False while a reader holds on to it."""
    connection.exec_driver_sql(f"PRAGMA busy_timeout={WIPE_BUSY_SECONDS * 1000:.0f}")
    try:
        if connection.exec_driver_sql("PRAGMA user_version").scalar() == 0:
            return True
        connection.exec_driver_sql("VACUUM")
        if connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar() != 0:
            return False
        connection.exec_driver_sql("PRAGMA user_version=0")
        return True
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}")
