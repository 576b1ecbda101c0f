"""Forming groups and moving people is the instructor's; the pen is the group's own."""

from __future__ import annotations

from collections import Counter

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.deciding.context import Case, Rule, known_group, participant_here
from facilitator.discussion.deciding.one_each import given_to_new
from facilitator.discussion.deciding.sides import side_with
from facilitator.discussion.grouping import SMALLEST, Grouped, form_groups, one_side_a_group
from facilitator.discussion.jigsaw import earlier_groups, one_from_each, visit_to_mix, worked_on
from facilitator.discussion.limits import PEN_FREE_AFTER_MS
from facilitator.discussion.model import Group, Room, by_seq
from facilitator.discussion.refused import Refused


def form(case: Case, command: c.FormGroups) -> list[e.AnyEvent]:
    room = case.room
    if not room.here():
        raise Refused("not-now", "nobody-here")
    if command.form == "keep":
        return []
    grouped = _by_hand(room, command) if command.form == "by-hand" else _formed(case, command)
    formed = tuple(_with_id(case, number, each) for number, each in enumerate(grouped, start=1))
    return [
        e.GroupsFormed(
            visit=room.visits[-1].id if room.visits else "",
            form=command.form,
            seed=case.now.seed,
            groups=formed,
        ),
        *given_to_new(case, [each.group for each in formed], anew=True),
    ]


def _with_id(case: Case, number: int, grouped: Grouped) -> e.FormedGroup:
    return e.FormedGroup(
        group=f"{case.new_id('g')}-{number}",
        members=grouped.members,
        reason=grouped.reason,
        reason_of=grouped.reason_of,
    )


def _formed(case: Case, command: c.FormGroups) -> list[Grouped]:
    room = case.room
    if command.form == "as-last-time":
        return _as_last_time(room)
    phones = {person.id: person.beside or person.id for person in room.here()}
    people, size, seed = list(phones), command.size, case.now.seed
    if command.form == "jigsaw":
        visit = visit_to_mix(room)
        if visit is not None:
            return one_from_each(people, size, seed, *worked_on(room, visit), phones.get)
        return form_groups(people, "jigsaw", size, seed, earlier_groups(room).get, phones.get)
    on_sides = _sides(room)
    if command.form == "alike" and on_sides:
        return one_side_a_group(people, size, seed, on_sides, phones.get)
    traits = on_sides or _choices(room) or _approaches(room)
    return form_groups(people, command.form, size, seed, traits.get, phones.get)


def _sides(room: Room) -> dict[str, str | None]:
    of = room.sides.of if room.sides is not None else {}
    return {who: f"side:{side}" for who, side in of.items()}


def _as_last_time(room: Room) -> list[Grouped]:
    """Of those who are here; who is new, and who would be alone, goes to the smallest of them."""
    here = [person.id for person in room.here()]
    before = room.of_class.groups if room.of_class is not None else ()
    groups = [[who for each in group if (who := room.returned.get(each)) in here] for group in before]
    groups = [group for group in groups if len(group) >= SMALLEST]
    if not groups:
        raise Refused("not-now", "no-groups-of-last-time")
    placed = {who for group in groups for who in group}
    for who in here:
        if who not in placed:
            min(groups, key=len).append(who)
    return [Grouped(members=tuple(group), reason="as-last-time") for group in groups]


def _choices(room: Room) -> dict[str, str | None]:
    """What each person chose, where the class has answered by a poll since it last answered in words."""
    answered = [visit.id for visit in room.visits if room.phase_of(visit.id).kind in ("think", "poll")]
    last = answered[-1] if answered else ""
    return {who: f"choice:{vote.choice}" for (visit, who), vote in room.votes.items() if visit == last}


def _approaches(room: Room) -> dict[str, str | None]:
    """Each person's approach in the latest answer that has one."""
    answers = by_seq(each for each in room.contributions.values() if each.kind == "answer" and each.approach)
    return {answer.author: answer.approach for answer in answers if answer.author is not None}


def _by_hand(room: Room, command: c.FormGroups) -> list[Grouped]:
    placed = Counter(person for members in command.groups for person in members)
    for person, times in placed.items():
        participant_here(room, person)
        if times > 1:
            raise Refused("malformed", "twice-in-groups")
    if not placed:
        raise Refused("malformed", "no-groups")
    return [Grouped(members=members, reason="by-hand") for members in command.groups if members]


def move_member(case: Case, command: c.MoveMember) -> list[e.AnyEvent]:
    person = participant_here(case.room, command.participant)
    if command.anew:
        alone = _alone(case, person.id, command.group)
        return [alone, *given_to_new(case, [alone.group or ""], anew=False)]
    if command.group is not None and known_group(case.room, command.group).seq != case.room.grouped_at:
        raise Refused("not-found", "no-such-group")
    if case.room.group_of.get(person.id) == command.group:
        return []
    moved = e.MemberMoved(participant=person.id, group=command.group)
    return [moved, *(side_with(case.room, person.id, command.group) if command.group is not None else ())]


def place(case: Case, command: c.PlaceUngrouped) -> list[e.AnyEvent]:
    room = case.room
    if not room.groups:
        raise Refused("not-found", "no-such-group")
    in_force = [group for group in room.groups.values() if group.seq == room.grouped_at]
    members = {group.id: len(group.members) for group in sorted(in_force, key=lambda group: group.number)}
    placed: list[e.AnyEvent] = []
    for person in by_seq(room.here()):
        if person.id not in room.group_of:
            smallest = min(members, key=lambda group: members[group])
            members[smallest] += 1
            placed += [e.MemberMoved(participant=person.id, group=smallest), *side_with(room, person.id, smallest)]
    return placed


def _alone(case: Case, participant: str, group: str | None) -> e.MemberMoved:
    """Into a group that others can be moved into."""
    if group is not None:
        raise Refused("malformed", "which-group")
    if not case.room.groups:
        raise Refused("not-found", "no-such-group")
    return e.MemberMoved(participant=participant, group=case.new_id("g"), anew=True)


def ask_for_pen(case: Case, command: c.AskForPen) -> list[e.AnyEvent]:
    group = _own_group(case, command.group)
    if case.actor.id == group.pen or case.actor.id in group.pen_asked:
        return []
    return [e.PenAsked(group=group.id, participant=case.actor.id)]


def pass_pen(case: Case, command: c.PassPen) -> list[e.AnyEvent]:
    group = _own_group(case, command.group) if case.actor.kind == "student" else known_group(case.room, command.group)
    if case.actor.kind == "student" and group.pen != case.actor.id:
        raise Refused("not-yours", "pen-elsewhere")
    _member(group, command.to)
    return [] if group.pen == command.to else [e.PenPassed(group=group.id, to=command.to)]


def take_pen(case: Case, command: c.TakePen) -> list[e.AnyEvent]:
    group = _own_group(case, command.group)
    if group.pen == case.actor.id:
        return []
    if group.pen is not None and case.now.away.get(group.pen, 0) < PEN_FREE_AFTER_MS:
        raise Refused("not-now", "pen-in-use")
    return [e.PenPassed(group=group.id, to=case.actor.id, taken=True)]


def offer(case: Case, command: c.OfferToExplain) -> list[e.AnyEvent]:
    group = _own_group(case, command.group)
    if command.can == (case.actor.id in group.explainers):
        return []
    return [e.ExplanationOffered(group=group.id, participant=case.actor.id, can=command.can)]


def name_spokesperson(case: Case, command: c.NameSpokesperson) -> list[e.AnyEvent]:
    group = _own_group(case, command.group) if case.actor.kind == "student" else known_group(case.room, command.group)
    _member(group, command.participant)
    if group.spokesperson == command.participant:
        return []
    return [e.SpokespersonNamed(group=group.id, participant=command.participant)]


def drop_in(case: Case, command: c.DropIn) -> list[e.AnyEvent]:
    room = case.room
    if command.group is not None and known_group(room, command.group).seq != room.grouped_at:
        raise Refused("not-found", "no-such-group")
    if command.group == room.visiting:
        return []
    if room.visit is None:
        raise Refused("not-now", "not-begun")
    return [e.InstructorDroppedIn(group=command.group)]


def _own_group(case: Case, group_id: str) -> Group:
    """The asker's, as long as it is in force."""
    group = known_group(case.room, group_id)
    if case.actor.id not in group.members:
        raise Refused("not-yours", "another-group")
    if group.seq != case.room.grouped_at:
        raise Refused("not-now", "other-groups-now")
    return group


def _member(group: Group, participant: str) -> None:
    if participant not in group.members:
        raise Refused("not-found", "not-in-group")


RULES: dict[type[c.Command], Rule] = {
    c.FormGroups: form,
    c.MoveMember: move_member,
    c.PlaceUngrouped: place,
    c.AskForPen: ask_for_pen,
    c.PassPen: pass_pen,
    c.TakePen: take_pen,
    c.OfferToExplain: offer,
    c.NameSpokesperson: name_spokesperson,
    c.DropIn: drop_in,
}
