"""``facilitator simulate``: what is typed, and what is printed. Progress goes to standard error, the result to standard
output.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.simulate.problems import CannotSimulate

if TYPE_CHECKING:
    from facilitator.simulate.run import Outcome

_FILE = click.Path(dir_okay=False, path_type=Path)
DEFAULT_SECONDS = 20.0


@click.command()
@click.option("--url", metavar="URL", help="The server's address. [default: as the data directory says]")
@click.option("--data-dir", metavar="DIR", type=click.Path(path_type=Path), help="The server's data directory.")
@click.option("--plan", metavar="ID", help="Open a room with this plan and lead it.")
@click.option("--room", metavar="CODE", help="Send only students, into this room.")
@click.option("--students", metavar="N", type=click.IntRange(1, 2000), default=30, show_default=True)
@click.option("--lesson", metavar="CSV", type=_FILE, help="Let the students say the turns of a real lesson.")
@click.option(
    "--seconds",
    metavar="S",
    type=click.FloatRange(0, min_open=True),
    help="How long to lead, or to stay in the room. [default: 20 to lead; until the room ends]",
)
@click.option("--seed", metavar="N", type=int, default=1, show_default=True, help="The same seed: the same class.")
@click.option("--acks", metavar="FILE", type=_FILE, help="Write a JSON line for every text that was acknowledged.")
@click.option("--arrive", metavar="S", type=click.FloatRange(0), default=0.0, help="Over how long they come in.")
@click.option("--believable", is_flag=True, help="Let them say what fits the plan, where such texts are known.")
@click.option("--tips", metavar="LANG", help="Say in each phase what the person who leads could try.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON line, and tell nothing meanwhile.")
def simulate(
    url: str | None,
    data_dir: Path | None,
    plan: str | None,
    room: str | None,
    students: int,
    lesson: Path | None,
    seconds: float | None,
    seed: int,
    acks: Path | None,
    arrive: float,
    believable: bool,
    tips: str | None,
    as_json: bool,
) -> None:
    """A simulated class, over the network like phones: with --plan and --data-dir it is led through a whole lesson,
    with --room and --url only students come, and somebody leads them.

    Exit status 1 if anything that the server acknowledged is not in the transcript, or a turn was never accepted.
    """
    from rich.console import Console

    from facilitator.simulate.run import Order, run

    _check_usage(url, data_dir, plan, room)
    order = Order(
        url=url,
        data_dir=data_dir,
        room=room,
        plan=plan,
        students=students,
        lesson=lesson,
        seconds=DEFAULT_SECONDS if room is None and seconds is None else seconds,
        seed=seed,
        acks=acks,
        arrive=arrive,
        believable=believable,
        tips=tips,
    )
    console = Console(stderr=True, quiet=as_json)
    outcome = run(order, lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True))
    _print(outcome, as_json)


def _check_usage(url: str | None, data_dir: Path | None, plan: str | None, room: str | None) -> None:
    if (plan is None) == (room is None):
        raise CannotSimulate("Give either --plan, to lead a lesson, or --room, to send students into one.")
    if plan is not None and data_dir is None:
        raise CannotSimulate("To lead a lesson, --data-dir is needed: the sign-in link is there.")
    if url is None and data_dir is None:
        raise CannotSimulate("Say where the server is: --url or --data-dir.")


def _print(outcome: Outcome, as_json: bool) -> None:
    import msgspec

    result = outcome.result
    if as_json:
        click.echo(msgspec.json.encode(result))
    else:
        click.echo(
            f"Room {result.room}: {result.contributions} texts of {result.students} students acknowledged "
            f"(half within {result.ack_ms.p50} ms, 99 of 100 within {result.ack_ms.p99} ms), "
            f"{'none looked for' if result.lost is None else result.lost} lost, {result.refused} refused"
        )
    for problem in outcome.problems:
        click.echo(f"facilitator: {problem}", err=True)
    if outcome.problems:
        click.get_current_context().exit(1)
