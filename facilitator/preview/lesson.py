"""A lesson that is made up, from its first phase to the one that is looked at.

In that one the class is at work: some have handed in, and the phone that is shown has not. What lies before it is done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.discussion import commands as c
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Phase, PhaseKind, Plan
from facilitator.preview.board import discuss
from facilitator.preview.made_up import MadeUp
from facilitator.preview.sayings import Sayings, names

MINUTE: Final = 60_000
GONE: Final = 0.3
"""Of the phase that is looked at."""

Happening = Callable[[MadeUp, Sayings, Phase, bool], None]


def led_to(plan: Plan, phase: str, now: int) -> tuple[Room, str]:
    """The room in that phase, which the plan has, and the student whose phone is shown."""
    number = [each.id for each in plan.phases].index(phase)
    before = sum(each.minutes for each in plan.phases[:number]) * MINUTE
    room = MadeUp(plan, now - before - int(plan.phases[number].minutes * GONE * MINUTE))
    sayings = Sayings(plan)
    for name in names(plan.language):
        room.join(name)
    for each in plan.phases[: number + 1]:
        over = each.id != phase
        room.lead(c.GoTo(visit=room.visit, phase=each.id))
        if each.kind not in ("pose", "groups"):
            give_sides(room)
        HAPPENS[each.kind](room, sayings, each, over)
        room.at += each.minutes * MINUTE if over else 0
    return room.room, room.people[0]


def give_sides(room: MadeUp) -> None:
    """Once, where the plan has sides, as soon as there is something to argue for."""
    if room.room.plan.sides and not room.room.sides:
        room.lead(c.GiveSides())


def pose(room: MadeUp, sayings: Sayings, phase: Phase, over: bool) -> None:
    """While it is looked at, nobody has said anything yet."""
    if not over:
        return
    for number, person in enumerate(room.people):
        room.ask(person, c.MarkClear(visit=room.visit, clear=number != 3))
    for number, person in enumerate(room.people[1:4]):
        room.say(person, "note", sayings.text("note", number))


def think(room: MadeUp, sayings: Sayings, phase: Phase, over: bool) -> None:
    for number, person in enumerate(room.people):
        if over or 0 < number < len(room.people) - 3:
            _answer(room, sayings, phase, number, person)


def _answer(room: MadeUp, sayings: Sayings, phase: Phase, number: int, person: str) -> None:
    for prompt in phase.prompts:
        text, approach = sayings.answer(number, phase, prompt.column)
        handed_in = room.say(person, "answer", text, prompt=prompt.id)
        if handed_in is not None and approach is not None:
            room.lead(c.Tag(contribution=handed_in, approach=approach))


def groups(room: MadeUp, sayings: Sayings, phase: Phase, over: bool) -> None:
    formed = room.lead(c.FormGroups(form=phase.form, size=phase.size)) if phase.form != "by-hand" else []
    if not formed and (phase.form != "keep" or not room.room.groups):
        room.lead(c.FormGroups(form="random", size=phase.size))
    give_sides(room)
    for number, group in enumerate(_in_force(room)):
        members = room.room.groups[group].members
        mine = room.people[0] in members
        writes = room.people[0] if mine else members[0]
        room.ask(writes, c.TakePen(group=group))
        for place, prompt in enumerate(phase.prompts):
            if over or (place == 0 if mine and len(phase.prompts) > 1 else not mine and (number + place) % 3 != 2):
                text = sayings.text("group-answer", number, prompt.column)
                room.say(writes, "group-answer", text, group=group, prompt=prompt.id)
        if mine and not over:
            room.ask(members[-1], c.OfferToExplain(group=group, can=True))


def _in_force(room: MadeUp) -> list[str]:
    """The groups that have somebody in them, in their order."""
    known = [each for each in set(room.room.group_of.values()) if room.room.groups[each].members]
    return sorted(known, key=lambda each: room.room.groups[each].number)


def poll(room: MadeUp, sayings: Sayings, phase: Phase, over: bool) -> None:
    """Asked anew, more of them choose the last of the sound ones."""
    sound = [number for number, choice in enumerate(phase.choices) if choice.sound]
    for number, person in enumerate(room.people):
        if not over and number in (0, 4):
            continue
        again = bool(sound) and phase.again is not None and number % 3 == 0
        choice = sound[-1] if again else number * number % max(1, len(phase.choices))
        room.ask(person, c.CastVote(visit=room.visit, choice=choice))
        if phase.because and number % 3 == 1:
            room.say(person, "reason", sayings.text("reason", number), choice=choice)
    if over:
        room.lead(c.RevealPoll(visit=room.visit, shown=True))


def sum_up(room: MadeUp, sayings: Sayings, phase: Phase, over: bool) -> None:
    others = room.people[1:]
    proposals = [
        room.say(person, "proposal", sayings.text("proposal", number), credits=(others[number + 3],))
        for number, person in enumerate(others[:2])
    ]
    for number, person in enumerate(others[2:]):
        proposal = proposals[number % 3 // 2]
        if proposal is not None:
            room.ask(person, c.Keep(proposal=proposal, keep=True))
    if over and proposals[0] is not None:
        text = room.room.contributions[proposals[0]].text or ""
        credited = (others[0], others[3])
        room.lead(c.AdoptConclusion(visit=room.visit, text=text, proposals=(proposals[0],), credits=credited))


def reflect(room: MadeUp, sayings: Sayings, phase: Phase, over: bool) -> None:
    for number, person in enumerate(room.people[1 : len(room.people) if over else 5]):
        room.say(person, "reflection", sayings.text("reflection", number))


HAPPENS: Final[dict[PhaseKind, Happening]] = {
    "pose": pose,
    "think": think,
    "groups": groups,
    "discuss": discuss,
    "poll": poll,
    "sum-up": sum_up,
    "reflect": reflect,
}
