"""The data directory: one server at a time, its secret keys, and the note by which others find that server.

All files in it are readable by their owner only. Whether a server runs is told by its lock, never by the note alone:
the kernel drops the lock of a killed process.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import sleep

import msgspec
from msgspec import Struct

from .errors import DataDirRefused, DataDirServed

KEY_BYTES = 32
LOCK_NAME = "server.lock"
SERVER_NAME = "server.json"
# Somebody who only looks whether a server runs holds the lock for a moment.
LOCK_TRIES = 20
LOCK_TRY_SECONDS = 0.02


class ServerFile(Struct, frozen=True, kw_only=True):
    """Where the server of a data directory answers, and the link by which an instructor signs in."""

    url: str
    pid: int
    link: str


class Held:
    """The right to serve a data directory, until released."""

    def __init__(self, data_dir: Path, descriptor: int) -> None:
        self._data_dir = data_dir
        self._descriptor = descriptor

    def release(self) -> None:
        """The note goes first, so that nobody finds it beside a free directory. Where the directory was taken away
        and made anew, the note is another server's.
        """
        if self._is_ours():
            (self._data_dir / SERVER_NAME).unlink(missing_ok=True)
        os.close(self._descriptor)

    def _is_ours(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._descriptor), (self._data_dir / LOCK_NAME).stat())
        except OSError:
            return False

    def __enter__(self) -> Held:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def prepare(data_dir: Path) -> None:
    """Make the directory if it is missing, and make sure that files can be written there."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=data_dir, prefix=".try-"):
            pass
    except OSError as error:
        raise _refused(data_dir, error) from error


def require(data_dir: Path) -> None:
    if not data_dir.is_dir():
        raise DataDirRefused(f"There is no data directory {data_dir}.")


def hold(data_dir: Path) -> Held:
    """Become the one server of the directory, or ``DataDirServed``. A dead server's note is removed."""
    prepare(data_dir)
    descriptor = os.open(data_dir / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    if not _lock(descriptor, LOCK_TRIES):
        os.close(descriptor)
        raise _served(data_dir)
    (data_dir / SERVER_NAME).unlink(missing_ok=True)
    return Held(data_dir, descriptor)


def running_server(data_dir: Path) -> ServerFile | None:
    """The note of the server that runs now; None if none runs or it has not written its note yet."""
    try:
        descriptor = os.open(data_dir / LOCK_NAME, os.O_RDWR)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refused(data_dir, error) from error
    try:
        return None if _lock(descriptor, 1) else read_server_file(data_dir)
    finally:
        os.close(descriptor)


def write_server_file(data_dir: Path, server: ServerFile) -> None:
    """Replaced whole: a reader sees the old note or the new one."""
    try:
        # The temporary file is readable by its owner only (tempfile's rule).
        with NamedTemporaryFile(dir=data_dir, prefix=f".{SERVER_NAME}-", delete=False) as file:
            file.write(msgspec.json.encode(server))
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(data_dir / SERVER_NAME)
    except OSError as error:
        raise _refused(data_dir, error) from error


def read_server_file(data_dir: Path) -> ServerFile | None:
    """The note as it stands, whether or not its server still runs."""
    try:
        return msgspec.json.decode((data_dir / SERVER_NAME).read_bytes(), type=ServerFile)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
    except OSError as error:
        raise _refused(data_dir, error) from error


def secret_key(data_dir: Path, name: str) -> bytes:
    """32 random bytes that stay the same for ever; made at the first asking, even if two ask at once."""
    path = data_dir / f"{name}.key"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            key = os.read(descriptor, KEY_BYTES + 1) or _write_key(data_dir, descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _refused(data_dir, error) from error
    if len(key) != KEY_BYTES:
        raise DataDirRefused(f"{path} is damaged: put back a copy, or remove it and everybody joins anew.")
    return key


def _write_key(data_dir: Path, descriptor: int) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    os.write(descriptor, key)
    os.fsync(descriptor)
    _fsync_directory(data_dir)
    return key


def _fsync_directory(data_dir: Path) -> None:
    """So that the name of a new file outlives a power cut."""
    descriptor = os.open(data_dir, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, tries: int) -> bool:
    for remaining in reversed(range(tries)):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if remaining:
                sleep(LOCK_TRY_SECONDS)
        else:
            return True
    return False


def _served(data_dir: Path) -> DataDirServed:
    server = read_server_file(data_dir)
    if server is None:
        return DataDirServed(f"Another server is starting on the data directory {data_dir}.", pid=None, url=None)
    told = f"The data directory {data_dir} is already served at {server.url} (process {server.pid})."
    return DataDirServed(told, pid=server.pid, url=server.url)


def _refused(data_dir: Path, error: OSError) -> DataDirRefused:
    return DataDirRefused(f"The data directory {data_dir} cannot be used: {error.strerror or error}.")
