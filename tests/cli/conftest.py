"""A server that runs, and rooms without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.classroom import Classroom, go
from tests.live.conftest import PROMPTS
from tests.serving import ServerProcess


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = ServerProcess(tmp_path_factory.mktemp("cli") / "data", "--prompts", PROMPTS).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


@pytest.fixture
def room(server: ServerProcess) -> Iterator[Classroom]:
    """With one answer in it."""
    room = Classroom(server)
    instructor, tab = room.instructor(), room.student(room.join("Mika"))
    tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="five sixths")
    yield room
    room.close()


@pytest.fixture(scope="session")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A data directory that nobody serves any more, and the codes of its rooms."""
    server = ServerProcess(tmp_path_factory.mktemp("left") / "data", "--prompts", PROMPTS).start()
    rooms = [Classroom(server) for _ in range(3)]
    for room in rooms:
        instructor, tab = room.instructor(), room.student(room.join("Mika"))
        tab.do("HandIn", kind="answer", visit=go(instructor, "think"), text="five sixths")
        room.close()
    assert server.stop() == 0
    return server.data_dir, [room.code for room in rooms]
