"""The commands of the program. Errors are one line on standard error and exit status 1; a traceback is a bug.

Each command imports what it needs when it runs, so that ``--help`` is quick and only ``serve`` loads an engine.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli_transcripts import bring_in, export, where_rooms_are
from facilitator.config import Settings, load, prompts_folder
from facilitator.simulate.command import simulate

if TYPE_CHECKING:
    from facilitator.plans.format import PlanText
    from facilitator.plans.load import Library


class OneLine(click.ClickException):
    """An expected failure."""


class Group(click.Group):
    """Says every expected failure in one line, wrong usage too, and ends with exit status 1."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **more: Any) -> Any:  # type: ignore[override]
        try:
            status = super().main(args, prog_name, **{**more, "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as bare:
            click.echo(bare.format_message())
            status = 0
        except click.ClickException as failure:
            click.echo(f"facilitator: {' '.join(failure.format_message().split())}", err=True)
            status = 1
        except click.Abort:
            click.echo("facilitator: stopped", err=True)
            status = 1
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as failure:
            from facilitator.failures import EXPECTED

            if not isinstance(failure, EXPECTED):
                raise
            raise OneLine(" ".join(str(failure).split())) from failure


def how_to_serve(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that runs the server."""
    options = (
        click.option("--host", help="Address to listen on. [default: 0.0.0.0]"),
        click.option("--port", type=int, help="Port to listen on; 0: any free one. [default: 8000]"),
        where_rooms_are,
        click.option("--engine", type=click.Choice(["eventlet", "gevent", "threading"]), help="[default: eventlet]"),
        click.option("--message-queue", metavar="URL", help="Redis between several servers of one database."),
        click.option("--public-url", metavar="URL", help="The address that people type, if not this machine's own."),
        click.option("--trusted-proxies", type=int, metavar="N", help="Reverse proxies in front. [default: 0]"),
        click.option(
            "--keep-days", type=int, metavar="N", help="Days after its end that a room is kept. [default: all]"
        ),
        click.option("--prompts", metavar="DIR", help="The folder of the plans."),
        click.option("--plans", metavar="DIR", help="The folder of your own plans. [default: plans in the data dir]"),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="facilitator")
def main() -> None:
    """A live room for a discussion in class: one prompt, one pace, one board."""


@main.command()
@how_to_serve
def serve(**flags: Any) -> None:
    """Run the server and print the instructor's link and the students' address."""
    from rich.console import Console

    from facilitator.serving import serve as run

    run(load(flags), Console())


@main.command()
@how_to_serve
@click.option("--plan", default="adding-unlike-fractions", show_default=True, metavar="ID", help="What to lead.")
@click.option("--students", type=click.IntRange(1, 200), default=30, show_default=True, metavar="N")
@click.option("--lang", default="", metavar="LANG", help="en or ja. [default: as LANG says]")
def demo(plan: str, students: int, lang: str, **flags: Any) -> None:
    """Run the server with a simulated class in a room of its own, for you to lead."""
    from rich.console import Console

    from facilitator.demo import demo as run

    run(load(flags), plan, students, lang or os.environ.get("LANG", ""), Console())


main.add_command(simulate)


@main.group()
def plans() -> None:
    """Look at plans, and check plan files."""


def _library(prompts: str | None) -> Library:
    """The plans; what is wrong with others is said beside, so that nobody looks for them in vain."""
    from facilitator.plans.load import library

    found = library(prompts_folder(load({"prompts": prompts})))
    for problem in found.problems:
        click.echo(f"facilitator: {problem}", err=True)
    return found


from_prompts = click.option("--prompts", metavar="DIR", help="The folder of the plans.")


@plans.command("list")
@from_prompts
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def plans_list(prompts: str | None, as_json: bool) -> None:
    """The plans that rooms can be opened with."""
    listed = [_card(file.plan) for file in _library(prompts).plans.values()]
    if as_json:
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for plan in listed:
        click.echo("{id:32} {family:16} {language:6} {minutes:>4} min  {title}".format(**plan))


def _card(plan: PlanText) -> dict[str, Any]:
    return {
        "id": plan.id,
        "family": plan.family,
        "language": plan.language,
        "minutes": plan.minutes,
        "title": plan.title,
        "summary": plan.summary,
    }


@plans.command("show")
@click.argument("plan_id", metavar="ID")
@from_prompts
def plans_show(plan_id: str, prompts: str | None) -> None:
    """One plan's file."""
    found = _library(prompts).plans.get(plan_id)
    if found is None:
        raise OneLine(f"there is no plan {plan_id!r}; see facilitator plans list")
    click.echo(Path(found.path).read_text("utf-8"), nl=False)


@plans.command("check")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
def plans_check(paths: tuple[Path, ...]) -> None:
    """Say everything that is wrong in plan files or folders, one line each; exit status 1 if there is anything."""
    from facilitator.plans.load import check_paths

    problems = check_paths(paths)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)


@plans.command("schema")
def plans_schema() -> None:
    """The JSON Schema of plan files, by which editors complete and mark them."""
    from facilitator.plans.schema import as_json

    click.echo(as_json(), nl=False)


@main.group()
def rooms() -> None:
    """Look at rooms, and delete them."""


def _settings(data_dir: str | None, database: str | None, keep_days: int | None = None) -> Settings:
    return load({"data_dir": data_dir, "database": database, "keep_days": keep_days})


by_rule = click.option("--keep-days", type=int, metavar="N", help="As the server is told, where none is running.")


@rooms.command("list")
@where_rooms_are
@by_rule
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def rooms_list(data_dir: str | None, database: str | None, keep_days: int | None, as_json: bool) -> None:
    """All rooms, newest first, and until when they are kept."""
    from facilitator.keeping import list_rooms

    listed = list_rooms(_settings(data_dir, database, keep_days))
    if as_json:
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for room in listed:
        state = "past" if room["ended"] else "open"
        kept = f"kept until {room['kept_until'][:10]}" if room["kept_until"] else "kept"
        click.echo(f"{room['room']}  {room['opened_at']}  {state}  {kept:21}  {room['plan']:32} {room['title']}")


@rooms.command("delete")
@click.argument("code", required=False)
@where_rooms_are
@by_rule
@click.option("--expired", is_flag=True, help="All rooms whose date has come, instead of one.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def rooms_delete(
    code: str | None, data_dir: str | None, database: str | None, keep_days: int | None, expired: bool, yes: bool
) -> None:
    """Delete a room, or all whose date has come, and every trace of it, for good."""
    from facilitator.keeping import delete_expired, delete_room

    if expired == (code is not None):
        raise OneLine("say which room, or --expired")
    what = f"room {code}" if code is not None else "all rooms whose date has come"
    if not yes:
        click.confirm(f"Delete {what} with everything that was said in it?", abort=True)
    settings = _settings(data_dir, database, keep_days)
    if code is not None:
        delete_room(settings, code)
    for gone in [code] if code is not None else delete_expired(settings):
        click.echo(f"Room {gone} is deleted.")


main.add_command(bring_in)
main.add_command(export)


@main.command()
def protocol() -> None:
    """The wire protocol as an AsyncAPI document."""
    from facilitator.live.asyncapi import as_json

    click.echo(as_json(), nl=False)
