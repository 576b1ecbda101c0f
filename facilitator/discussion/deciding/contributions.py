"""Handing in, changing, withdrawing, tagging. A text is stored as it was written, to the character."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.contribution import ONE_PER_SLOT, Contribution, ContributionKind
from facilitator.discussion.deciding.context import (
    Case,
    Rule,
    begun_visit,
    card_in_sight,
    known_contribution,
    known_group,
    known_participant,
    person_meant,
    said_in_sight,
    words,
)
from facilitator.discussion.deciding.one_each import only_its_own
from facilitator.discussion.deciding.pictures import add_photo, not_without_end, shown_with
from facilitator.discussion.deciding.questions import not_a_flood
from facilitator.discussion.lettering import is_approach
from facilitator.discussion.limits import GROUP_TEXT, LABEL, TEXT
from facilitator.discussion.model import Room, Visit
from facilitator.discussion.phases import ANYTIME, PHASES
from facilitator.discussion.refused import Refused
from facilitator.discussion.sides import side_in

_ONLY_OF: dict[str, frozenset[ContributionKind]] = {
    "group": frozenset({"group-answer"}),
    "card": frozenset({"point"}),
    "point": frozenset({"point"}),
    "reply_to": frozenset({"point"}),
    "choice": frozenset({"reason"}),
    "credits": frozenset({"proposal", "reflection"}),
    "pictures": frozenset({"answer", "group-answer"}),
    "drawing": frozenset({"answer", "group-answer"}),
}
"""Fields of HandIn that only these kinds may fill."""

_FOR_MYSELF: frozenset[ContributionKind] = frozenset({"note", "reflection"})
"""Said from no side."""


def hand_in(case: Case, command: c.HandIn) -> list[e.AnyEvent]:
    room = case.room
    visit = begun_visit(room, command.visit)
    phase = room.phase_of(visit.id)
    if command.kind not in PHASES[phase.kind].contributions | ANYTIME:
        raise Refused("not-now", "not-in-this-phase")
    if all(prompt.id != command.prompt for prompt in phase.prompts):
        raise Refused("not-found", "no-such-prompt")
    _fields_fit(command)
    only_its_own(room, visit.id, phase, command.group, command.prompt)
    author = person_meant(case, command.participant)
    before = _in_slot(room, command, author)
    shown = shown_with(case, command, author, phase, before)
    text = _text(command.text, command.kind, shown)
    if command.kind == "group-answer":
        _may_write_for_group(case, command.group, author, visit)
    _refers_to_what_is_there(room, command, len(phase.choices))
    not_without_end(room, visit.id, author, text, command.drawing)
    if command.kind == "question":
        not_a_flood(room, author)
    late = visit.ended_at is not None and not command.unfinished and command.kind not in ANYTIME
    if before is not None:
        return [_revision(before, author, text, late, command, shown)]
    return [_new(case, command, author, text, late, shown)]


def _text(text: str, kind: ContributionKind, shown: tuple[str, ...]) -> str:
    """Pictures may say it all."""
    if text == "" and shown:
        return text
    return words(text, GROUP_TEXT if kind == "group-answer" else TEXT)


def _fields_fit(command: c.HandIn) -> None:
    for name, kinds in _ONLY_OF.items():
        if getattr(command, name) not in (None, ()) and command.kind not in kinds:
            raise Refused("malformed", "field-not-of-kind", field=name, kind=command.kind)


def _may_write_for_group(case: Case, group_id: str | None, author: str, visit: Visit) -> None:
    """Whoever has the pen writes. The instructor enters for a group through any of its members. Groups that others have
    followed answer only what they were asked before."""
    if group_id is None:
        raise Refused("malformed", "which-group")
    group = known_group(case.room, group_id)
    if author not in group.members:
        raise Refused("not-yours", "another-group")
    if visit.ended_at is None and group.seq != case.room.grouped_at:
        raise Refused("not-now", "other-groups-now")
    if case.actor.kind == "student" and group.pen != author:
        raise Refused("not-yours", "pen-elsewhere")


def _refers_to_what_is_there(room: Room, command: c.HandIn, choices: int) -> None:
    if command.card is not None:
        card_in_sight(room, command.card)
    if command.reply_to is not None:
        said_in_sight(room, command.reply_to, "point")
    if command.choice is not None and command.choice >= choices:
        raise Refused("not-found", "no-such-choice")
    for credited in command.credits:
        known_participant(room, credited)


def _in_slot(room: Room, command: c.HandIn, author: str) -> Contribution | None:
    if command.kind not in ONE_PER_SLOT:
        return None
    found = room.slots.get((command.group or author, command.visit, command.prompt, command.kind))
    return room.contributions[found] if found is not None else None


def _new(
    case: Case, command: c.HandIn, author: str, text: str, late: bool, shown: tuple[str, ...]
) -> e.ContributionHandedIn:
    return e.ContributionHandedIn(
        contribution=case.new_id("c"),
        kind=command.kind,
        author=author,
        visit=command.visit,
        prompt=command.prompt,
        text=text,
        late=late,
        unfinished=command.unfinished,
        group=command.group,
        card=command.card,
        point=command.point,
        reply_to=command.reply_to,
        choice=command.choice,
        credits=command.credits,
        pictures=shown,
        drawing=command.drawing,
        side=_side(case.room, command, author),
    )


def _side(room: Room, command: c.HandIn, author: str) -> int | None:
    if command.kind in _FOR_MYSELF:
        return None
    return side_in(room, begun_visit(room, command.visit), author, command.group)


def _revision(
    before: Contribution, author: str, text: str, late: bool, command: c.HandIn, shown: tuple[str, ...]
) -> e.ContributionRevised:
    return e.ContributionRevised(
        contribution=before.id,
        author=author,
        text=text,
        late=late,
        unfinished=command.unfinished,
        choice=command.choice,
        credits=command.credits,
        pictures=shown,
        drawing=command.drawing,
    )


def revise(case: Case, command: c.Revise) -> list[e.AnyEvent]:
    before = _own(case, command.contribution)
    late = begun_visit(case.room, before.visit).ended_at is not None and before.kind not in ANYTIME
    text = _text(command.text, before.kind, before.pictures)
    author = case.actor.id if case.actor.kind == "student" else before.author
    not_without_end(case.room, before.visit, author, text)
    return [
        e.ContributionRevised(
            contribution=before.id,
            author=author,
            text=text,
            late=late,
            choice=before.choice,
            credits=before.credits,
            pictures=before.pictures,
        )
    ]


def share(case: Case, command: c.ShareReflection) -> list[e.AnyEvent]:
    found = _own(case, command.contribution)
    if found.kind != "reflection":
        raise Refused("not-found", "no-such-contribution")
    if found.shared == command.shared:
        return []
    return [e.ReflectionShared(contribution=found.id, shared=command.shared)]


def show_line(case: Case, command: c.ShowLine) -> list[e.AnyEvent]:
    lines = case.room.of_class.lines if case.room.of_class is not None else ()
    if all(line.id != command.line or line.text is None for line in lines):
        raise Refused("not-found", "no-such-line")
    if command.shown == (command.line in case.room.lines_shown):
        return []
    return [e.LineShown(line=command.line, shown=command.shown)]


def withdraw(case: Case, command: c.Withdraw) -> list[e.AnyEvent]:
    before = _own(case, command.contribution)
    if any(card.contribution == before.id and not card.off for card in case.room.cards.values()):
        raise Refused("not-now", "on-the-board")
    return [] if before.withdrawn else [e.ContributionWithdrawn(contribution=before.id)]


def _own(case: Case, contribution: str) -> Contribution:
    """A contribution that the asker may change: one's own, or the group's while one has its pen."""
    found = known_contribution(case.room, contribution)
    if found.text is None:
        raise Refused("not-found", "no-such-contribution")
    if case.actor.kind == "instructor":
        return found
    if found.kind == "group-answer":
        _may_write_for_group(case, found.group, case.actor.id, begun_visit(case.room, found.visit))
    elif found.author != case.actor.id:
        raise Refused("not-yours", "not-your-words")
    return found


def hide(case: Case, command: c.Hide) -> list[e.AnyEvent]:
    before = known_contribution(case.room, command.contribution)
    if before.hidden == command.hidden:
        return []
    return [e.ContributionHidden(contribution=before.id, hidden=command.hidden)]


def tag(case: Case, command: c.Tag) -> list[e.AnyEvent]:
    before = known_contribution(case.room, command.contribution)
    if command.approach is not None and not is_approach(case.room, case.room.phase_of(before.visit), command.approach):
        raise Refused("not-found", "no-such-approach")
    if command.approach == before.approach:
        return []
    return [e.ContributionTagged(contribution=before.id, approach=command.approach)]


def mark(case: Case, command: c.MarkForBoard) -> list[e.AnyEvent]:
    found = known_contribution(case.room, command.contribution)
    because = words(command.because, LABEL) if command.because else ""
    if found.text is None and command.marked:
        raise Refused("not-found", "no-such-contribution")
    if case.room.marks.get(found.id) == (because if command.marked else None):
        return []
    return [e.ContributionMarked(contribution=found.id, marked=command.marked, because=because)]


def add_approach(case: Case, command: c.AddApproach) -> list[e.AnyEvent]:
    if all(phase.id != command.phase for phase in case.room.plan.phases):
        raise Refused("not-found", "no-such-phase")
    label = words(command.label, LABEL)
    return [e.ApproachAdded(approach=case.new_id("a"), phase=command.phase, label=label)]


RULES: dict[type[c.Command], Rule] = {
    c.HandIn: hand_in,
    c.AddPhoto: add_photo,
    c.Revise: revise,
    c.ShareReflection: share,
    c.ShowLine: show_line,
    c.Withdraw: withdraw,
    c.Hide: hide,
    c.Tag: tag,
    c.MarkForBoard: mark,
    c.AddApproach: add_approach,
}
