"""The project's files as a whole: modules stay small, no file names a machine or a registry, make tells its commands.

What must not occur is put together here from parts, so that this file does not hold it either.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST_MODULE = 300
VOCABULARIES = {"discussion/commands.py", "discussion/events.py", "transcript/model.py", "views/entities.py"}
"""Nothing but declarations, each a list that is read as a whole: they may be longer."""
TARGETS = {
    "help",
    "run",
    "demo",
    "setup",
    "test",
    "check",
    "fmt",
    "lock",
    "schema",
    "clean",
    "protocol",
    "pictures",
    "lighthouse",
    "bench",
    "bench-quick",
}
MACHINE_PATHS = [f"/work{'/'}main", f"/work{'/'}shared", f"/root{'/'}.", f"/opt{'/'}pypi", f"/opt{'/'}wheels"]
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
    )
]


def run(*words: str) -> str:
    """Standard output of a command in the project's folder, as if nobody had called ``make`` before."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(words, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


def project_files() -> list[Path]:
    """Every file that is committed or would be: neither made nor ignored."""
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return [path for path in (ROOT / name for name in names if name) if path.is_file()]


def without_funding(value: object) -> object:
    """A lock as read from JSON, less the sponsors' pages: they are for people, and nothing is fetched from them."""
    match value:
        case dict():
            return {key: without_funding(inner) for key, inner in value.items() if key != "funding"}
        case list():
            return [without_funding(inner) for inner in value]
        case _:
            return value


def test_modules_stay_small() -> None:
    package = ROOT / "facilitator"
    lengths = {str(path.relative_to(package)): len(path.read_text().splitlines()) for path in package.rglob("*.py")}
    assert lengths
    assert {name for name, lines in lengths.items() if lines > LONGEST_MODULE} <= VOCABULARIES


def test_python_locks_hold_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert re.findall(r"^\s*-(?!-hash=).*|.*(?:://| @ ).*", text, re.MULTILINE) == []


def test_package_lock_holds_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert "://" not in json.dumps(without_funding(lock))


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {words}"
        for path in project_files()
        for words in MACHINE_PATHS + REGISTRY_HOSTS
        if words.encode() in path.read_bytes()
    ]
    assert found == []


def test_make_alone_lists_every_target() -> None:
    lines = [line.split(maxsplit=2) for line in run("make", "--no-print-directory").splitlines()]
    assert {target for _, target, _ in lines} == TARGETS
    assert len(lines) == len(TARGETS)
