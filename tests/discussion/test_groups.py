"""Groups: forming them, moving people, and the pen. How people are dealt out is tested in ``test_grouping``."""

from __future__ import annotations

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor, FormedGroup
from facilitator.discussion.limits import PEN_FREE_AFTER_MS
from facilitator.discussion.plan import GroupingForm
from tests.discussion.given import GUEST, INSTRUCTOR
from tests.discussion.scenario import Scenario


def two_groups() -> tuple[Scenario, list[Actor], list[str]]:
    """Mika and Yuki in one group, Noa and Ali in the other, in the groups phase."""
    room = Scenario()
    students = room.join("Mika", "Yuki", "Noa", "Ali")
    room.go("compare")
    return room, students, room.grouped(students[:2], students[2:])


def formed(room: Scenario, form: GroupingForm, size: int, seed: int = 7) -> e.GroupsFormed:
    [event] = room.lead(c.FormGroups(form=form, size=size), seed=seed)
    assert isinstance(event, e.GroupsFormed)
    return event


def test_groups_by_hand() -> None:
    room, (mika, yuki, noa, ali), _ = two_groups()
    events = room.lead(c.FormGroups(form="by-hand", groups=((mika.id, noa.id, ali.id), (), (yuki.id,))), seed=3)
    assert events == [
        e.GroupsFormed(
            visit=room.visit,
            form="by-hand",
            seed=3,
            groups=(
                FormedGroup(group="g8-1", members=(mika.id, noa.id, ali.id), reason="by-hand"),
                FormedGroup(group="g8-2", members=(yuki.id,), reason="by-hand"),
            ),
        )
    ]
    assert [room.room.groups[group].number for group in ("g8-1", "g8-2")] == [1, 2]
    assert room.room.group_of[ali.id] == "g8-1"


def test_by_hand_nobody_is_in_two_groups_and_everybody_is_here() -> None:
    room, (mika, yuki, noa, _), _ = two_groups()
    room.when(noa, c.Leave())
    twice = c.FormGroups(form="by-hand", groups=((mika.id, yuki.id), (mika.id,)))
    assert room.refused(INSTRUCTOR, twice) == ("malformed", "twice-in-groups")
    gone = c.FormGroups(form="by-hand", groups=((mika.id, noa.id),))
    assert room.refused(INSTRUCTOR, gone) == ("not-found", "no-such-participant")
    assert room.refused(INSTRUCTOR, c.FormGroups(form="by-hand", groups=((),))) == ("malformed", "no-groups")


def test_who_is_not_placed_by_hand_is_in_no_group() -> None:
    room, (mika, yuki, *_), _ = two_groups()
    room.grouped([mika])
    assert yuki.id not in room.room.group_of


def test_nobody_makes_no_group() -> None:
    assert Scenario().refused(INSTRUCTOR, c.FormGroups(form="random")) == ("not-now", "nobody-here")


def test_keeping_the_groups_changes_nothing() -> None:
    room, _, _ = two_groups()
    assert room.lead(c.FormGroups(form="keep")) == []


def test_random_groups_hold_everybody_here_and_name_their_seed() -> None:
    room, students, _ = two_groups()
    room.when(students[0], c.Leave())
    noa = room.without_device("Noor")
    event = formed(room, "random", 2)
    assert event.seed == 7
    assert sorted(person for group in event.groups for person in group.members) == sorted(
        [noa, *(student.id for student in students[1:])]
    )
    assert all(group.reason == "random" for group in event.groups)


def test_mixed_and_alike_go_by_the_approach_of_the_latest_answer() -> None:
    room = Scenario()
    students = room.join("Mika", "Yuki", "Noa", "Ali")
    room.go("think")
    first = room.says(students[0], "answer", "later I thought better of it")
    room.lead(c.Tag(contribution=first, approach="common"))
    room.go("think")
    for student, approach in zip(students, ("across", "across", "common", "common"), strict=True):
        room.lead(c.Tag(contribution=room.says(student, "answer", "words"), approach=approach))
    for group in formed(room, "mixed", 2).groups:
        assert group.reason_of == ("across", "common")
    assert {group.reason_of: set(group.members) for group in formed(room, "alike", 2).groups} == {
        ("across",): {students[0].id, students[1].id},
        ("common",): {students[2].id, students[3].id},
    }


def test_neither_a_groups_answer_nor_an_untagged_one_changes_a_persons_approach() -> None:
    room = Scenario()
    mika, yuki, noa, ali = room.join("Mika", "Yuki", "Noa", "Ali")
    room.go("think")
    for student, approach in ((mika, "across"), (yuki, "across"), (noa, "common"), (ali, "common")):
        room.lead(c.Tag(contribution=room.says(student, "answer", "words"), approach=approach))
    room.go("think")
    room.says(noa, "answer", "more words")
    room.go("compare")
    [group] = room.grouped([yuki, noa])
    room.when(yuki, c.TakePen(group=group))
    room.lead(c.Tag(contribution=room.says(yuki, "group-answer", "ours", group=group), approach="common"))
    assert {group.reason_of for group in formed(room, "alike", 2).groups} == {("across",), ("common",)}


def test_jigsaw_brings_one_of_each_earlier_group_together() -> None:
    room, students, groups = two_groups()
    event = formed(room, "jigsaw", 2)
    assert all(group.reason_of == tuple(groups) for group in event.groups)
    assert all(
        {students.index(Actor("student", member)) // 2 for member in group.members} == {0, 1} for group in event.groups
    )


def test_groups_can_be_formed_before_the_lesson_starts() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    [group] = room.grouped([mika, yuki])
    assert room.room.groups[group].visit == ""


def test_earlier_groups_stay_for_their_answers() -> None:
    room, (mika, yuki, *_), (before, _) = two_groups()
    room.when(mika, c.TakePen(group=before))
    visit = room.visit
    room.says(mika, "group-answer", "ours", group=before)
    [now] = room.grouped([mika, yuki])
    assert room.room.groups[before].members == (mika.id, yuki.id)
    assert room.room.group_of[mika.id] == now
    room.go("reflect")
    room.says(mika, "group-answer", "ours, better put", group=before, visit=visit)
    [answer] = room.room.contributions.values()
    assert (answer.text, answer.late) == ("ours, better put", True)


def test_groups_that_others_have_followed_do_nothing_more_in_the_open_visit() -> None:
    room, (mika, yuki, noa, ali), (before, other) = two_groups()
    room.when(mika, c.TakePen(group=before))
    answer = room.says(mika, "group-answer", "ours", group=before)
    room.grouped([mika, noa], [yuki, ali])
    for who, command in (
        (yuki, c.AskForPen(group=before)),
        (mika, c.PassPen(group=before, to=yuki.id)),
        (noa, c.TakePen(group=other)),
        (yuki, c.OfferToExplain(group=before, can=True)),
        (yuki, c.NameSpokesperson(group=before, participant=mika.id)),
        (mika, c.HandIn(kind="group-answer", visit=room.visit, text="still ours", group=before)),
        (INSTRUCTOR, c.HandIn(kind="group-answer", visit=room.visit, text="?", group=before, participant=mika.id)),
        (mika, c.Revise(contribution=answer, text="still ours")),
        (mika, c.Withdraw(contribution=answer)),
    ):
        assert room.refused(who, command) == ("not-now", "other-groups-now")
    assert room.room.contributions[answer].text == "ours"


def test_moving_a_member() -> None:
    room, (mika, yuki, noa, ali), (one, other) = two_groups()
    assert room.lead(c.MoveMember(participant=mika.id, group=other)) == [
        e.MemberMoved(participant=mika.id, group=other)
    ]
    assert room.room.groups[one].members == (yuki.id,)
    assert room.room.groups[other].members == (noa.id, ali.id, mika.id)
    assert room.lead(c.MoveMember(participant=mika.id, group=other)) == []
    assert room.lead(c.MoveMember(participant=mika.id)) == [e.MemberMoved(participant=mika.id)]
    assert room.lead(c.MoveMember(participant=mika.id)) == []
    assert mika.id not in room.room.group_of
    room.lead(c.MoveMember(participant=mika.id, group=one))
    assert room.room.group_of[mika.id] == one


def test_a_group_is_made_for_somebody_and_others_are_moved_into_it() -> None:
    room, (mika, yuki, noa, _), (one, other) = two_groups()
    [moved] = room.lead(c.MoveMember(participant=mika.id, anew=True))
    assert isinstance(moved, e.MemberMoved)
    third = moved.group
    assert moved == e.MemberMoved(participant=mika.id, group=third, anew=True)
    assert third is not None
    assert third not in (one, other)
    made = room.room.groups[third]
    assert (made.number, made.members, made.reason) == (3, (mika.id,), "by-hand")
    assert (made.seq, made.visit) == (room.room.groups[one].seq, room.room.groups[one].visit)
    room.lead(c.MoveMember(participant=noa.id, group=third))
    assert room.room.groups[third].members == (mika.id, noa.id)
    room.lead(c.MoveMember(participant=yuki.id, anew=True))
    assert sorted(group.number for group in room.room.groups.values()) == [1, 2, 3, 4]


def test_a_new_group_is_one_of_those_in_force_and_has_no_other_name() -> None:
    room, (mika, *_), (one, _) = two_groups()
    both = c.MoveMember(participant=mika.id, group=one, anew=True)
    assert room.refused(INSTRUCTOR, both) == ("malformed", "which-group")
    ungrouped = Scenario()
    [noa] = ungrouped.join("Noa")
    into_the_first = c.MoveMember(participant=noa.id, anew=True)
    assert ungrouped.refused(INSTRUCTOR, into_the_first) == ("not-found", "no-such-group")


def test_who_comes_late_is_put_into_the_smallest_groups() -> None:
    room, (mika, *_), (one, other) = two_groups()
    assert room.lead(c.PlaceUngrouped()) == []
    room.when(mika, c.Leave())
    late = room.join("Late", "Later", "Latest")
    assert room.lead(c.PlaceUngrouped()) == [
        e.MemberMoved(participant=late[0].id, group=one),
        e.MemberMoved(participant=late[1].id, group=one),
        e.MemberMoved(participant=late[2].id, group=other),
    ]
    assert {room.room.group_of[each.id] for each in late} == {one, other}
    assert mika.id not in room.room.group_of
    assert Scenario().refused(INSTRUCTOR, c.PlaceUngrouped()) == ("not-found", "no-such-group")


@pytest.mark.parametrize("removed", [False, True])
def test_who_comes_back_is_in_their_group_again(removed: bool) -> None:
    room, (mika, yuki, *_), (one, _) = two_groups()
    if removed:
        room.lead(c.Remove(participant=mika.id))
        back = room.lead(c.Restore(participant=mika.id))
    else:
        room.when(mika, c.Leave())
        back = room.when(mika, c.Return())
    assert back[1:] == [e.MemberMoved(participant=mika.id, group=one)]
    assert room.room.group_of[mika.id] == one
    assert room.room.groups[one].members == (yuki.id, mika.id)


def test_who_comes_back_to_other_groups_is_placed_as_whoever_comes_late() -> None:
    room, students, _ = two_groups()
    mika, *others = students
    room.when(mika, c.Leave())
    [now] = room.grouped(others)
    assert len(room.when(mika, c.Return())) == 1
    assert mika.id not in room.room.group_of
    assert room.lead(c.PlaceUngrouped()) == [e.MemberMoved(participant=mika.id, group=now)]


def test_who_was_in_no_group_comes_back_to_none() -> None:
    room, (mika, *_), (one, _) = two_groups()
    room.lead(c.MoveMember(participant=mika.id))
    room.when(mika, c.Leave())
    assert len(room.when(mika, c.Return())) == 1
    room.lead(c.MoveMember(participant=mika.id, group=one))
    room.when(mika, c.Leave())
    room.when(mika, c.Return())
    room.lead(c.MoveMember(participant=mika.id))
    room.when(mika, c.Leave())
    assert len(room.when(mika, c.Return())) == 1


def test_one_moves_only_into_the_groups_in_force() -> None:
    room, students, (before, _) = two_groups()
    room.grouped(students)
    into_old = c.MoveMember(participant=students[0].id, group=before)
    assert room.refused(INSTRUCTOR, into_old) == ("not-found", "no-such-group")
    into_none = c.MoveMember(participant=students[0].id, group="g99-1")
    assert room.refused(INSTRUCTOR, into_none) == ("not-found", "no-such-group")
    assert room.refused(INSTRUCTOR, c.MoveMember(participant="p99")) == ("not-found", "no-such-participant")


def test_who_is_moved_leaves_the_pen_behind() -> None:
    room, (mika, *_), (one, other) = two_groups()
    room.when(mika, c.TakePen(group=one))
    room.lead(c.MoveMember(participant=mika.id, group=other))
    assert room.room.groups[one].pen is None
    assert room.room.groups[other].pen is None


def test_a_free_pen_is_taken_by_the_first_who_asks() -> None:
    room, (mika, yuki, *_), (one, _) = two_groups()
    assert room.when(mika, c.TakePen(group=one)) == [e.PenPassed(group=one, to=mika.id, taken=True)]
    assert room.when(mika, c.TakePen(group=one)) == []
    assert room.room.has_pen(mika.id, one)
    assert not room.room.has_pen(yuki.id, one)
    assert not room.room.has_pen(mika.id, "g99-1")
    assert not room.room.has_pen(mika.id, None)
    assert room.room.writes_for(mika.id, one)
    assert not room.room.writes_for(mika.id, None)
    assert room.refused(yuki, c.TakePen(group=one)) == ("not-now", "pen-in-use")


@pytest.mark.parametrize(
    ("away", "taken"), [(None, False), (0, False), (PEN_FREE_AFTER_MS - 1, False), (PEN_FREE_AFTER_MS, True)]
)
def test_the_pen_of_a_holder_who_is_away_can_be_taken_after_20_seconds(away: int | None, taken: bool) -> None:
    room, (mika, yuki, noa, _), (one, _) = two_groups()
    assert PEN_FREE_AFTER_MS == 20_000
    room.when(mika, c.TakePen(group=one))
    absent = {noa.id: 99_000, **({mika.id: away} if away is not None else {})}
    if not taken:
        assert room.refused(yuki, c.TakePen(group=one), away=absent) == ("not-now", "pen-in-use")
        return
    assert room.when(yuki, c.TakePen(group=one), away=absent) == [e.PenPassed(group=one, to=yuki.id, taken=True)]
    assert room.room.groups[one].pen == yuki.id


def test_asking_for_the_pen_and_getting_it() -> None:
    room, (mika, yuki, *_), (one, _) = two_groups()
    room.when(mika, c.TakePen(group=one))
    assert room.when(yuki, c.AskForPen(group=one)) == [e.PenAsked(group=one, participant=yuki.id)]
    assert room.when(yuki, c.AskForPen(group=one)) == []
    assert room.when(mika, c.AskForPen(group=one)) == []
    assert room.room.groups[one].pen_asked == (yuki.id,)
    assert room.refused(yuki, c.PassPen(group=one, to=yuki.id)) == ("not-yours", "pen-elsewhere")
    assert room.when(mika, c.PassPen(group=one, to=mika.id)) == []
    assert room.when(mika, c.PassPen(group=one, to=yuki.id)) == [e.PenPassed(group=one, to=yuki.id)]
    assert room.room.groups[one].pen_asked == ()
    assert room.room.groups[one].pen == yuki.id


def test_the_pen_stays_in_the_group() -> None:
    room, (mika, _, noa, ali), (one, other) = two_groups()
    room.when(mika, c.TakePen(group=one))
    assert room.refused(mika, c.PassPen(group=one, to=noa.id)) == ("not-found", "not-in-group")
    for command in (
        c.AskForPen(group=one),
        c.TakePen(group=one),
        c.PassPen(group=one, to=noa.id),
        c.OfferToExplain(group=one, can=True),
        c.NameSpokesperson(group=one, participant=noa.id),
    ):
        assert room.refused(noa, command) == ("not-yours", "another-group")
    assert room.refused(mika, c.TakePen(group="g99-1")) == ("not-found", "no-such-group")
    assert room.lead(c.PassPen(group=other, to=ali.id)) == [e.PenPassed(group=other, to=ali.id)]
    assert room.refused(INSTRUCTOR, c.PassPen(group="g99-1", to=ali.id)) == ("not-found", "no-such-group")


def test_whoever_has_the_pen_writes_the_groups_one_answer() -> None:
    room, (mika, yuki, noa, _), (one, _) = two_groups()
    room.when(mika, c.TakePen(group=one))
    answer = room.says(mika, "group-answer", "5/6", group=one)
    by_yuki = c.HandIn(kind="group-answer", visit=room.visit, text="5/6, for", group=one)
    assert room.refused(yuki, by_yuki) == ("not-yours", "pen-elsewhere")
    assert room.refused(yuki, c.Revise(contribution=answer, text="?")) == ("not-yours", "pen-elsewhere")
    assert room.refused(noa, by_yuki) == ("not-yours", "another-group")
    assert room.refused(noa, c.Withdraw(contribution=answer)) == ("not-yours", "another-group")
    room.when(mika, c.PassPen(group=one, to=yuki.id))
    room.when(yuki, c.Revise(contribution=answer, text="5/6!"))
    assert room.room.contributions[answer].author == yuki.id
    assert room.when(yuki, by_yuki) == [e.ContributionRevised(contribution=answer, author=yuki.id, text="5/6, for")]
    room.when(yuki, c.Revise(contribution=answer, text="5/6, because"))
    assert [each.text for each in room.room.contributions[answer].texts] == [
        "5/6",
        "5/6!",
        "5/6, for",
        "5/6, because",
    ]


def test_a_group_answers_each_prompt_once() -> None:
    room, (mika, *_), (one, _) = two_groups()
    room.when(mika, c.TakePen(group=one))
    first = room.says(mika, "group-answer", "why", group=one)
    second = room.says(mika, "group-answer", "what for", group=one, prompt="2")
    assert first != second
    assert len(room.room.contributions) == 2


def test_the_instructor_enters_a_groups_answer_through_a_member() -> None:
    room, (mika, _, noa, _), (one, _) = two_groups()
    answer = room.says(INSTRUCTOR, "group-answer", "on paper", group=one, participant=mika.id)
    assert room.room.contributions[answer].author == mika.id
    room.lead(c.Revise(contribution=answer, text="on paper, second page"))
    assert room.room.contributions[answer].author == mika.id
    through_noa = c.HandIn(kind="group-answer", visit=room.visit, text="?", group=one, participant=noa.id)
    assert room.refused(INSTRUCTOR, through_noa) == ("not-yours", "another-group")
    nowhere = c.HandIn(kind="group-answer", visit=room.visit, text="?", group="g99-1", participant=noa.id)
    assert room.refused(INSTRUCTOR, nowhere) == ("not-found", "no-such-group")


def test_who_could_explain() -> None:
    room, (mika, yuki, *_), (one, _) = two_groups()
    assert room.when(mika, c.OfferToExplain(group=one, can=True)) == [
        e.ExplanationOffered(group=one, participant=mika.id, can=True)
    ]
    assert room.when(mika, c.OfferToExplain(group=one, can=True)) == []
    room.when(yuki, c.OfferToExplain(group=one, can=True))
    room.when(mika, c.OfferToExplain(group=one, can=False))
    assert room.room.groups[one].explainers == {yuki.id}


def test_the_spokesperson_is_a_member_named_by_one_or_by_the_instructor() -> None:
    room, (mika, yuki, noa, _), (one, _) = two_groups()
    assert room.when(mika, c.NameSpokesperson(group=one, participant=yuki.id)) == [
        e.SpokespersonNamed(group=one, participant=yuki.id)
    ]
    assert room.when(yuki, c.NameSpokesperson(group=one, participant=yuki.id)) == []
    room.lead(c.NameSpokesperson(group=one, participant=mika.id))
    assert room.room.groups[one].spokesperson == mika.id
    for asker in (mika, INSTRUCTOR):
        stranger = c.NameSpokesperson(group=one, participant=noa.id)
        assert room.refused(asker, stranger) == ("not-found", "not-in-group")
    nowhere = c.NameSpokesperson(group="g99-1", participant=noa.id)
    assert room.refused(INSTRUCTOR, nowhere) == ("not-found", "no-such-group")


def test_who_shares_a_phone_is_put_into_one_group() -> None:
    room = Scenario()
    mika, *_ = room.join("Mika", "Leo", "Noor", "Emil", "Sofia", "Ravi")
    room.when(GUEST, c.Join(name="Ren", seat="beside", beside=mika.id))
    ren = f"p{room.room.seq}"
    for seed in range(20):
        room.lead(c.FormGroups(form="random", size=2), seed=seed)
        assert room.room.group_of[ren] == room.room.group_of[mika.id]


def visited(room: Scenario) -> str | None:
    return room.room.visiting


def test_the_instructor_drops_in_and_out() -> None:
    room = Scenario()
    mika, ren = room.join("Mika", "Ren")
    assert room.refused(INSTRUCTOR, c.DropIn(group="g9")) == ("not-found", "no-such-group")
    [early] = room.grouped([mika, ren])
    assert room.refused(INSTRUCTOR, c.DropIn(group=early)) == ("not-now", "not-begun")
    room.go("compare")
    one, two = room.grouped([mika], [ren])
    room.lead(c.DropIn(group=one))
    assert visited(room) == one
    assert room.lead(c.DropIn(group=one)) == []
    room.lead(c.DropIn(group=two))
    room.lead(c.DropIn())
    assert visited(room) is None
    assert room.refused(INSTRUCTOR, c.DropIn(group=early)) == ("not-found", "no-such-group")
    # Groups formed anew, the next phase and the end find nobody visited.
    room.lead(c.DropIn(group=one))
    [both] = room.grouped([mika, ren])
    assert visited(room) is None
    room.lead(c.DropIn(group=both))
    room.go("discuss")
    assert visited(room) is None
    room.lead(c.DropIn(group=both))
    room.lead(c.EndRoom())
    assert visited(room) is None


def test_after_a_poll_groups_come_of_what_was_chosen() -> None:
    room = Scenario()
    people = room.join("Mika", "Ren", "Yuki", "Noa")
    room.go("think")
    for who in people:
        room.lead(c.Tag(contribution=room.says(who, "answer", who.id), approach="common"))
    visit = room.go("predict")
    for number, who in enumerate(people):
        room.when(who, c.CastVote(visit=visit, choice=number % 2))
    room.lead(c.FormGroups(form="mixed", size=2))
    mixed = list(room.room.groups.values())
    assert {group.reason_of for group in mixed} == {("choice:0", "choice:1")}
    room.lead(c.FormGroups(form="alike", size=2))
    alike = [group for group in room.room.groups.values() if group not in mixed]
    assert {group.reason_of for group in alike} == {("choice:0",), ("choice:1",)}
    # Once they have answered in words again, those count.
    room.go("think")
    room.lead(c.FormGroups(form="alike", size=2))
    latest = max(group.seq for group in room.room.groups.values())
    assert {group.reason_of for group in room.room.groups.values() if group.seq == latest} == {("common",)}
