"""What every student sees: the course, the board, what was said. Exactly that, in the main situations of a lesson."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor
from facilitator.discussion.plan import CONNECTIONS, Material, NamesRule, Topic
from facilitator.views import entities as en
from facilitator.views.student import class_view
from tests.discussion.given import LESSON, MINUTE, NINE_O_CLOCK
from tests.discussion.scenario import Scenario
from tests.views.telling import watched

QUESTION = "<p>How much is one half and one third?</p>"


def in_discussion(names: NamesRule = "by-phase") -> tuple[Scenario, list[Actor], list[str]]:
    """Three have answered and stand on the board, nothing revealed: the room, who, and their cards."""
    room = watched(replace(LESSON, names=names))
    people = room.join("Mika", "Yuki", "Noa")
    room.go("think")
    answers = [room.says(who, "answer", text) for who, text in zip(people, ("2/5", "5/6", "1/5"), strict=True)]
    for answer, approach in zip(answers, ("across", "common", "across"), strict=True):
        room.lead(c.Tag(contribution=answer, approach=approach))
    room.go("discuss")
    return room, people, [room.card(answer, shown=False) for answer in answers]


def card(place: int, letter: str, text: str | None, name: str | None = None, label: str | None = None) -> en.CardInfo:
    return en.CardInfo(
        side=None,
        pictures=(),
        place=place,
        letter=letter,
        kind="answer",
        text=text,
        name=name,
        group=None,
        label=label,
        column=None,
        struck=False,
        struck_because="",
    )


def test_the_lobby() -> None:
    plan = replace(
        LESSON,
        topics=(Topic(id="food", label="What is baked?", value="a cake"),),
        materials=(Material(id="strip", title="Paper strip", html="<p>Fold it.</p>"),),
    )
    room = watched(plan)
    [mika] = room.join("Mika")
    room.lead(c.Skip(phase="predict", skipped=True))
    view = class_view(room.room)
    assert view["room"]["room"] == en.RoomInfo(
        code="ABC234",
        title="Adding fractions",
        plan="adding-fractions",
        family="problem-solving",
        language="en",
        state="lobby",
        locked=False,
        paused_since=None,
        columns=("purpose", "vision"),
        visit=None,
        asking=0,
        speaker=None,
        nudge=None,
        nudge_seq=None,
        led_by="",
        pointed_at=None,
        compared=(),
        material=None,
        material_page=1,
    )
    assert view["topics"] == {"food": en.TopicInfo(label="What is baked?", value="a cake")}
    assert view["materials"] == {
        "strip": en.MaterialInfo(place=0, title="Paper strip", html="<p>Fold it.</p>", pages=())
    }
    assert list(view["phases"]) == [phase.id for phase in LESSON.phases]
    assert view["phases"]["predict"] == en.PhaseInfo(place=4, kind="poll", title="Predict", minutes=3, skipped=True)
    assert view["people"] == {mika.id: en.PersonInfo(name="Mika")}
    assert {name for name, entities in view.items() if entities} == {"room", "topics", "materials", "phases", "people"}


def test_a_visit_brings_its_questions_and_its_timer() -> None:
    room = watched()
    room.lead(c.Start())
    pose = room.visit
    poll = room.later(MINUTE).go("predict")
    room.lead(c.Nudge(text="Look at the pieces."))
    room.later(MINUTE).lead(c.Pause())
    view = class_view(room.room)
    assert view["visits"][pose] == en.VisitInfo(
        one_each=False,
        phase="pose",
        kind="pose",
        title="The problem",
        seq=2,
        started_at=NINE_O_CLOCK,
        ends_at=NINE_O_CLOCK + 5 * MINUTE,
        ended_at=NINE_O_CLOCK + MINUTE,
        prompts=(en.PromptInfo(id="1", html=QUESTION, column=None),),
        question_html="",
        answer=("text",),
        stances=("same", "follow", "unconvinced", "question"),
        connections=CONNECTIONS,
        choices=(),
        because=False,
    )
    asked = view["visits"][poll]
    assert isinstance(asked, en.VisitInfo)
    assert (asked.phase, asked.choices, asked.because) == ("predict", ("2/5", "5/6", "1/6"), True)
    assert view["visits"].keys() == {pose, poll}
    now = view["room"]["room"]
    assert isinstance(now, en.RoomInfo)
    assert (now.state, now.visit, now.nudge) == ("running", poll, "Look at the pieces.")
    assert now.paused_since == NINE_O_CLOCK + 2 * MINUTE


def test_the_card_that_is_talked_about_and_those_side_by_side() -> None:
    room, _, [first, second, third] = in_discussion()

    def looked_at() -> tuple[str | None, tuple[str, ...]]:
        now = class_view(room.room)["room"]["room"]
        assert isinstance(now, en.RoomInfo)
        return now.pointed_at, now.compared

    for each in (first, second, third):
        room.lead(c.RevealCard(card=each, shown=True))
    room.lead(c.PointAt(card=first))
    room.lead(c.CompareCards(cards=(second, first, third)))
    assert looked_at() == (first, (second, first, third))
    room.lead(c.RevealCard(card=first, shown=False))
    assert looked_at() == (None, (second, third))


def test_the_prompts_of_a_groups_phase_have_their_columns() -> None:
    room = watched()
    visit = room.go("compare")
    asked = class_view(room.room)["visits"][visit]
    assert isinstance(asked, en.VisitInfo)
    assert asked.prompts == (
        en.PromptInfo(id="1", html="<p>Why?</p>", column="purpose"),
        en.PromptInfo(id="2", html="", column="vision"),
    )


def test_who_is_gone_is_not_among_the_people() -> None:
    room = watched()
    mika, yuki, noa, ravi = room.join("Mika", "Yuki", "Noa", "Ravi")
    room.when(mika, c.Leave())
    room.lead(c.Remove(participant=yuki.id))
    room.lead(c.Erase(participant=noa.id))
    assert class_view(room.room)["people"] == {ravi.id: en.PersonInfo(name="Ravi")}
    room.lead(c.Restore(participant=yuki.id))
    assert class_view(room.room)["people"].keys() == {yuki.id, ravi.id}
    room.lead(c.CallOn(participant=ravi.id))
    now = class_view(room.room)["room"]["room"]
    assert isinstance(now, en.RoomInfo)
    assert now.speaker == "Ravi"


def test_groups_that_are_in_force_with_their_members_names() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.lead(c.Start())
    room.grouped([mika, yuki, noa])
    one, two = room.grouped([mika], [noa, yuki])
    assert class_view(room.room)["groups"] == {
        one: en.GroupInfo(question=None, number=1, members=("Mika",)),
        two: en.GroupInfo(question=None, number=2, members=("Noa", "Yuki")),
    }


def test_the_board_grows_as_cards_are_revealed() -> None:
    room, _, [first, second, third] = in_discussion()
    assert class_view(room.room)["cards"] == {}
    room.lead(c.RevealCard(card=third, shown=True))
    room.lead(c.RevealCard(card=second, shown=True))
    assert class_view(room.room)["cards"] == {second: card(0, "B", "5/6"), third: card(1, "A2", "1/5")}
    room.lead(c.RevealCard(card=first, shown=True))
    room.lead(c.MoveCard(card=first))
    room.lead(c.RevealCard(card=second, shown=False))
    assert class_view(room.room)["cards"] == {third: card(0, "A2", "1/5"), first: card(1, "A", "2/5")}


def test_a_card_stays_as_it_was_put_on_the_board() -> None:
    room, [mika, *_], [first, *_] = in_discussion()
    room.lead(c.RevealCard(card=first, shown=True))
    contribution = room.room.cards[first].contribution
    room.lead(c.Revise(contribution=contribution, text="3/5"))
    assert class_view(room.room)["cards"] == {first: card(0, "A", "2/5")}
    room.lead(c.Erase(participant=mika.id))
    assert class_view(room.room)["cards"] == {first: card(0, "A", None)}


def test_a_hidden_contribution_leaves_the_board_with_its_connections() -> None:
    room, _, [first, second, _] = in_discussion()
    for each in (first, second):
        room.lead(c.RevealCard(card=each, shown=True))
    room.lead(c.Connect(a=first, b=second, kind="contradicts", words="less than a half"))
    [link] = room.room.connections
    said = en.ConnectionInfo(a=first, b=second, kind="contradicts", words="less than a half")
    assert class_view(room.room)["connections"] == {link: said}
    hidden = room.room.cards[first].contribution
    room.lead(c.Hide(contribution=hidden, hidden=True))
    assert class_view(room.room)["cards"] == {second: card(0, "B", "5/6")}
    assert class_view(room.room)["connections"] == {}
    room.lead(c.Hide(contribution=hidden, hidden=False))
    assert class_view(room.room)["connections"] == {link: said}


def test_a_struck_card_is_still_there() -> None:
    room, _, [first, *_] = in_discussion()
    room.lead(c.RevealCard(card=first, shown=True))
    room.lead(c.StrikeThrough(card=first, struck=True, because="fifths of what?"))
    struck = replace(card(0, "A", "2/5"), struck=True, struck_because="fifths of what?")
    assert class_view(room.room)["cards"] == {first: struck}


@pytest.mark.parametrize(("names", "at_once"), [("shown", "Mika"), ("hidden", None), ("by-phase", None)])
def test_names_and_labels_of_cards_have_switches_of_their_own(names: NamesRule, at_once: str | None) -> None:
    room, _, [first, *_] = in_discussion(names)
    room.lead(c.RevealCard(card=first, shown=True))
    assert class_view(room.room)["cards"] == {first: card(0, "A", "2/5", name=at_once)}
    room.lead(c.RevealLabel(card=first, shown=True))
    room.lead(c.RevealName(card=first, shown=at_once is None))
    other = None if at_once else "Mika"
    labelled = card(0, "A", "2/5", name=other, label="Adds tops and adds bottoms")
    assert class_view(room.room)["cards"] == {first: labelled}


def test_an_author_may_claim_a_card() -> None:
    room, [mika, *_], [first, *_] = in_discussion()
    room.lead(c.RevealCard(card=first, shown=True))
    room.when(mika, c.ClaimCard(card=first))
    assert class_view(room.room)["cards"] == {first: card(0, "A", "2/5", name="Mika")}


def test_a_groups_card_names_the_group_and_no_member() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    one, _ = room.grouped([mika], [yuki])
    room.when(mika, c.TakePen(group=one))
    ours = room.card(room.says(mika, "group-answer", "Halves do not fit into thirds", group=one))
    seen = replace(card(0, "U", "Halves do not fit into thirds"), kind="group-answer", column="purpose")
    assert class_view(room.room)["cards"] == {ours: seen}
    room.lead(c.RevealName(card=ours, shown=True))
    assert class_view(room.room)["cards"] == {ours: replace(seen, group=1)}


@pytest.mark.parametrize("names", ["shown", "by-phase", "hidden"])
def test_points_go_to_everybody(names: NamesRule) -> None:
    room, [mika, yuki, _], [first, *_] = in_discussion(names)
    room.lead(c.RevealCard(card=first, shown=True))
    why = room.says(yuki, "point", "Fifths are smaller", card=first, point="challenge")
    seq = room.room.seq
    room.lead(c.Next(visit=room.visit))
    discussed = room.room.visits[-2].id
    reply = room.says(mika, "point", "So what?", reply_to=why, visit=discussed)
    named = names != "hidden"
    assert class_view(room.room)["points"] == {
        why: en.PointInfo(
            side=None,
            seq=seq,
            card=first,
            point="challenge",
            reply_to=None,
            text="Fifths are smaller",
            author=yuki.id if named else None,
            name="Yuki" if named else None,
            late=False,
        ),
        reply: en.PointInfo(
            side=None,
            seq=room.room.seq,
            card=None,
            point=None,
            reply_to=why,
            text="So what?",
            author=mika.id if named else None,
            name="Mika" if named else None,
            late=True,
        ),
    }


@pytest.mark.parametrize("how", ["withdrawn", "hidden", "erased"])
def test_a_point_that_is_taken_back_is_gone(how: str) -> None:
    room, [_, yuki, _], _ = in_discussion()
    point = room.says(yuki, "point", "Rubbish!")
    match how:
        case "withdrawn":
            room.when(yuki, c.Withdraw(contribution=point))
        case "hidden":
            room.lead(c.Hide(contribution=point, hidden=True))
        case _:
            room.lead(c.Erase(participant=yuki.id))
    assert class_view(room.room)["points"] == {}


def test_proposals_and_the_conclusion_made_of_them() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("sum-up")
    ours = room.says(mika, "proposal", "Pieces of one size", credits=(yuki.id,))
    proposed = room.room.seq
    room.when(yuki, c.Keep(proposal=ours, keep=True))
    room.lead(c.AdoptConclusion(visit=visit, text="Cut both alike.", proposals=(ours,), credits=(mika.id, yuki.id)))
    room.lead(c.Erase(participant=yuki.id))
    view = class_view(room.room)
    assert view["proposals"] == {
        ours: en.ProposalInfo(
            seq=proposed, text="Pieces of one size", author=mika.id, name="Mika", credits=(None,), kept=1
        )
    }
    [conclusion] = view["conclusions"].values()
    assert conclusion == en.ConclusionInfo(
        seq=proposed + 2, visit=visit, text="Cut both alike.", proposals=(ours,), credits=("Mika", None)
    )


def test_positions_from_at_first_to_now_once_they_are_shown() -> None:
    room, people, [first, second, _] = in_discussion()
    mika, yuki, noa = people
    for each in (first, second):
        room.lead(c.RevealCard(card=each, shown=True))
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=1, card=first))
    room.when(yuki, c.TakePosition(asking=1, card=second))
    room.when(noa, c.TakePosition(asking=1, card=None))
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=2, card=second))
    room.when(noa, c.TakePosition(asking=2, card=second))
    assert class_view(room.room)["positions"] == {}
    room.lead(c.ShowPositions(shown=True))
    assert class_view(room.room)["positions"] == {
        "positions": en.PositionsInfo(
            asking=2,
            shown=True,
            flows=(
                en.Flow(at_first=None, asked_first=True, now=second, answered=True, people=1),
                en.Flow(at_first=first, asked_first=True, now=second, answered=True, people=1),
                en.Flow(at_first=second, asked_first=True, now=second, answered=False, people=1),
            ),
        )
    }
    room.lead(c.ShowPositions(shown=False))
    assert class_view(room.room)["positions"] == {}


def test_who_comes_after_the_first_asking_said_nothing_at_first() -> None:
    room, [mika, *_], [first, second, _] = in_discussion()
    for each in (first, second):
        room.lead(c.RevealCard(card=each, shown=True))
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=1, card=first))
    [ravi] = room.join("Ravi")
    room.lead(c.AskPositions())
    room.when(ravi, c.TakePosition(asking=2, card=second))
    room.lead(c.ShowPositions(shown=True))
    assert class_view(room.room)["positions"] == {
        "positions": en.PositionsInfo(
            asking=2,
            shown=True,
            flows=(
                en.Flow(at_first=first, asked_first=True, now=first, answered=False, people=1),
                en.Flow(at_first=None, asked_first=False, now=second, answered=True, people=1),
            ),
        )
    }


def test_a_poll_shows_before_and_after_once_it_is_revealed() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    before = room.go("predict")
    for who, choice in ((mika, 0), (yuki, 0), (noa, 1)):
        room.when(who, c.CastVote(visit=before, choice=choice))
    assert class_view(room.room)["polls"] == {}
    room.lead(c.RevealPoll(visit=before, shown=True))
    first = en.PollInfo(shown=True, votes=(2, 1, 0), before=None)
    assert class_view(room.room)["polls"] == {before: first}
    after = room.go("predict-again")
    room.when(mika, c.CastVote(visit=after, choice=1))
    assert class_view(room.room)["polls"] == {before: first}
    room.lead(c.RevealPoll(visit=after, shown=True))
    again = en.PollInfo(shown=True, votes=(0, 1, 0), before=(2, 1, 0))
    assert class_view(room.room)["polls"] == {before: first, after: again}
    room.lead(c.RevealPoll(visit=before, shown=False))
    assert class_view(room.room)["polls"] == {after: again}


def test_before_is_the_last_time_that_the_earlier_poll_was_asked() -> None:
    room = watched()
    [mika] = room.join("Mika")
    for choice in (0, 2):
        room.when(mika, c.CastVote(visit=room.go("predict"), choice=choice))
    again = room.go("predict-again")
    room.lead(c.RevealPoll(visit=again, shown=True))
    assert class_view(room.room)["polls"] == {again: en.PollInfo(shown=True, votes=(0, 0, 0), before=(0, 0, 1))}


def test_what_was_polled_later_is_not_what_was_before() -> None:
    room = watched()
    [mika] = room.join("Mika")
    room.when(mika, c.CastVote(visit=room.go("predict"), choice=0))
    again = room.go("predict-again")
    room.lead(c.RevealPoll(visit=again, shown=True))
    room.when(mika, c.CastVote(visit=room.go("predict"), choice=2))
    shown = en.PollInfo(shown=True, votes=(0, 0, 0), before=(1, 0, 0))
    assert class_view(room.room)["polls"] == {again: shown}


def test_a_poll_asked_anew_that_was_never_asked_before_has_no_before() -> None:
    room = watched()
    again = room.go("predict-again")
    room.lead(c.RevealPoll(visit=again, shown=True))
    assert class_view(room.room)["polls"] == {again: en.PollInfo(shown=True, votes=(0, 0, 0), before=None)}
