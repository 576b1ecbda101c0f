"""Commands of the program, run in this process: the program's own start takes longer than most of them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from facilitator import cli


def failed(*words: str | Path) -> str:
    """What a command that cannot be done says on standard error: one line."""
    ended = CliRunner().invoke(cli.main, [*map(str, words)])
    assert (ended.exit_code, ended.stdout) == (1, ""), ended.output
    # Anything but an end that was meant would show as a traceback.
    assert isinstance(ended.exception, SystemExit), ended.exception
    assert ended.stderr.startswith("facilitator: ")
    assert ended.stderr.count("\n") == 1
    return ended.stderr


def done(*words: str | Path, typed: str = "") -> str:
    """The output of a command that can."""
    ended = CliRunner().invoke(cli.main, [*map(str, words)], input=typed)
    assert (ended.exit_code, ended.stderr) == (0, ""), ended.output
    return ended.stdout


def ended(*words: str | Path, typed: str = "") -> tuple[int, str]:
    """The exit status and all that was said by one that ends as it was meant to."""
    answer = CliRunner().invoke(cli.main, [*map(str, words)], input=typed)
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.exit_code, answer.output
