"""Brings the tables up to date, or refuses before anything was touched."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from . import tables
from .database import Database
from .errors import NewerDatabase, OlderDatabase, UnreadableDatabase

MIGRATIONS = Path(__file__).parent / "migrations"
# A name of our own: a PostgreSQL database may hold the tables of other programs that use Alembic too.
VERSION_TABLE = "facilitator_version"


def check(connection: Connection, *, read_only: bool) -> None:
    """Refuse tables that this version of the program cannot use."""
    # Looked for first: another process may make the tables and their version this very moment, both at once.
    strange = set(inspect(connection).get_table_names()) & set(tables.metadata.tables)
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    found = set(context.get_current_heads())
    if not found and strange:
        raise UnreadableDatabase(
            f"This is not Facilitator's database: it has another program's table {min(strange)!r}."
        )
    if not found <= {revision.revision for revision in _scripts().walk_revisions()}:
        raise NewerDatabase(
            "A newer version of Facilitator has changed the database; use that version, or a copy from before."
        )
    if read_only and not found:
        raise UnreadableDatabase("There are no rooms: the database is empty.")
    if read_only and found != set(_scripts().get_heads()):
        raise OlderDatabase("An older version of Facilitator wrote the database; start the server once to update it.")


def upgrade(database: Database) -> None:
    """All missing migrations in one transaction."""
    config = _config()
    with database.begin() as connection:
        database.keep_others_out(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    # Percent signs in the path would be taken for interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
