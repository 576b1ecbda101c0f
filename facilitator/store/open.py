"""Opens the store of a data directory: refuses with one line, or gives back tables that are up to date."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError

from . import datadir, migrate
from .database import Database, error_code, first_line, is_full
from .drafts import Drafts
from .errors import DatabaseUnreachable, DataDirRefused, DiskFull, OpenRefused, UnreadableDatabase
from .log import Log
from .postgres import PostgresDatabase, shown
from .sqlite import SqliteDatabase

DATABASE_NAME = "facilitator.sqlite3"
NOT_ALLOWED = frozenset({"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH"})


class Store(Struct, frozen=True, kw_only=True):
    log: Log
    drafts: Drafts
    close: Callable[[], None]


def open_store(database_url: str | None, data_dir: Path, *, read_only: bool = False) -> Store:
    """SQLite in ``data_dir``, or PostgreSQL at ``database_url``. Raises ``OpenRefused``; nothing was changed then.

    For reading only, nothing is created and another process may be serving the same store.
    """
    if read_only:
        datadir.require(data_dir)
    else:
        datadir.prepare(data_dir)
    if database_url is None:
        return _open_sqlite(data_dir / DATABASE_NAME, read_only)
    place = shown(database_url)
    return _open(
        PostgresDatabase(database_url, read_only=read_only), lambda error: _refused_by_server(place, error), read_only
    )


def _open_sqlite(path: Path, read_only: bool) -> Store:
    if read_only and not path.exists():
        raise UnreadableDatabase(f"There are no rooms in {path.parent}: it has no {path.name}.")
    database = SqliteDatabase(path, read_only=read_only)
    if not path.exists():
        # Readable by its owner only; SQLite gives the files beside it the same rights.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    return _open(database, lambda error: _refused_file(path, error), read_only)


def _open(database: Database, refusal: Callable[[SQLAlchemyError], OpenRefused], read_only: bool) -> Store:
    opened = False
    try:
        _check_and_upgrade(database, read_only)
        opened = True
    except SQLAlchemyError as error:
        raise refusal(error) from error
    finally:
        if not opened:
            database.close()
    return Store(log=Log(database), drafts=Drafts(database), close=database.close)


def _check_and_upgrade(database: Database, read_only: bool) -> None:
    with database.connect() as connection:
        migrate.check(connection, read_only=read_only)
    if not read_only:
        migrate.upgrade(database)
        with database.begin() as connection:
            # Says what is there already: a file that may only be read is found out now, not in the middle of a lesson.
            connection.exec_driver_sql(f"UPDATE {migrate.VERSION_TABLE} SET version_num = version_num")
        database.wipe_leftovers()


def _refused_file(path: Path, error: SQLAlchemyError) -> OpenRefused:
    if is_full(error):
        return DiskFull(f"There is no room left on the disk of {path}.")
    if error_code(error) in NOT_ALLOWED:
        return DataDirRefused(f"The database {path} cannot be opened: {first_line(error)}.")
    return UnreadableDatabase(f"The database {path} cannot be used: {first_line(error)}.")


def _refused_by_server(place: str, error: SQLAlchemyError) -> OpenRefused:
    if is_full(error):
        return DiskFull(f"There is no room left at the database {place}.")
    return DatabaseUnreachable(f"The database {place} cannot be used: {first_line(error)}")
