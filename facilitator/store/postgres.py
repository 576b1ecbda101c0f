"""PostgreSQL by psycopg 3. Waits are bounded, so that a lost server becomes an answer and not a silence.

psycopg waits in C and would stop an event loop: like all of the store it is used from real threads only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool, Pool, StaticPool

from .database import Database, first_line
from .errors import DatabaseRefused, DatabaseServed, DatabaseUnreachable

SCHEMES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
CONNECT_ARGS = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "keepalives_idle": 10}
# synchronous_commit: a commit is on the server's disk before it returns, whatever the server's own habit is.
SETTINGS = "SET synchronous_commit = on; SET lock_timeout = '5s'; SET statement_timeout = '30s'"
# Any number of our own: whoever brings the tables up to date holds this lock.
UPGRADE_LOCK = 7_203_114_508
# And whoever serves holds this one.
SERVE_LOCK = 7_203_114_509


class PostgresDatabase(Database):
    """What was erased stays in its files until it vacuums, and in its own log for a while: its keeper's to rule."""

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        url = _url(address)
        # The ping finds out that the server was restarted before anything is at stake.
        writing = None if read_only else _engine(url, StaticPool, ping=True)
        super().__init__(writing=writing, reading=_engine(url, NullPool, ping=False))

    def keep_others_out(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")


@contextmanager
def held(address: str) -> Iterator[None]:
    """The right to be the one server of the database, as long as this connection to it lasts."""
    engine = _engine(_url(address), NullPool, ping=False)
    try:
        with engine.connect() as connection:
            if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({SERVE_LOCK})").scalar():
                raise DatabaseServed(f"Another server serves the database {shown(address)}.")
            connection.commit()
            yield
    except SQLAlchemyError as error:
        raise DatabaseUnreachable(f"The database {shown(address)} cannot be used: {first_line(error)}") from error


def shown(address: str) -> str:
    """The address without its password."""
    return _url(address).render_as_string(hide_password=True)


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise DatabaseRefused("The database address must look like postgresql://user@host/database.") from None
    if url.drivername not in SCHEMES:
        raise DatabaseRefused(f"The database address must begin with postgresql://, not {url.drivername}://.")
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL, pool: type[Pool], *, ping: bool) -> Engine:
    engine = create_engine(url, poolclass=pool, pool_pre_ping=ping, connect_args=CONNECT_ARGS)
    event.listen(engine, "connect", _set)
    return engine


def _set(connection: Any, _record: object) -> None:
    connection.execute(SETTINGS)
    connection.commit()
