"""One question for each group: spread evenly over the groups when the phase begins or groups form in it."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, known_group
from facilitator.discussion.grouping import shuffled
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Phase
from facilitator.discussion.refused import Refused


def give(case: Case, command: c.GiveQuestion) -> list[e.AnyEvent]:
    room = case.room
    visit = room.visit
    if visit is None or not room.plan.phase(visit.phase).one_each:
        raise Refused("not-now", "not-one-each")
    group = known_group(room, command.group)
    if group.seq != max(each.seq for each in room.groups.values()):
        raise Refused("not-found", "no-such-group")
    if all(prompt.id != command.prompt for prompt in room.plan.phase(visit.phase).prompts):
        raise Refused("not-found", "no-such-prompt")
    if room.question_of(visit.id, group.id) == command.prompt:
        return []
    return [_given(visit.id, {group.id: command.prompt})]


def given_at_start(case: Case, phase: Phase, visit: str) -> list[e.AnyEvent]:
    """To the groups in force. Whoever comes back to a phase has the question that they had there."""
    room = case.room
    latest = max((group.seq for group in room.groups.values()), default=0)
    groups = [group.id for group in room.groups.values() if group.seq == latest and group.members]
    if not phase.one_each or not groups:
        return []
    had: dict[str, str] = {}
    for before in room.visits:
        if before.phase == phase.id:
            had.update({group: found for group in groups if (found := room.question_of(before.id, group))})
    return [_given(visit, _spread(phase, groups, had, case.now.seed))]


def given_to_new(case: Case, groups: Iterable[str], anew: bool) -> list[e.AnyEvent]:
    """To groups that form in such a phase. Not ``anew``: beside those that have their questions."""
    room = case.room
    if room.visit is None or not room.plan.phase(room.visit.phase).one_each:
        return []
    had = {} if anew else _had_now(room, room.visit.id)
    spread = _spread(room.plan.phase(room.visit.phase), list(groups), had, case.now.seed)
    return [_given(room.visit.id, {group: prompt for group, prompt in spread.items() if group not in had})]


def _had_now(room: Room, visit: str) -> dict[str, str]:
    latest = max(group.seq for group in room.groups.values())
    in_force = (group for group in room.groups.values() if group.seq == latest and group.members)
    return {group.id: found for group in in_force if (found := room.question_of(visit, group.id))}


def _spread(phase: Phase, groups: list[str], had: dict[str, str], seed: int) -> dict[str, str]:
    """Each group that has none gets the question that fewest have; the first of the plan's, where several."""
    given = dict(had)
    for group in shuffled(groups, seed):
        if group not in given:
            taken = list(given.values())
            given[group] = min((prompt.id for prompt in phase.prompts), key=taken.count)
    return given


def _given(visit: str, questions: dict[str, str]) -> e.QuestionsGiven:
    pairs = sorted(questions.items())
    return e.QuestionsGiven(
        visit=visit, questions=tuple(e.QuestionOf(group=group, prompt=prompt) for group, prompt in pairs)
    )


def only_its_own(room: Room, visit: str, phase: Phase, group: str | None, prompt: str) -> None:
    """A group answers the question that it has, or one that it had when this was written."""
    if phase.one_each and prompt not in room.given_questions.get((visit, group or ""), ()):
        raise Refused("not-yours", "another-question")


RULES: dict[type[c.Command], Rule] = {c.GiveQuestion: give}
