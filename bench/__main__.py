"""``python -m bench``: every server at every size, round by round, then one table for each size."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Final

import click

from bench import steps
from bench.machine import described
from bench.rounds import MESSAGE_BYTES, Size, measured
from bench.subjects import SUBJECTS, Subject
from bench.summary import table, written_into

PERFORMANCE: Final = Path(__file__).parent.parent / "docs" / "performance.md"
NAMES: Final = [subject.name for subject in SUBJECTS]


@click.command(help=__doc__)
@click.option("--phones", default="30,300,1000", show_default=True, help="Sizes of the class.")
@click.option("--rounds", default=5, show_default=True, help="Fresh servers for each figure.")
@click.option("--draft-seconds", default=3, show_default=True)
@click.option("--only", default=",".join(NAMES), help="Servers, of: " + ", ".join(NAMES))
@click.option("--write", is_flag=True, help="Put the results into docs/performance.md.")
def main(phones: str, rounds: int, draft_seconds: int, only: str, write: bool) -> None:
    subjects = [subject for subject in SUBJECTS if subject.name in only.split(",")]
    sizes = [Size(phones=int(each), draft_seconds=draft_seconds) for each in phones.split(",")]
    begun = time.monotonic()
    parts = [f"- {line}" for line in described()]
    parts.append(
        f"- {time.strftime('%Y-%m-%d')}; median of {rounds} rounds, each with a fresh server (lowest to highest)"
    )
    for size in sizes:
        parts += ["", f"**{size.phones:,} phones**", "", measured_size(subjects, size, rounds)]
    parts += ["", f"**What each step costs**, in a class of {steps.PHONES:,}", "", steps.table(steps.steps()), ""]
    results = "\n".join(parts)
    print(results)
    print(f"Took {time.monotonic() - begun:.0f} s.", file=sys.stderr)
    if write:
        PERFORMANCE.write_text(written_into(PERFORMANCE.read_text("utf-8"), results), "utf-8")


def measured_size(subjects: list[Subject], size: Size, rounds: int) -> str:
    figures: list[defaultdict[str, list[float]]] = [defaultdict(list) for _ in subjects]
    message_bytes = MESSAGE_BYTES
    for number in range(rounds):
        for subject, found in zip(subjects, figures, strict=True):
            print(f"{size.phones:,} phones, round {number + 1} of {rounds}: {subject.label}", file=sys.stderr)
            done = measured(subject, size, message_bytes)
            if subject.engine is not None:
                message_bytes = done.message_bytes
            for name, value in done.figures.items():
                found[name].append(value)
    return table([subject.label for subject in subjects], figures)


if __name__ == "__main__":
    main()
