"""One server for the pages, with the plans of the live tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live.classroom import Classroom
from tests.live.conftest import PROMPTS
from tests.serving import ServerProcess


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = ServerProcess(tmp_path_factory.mktemp("web") / "data", "--prompts", PROMPTS).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


@pytest.fixture
def room(server: ServerProcess) -> Iterator[Classroom]:
    room = Classroom(server)
    yield room
    room.close()
