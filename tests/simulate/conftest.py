"""One server for all tests of this folder that do not kill it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import ServerProcess
from tests.simulate.lessons import PROMPTS


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    server = ServerProcess(tmp_path_factory.mktemp("simulate") / "data", "--prompts", PROMPTS).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()
