"""Opening: tables from nothing and anew, refusals in one line that change nothing, and reading beside a server."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pysqlite3
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from facilitator.store import migrate, tables
from facilitator.store.errors import (
    DatabaseRefused,
    DatabaseUnreachable,
    DataDirRefused,
    NewerDatabase,
    NotSaved,
    OlderDatabase,
    OpenRefused,
    SqliteTooOld,
    UnreadableDatabase,
)
from facilitator.store.open import DATABASE_NAME, Store, open_store
from facilitator.store.sqlite import require_sqlite
from tests.store.conftest import Start
from tests.store.rows import append, opening

LATER = """
from alembic import op

revision = "later"
down_revision = "{latest}"


def upgrade():
    op.execute("CREATE TABLE half_way (id integer)")
    op.execute("{statement}")
"""


def execute(address: str | None, data_dir: Path, statement: str) -> None:
    """Past the store, as another program or version would."""
    if address is not None:
        with psycopg.connect(address) as connection:
            connection.execute(statement.encode())
        return
    file = pysqlite3.connect(data_dir / DATABASE_NAME)
    file.execute(statement)
    file.commit()
    file.close()


def files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def refused(address: str | None, data_dir: Path, kind: type[OpenRefused], *, read_only: bool = False) -> str:
    with pytest.raises(kind) as caught:
        open_store(address, data_dir, read_only=read_only)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_migrations_make_the_tables(store: Store, address: str | None, tmp_path: Path) -> None:
    url = (
        f"sqlite:///{tmp_path / DATABASE_NAME}"
        if address is None
        else address.replace("postgresql:", "postgresql+psycopg:")
    )
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrate.VERSION_TABLE})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_opening_again_finds_what_was_there(address: str | None, tmp_path: Path) -> None:
    for number in range(3):
        store = open_store(address, tmp_path)
        assert len(store.log.rooms(None, [])) == number
        assert store.log.append_all([opening(f"r{number}")]) == [None]
        store.close()
        store.close()


def test_a_newer_database_is_refused_untouched(address: str | None, tmp_path: Path) -> None:
    open_store(address, tmp_path).close()
    execute(address, tmp_path, f"UPDATE {migrate.VERSION_TABLE} SET version_num = '9999'")
    before = files(tmp_path)
    for read_only in (False, True):
        assert "newer version" in refused(address, tmp_path, NewerDatabase, read_only=read_only)
    assert files(tmp_path) == before


@pytest.fixture
def next_version(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The migrations as a later version of the program will have them, with one more that does ``statement``."""

    def make(statement: str) -> Path:
        migrations = tmp_path_factory.mktemp("next") / "100% migrations"
        shutil.copytree(migrate.MIGRATIONS, migrations)
        latest = ScriptDirectory(str(migrate.MIGRATIONS)).get_current_head()
        (migrations / "versions" / "later.py").write_text(LATER.format(latest=latest, statement=statement))
        return migrations

    return make


def test_an_older_database_is_brought_up_to_date(
    address: str | None, tmp_path: Path, next_version: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(address, tmp_path)
    store.log.append_all([opening("r1", b"old")])
    store.close()
    with monkeypatch.context() as later:
        later.setattr(migrate, "MIGRATIONS", next_version("CREATE TABLE added (id integer)"))
        refused(address, tmp_path, OlderDatabase, read_only=True)
        store = open_store(address, tmp_path)
        assert [row.body for row in store.log.events_after("r1", 0)] == [b"old"]
        store.close()
    execute(address, tmp_path, "INSERT INTO added VALUES (1)")
    refused(address, tmp_path, NewerDatabase)


def test_a_migration_that_fails_leaves_the_old_version(
    address: str | None, tmp_path: Path, next_version: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(address, tmp_path).close()
    with monkeypatch.context() as later:
        later.setattr(migrate, "MIGRATIONS", next_version("ALTER TABLE nowhere ADD COLUMN x integer"))
        refused(address, tmp_path, OpenRefused)
    execute(address, tmp_path, "CREATE TABLE half_way (id integer)")
    store = open_store(address, tmp_path)
    assert store.log.append_all([opening("r1")]) == [None]
    store.close()


def test_another_programs_tables_are_refused_untouched(address: str | None, tmp_path: Path) -> None:
    execute(address, tmp_path, "CREATE TABLE event (id integer)")
    before = files(tmp_path)
    assert "'event'" in refused(address, tmp_path, UnreadableDatabase)
    assert files(tmp_path) == before


def test_other_tables_beside_ours_do_not_matter(address: str | None, tmp_path: Path) -> None:
    execute(address, tmp_path, "CREATE TABLE alembic_version (version_num text)")
    execute(address, tmp_path, "INSERT INTO alembic_version VALUES ('somebody else')")
    open_store(address, tmp_path).close()


def test_reading_alone_does_not_bring_tables_up_to_date(address: str | None, tmp_path: Path) -> None:
    execute(address, tmp_path, "CREATE TABLE something (id integer)")
    refused(address, tmp_path, UnreadableDatabase, read_only=True)
    execute(address, tmp_path, f"CREATE TABLE {migrate.VERSION_TABLE} (version_num varchar(32) NOT NULL)")
    refused(address, tmp_path, UnreadableDatabase, read_only=True)


def test_reading_beside_a_server(store: Store, address: str | None, tmp_path: Path) -> None:
    store.log.append_all([opening("r1", b"x")])
    reading = open_store(address, tmp_path, read_only=True)
    assert [row.body for row in reading.log.events_after("r1", 0)] == [b"x"]
    store.log.append_all([append("r1", 1, b"y")])
    assert [row.body for row in reading.log.events_after("r1", 0)] == [b"x", b"y"]
    assert isinstance(reading.log.append_all([append("r1", 2, b"z")])[0], NotSaved)
    reading.close()
    store.log.append_all([append("r1", 2, b"z")])


def test_reading_after_a_server_was_stopped_or_killed(address: str | None, tmp_path: Path, start: Start) -> None:
    store = open_store(address, tmp_path)
    store.log.append_all([opening("r1", b"a", b"b")])
    store.close()
    reading = open_store(address, tmp_path, read_only=True)
    assert len(reading.log.events_after("r1", 0)) == 2
    reading.close()
    process = start("appender", "on-and-on", address or "-", str(tmp_path), "r1")
    assert process.stdout is not None
    acknowledged = int(process.stdout.readline())
    process.kill()
    process.wait()
    reading = open_store(address, tmp_path, read_only=True)
    assert len(reading.log.events_after("r1", 0)) >= acknowledged
    reading.close()


def test_a_missing_data_directory_is_made_only_for_writing(tmp_path: Path) -> None:
    directory = tmp_path / "not" / "there"
    assert str(directory) in refused(None, directory, DataDirRefused, read_only=True)
    assert not directory.exists()
    open_store(None, directory).close()
    assert directory.stat().st_mode & 0o777 == 0o700


def test_a_directory_without_a_database_has_nothing_to_read(tmp_path: Path) -> None:
    refused(None, tmp_path, UnreadableDatabase, read_only=True)
    assert files(tmp_path) == {}


def test_a_data_directory_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(None, tmp_path / "file", DataDirRefused)
    refused(None, tmp_path / "file" / "below", DataDirRefused)
    refused(None, Path("/proc/self"), DataDirRefused)


@pytest.mark.parametrize("content", [b"words and no database " * 500, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(content)
    for read_only in (False, True):
        refused(None, tmp_path, UnreadableDatabase, read_only=read_only)
    assert files(tmp_path) == {DATABASE_NAME: content}


def test_a_directory_in_the_databases_place(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).mkdir()
    refused(None, tmp_path, DataDirRefused)


def test_all_files_are_their_owners_only(sqlite: Store, tmp_path: Path) -> None:
    sqlite.log.append_all([opening("r1")])
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert set(modes) == {DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm"}
    assert set(modes.values()) == {0o600}


def test_a_path_with_strange_characters(tmp_path: Path) -> None:
    store = open_store(None, tmp_path / "100% 授業?#&")
    assert store.log.append_all([opening("r1")]) == [None]
    store.close()
    assert (tmp_path / "100% 授業?#&" / DATABASE_NAME).exists()


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 9, 99)])
def test_an_sqlite_that_loses_commits_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(SqliteTooOld, match=r"3\.51\.3"):
        require_sqlite(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (4, 0, 0)])
def test_an_sqlite_that_keeps_commits_is_not(version: tuple[int, ...]) -> None:
    require_sqlite(version)


@pytest.mark.parametrize("address", ["mysql://host/x", "sqlite:///x", "nonsense", "", "postgresql://host:port/x"])
def test_an_address_of_another_kind_is_refused(tmp_path: Path, address: str) -> None:
    refused(address, tmp_path, DatabaseRefused)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    told = refused(f"postgresql://user:secret-word@/x?host={tmp_path}", tmp_path, DatabaseUnreachable)
    assert "secret-word" not in told
    assert refused(f"postgres://user@/x?host={tmp_path}", tmp_path, DatabaseUnreachable)


def test_sqlite_is_set_to_keep_its_promises(sqlite: Store) -> None:
    """Full synchronisation cannot be seen from outside short of a power cut."""
    with sqlite.log._database.begin() as connection:
        settings = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "fullfsync")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings]
    assert values == ["wal", 2, 1, 1, 1]


@contextmanager
def only_readable(path: Path) -> Iterator[None]:
    """Rights do not bind root: for root the file is mounted over itself, for reading only."""
    if os.geteuid() != 0:
        path.chmod(0o400)
        yield
        return
    subprocess.run(["mount", "--bind", path, path], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", path], check=True)
        yield
    finally:
        subprocess.run(["umount", path], check=True)


def test_a_database_that_may_only_be_read_is_refused_at_the_start(tmp_path: Path) -> None:
    open_store(None, tmp_path).close()
    with only_readable(tmp_path / DATABASE_NAME), pytest.raises(DataDirRefused) as refused:
        open_store(None, tmp_path)
    assert "readonly" in str(refused.value)
    open_store(None, tmp_path).close()


def test_nothing_is_stored_in_a_file_that_was_taken_away(sqlite: Store, tmp_path: Path) -> None:
    """Not even where another one has its name."""
    sqlite.log.append_all([opening("r1", b"1")])
    place, elsewhere = tmp_path / DATABASE_NAME, tmp_path / "elsewhere"
    place.rename(elsewhere)
    for another in (False, True):
        if another:
            place.write_bytes(elsewhere.read_bytes())
        (outcome,) = sqlite.log.append_all([append("r1", 1, b"2")])
        assert isinstance(outcome, NotSaved)
        assert not outcome.unknown
        assert str(place) in str(outcome)
    elsewhere.replace(place)
    assert sqlite.log.append_all([append("r1", 1, b"2")]) == [None]
