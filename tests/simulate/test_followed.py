"""Students alone, led by somebody else; and what cannot be simulated at all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
import requests
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.simulate import hearing, run
from facilitator.simulate.instructor import Instructor
from facilitator.simulate.pace import Pace
from facilitator.simulate.patience import Patience
from facilitator.simulate.phone import Identity, Phone
from facilitator.simulate.run import Order
from facilitator.simulate.server import Server
from facilitator.simulate.tally import Tally
from facilitator.simulate.web import address_of
from tests.serving import PATIENCE, ServerProcess, program
from tests.simulate.lessons import PLAN, result_of, simulate, texts, transcript

QUICK = Pace(begin=(0.05, 0.3), glance=(0.05, 0.1), write=0.1, turns=0.3, look_for=None, every_visit=False)


def test_students_alone_follow_whoever_leads_until_the_room_ends(
    server: ServerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "HUMAN", QUICK)

    async def whole() -> run.Outcome:
        patience = Patience()
        web = Server(address_of(server.url), patience)
        await web.sign_in(server.data_dir)
        code = await web.open_room(PLAN)
        phone = Phone(web.address, Identity(room=code, headers=web.cookie), hearing.INSTRUCTOR, patience)
        staying = asyncio.create_task(phone.stay())
        try:
            return await followed(code.lower(), Instructor(phone, patience, 0.6, Tally(), seed=1))
        finally:
            staying.cancel()
            await asyncio.wait((staying,))

    async def followed(code: str, person: Instructor) -> run.Outcome:
        here = asyncio.Event()
        order = Order(
            url=server.url, data_dir=server.data_dir, room=code, plan=None, students=8, lesson=None, seconds=None,
            seed=1, acks=None,
        )  # fmt: skip
        with Tally() as tally:
            following = asyncio.create_task(run.Simulation(order, (), tally, lambda _: here.set()).run())
            await here.wait()
            await person.lead(lambda _: None)
            await person.end()
            async with asyncio.timeout(PATIENCE):
                return await following

    outcome = asyncio.run(whole())
    assert outcome.problems == ()
    assert outcome.result.lost == 0
    assert outcome.result.fanout_ms.p50 is None
    told = transcript(server, outcome.result.room)
    assert len(texts(told)) == outcome.result.contributions > 0
    assert all(text.startswith("sim:") for _, text, _ in texts(told))
    assert told["stances"]


def test_students_alone_go_when_their_time_is_over(server: ServerProcess) -> None:
    with requests.Session() as instructor:
        instructor.get(server.link, timeout=PATIENCE)
        opened = instructor.post(f"{server.url}/instructor/rooms", json={"plan": PLAN}, timeout=PATIENCE).json()
    done = program(
        "simulate", "--url", server.url, "--room", opened["room"], "--students", "3", "--seconds", "0.2", "--json"
    )
    result = result_of(done)
    assert (result["contributions"], result["lost"], result["ack_ms"]["p50"]) == (0, None, None)
    assert len(transcript(server, opened["room"])["participants"]) == 3


# --- what cannot be

NOWHERE = ["--url", "http://127.0.0.1:9"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--data-dir", "nowhere", "--plan", PLAN], "there is no nowhere/server.json"),
        ([*NOWHERE, "--room", "ABCDEF"], "no server answers at http://127.0.0.1:9"),
        (["--url", "http://", "--room", "ABCDEF"], "is no address such as"),
        (["--data-dir", "DATA", "--plan", "no-such-plan"], "This plan was not found"),
        (["--data-dir", "DATA", "--room", "ABCDEF"], "There is no room with this code"),
        (["--data-dir", "DATA", "--plan", PLAN, "--lesson", "nowhere.csv"], "nowhere.csv: No such file"),
        (["--data-dir", "DATA", "--plan", PLAN, "--acks", "no/where"], "no/where: No such file"),
        (["--data-dir", "DATA"], "either --plan, to lead a lesson, or --room"),
        (["--url", "http://127.0.0.1:9", "--plan", PLAN], "--data-dir is needed"),
        (["--room", "ABCDEF"], "Say where the server is"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(server: ServerProcess, words: Sequence[str], what: str) -> None:
    typed = ["simulate", *(str(server.data_dir) if word == "DATA" else word for word in words)]
    done = CliRunner().invoke(main, typed)
    assert done.exit_code == 1
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("facilitator: ")
    assert what in line


def test_a_room_that_has_ended_takes_nobody(server: ServerProcess) -> None:
    room = result_of(simulate(server, "--plan", PLAN, "--students", "1", "--seconds", "0.2", "--json"))["room"]
    done = program("simulate", "--url", server.url, "--room", room, "--students", "2")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
