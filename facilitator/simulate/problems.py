"""What a simulation cannot go on with, for the person who started it: one line, exit status 1."""

from __future__ import annotations

from typing import Any

import click


class CannotSimulate(click.ClickException):
    """``str()`` is the line."""

    def show(self, file: Any = None) -> None:
        click.echo(f"facilitator: {' '.join(self.format_message().split())}", err=True)
