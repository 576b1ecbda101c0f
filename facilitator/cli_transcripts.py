"""The commands by which discussions leave the program, and by which older ones come in."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from facilitator.config import load


def where_rooms_are(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads rooms."""
    database = click.option("--database", metavar="URL", help="PostgreSQL instead of the data directory's SQLite.")
    data_dir = click.option("--data-dir", metavar="DIR", help="Where rooms and keys live. [default: data]")
    return data_dir(database(command))


@click.command("import")
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--title", default="", help="What it was about. [default: the file's name]")
@click.option("--day", default="", metavar="DAY", help="When it was held, as 2024-05-02 or 2024-05-02T09:30.")
@click.option("--class", "class_name", default="", metavar="NAME", help="The class that held it.")
@click.option(
    "--language", default="", metavar="TAG", help="In which it was held, as en or ja. [default: as LANG says]"
)
@where_rooms_are
def bring_in(
    path: Path, title: str, day: str, class_name: str, language: str, data_dir: str | None, database: str | None
) -> None:
    """Make a past room of an older discussion, a CSV with the columns turn, role, speaker, text; print its code.

    Everything that is wrong in the file is said, one line each; exit status 1 if there is anything.
    """
    from facilitator.bringing import Given
    from facilitator.bringing import bring_in as run
    from facilitator.importing.in_words import in_words
    from facilitator.importing.lesson import NotALesson
    from facilitator.languages import best

    given = Given(title=title, day=day, class_name=class_name, language=language)
    reads = best(os.environ.get("LANG", "").partition(".")[0])
    try:
        click.echo(run(load({"data_dir": data_dir, "database": database}), path, given, reads))
    except NotALesson as wrong:
        for problem in wrong.problems:
            click.echo(f"facilitator: {path}:{problem.line or 1}: {in_words(problem, reads)}", err=True)
        sys.exit(1)


FORMS = ["md", "html", "pdf", "docx", "csv", "json", "zip", "qdpx"]
READERS = ["instructor", "class", "student"]
PARTS = ["reflections", "earlier", "lesson-notes", "pictures", "diagrams", "materials", "planned-board"]


@click.command()
@click.argument("code")
@click.option("--format", "form", type=click.Choice(FORMS), default="md", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Instead of standard output.")
@click.option("--names", type=click.Choice(["shown", "pseudonyms"]), default="shown", show_default=True)
@click.option(
    "--reader", type=click.Choice(["instructor", "class", "student"]), default="instructor", show_default=True
)
@click.option("--student", default="", metavar="NAME", help="Whose copy, with --reader student.")
@click.option("--without", "left_out", type=click.Choice(PARTS), multiple=True, help="Leave out; may be given again.")
@click.option("--language", metavar="LANG", help="Of headings: en or ja. [default: the room's]")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Of PDF and Word.")
@click.option("--no-bom", is_flag=True, help="A CSV without the mark by which Excel knows UTF-8.")
@where_rooms_are
def export(
    code: str,
    output: Path | None,
    language: str | None,
    no_bom: bool,
    data_dir: str | None,
    database: str | None,
    **wanted: Any,
) -> None:
    """A room's transcript."""
    from facilitator.exporting import Order
    from facilitator.keeping import export

    order = Order(room="", bom=not no_bom, **wanted)
    settings = load({"data_dir": data_dir, "database": database})
    if output is None:
        export(settings, code, sys.stdout.buffer, language, order)
        return
    with tempfile.TemporaryFile() as made:
        export(settings, code, made, language, order)
        made.seek(0)
        # Names of children are in it: nobody else on this machine needs to read it.
        output.touch(mode=0o600)
        with output.open("wb") as out:
            shutil.copyfileobj(made, out)
