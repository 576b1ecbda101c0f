"""What the members of a group share: each other, the pen, each one's answer once they compare, and their own one."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.model import Room
from facilitator.views import entities as en
from facilitator.views.group import group_view
from tests.discussion.scenario import Scenario
from tests.views.telling import watched


def answered() -> tuple[Scenario, list[Actor], list[str]]:
    """Three have answered, and the second changed it: the room, who, and the answers."""
    room = watched()
    people = room.join("Mika", "Yuki", "Noa")
    room.go("think")
    answers = [room.says(who, "answer", text) for who, text in zip(people, ("2/5", "1/5", "5/6"), strict=True)]
    room.says(people[1], "answer", "2/6")
    return room, people, answers


def answers_in(room: Room, group: str) -> dict[str, str | None]:
    """Whose answer is there to compare, with its text."""
    infos = group_view(room, group)["answers"].values()
    return {info.name or "": info.text for info in infos if isinstance(info, en.AnswerInfo)}


def test_members_pen_spokesperson_and_who_could_explain() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.lead(c.Start())
    [group] = room.grouped([yuki, mika, noa])
    fresh = en.GroupDetail(
        sides={},
        question=None,
        number=1,
        members=(yuki.id, mika.id, noa.id),
        pen=None,
        begun_by=None,
        pen_asked=(),
        spokesperson=None,
        spoke_before=(),
        explainers=(),
        current=True,
        visited=False,
    )
    assert group_view(room.room, group)["group"] == {group: fresh}
    room.when(mika, c.TakePen(group=group))
    room.when(noa, c.AskForPen(group=group))
    room.when(noa, c.OfferToExplain(group=group, can=True))
    room.when(yuki, c.OfferToExplain(group=group, can=True))
    room.lead(c.NameSpokesperson(group=group, participant=noa.id))
    spoken = {"spokesperson": noa.id, "spoke_before": (noa.id,)}
    busy = replace(fresh, pen=mika.id, pen_asked=(noa.id,), explainers=(yuki.id, noa.id), **spoken)
    assert group_view(room.room, group)["group"] == {group: busy}
    room.when(noa, c.Leave())
    gone = {"spokesperson": None, "spoke_before": ()}
    left = replace(busy, members=(yuki.id, mika.id), pen_asked=(), explainers=(yuki.id,), **gone)
    assert group_view(room.room, group)["group"] == {group: left}


def test_who_has_spoken_for_a_group_is_known_in_the_next_one() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.lead(c.Start())
    [first] = room.grouped([mika, yuki, noa])
    for who in (mika, noa):
        room.lead(c.NameSpokesperson(group=first, participant=who.id))
    one, two = room.grouped([yuki, noa], [mika])
    for group, spoken in ((one, (noa.id,)), (two, (mika.id,))):
        info = group_view(room.room, group)["group"][group]
        assert isinstance(info, en.GroupDetail)
        assert (info.spokesperson, info.spoke_before) == (None, spoken)


def test_answers_are_compared_from_the_groups_phase_on() -> None:
    room, [mika, yuki, noa], [first, second, _] = answered()
    one, two = room.grouped([mika, yuki], [noa])
    assert answers_in(room.room, one) == {}
    room.go("compare")
    visit = room.room.visits[0].id
    assert group_view(room.room, one)["answers"] == {
        first: en.AnswerInfo(
            side=None,
            pictures=(),
            author=mika.id,
            name="Mika",
            visit=visit,
            prompt="1",
            text="2/5",
            seq=int(first[1:]),
            late=False,
            unfinished=False,
        ),
        second: en.AnswerInfo(
            side=None,
            pictures=(),
            author=yuki.id,
            name="Yuki",
            visit=visit,
            prompt="1",
            text="2/6",
            seq=int(second[1:]),
            late=False,
            unfinished=False,
        ),
    }
    assert answers_in(room.room, two) == {"Noa": "5/6"}
    room.go("discuss")
    assert answers_in(room.room, two) == {"Noa": "5/6"}


def test_groups_formed_in_the_groups_phase_compare_at_once() -> None:
    room, people, _ = answered()
    room.go("compare")
    [all_three] = room.grouped(people)
    assert answers_in(room.room, all_three) == {"Mika": "2/5", "Yuki": "2/6", "Noa": "5/6"}


def test_a_groups_phase_before_this_group_was_formed_does_not_count() -> None:
    room, people, _ = answered()
    room.go("compare")
    room.go("discuss")
    [late] = room.grouped(people)
    assert answers_in(room.room, late) == {}


def test_answers_move_with_their_authors() -> None:
    room, [mika, yuki, noa], _ = answered()
    room.go("compare")
    one, two = room.grouped([mika, yuki], [noa])
    room.lead(c.MoveMember(participant=yuki.id, group=two))
    assert answers_in(room.room, one) == {"Mika": "2/5"}
    assert answers_in(room.room, two) == {"Yuki": "2/6", "Noa": "5/6"}
    room.lead(c.MoveMember(participant=noa.id))
    assert answers_in(room.room, two) == {"Yuki": "2/6"}


def test_what_is_taken_back_hidden_or_erased_is_not_compared() -> None:
    room, [mika, yuki, noa], [first, second, _] = answered()
    room.go("compare")
    [group] = room.grouped([mika, yuki, noa])
    room.when(mika, c.Withdraw(contribution=first))
    room.lead(c.Hide(contribution=second, hidden=True))
    assert answers_in(room.room, group) == {"Noa": "5/6"}
    room.lead(c.Erase(participant=noa.id))
    assert answers_in(room.room, group) == {}


def test_a_late_answer_is_compared_and_says_so() -> None:
    room, [mika, *_], _ = answered()
    think = room.visit
    [ravi] = room.join("Ravi")
    room.go("compare")
    [group] = room.grouped([mika, ravi])
    answer = room.says(ravi, "answer", "7/8", visit=think)
    assert group_view(room.room, group)["answers"][answer] == en.AnswerInfo(
        side=None,
        pictures=(),
        author=ravi.id,
        name="Ravi",
        visit=think,
        prompt="1",
        text="7/8",
        seq=int(answer[1:]),
        late=True,
        unfinished=False,
    )


def test_the_groups_own_answers_stay_with_the_group() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("compare")
    one, two = room.grouped([mika], [yuki])
    room.when(mika, c.TakePen(group=one))
    room.when(yuki, c.TakePen(group=two))
    first = room.says(mika, "group-answer", "Because pieces differ", group=one)
    second = room.says(mika, "group-answer", "Cut them alike", group=one, prompt="2")
    theirs = room.says(yuki, "group-answer", "Add them up", group=two)
    ours = en.AnswerInfo(
        side=None,
        pictures=(),
        author=mika.id,
        name="Mika",
        visit=visit,
        prompt="1",
        text="Because pieces differ",
        seq=int(first[1:]),
        late=False,
        unfinished=False,
    )
    other = replace(ours, prompt="2", text="Cut them alike", seq=int(second[1:]))
    assert group_view(room.room, one)["group_answers"] == {first: ours, second: other}
    assert group_view(room.room, two)["group_answers"].keys() == {theirs}
    room.lead(c.Erase(participant=mika.id))
    assert group_view(room.room, one)["group_answers"] == {
        first: replace(ours, name=None),
        second: replace(other, name=None),
    }
    room.lead(c.Hide(contribution=theirs, hidden=True))
    assert group_view(room.room, two)["group_answers"] == {}


def test_an_earlier_group_is_not_in_force_and_keeps_what_was_its_own() -> None:
    room, [mika, yuki, noa], _ = answered()
    room.go("compare")
    [before] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=before))
    ours = room.says(mika, "group-answer", "ours", group=before)
    room.grouped([mika, noa])
    view = group_view(room.room, before)
    detail = view["group"][before]
    assert isinstance(detail, en.GroupDetail)
    assert (detail.current, detail.members, detail.pen) == (False, (mika.id, yuki.id), mika.id)
    assert view["group_answers"].keys() == {ours}
