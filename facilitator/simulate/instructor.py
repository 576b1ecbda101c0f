"""The simulated instructor: leads a class through all phases of a plan, each for the same time, and ends the room.

What is to be done in a phase is done in its first nine tenths; then the next one begins, whatever is still on its way:
what students say later is stored as late.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Container, Sequence
from random import Random
from typing import Final

from facilitator.discussion import commands as c
from facilitator.discussion.plan import GroupingForm
from facilitator.simulate import words
from facilitator.simulate.conversation import Reply
from facilitator.simulate.outbox import new_id
from facilitator.simulate.patience import Patience
from facilitator.simulate.phone import Phone
from facilitator.simulate.problems import CannotSimulate
from facilitator.simulate.sight import Sight
from facilitator.simulate.tally import Tally, now
from facilitator.views import entities as en

CARDS: Final = 4
TAGS: Final = 6
_CALLED_ON: Final = 2


class Instructor:
    def __init__(self, phone: Phone, patience: Patience, phase_seconds: float, tally: Tally, seed: int) -> None:
        self._phone = phone
        self._patience = patience
        self._sight = phone.sight
        self._phase_seconds = phase_seconds
        self._tally = tally
        self._chance = Random(f"{seed}/instructor")
        self._began = 0.0
        """When the phase began, or should have."""
        self._do: dict[str, Callable[[str, en.VisitInfo], Awaitable[None]]] = {
            "think": self._walk,
            "groups": self._form_groups,
            "discuss": self._discuss,
            "poll": self._poll,
            "sum-up": self._sum_up,
        }

    async def lead(self, tell: Callable[[str], None]) -> None:
        """From the first phase to the end of the last; ``tell`` is told of each."""
        phases = course(self._sight)
        started = now()
        for place, (_, phase) in enumerate(phases):
            visit_id, visit = await self._move_on()
            # By the clock of the whole lesson: what takes longer in one phase is not added to it.
            self._began = max(started + place * self._phase_seconds, now() - self._phase_seconds / 2)
            tell(f"{place + 1}/{len(phases)} {phase.title}")
            await self._take_sides(visit, swap=place == len(phases) // 2)
            if visit.kind in self._do:
                await self._do[visit.kind](visit_id, visit)
            await self._moment(1)

    async def end(self) -> None:
        await self._must(c.EndRoom())

    # --- how things are done

    async def _move_on(self) -> tuple[str, en.VisitInfo]:
        """To the next phase; the first one, if none has begun."""
        room = await self._sight.until(lambda: self._sight.one(en.RoomInfo))
        before = room.visit
        sent = now()
        await self._must(c.Start() if before is None else c.Next(visit=before))
        with self._patience.waiting():
            room = await self._sight.until(lambda: self._room_elsewhere(before))
        assert room.visit is not None
        self._tally.commanded(room.visit, sent)
        return room.visit, self._sight.all(en.VisitInfo)[room.visit]

    def _room_elsewhere(self, before: str | None) -> en.RoomInfo | None:
        room = self._sight.one(en.RoomInfo)
        return room if room is not None and room.visit not in (None, before) else None

    async def _moment(self, part: float) -> None:
        """Wait until so much of the phase's time is over."""
        await asyncio.sleep(self._left(part))

    def _left(self, part: float) -> float:
        return max(0, self._began + part * self._phase_seconds - now())

    async def _ask(self, command: c.Command) -> Reply:
        return await self._phone.outbox.ask(command, new_id())

    async def _must(self, command: c.Command) -> None:
        reply = await self._ask(command)
        if not reply.ok:
            raise CannotSimulate(f"the instructor's {type(command).__name__} was refused: {reply.message}")

    async def _all(self, commands: Sequence[c.Command]) -> list[Reply]:
        return await asyncio.gather(*map(self._ask, commands))

    def _say(self, what: str) -> str:
        room = self._sight.one(en.RoomInfo)
        assert room is not None
        return words.text(what, room.language, room.family, self._chance)

    def _ids_of(self, kinds: Sequence[str], visits: Container[str] | None = None) -> list[str]:
        """What was handed in and can be seen, oldest first."""
        found = [
            (each.seq, contribution)
            for contribution, each in self._sight.all(en.ContributionInfo).items()
            if each.kind in kinds and not each.withdrawn and each.text and (visits is None or each.visit in visits)
        ]
        return [contribution for _, contribution in sorted(found)]

    async def _take_sides(self, visit: en.VisitInfo, swap: bool) -> None:
        """Where the plan has sides, they are given once the problem is known. A plan that does not say when they change
        over has them do so half-way."""
        sides = self._sight.one(en.SidesInfo)
        if sides is None or visit.kind == "pose":
            return
        if not sides.given:
            await self._ask(c.GiveSides())
        elif swap and not any(guide.swap for guide in self._sight.all(en.PhaseGuide).values()):
            await self._ask(c.SwapSides(swaps=sides.swaps))

    # --- phase by phase

    async def _walk(self, visit_id: str, visit: en.VisitInfo) -> None:
        """Tag some answers by what they might be, and say something to everybody."""
        await self._moment(0.5)
        await self._ask(c.Nudge(text=self._say("nudge")))
        await self._moment(0.8)
        guide = self._sight.all(en.PhaseGuide)[visit.phase]
        if guide.approaches:
            answers = spread(self._ids_of(("answer",), (visit_id,)), TAGS)
            approaches = [self._chance.choice(guide.approaches).id for _ in answers]
            await self._all(
                [c.Tag(contribution=each, approach=tag) for each, tag in zip(answers, approaches, strict=True)]
            )

    async def _form_groups(self, visit_id: str, visit: en.VisitInfo) -> None:
        guide = self._sight.all(en.PhaseGuide)[visit.phase]
        groups: tuple[tuple[str, ...], ...] = ()
        form: GroupingForm = guide.form
        if form == "keep" and not self._sight.all(en.GroupDetail):
            form = "random"
        if form == "by-hand":
            people = sorted(self._sight.all(en.ParticipantInfo))
            groups = tuple(tuple(people[start : start + guide.size]) for start in range(0, len(people), guide.size))
        await self._ask(c.FormGroups(form=form, size=guide.size, groups=groups))

    async def _discuss(self, visit_id: str, visit: en.VisitInfo) -> None:
        cards = await self._put_up_cards(self._sight.all(en.PhaseGuide)[visit.phase].sources)
        await self._moment(0.3)
        if cards:
            await self._ask(c.AskPositions())
        await self._moment(0.45)
        await self._call_on_hands()
        if len(cards) > 1:
            kinds = visit.connections or ("because",)
            await self._ask(c.Connect(a=cards[0], b=cards[1], kind=self._chance.choice(kinds)))
            await self._ask(c.StrikeThrough(card=cards[-1], struck=True))
        await self._moment(0.65)
        if cards:
            await self._ask(c.AskPositions())
        await self._moment(0.9)
        await self._all([c.ShowPositions(shown=True), c.CallOn()])

    async def _put_up_cards(self, sources: Sequence[str]) -> list[str]:
        """Three cards or more, if there is so much; their ids, left to right."""
        await self._sight.until(lambda: self._candidates(sources), self._left(0.25))
        chosen = spread(self._candidates(sources) or self._ids_of(("note",)), CARDS)
        replies = await self._all([c.PutOnBoard(contribution=each) for each in chosen])
        there = [each for each, reply in zip(chosen, replies, strict=True) if reply.ok]
        if not there:
            return []
        with self._patience.waiting():
            cards = await self._sight.until(lambda: self._cards_of(there))
        await self._all([c.RevealCard(card=card, shown=True) for card in cards])
        return cards

    def _candidates(self, sources: Sequence[str]) -> list[str]:
        """What the class has answered in those phases; where it has not, in any."""
        kinds = ("answer", "group-answer", "reason")
        visits = {visit_id for visit_id, visit in self._sight.all(en.VisitInfo).items() if visit.phase in sources}
        return self._ids_of(kinds, visits) or self._ids_of(kinds)

    def _cards_of(self, contributions: Sequence[str]) -> list[str] | None:
        """The ids of their cards, once all are on the board."""
        board = self._sight.all(en.CardDetail).items()
        cards = sorted((each.place, card) for card, each in board if each.contribution in contributions)
        return [card for _, card in cards] if len(cards) == len(contributions) else None

    async def _call_on_hands(self) -> None:
        people = self._sight.all(en.ParticipantInfo).items()
        hands = sorted((person.hand_at, who) for who, person in people if person.hand_at is not None)
        for _, who in hands[:_CALLED_ON]:
            await self._ask(c.CallOn(participant=who))

    async def _poll(self, visit_id: str, visit: en.VisitInfo) -> None:
        await self._moment(0.8)
        await self._ask(c.RevealPoll(visit=visit_id, shown=True))

    async def _sum_up(self, visit_id: str, visit: en.VisitInfo) -> None:
        await self._moment(0.8)
        proposals = self._sight.all(en.ProposalInfo)
        kept = sorted(proposals, key=lambda each: (-proposals[each].kept, proposals[each].seq))[:2]
        await self._ask(c.AdoptConclusion(visit=visit_id, text=self._say("adopted"), proposals=tuple(kept)))


def course(sight: Sight) -> list[tuple[str, en.PhaseInfo]]:
    """(id, phase) of the phases that are not left out, in order."""
    known = [found for found in sight.all(en.PhaseInfo).items() if not found[1].skipped]
    return sorted(known, key=lambda found: found[1].place)


def spread(items: Sequence[str], most: int) -> list[str]:
    """So many of them, evenly from first to last."""
    count = min(most, len(items))
    return [items[place * len(items) // count] for place in range(count)]
