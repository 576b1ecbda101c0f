"""What each audience knows of sides, of questions given to groups, and of what members bring from an earlier group."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.views import entities as en
from facilitator.views.group import group_view
from facilitator.views.instructor import instructor_view
from facilitator.views.screen import screen_view
from facilitator.views.student import class_view, own_view
from tests.discussion.given import DEBATE, LESSON
from tests.discussion.scenario import Scenario
from tests.views.telling import watched


def debating() -> tuple[Scenario, list[Actor]]:
    """Mika and Yuki argue for, Noa and Ali against."""
    room = watched(DEBATE)
    students = room.join("Mika", "Yuki", "Noa", "Ali")
    room.go("think")
    room.lead(c.GiveSides(by="persons"))
    for place, who in enumerate(students):
        room.lead(c.MoveToSide(side=place // 2, participant=who.id))
    return room, students


def test_a_plan_without_sides_says_nothing_of_them() -> None:
    assert class_view(watched(LESSON).room)["sides"] == {}


def test_everybody_knows_the_sides_and_how_many_are_on_each() -> None:
    room = watched(DEBATE)
    room.join("Mika")
    names = ("for", "against")
    none = en.SidesInfo(names=names, given=False, numbers=(0, 0), swaps=0, swapped_in=None)
    assert screen_view(room.room)["sides"] == {"sides": none}
    room, (mika, *_) = debating()
    room.when(mika, c.Leave())
    room.lead(c.SwapSides(swaps=0))
    over = en.SidesInfo(names=names, given=True, numbers=(2, 1), swaps=1, swapped_in=room.visit)
    for view in (screen_view(room.room), class_view(room.room), instructor_view(room.room)):
        assert view["sides"] == {"sides": over}


def test_each_ones_side_is_theirs_their_groups_and_the_instructors() -> None:
    room, (mika, yuki, noa, ali) = debating()
    [group, _] = room.grouped([mika, noa], [yuki, ali])
    sides = {mika.id: "for", noa.id: "against"}
    for who, side in sides.items():
        [me] = own_view(room.room, who)["me"].values()
        participant = instructor_view(room.room)["participants"][who]
        assert isinstance(me, en.MeInfo)
        assert isinstance(participant, en.ParticipantInfo)
        assert (me.side, participant.side) == (side, side)
    detail = group_view(room.room, group)["group"][group]
    assert isinstance(detail, en.GroupDetail)
    assert detail.sides == sides
    room.lead(c.PutSidesAway())
    detail = group_view(room.room, group)["group"][group]
    assert isinstance(detail, en.GroupDetail)
    assert detail.sides == {}


def test_words_carry_the_side_from_which_they_were_said() -> None:
    room, (mika, yuki, *_) = debating()
    answer = room.says(mika, "answer", "it helps many")
    card = room.card(answer)
    room.go("discuss")
    point = room.says(yuki, "point", "whom?", card=card, point="ask")
    room.lead(c.SwapSides(swaps=0))
    shown, said = class_view(room.room)["cards"][card], class_view(room.room)["points"][point]
    detail = instructor_view(room.room)["board"][card]
    mine = own_view(room.room, mika.id)["contributions"][answer]
    assert isinstance(shown, en.CardInfo)
    assert isinstance(said, en.PointInfo)
    assert isinstance(detail, en.CardDetail)
    assert isinstance(mine, en.ContributionInfo)
    assert [shown.side, said.side, detail.side, mine.side] == ["for"] * 4


def test_which_group_has_which_question_everybody_knows() -> None:
    room, (mika, yuki, noa, ali) = debating()
    [first, second] = room.grouped([mika, yuki], [noa, ali])
    room.go("experts")
    asked = {group: room.room.question_of(room.visit, group) for group in (first, second)}
    room.go("discuss")
    for groups in (class_view(room.room)["groups"], screen_view(room.room)["groups"]):
        infos = {group: info.question for group, info in groups.items() if isinstance(info, en.GroupInfo)}
        assert infos == asked
    detail = instructor_view(room.room)["groups"][first]
    assert isinstance(detail, en.GroupDetail)
    assert detail.question == asked[first]
    guide = instructor_view(room.room)["guides"]["experts"]
    assert isinstance(guide, en.PhaseGuide)
    assert guide.one_each


def test_members_bring_what_their_earlier_groups_answered() -> None:
    room, (mika, yuki, noa, ali) = debating()
    [first, second] = room.grouped([mika, yuki], [noa, ali])
    experts = room.go("experts")
    found = {}
    for who, group in ((mika, first), (noa, second)):
        room.when(who, c.TakePen(group=group))
        asked = room.room.question_of(experts, group) or ""
        found[group] = room.says(who, "group-answer", f"found by {who.id}", prompt=asked, group=group)
    [meeting, _] = room.grouped([mika, ali], [yuki, noa])
    assert group_view(room.room, meeting)["brought"] == {}
    room.go("meet")
    assert group_view(room.room, meeting)["brought"] == {
        found[group]: en.BroughtInfo(
            number=number,
            members=(who.id,),
            visit=experts,
            prompt=room.room.question_of(experts, group) or "",
            text=room.room.contributions[found[group]].text,
            seq=room.room.contributions[found[group]].seq,
            pictures=(),
        )
        for number, (group, who) in enumerate(((first, mika), (second, ali)), start=1)
    }
    late = c.HandIn(
        kind="group-answer",
        visit=experts,
        text="and one thing more",
        prompt=room.room.question_of(experts, first) or "",
        group=first,
    )
    room.when(mika, late)
    room.lead(c.Hide(contribution=found[second], hidden=True))
    assert [
        info.text for info in group_view(room.room, meeting)["brought"].values() if isinstance(info, en.BroughtInfo)
    ] == ["and one thing more"]
