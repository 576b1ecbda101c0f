"""The groups of a room in words: when and why they were formed, how they are called, who was in them."""

from __future__ import annotations

from facilitator.transcript import model as m
from facilitator.transcript.reading import Reading


def formed_in(reading: Reading, visit: m.PhaseRecord | None) -> list[list[m.GroupRecord]]:
    """Those of each time that groups were formed in this visit; None: before the first."""
    of = visit.visit if visit is not None else None
    groups = [group for group in reading.transcript.groups if group.visit == of]
    return [[group for group in groups if group.seq == seq] for seq in sorted({group.seq for group in groups})]


def how(reading: Reading, group: m.GroupRecord) -> str:
    """When, and by what reason, where the reader may know it."""
    time = reading.clock(group.at)
    if not group.reason:
        return reading.says("transcript.formed-when", time=time)
    return reading.says("transcript.formed", time=time, reason=reading.says(f"grouping.{group.reason}"))


def called(reading: Reading, group: m.GroupRecord) -> str:
    """With the question that it had, where each had one in the visit in which it was formed."""
    number = reading.says("transcript.group", number=group.number)
    had = [
        each.prompt
        for each in reading.transcript.questions_given
        if each.group == group.id and each.visit == group.visit
    ]
    return f"{number} · {_prompt_called(reading, group.visit, had[-1])}" if had else number


def _prompt_called(reading: Reading, visit_id: str | None, prompt_id: str) -> str:
    visit = next(visit for visit in reading.transcript.phases if visit.visit == visit_id)
    column = next(prompt.column for prompt in reading.phase(visit).prompts if prompt.id == prompt_id)
    return reading.edit(column) if column else reading.says("transcript.prompt", number=prompt_id)


def people(reading: Reading, group: m.GroupRecord) -> str:
    """All, and whose part it was to speak for it or to explain."""
    parts = [reading.names(group.members)]
    if group.spokesperson is not None:
        parts.append(reading.says("transcript.spokesperson", name=reading.name(group.spokesperson)))
    if group.explainers:
        parts.append(reading.says("transcript.explainers", names=reading.names(group.explainers)))
    return " · ".join(part for part in parts if part)
