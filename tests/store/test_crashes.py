"""Several real processes, some of them killed: what was acknowledged is stored, once, in order, without a gap."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from facilitator.store.open import Store, open_store
from tests.store.appender import BATCH
from tests.store.cluster import wait_until_alone
from tests.store.conftest import Start
from tests.store.rows import opening

RACES = 200


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def rest(process: subprocess.Popen[str]) -> str:
    """All that is left. ``communicate`` would lose what ``readline`` has buffered."""
    assert process.stdout is not None
    return process.stdout.read()


def go(processes: list[subprocess.Popen[str]]) -> None:
    """All at once, as soon as all are ready."""
    assert [line(process) for process in processes] == ["ready"] * len(processes)
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()


def test_two_processes_never_write_the_same_seq(
    start: Start, store: Store, address: str | None, tmp_path: Path
) -> None:
    store.log.append_all([opening("r1", b"opened")])
    racers = [start("appender", "race", address or "-", str(tmp_path), "r1", name, str(RACES)) for name in "ab"]
    go(racers)
    refused = sum(rest(racer).count("taken") for racer in racers)
    assert [racer.wait() for racer in racers] == [0, 0]
    rows = store.log.events_after("r1", 0)
    assert [row.seq for row in rows] == list(range(1, 2 * RACES + 2))
    for name in "ab":
        mine = [row.body.decode() for row in rows if row.body.startswith(f"{name} ".encode())]
        assert mine == [f"{name} {number}" for number in range(RACES)]
    assert len(store.log.commands("r1")) == 2 * RACES
    assert refused > 0, "the two never met: this run says nothing"


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_appending(start: Start, address: str | None, tmp_path: Path, seed: int) -> None:
    store = open_store(address, tmp_path)
    store.log.append_all([opening("r1", b"opened", b"opened")])
    store.close()
    acknowledged = _append_until_killed(start, address, tmp_path, random.Random(seed).randrange(1, 60))
    if address is not None:
        wait_until_alone(address)
    store = open_store(address, tmp_path)
    seqs = [row.seq for row in store.log.events_after("r1", 0)]
    stored = len(seqs)
    assert seqs == list(range(1, stored + 1))
    # At most the one batch that was on its way is there without having been acknowledged, and it is whole.
    assert stored - acknowledged in (0, 2 * BATCH)
    commands = store.log.commands("r1")
    assert [(row.first_seq, row.last_seq) for row in commands] == [(seq, seq + 1) for seq in range(3, stored, 2)]
    store.close()


def _append_until_killed(start: Start, address: str | None, data_dir: Path, lines: int) -> int:
    """The last seq that was acknowledged, be it before or after the signal was sent."""
    process = start("appender", "on-and-on", address or "-", str(data_dir), "r1")
    heard = [line(process) for _ in range(lines)]
    process.kill()
    heard += rest(process).splitlines()
    return int(heard[-1])


def test_two_processes_open_a_new_store_at_once(start: Start, tmp_path: Path) -> None:
    openers = [start("appender", "open", "-", str(tmp_path)) for _ in range(2)]
    go(openers)
    assert [rest(opener) for opener in openers] == ["opened\n"] * 2
