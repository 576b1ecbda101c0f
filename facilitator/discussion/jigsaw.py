"""New groups with one from each question, or else from each earlier group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from facilitator.discussion.grouping import LARGEST, SMALLEST, Grouped, dealt, one_phone_one_group, shuffled
from facilitator.discussion.model import by_seq

if TYPE_CHECKING:
    from facilitator.discussion.model import Room, Visit


def one_from_each(
    people: Sequence[str],
    size: int,
    seed: int,
    question_of: Mapping[str, str],
    group_of: Mapping[str, str],
    phone_of: Callable[[str], str | None] = lambda _: None,
) -> list[Grouped]:
    """Groups of about ``size``, each with somebody from every question where numbers allow; for that they may be
    larger, up to ``LARGEST``. Those who worked on one question in one group are dealt apart as far as can be, and
    whoever has none comes in evenly.
    """
    every = shuffled(people, seed)
    ordered = sorted(every, key=lambda who: (who not in question_of, question_of.get(who, ""), group_of.get(who, "")))
    parts = one_phone_one_group(dealt(ordered, _count(people, size, question_of)), phone_of, question_of.get)
    return [Grouped(members=part, reason="jigsaw", reason_of=_met(part, question_of)) for part in parts]


def _met(members: Sequence[str], question_of: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({question_of[who] for who in members if who in question_of}))


def _count(people: Sequence[str], size: int, question_of: Mapping[str, str]) -> int:
    worked = Counter(question_of[who] for who in people if who in question_of)
    usual = max(1, min(-(-len(people) // max(size, len(worked))), len(people) // SMALLEST))
    covering = min(usual, min(worked.values(), default=usual))
    return covering if -(-len(people) // covering) <= LARGEST else usual


def worked_on(room: Room, visit: Visit) -> tuple[dict[str, str], dict[str, str]]:
    """Of a visit with one question for each group: everybody's question, as ``question:<prompt>``, and their group."""
    questions: dict[str, str] = {}
    groups: dict[str, str] = {}
    for group in by_seq(room.groups.values()):
        prompt = room.question_of(visit.id, group.id)
        if prompt is not None:
            questions.update(dict.fromkeys(group.members, f"question:{prompt}"))
            groups.update(dict.fromkeys(group.members, group.id))
    return questions, groups


def visit_to_mix(room: Room) -> Visit | None:
    """The visit whose questions come together: of the phases that the present one draws on, else of all, the last."""
    given = [visit for visit in room.visits if any(of == visit.id for of, _ in room.given_questions)]
    sources = room.plan.phase(room.visit.phase).sources if room.visit is not None else ()
    return next(reversed([visit for visit in given if visit.phase in sources] or given), None)


def earlier_groups(room: Room) -> dict[str, str]:
    """Everybody's group before groups were mixed so: mixing again does not mix the mixed."""
    formed = {group.seq for group in room.groups.values() if group.reason != "jigsaw"}
    last = max(formed, default=0)
    return {who: group.id for group in room.groups.values() if group.seq == last for who in group.members}
