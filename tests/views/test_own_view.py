"""What a student's own stream holds: one's own words and choices, and nobody else's."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.views import entities as en
from facilitator.views.student import own_view
from tests.discussion.given import MINUTE, NINE_O_CLOCK
from tests.views.telling import watched


def contribution(**fields: Any) -> en.ContributionInfo:
    """An answer, handed in at nine and never touched since, but for ``fields``."""
    usual: dict[str, Any] = {
        "kind": "answer",
        "group": None,
        "prompt": "1",
        "at": NINE_O_CLOCK,
        "revisions": 0,
        **dict.fromkeys(("late", "unfinished", "withdrawn", "hidden", "on_board"), False),
        **dict.fromkeys(("card", "point", "reply_to", "choice"), None),
        "credits": (),
        "side": None,
        "pictures": (),
        "shared": False,
    }
    return en.ContributionInfo(**{**usual, **fields})


def test_who_has_just_joined_has_only_themselves() -> None:
    room = watched()
    mika, _ = room.join("Mika", "Yuki")
    view = own_view(room.room, mika.id)
    assert view["me"] == {
        "me": en.MeInfo(
            side=None,
            begun=None,
            id=mika.id,
            name="Mika",
            state="here",
            group=None,
            hand_up=False,
            calling=False,
            speaking=False,
            cards=(),
        )
    }
    assert {collection for collection, entities in view.items() if entities} == {"me"}


def test_hand_call_word_and_group() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    _, group = room.grouped([yuki], [mika])
    room.when(mika, c.RaiseHand(raised=True))
    room.when(mika, c.CallInstructor(calling=True))
    me = en.MeInfo(
        side=None,
        begun=None,
        id=mika.id,
        name="Mika",
        state="here",
        group=group,
        hand_up=True,
        calling=True,
        speaking=False,
        cards=(),
    )
    assert own_view(room.room, mika.id)["me"] == {"me": me}
    room.lead(c.CallOn(participant=mika.id))
    assert own_view(room.room, mika.id)["me"] == {"me": replace(me, hand_up=False, speaking=True)}
    room.lead(c.CallOn(participant=yuki.id))
    assert own_view(room.room, mika.id)["me"] == {"me": replace(me, hand_up=False)}


def test_an_answer_with_its_changes_until_it_is_on_the_board() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("think")
    answer = room.says(mika, "answer", "2/5")
    seq = room.room.seq
    room.says(yuki, "answer", "5/6")
    room.later(MINUTE).says(mika, "answer", "3/5")
    mine = contribution(author=mika.id, visit=visit, text="3/5", seq=seq, at=NINE_O_CLOCK + MINUTE, revisions=1)
    assert own_view(room.room, mika.id)["contributions"] == {answer: mine}
    card = room.card(answer, shown=False)
    assert own_view(room.room, mika.id)["contributions"] == {answer: replace(mine, on_board=True)}
    room.lead(c.TakeOffBoard(card=card))
    assert own_view(room.room, mika.id)["contributions"] == {answer: mine}


def test_one_sees_ones_own_words_also_when_they_are_hidden_or_taken_back() -> None:
    room = watched()
    [mika] = room.join("Mika")
    visit = room.go("pose")
    note = room.says(mika, "note", "I notice thirds")
    noted = room.room.seq
    other = room.says(mika, "note", "I wonder")
    room.lead(c.Hide(contribution=note, hidden=True))
    room.when(mika, c.Withdraw(contribution=other))
    assert own_view(room.room, mika.id)["contributions"] == {
        note: contribution(kind="note", author=mika.id, visit=visit, text="I notice thirds", seq=noted, hidden=True),
        other: contribution(kind="note", author=mika.id, visit=visit, text="I wonder", seq=noted + 1, withdrawn=True),
    }


def test_late_and_unfinished_words_say_so() -> None:
    room = watched()
    [mika] = room.join("Mika")
    think = room.go("think")
    room.go("discuss")
    answer = room.says(mika, "answer", "5/", visit=think, unfinished=True)
    mine = contribution(author=mika.id, visit=think, text="5/", seq=room.room.seq, unfinished=True)
    assert own_view(room.room, mika.id)["contributions"] == {answer: mine}
    room.when(mika, c.Revise(contribution=answer, text="5/6"))
    finished = replace(mine, text="5/6", revisions=1, unfinished=False, late=True)
    assert own_view(room.room, mika.id)["contributions"] == {answer: finished}


def test_a_groups_answer_is_not_its_writers_own() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    room.says(mika, "group-answer", "ours", group=group)
    assert own_view(room.room, mika.id)["contributions"] == {}


def test_a_point_a_reason_and_a_reflection_with_all_that_belongs_to_them() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    card = room.card(room.says(yuki, "answer", "5/6"))
    discuss = room.go("discuss")
    point = room.says(mika, "point", "Why?", card=card, point="ask")
    reply = room.says(mika, "point", "I mean the bottom", reply_to=point)
    poll = room.go("predict")
    reason = room.says(mika, "reason", "Both are small", choice=2)
    reflect = room.go("reflect")
    reflection = room.says(mika, "reflection", "Sixths!", credits=(yuki.id,))
    mine = own_view(room.room, mika.id)["contributions"]
    by = {"author": mika.id}
    assert mine == {
        point: contribution(**by, kind="point", visit=discuss, text="Why?", seq=int(point[1:]), card=card, point="ask"),
        reply: contribution(
            **by, kind="point", visit=discuss, text="I mean the bottom", seq=int(reply[1:]), reply_to=point
        ),
        reason: contribution(**by, kind="reason", visit=poll, text="Both are small", seq=int(reason[1:]), choice=2),
        reflection: contribution(
            **by, kind="reflection", visit=reflect, text="Sixths!", seq=int(reflection[1:]), credits=(yuki.id,)
        ),
    }


def test_ones_own_choices_and_nobody_elses() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    pose = room.go("pose")
    room.when(mika, c.MarkClear(visit=pose, clear=False))
    room.when(yuki, c.MarkClear(visit=pose, clear=True))
    room.go("think")
    card = room.card(room.says(yuki, "answer", "5/6"))
    discuss = room.go("discuss")
    room.when(mika, c.TakeStance(visit=discuss, card=card, stance="follow"))
    room.when(yuki, c.TakeStance(visit=discuss, card=card, stance="same"))
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=1))
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=2, card=card))
    room.when(yuki, c.TakePosition(asking=2))
    poll = room.go("predict")
    room.when(mika, c.CastVote(visit=poll, choice=2))
    room.when(yuki, c.CastVote(visit=poll, choice=0))
    room.go("sum-up")
    kept, not_kept = room.says(yuki, "proposal", "Sixths"), room.says(yuki, "proposal", "Fifths")
    room.when(mika, c.Keep(proposal=kept, keep=True))
    room.when(yuki, c.Keep(proposal=not_kept, keep=True))
    view = own_view(room.room, mika.id)
    del view["me"]
    assert view == {
        "contributions": {},
        "stances": {card: en.OwnStance(stance="follow")},
        "positions_taken": {"1": en.OwnPosition(card=None, because=""), "2": en.OwnPosition(card=card, because="")},
        "votes": {poll: en.OwnVote(choice=2)},
        "clear": {pose: en.OwnMark(yes=False)},
        "proposed": {},
        "keeps": {kept: en.OwnMark(yes=True)},
    }


def test_who_was_erased_has_no_name_and_no_words_left() -> None:
    room = watched()
    [mika] = room.join("Mika")
    room.go("think")
    room.says(mika, "answer", "2/5")
    room.when(mika, c.Erase(participant=mika.id))
    view = own_view(room.room, mika.id)
    assert view["contributions"] == {}
    assert view["me"] == {
        "me": en.MeInfo(
            side=None,
            begun=None,
            id=mika.id,
            name=None,
            state="erased",
            group=None,
            hand_up=False,
            calling=False,
            speaking=False,
            cards=(),
        )
    }


def test_ones_cards_are_those_that_show_ones_own_words_even_changed_since() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    card = room.card(room.says(mika, "answer", "2/5"))
    room.card(room.says(yuki, "answer", "2/5"))
    room.says(mika, "answer", "5/6")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    room.card(room.says(mika, "group-answer", "ours", group=group))
    me = own_view(room.room, mika.id)["me"]["me"]
    assert isinstance(me, en.MeInfo)
    assert me.cards == (card,)
