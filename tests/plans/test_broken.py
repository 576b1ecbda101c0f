"""Broken plan files, one idea each, as people and programs break them, and what exactly is said of each.

``broken/expected.txt`` is what ``facilitator plans check .`` prints in that folder. Large ones are made here.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.plans.load import check_paths, library
from facilitator.plans.read import MAX_BYTES
from tests.plans.sample import SMALL, problems, spoilt
from tests.plans.test_anything import VALUES, told

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(str(path.relative_to(BROKEN)) for path in BROKEN.rglob("*.y*ml"))
EXPECTED = (BROKEN / "expected.txt").read_text("utf-8").splitlines()
BETWEEN_FILES = {"first/twice.yaml", "second/twice.yaml", "lost-translation.yaml"}
"""Wrong only beside the others."""

GOOD = [file.path.read_bytes() for file in library(Path(__file__).parents[2] / "prompts").plans.values()]
SECONDS = 10
"""Within which anything is answered, on a slow machine too; most take a hundredth of one."""


def expected(name: str) -> list[str]:
    return [line for line in EXPECTED if line.startswith(f"{name}:")]


@pytest.fixture(autouse=True)
def in_their_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)


def test_there_are_many() -> None:
    assert len(FILES) >= 150


@pytest.mark.parametrize("name", FILES)
def test_each_file_alone(name: str) -> None:
    found = [str(problem) for problem in check_paths([Path(name)])]
    assert found == ([] if name in BETWEEN_FILES else expected(name))
    assert found or name in BETWEEN_FILES


def test_all_together_hide_nothing() -> None:
    assert [str(problem) for problem in check_paths([Path()])] == EXPECTED
    assert list(library(BROKEN).plans) == ["twice"]


def test_every_line_says_also_what_would_be_right() -> None:
    assert [line for line in EXPECTED if "; " not in line and "in the formula" not in line] == []


def test_as_a_command() -> None:
    root = BROKEN.parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "plans", "check", "."],
        cwd=BROKEN,
        env={"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == EXPECTED
    assert (done.returncode, done.stderr) == (1, "")


def prompt(text: str) -> str:
    return spoilt("{id: pose, kind: pose}", f"id: pose\n    kind: pose\n    prompt: |\n      {text}", SMALL)


ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 30)
)
LARGE: dict[str, tuple[str | bytes, str]] = {
    "ten megabytes": (
        b"a" * 10_000_000,
        "1: the file is larger than 256 KB; a plan is smaller, is this the right file?",
    ),
    "one byte too many": (
        SMALL.encode().ljust(MAX_BYTES + 1),
        "1: the file is larger than 256 KB; a plan is smaller, is this the right file?",
    ),
    "a bomb": (ALIASES + SMALL, "2: `*a0` is an alias; write the text out, or quote it if it begins with *"),
    "many keys": (
        SMALL + "".join(f"key{number}: v\n" for number in range(20_000)),
        "4999: the file has more than 10000 keys and entries; a plan needs far fewer",
    ),
    "many entries": (
        f"a: [{'a,' * 100_000}]\n",
        "1: the file has more than 10000 keys and entries; a plan needs far fewer",
    ),
    "depth": ("a: " + "[" * 200_000, "1: nested more than 12 deep; a plan needs at most 5"),
    "one hundred kilobytes of TeX": (
        prompt("$" + r"\frac{1}{2}" * 9000 + "$"),
        "11: the text has 99003 characters; a text has at most 20000",
    ),
    "a long formula": (
        prompt("$" + "x+" * 5000 + "x$"),
        "11: in the formula `x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+…`: "
        "the formula has 10001 characters; a formula has at most 2000",
    ),
    "brackets": (prompt("![" * 9000), "11: the text has 9000 times `[`; write it at most 500 times"),
    "formulas": (prompt("$a" * 9000), "11: the text has 9000 times `$`; write it at most 1000 times"),
    "stars": (prompt("**a " * 4000), "11: the text has 8000 times `*`; write it at most 2000 times"),
    "bold left standing": (
        prompt("**a " * 900),
        "11: `**` is left standing; put it directly around words, with brackets and quotation marks outside of it, "
        r"or write `\*\*` for the signs themselves",
    ),
    "braces": (
        prompt("{" * 19_000),
        "11: `{{` is never closed; only `{{ topic }}` and `{{ topic | filter }}` are used here; "
        "in TeX put a space between two braces",
    ),
    "a long summary": (
        spoilt("Little.", "Little. " * 20_000, SMALL),
        "6: `summary` has 159999 characters; write at most 2000",
    ),
    "many problems": (
        SMALL + "".join(f"key{number}: v\n" for number in range(4000)),
        "109: and 3900 more; mend the ones above first",
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_is_refused_in_a_moment(name: str) -> None:
    raw, line = LARGE[name]
    begun = time.monotonic()
    assert line in problems(raw)
    assert time.monotonic() - begun < SECONDS


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert problems(b"\xef\xbb\xbf" + SMALL.encode()) == []


def test_a_files_name_is_printed_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\nplan\udcff.yaml"
    path.write_text(SMALL)
    printed = str(check_paths([path])[0])
    assert len(printed.splitlines()) == 1
    printed.encode()


Damage = tuple[str, int, int, bytes]
PLACES = st.integers(0, 1_000_000)
DAMAGE = st.tuples(
    st.sampled_from(["cut", "swap", "repeat", "insert", "end"]),
    PLACES,
    PLACES,
    st.one_of(st.binary(max_size=8), VALUES.map(lambda value: value.encode("utf-8", "surrogatepass"))),
)


def damaged(raw: bytes, damage: Damage) -> bytes:
    """Bytes cut out, exchanged, lines written again elsewhere, something put in, or the file broken off."""
    how, one, two, piece = damage
    start, end = sorted([one % (len(raw) + 1), two % (len(raw) + 1)])
    match how:
        case "cut":
            return raw[:start] + raw[min(end, start + 200) :]
        case "swap":
            return raw[:start] + raw[start : start + 2][::-1] + raw[start + 2 :]
        case "repeat":
            lines = raw.splitlines(keepends=True)
            return b"".join([*lines[: end % (len(lines) + 1)], *lines[start % (len(lines) + 1) :][:5], *lines])
        case "insert":
            return raw[:start] + piece + raw[start:]
        case _:
            return raw[:start]


@settings(max_examples=60)
@given(st.sampled_from(GOOD), st.lists(DAMAGE, min_size=1, max_size=3))
def test_any_damage_to_a_shipped_plan(raw: bytes, damages: list[Damage]) -> None:
    for damage in damages:
        raw = damaged(raw, damage)
    begun = time.monotonic()
    told(raw)
    assert time.monotonic() - begun < SECONDS
