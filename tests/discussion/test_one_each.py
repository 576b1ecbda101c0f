"""One question for each group, and then new groups with one from each question."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor, QuestionOf
from facilitator.discussion.grouping import LARGEST, one_phone_one_group, one_side_a_group
from facilitator.discussion.jigsaw import one_from_each
from tests.discussion.given import DEBATE, INSTRUCTOR
from tests.discussion.scenario import Scenario


def a_class(number: int) -> tuple[Scenario, list[Actor]]:
    room = Scenario(DEBATE, checks=())
    return room, room.join(*(f"Student {n}" for n in range(number)))


def questions(room: Scenario) -> dict[str, str | None]:
    return {group: room.room.question_of(room.visit, group) for group in set(room.room.group_of.values())}


def pairs(students: list[Actor]) -> list[list[Actor]]:
    return [students[place : place + 2] for place in range(0, len(students), 2)]


def test_groups_in_force_get_one_each_when_the_phase_begins() -> None:
    room, students = a_class(12)
    room.grouped(*pairs(students))
    room.go("pose")
    assert questions(room) == dict.fromkeys(questions(room))
    [_, _, given_] = room.lead(c.GoTo(visit=room.visit, phase="experts"), seed=3)
    assert isinstance(given_, e.QuestionsGiven)
    assert given_.visit == room.visit
    assert Counter(questions(room).values()) == {"1": 2, "2": 2, "3": 2}


def test_the_seed_says_who_gets_which() -> None:
    found = set()
    for seed in range(6):
        room, students = a_class(6)
        room.grouped(*pairs(students))
        room.lead(c.GoTo(visit="", phase="experts"), seed=seed)
        found.add(tuple(sorted(questions(room).items())))
    assert len(found) > 1


def test_groups_that_form_in_it_get_one_each_too() -> None:
    room, students = a_class(6)
    room.go("experts")
    assert not room.room.given_questions
    formed, given_ = room.lead(c.FormGroups(form="random", size=2))
    assert isinstance(formed, e.GroupsFormed)
    assert isinstance(given_, e.QuestionsGiven)
    assert Counter(questions(room).values()) == {"1": 1, "2": 1, "3": 1}
    alone, beside = room.lead(c.MoveMember(participant=students[0].id, anew=True))
    assert isinstance(alone, e.MemberMoved)
    assert isinstance(beside, e.QuestionsGiven)
    assert [each.group for each in beside.questions] == [alone.group]
    assert len(room.lead(c.MoveMember(participant=students[1].id, group=alone.group))) == 1


def test_who_comes_back_to_the_phase_has_the_same_question() -> None:
    room, students = a_class(6)
    groups = room.grouped(*pairs(students))
    room.lead(c.GoTo(visit="", phase="experts"), seed=3)
    room.lead(c.GiveQuestion(group=groups[0], prompt="2"))
    before = questions(room)
    room.go("discuss")
    room.lead(c.GoTo(visit=room.visit, phase="experts"), seed=4)
    assert questions(room) == before


def test_the_instructor_gives_another() -> None:
    room, students = a_class(4)
    earlier, _ = room.grouped(*pairs(students))
    assert room.refused(INSTRUCTOR, c.GiveQuestion(group=earlier, prompt="1")) == ("not-now", "not-one-each")
    room.go("think")
    assert room.refused(INSTRUCTOR, c.GiveQuestion(group=earlier, prompt="1")) == ("not-now", "not-one-each")
    room.go("experts")
    group, other = room.grouped(*pairs(students))
    had = room.room.question_of(room.visit, group)
    another = next(prompt for prompt in ("1", "2") if prompt != had)
    give = c.GiveQuestion(group=group, prompt=another)
    assert room.lead(give) == [e.QuestionsGiven(visit=room.visit, questions=(QuestionOf(group=group, prompt=another),))]
    assert room.lead(give) == []
    assert room.room.question_of(room.visit, other) != had or had is not None
    assert room.refused(INSTRUCTOR, c.GiveQuestion(group=earlier, prompt="1")) == ("not-found", "no-such-group")
    assert room.refused(INSTRUCTOR, c.GiveQuestion(group="g99", prompt="1")) == ("not-found", "no-such-group")
    assert room.refused(INSTRUCTOR, c.GiveQuestion(group=group, prompt="9")) == ("not-found", "no-such-prompt")


def test_a_group_answers_its_own_question_or_one_that_it_had() -> None:
    room, (mika, yuki, *_) = a_class(2)
    room.go("experts")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    had = room.room.question_of(room.visit, group) or ""
    another, third = (prompt for prompt in ("1", "2", "3") if prompt != had)
    other = c.HandIn(kind="group-answer", visit=room.visit, text="ours", prompt=another, group=group)
    assert room.refused(mika, other) == ("not-yours", "another-question")
    room.lead(c.GiveQuestion(group=group, prompt=another))
    room.says(mika, "group-answer", "what we had begun", prompt=had, group=group)
    room.says(mika, "group-answer", "ours", prompt=another, group=group)
    assert room.refused(mika, c.HandIn(kind="group-answer", visit=room.visit, text="x", prompt=third, group=group)) == (
        "not-yours",
        "another-question",
    )
    nowhere = c.HandIn(kind="group-answer", visit=room.visit, text="x", prompt=had)
    assert room.refused(mika, nowhere) == ("not-yours", "another-question")


def test_then_each_new_group_has_one_from_each_question() -> None:
    room, students = a_class(24)
    room.go("experts")
    room.lead(c.FormGroups(form="random", size=4))
    room.go("meet")
    for _ in range(2):
        [formed] = room.lead(c.FormGroups(form="jigsaw", size=4))
        assert isinstance(formed, e.GroupsFormed)
        assert [len(group.members) for group in formed.groups] == [4] * 6
        assert [group.reason_of for group in formed.groups] == [("question:1", "question:2", "question:3")] * 6
    assert len(students) == 24


def test_the_last_such_phase_counts_unless_another_is_named() -> None:
    room, students = a_class(6)
    room.go("experts")
    room.grouped(*pairs(students))
    room.go("think")
    [formed] = room.lead(c.FormGroups(form="jigsaw", size=3))
    assert isinstance(formed, e.GroupsFormed)
    assert formed.groups[0].reason_of == ("question:1", "question:2", "question:3")


def test_without_questions_one_of_each_earlier_group_meets_also_the_second_time() -> None:
    room, students = a_class(6)
    first, second, third = room.grouped(*pairs(students))
    for _ in range(2):
        [formed] = room.lead(c.FormGroups(form="jigsaw", size=3))
        assert isinstance(formed, e.GroupsFormed)
        assert [group.reason_of for group in formed.groups] == [(first, second, third)] * 2


questions_and_groups = st.integers(2, 5).flatmap(
    lambda count: st.tuples(st.just(count), st.integers(count, 10), st.integers(0, 4))
)


@given(questions_and_groups, st.integers(2, 4), st.integers(2, 8), st.integers(0, 2**63))
@settings(max_examples=150)
def test_every_question_in_every_new_group_where_numbers_allow(
    asked: tuple[int, int, int], members: int, size: int, seed: int
) -> None:
    count, groups, latecomers = asked
    people = [f"p{n}" for n in range(groups * members + latecomers)]
    group_of = {who: f"g{n // members}" for n, who in enumerate(people[: groups * members])}
    question_of = {who: f"question:{int(group[1:]) % count}" for who, group in group_of.items()}
    made = one_from_each(people, size, seed, question_of, group_of)
    assert Counter(who for group in made for who in group.members) == Counter(people)
    in_each = [len(group.members) for group in made]
    assert max(in_each) - min(in_each) <= 1
    assert min(in_each) >= 2
    fewest = min(Counter(question_of.values()).values())
    usual = -(-len(people) // max(size, count))
    if -(-len(people) // min(usual, fewest)) <= LARGEST:
        assert all(len(group.reason_of) == count for group in made)
    for place in range(groups):
        met = Counter(
            number for number, group in enumerate(made) for who in group.members if group_of.get(who) == f"g{place}"
        )
        assert max(met.values()) <= -(-members // len(made))


def test_who_comes_to_a_shared_phone_is_exchanged_for_somebody_with_the_same_question() -> None:
    question_of = {"a1": "1", "a2": "2", "a3": "1", "b1": "1", "b2": "2", "b3": "3"}.get
    phones = {"a1": "a1", "b1": "a1"}.get
    parts = one_phone_one_group([("a2", "a1", "a3"), ("b1", "b2", "b3")], phones, question_of)
    assert parts == [("a2", "a1", "b1"), ("b2", "b3", "a3")]
    people = [f"p{n}" for n in range(12)]
    phone_of = {who: "p0" if who in ("p0", "p3") else who for who in people}.get
    made = one_from_each(people, 4, 1, {who: f"question:{n % 3}" for n, who in enumerate(people)}, {}, phone_of)
    assert sum({"p0", "p3"} <= {*group.members} for group in made) == 1


@given(st.lists(st.sampled_from(["side:0", "side:1", None]), min_size=1, max_size=30), st.integers(2, 8))
def test_one_side_a_group(sides: list[str | None], size: int) -> None:
    of = {f"p{n}": side for n, side in enumerate(sides)}
    made = one_side_a_group(list(of), size, 5, of)
    assert Counter(who for group in made for who in group.members) == Counter(list(of))
    alone = {side for side, number in Counter(sides).items() if number == 1}
    for group in made:
        assert len({of[who] for who in group.members} - alone) <= 1
