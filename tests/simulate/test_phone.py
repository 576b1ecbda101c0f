"""A phone's outbox over connections that break: what was not answered goes out again, under the same id."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from facilitator.discussion import commands as c
from facilitator.simulate import outbox
from facilitator.simulate.conversation import Reply
from facilitator.simulate.hearing import STUDENT
from facilitator.simulate.outbox import IN_FLIGHT
from facilitator.simulate.patience import Patience
from facilitator.simulate.phone import Identity, Phone
from facilitator.simulate.problems import CannotSimulate
from facilitator.views import entities as en
from tests.simulate.pretend import Link, pretending

DEADLINE = 10.0
POINT = c.HandIn(kind="point", visit="v7", text="  Why sixths? ")
ACCEPTED = Reply(ok=True, seq=12)

Script = Callable[[Link], Awaitable[None]]


def with_phone(use: Callable[[Phone], Awaitable[None]], *scripts: Script) -> None:
    async def whole() -> None:
        async with asyncio.timeout(DEADLINE), pretending(*scripts) as address:
            phone = Phone(address, Identity(room="ABCDEF", token="t"), STUDENT, Patience())
            staying = asyncio.create_task(phone.stay())
            await use(phone)
            staying.cancel()
            with suppress(asyncio.CancelledError):
                await staying

    asyncio.run(whole())


async def hand_in(phone: Phone) -> None:
    assert await phone.outbox.ask(POINT, "id-of-mine") == ACCEPTED


def test_a_command_goes_out_as_it_is_and_is_answered() -> None:
    async def script(link: Link) -> None:
        auth = await link.join()
        assert auth == {"protocol": 1, "room": "ABCDEF", "token": "t", "have": {}, "language": None}
        number, command = await link.command()
        assert command == {
            "id": "id-of-mine", "type": "HandIn", "kind": "point", "visit": "v7", "text": "  Why sixths? "
        }  # fmt: skip
        link.answer(number, ok=True, seq=12)
        await link.until_closed()

    with_phone(hand_in, script)


def test_what_was_on_its_way_when_the_connection_broke_goes_out_again_with_its_id() -> None:
    ids = []

    async def cut(link: Link) -> None:
        await link.join()
        ids.append((await link.command())[1]["id"])
        link.cut()

    async def answer(link: Link) -> None:
        await link.join()
        number, command = await link.command()
        ids.append(command["id"])
        link.answer(number, ok=True, seq=12)
        await link.until_closed()

    with_phone(hand_in, cut, cut, answer)
    assert ids == ["id-of-mine"] * 3


def test_what_is_not_answered_goes_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "ACK_SECONDS", 0.05)

    async def script(link: Link) -> None:
        await link.join()
        first, command = await link.command()
        second, again = await link.command()
        assert again == command
        assert second != first
        link.answer(second, ok=True, seq=12)
        link.answer(first, ok=True, seq=12)
        await link.until_closed()

    with_phone(hand_in, script)


def test_who_is_too_fast_waits_as_long_as_told_and_who_was_not_saved_tries_again() -> None:
    async def script(link: Link) -> None:
        loop = asyncio.get_running_loop()
        await link.join()
        number, _ = await link.command()
        told = loop.time()
        link.answer(number, ok=False, code="too-fast", message="Wait.", retry_after_ms=80)
        number, command = await link.command()
        assert loop.time() - told >= 0.08
        assert command["id"] == "id-of-mine"
        link.answer(number, ok=False, code="not-saved", message="Disk full.")
        number, command = await link.command()
        assert command["id"] == "id-of-mine"
        link.answer(number, ok=True, seq=12)
        await link.until_closed()

    with_phone(hand_in, script)


def test_any_other_refusal_is_the_last_word() -> None:
    async def script(link: Link) -> None:
        await link.join()
        number, _ = await link.command()
        link.answer(number, ok=False, code="ended", message="Over.")
        await link.until_closed()

    async def use(phone: Phone) -> None:
        assert await phone.outbox.ask(POINT) == Reply(ok=False, code="ended", message="Over.")

    with_phone(use, script)


def test_only_so_many_are_on_their_way_at_a_time_and_they_go_in_order() -> None:
    async def script(link: Link) -> None:
        await link.join()
        on_their_way = [await link.command() for _ in range(IN_FLIGHT)]
        assert [command["text"] for _, command in on_their_way] == [str(number) for number in range(IN_FLIGHT)]
        link.say("2")
        assert await link.hear() == "3", "one more than may be on its way"
        for number, _ in on_their_way:
            link.answer(number, ok=True, seq=12)
        number, command = await link.command()
        assert command["text"] == str(IN_FLIGHT)
        link.answer(number, ok=True, seq=12)
        await link.until_closed()

    async def use(phone: Phone) -> None:
        texts = [c.HandIn(kind="point", visit="v7", text=str(number)) for number in range(IN_FLIGHT + 1)]
        await asyncio.gather(*map(phone.outbox.ask, texts))

    with_phone(use, script)


def room(visit: str | None) -> dict[str, object]:
    return {
        "code": "ABCDEF", "title": "", "plan": "", "family": "seminar", "language": "en", "state": "running",
        "locked": False, "paused_since": None, "columns": [], "visit": visit, "asking": 0, "speaker": None,
        "nudge": None, "nudge_seq": None, "led_by": "", "pointed_at": None, "compared": [],
        "material": None, "material_page": 1,
    }  # fmt: skip


def test_it_says_what_it_has_when_it_comes_back_and_asks_for_what_it_missed() -> None:
    async def first(link: Link) -> None:
        await link.join()
        link.tell("welcome", {"streams": ["class"]})
        link.tell("snapshot", {"stream": "class", "version": 4, "view": {"room": {"room": room(None)}, "people": {}}})
        link.tell("patch", {"stream": "class", "from": 6, "to": 7, "set": [["room", "room", room("v7")]], "drop": []})
        assert await link.hear() == '42["resync",{"stream":"class","have":4}]'
        link.cut()

    async def second(link: Link) -> None:
        auth = await link.join()
        assert auth["have"] == {"class": 4}
        link.tell("welcome", {"streams": ["class"]})
        link.tell("patch", {"stream": "class", "from": 4, "to": 7, "set": [["room", "room", room("v7")]], "drop": []})
        await link.until_closed()

    async def use(phone: Phone) -> None:
        def visit() -> str | None:
            known = phone.sight.one(en.RoomInfo)
            return known.visit if known is not None else None

        assert await phone.sight.until(visit) == "v7"

    with_phone(use, first, second)


@pytest.mark.parametrize("code", ["not-yours", "not-found"])
def test_who_is_not_let_in_does_not_try_for_ever(code: str) -> None:
    async def script(link: Link) -> None:
        await link.accept()
        await link.hear()
        link.say(f'44{{"message":"No.","data":{{"code":"{code}","message":"No."}}}}')
        await link.until_closed()

    async def whole() -> None:
        async with asyncio.timeout(DEADLINE), pretending(script) as address:
            await Phone(address, Identity(room="ABCDEF", token="t"), STUDENT, Patience()).stay()

    with pytest.raises(CannotSimulate, match="No"):
        asyncio.run(whole())


def test_patience_ends_when_nothing_is_answered_for_too_long() -> None:
    async def silent(link: Link) -> None:
        await link.join()
        await link.command()
        await link.until_closed()

    async def whole() -> None:
        async with asyncio.timeout(DEADLINE), pretending(silent) as address:
            patience = Patience(0.2)
            phone = Phone(address, Identity(room="ABCDEF", token="t"), STUDENT, patience)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(phone.stay())
                tasks.create_task(phone.outbox.ask(POINT))
                tasks.create_task(patience.run_out(lambda: "1 never accepted"))

    with pytest.raises(ExceptionGroup) as raised:
        asyncio.run(whole())
    assert [str(each) for each in raised.value.exceptions] == [
        "gave up: nothing was answered for 0.2 seconds; 1 never accepted"
    ]
