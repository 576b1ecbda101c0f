"""What people hand in: where it belongs, late or unfinished, changed, withdrawn, hidden, tagged. Nothing is lost."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.contribution import Contribution, ContributionKind, Revision
from facilitator.discussion.limits import GROUP_TEXT, LABEL, TEXT, VISIT_TEXT
from facilitator.discussion.phases import ANYTIME, PHASES
from facilitator.discussion.plan import Approach, Phase
from tests.discussion.given import INSTRUCTOR, LESSON, MINUTE, NINE_O_CLOCK
from tests.discussion.scenario import Scenario

KINDS: tuple[ContributionKind, ...] = get_args(ContributionKind)
PHASE_OF: dict[ContributionKind, str] = {
    "note": "pose",
    "answer": "think",
    "group-answer": "compare",
    "point": "discuss",
    "reason": "predict",
    "proposal": "sum-up",
    "reflection": "reflect",
}


def test_an_answer_is_stored_as_it_was_written() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    text = "  <b>5/6</b>\n\t\u202eحل\u200c 🙂 e\u0301 $\\frac12$ \x00 "
    events = room.when(mika, c.HandIn(kind="answer", visit=visit, text=text))
    assert events == [
        e.ContributionHandedIn(contribution="c4", kind="answer", author=mika.id, visit=visit, prompt="1", text=text)
    ]
    assert room.room.contributions["c4"] == Contribution(
        id="c4",
        seq=4,
        kind="answer",
        author=mika.id,
        visit=visit,
        prompt="1",
        texts=(Revision(text=text, author=mika.id, at=NINE_O_CLOCK, seq=4),),
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("phase", LESSON.phases, ids=lambda phase: phase.id)
def test_each_phase_takes_its_kind_and_no_other(kind: ContributionKind, phase: Phase) -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go(phase.id)
    command = c.HandIn(kind=kind, visit=visit, text="words")
    if kind not in PHASES[room.room.phase_of(visit).kind].contributions | ANYTIME:
        assert room.refused(mika, command) == ("not-now", "not-in-this-phase")
    elif kind == "group-answer":
        assert room.refused(mika, command) == ("malformed", "which-group")
    else:
        room.when(mika, command)
        assert room.room.contributions["c4"].kind == kind


@pytest.mark.parametrize("kind", ["answer", "reason", "reflection"])
def test_handing_in_again_changes_the_one_before(kind: ContributionKind) -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go(PHASE_OF[kind])
    first = room.says(mika, kind, "first")
    room.later(MINUTE)
    assert room.when(mika, c.HandIn(kind=kind, visit=room.visit, text="second")) == [
        e.ContributionRevised(contribution=first, author=mika.id, text="second")
    ]
    room.says(mika, kind, "second")
    [contribution] = room.room.contributions.values()
    assert [(each.text, each.at, each.seq) for each in contribution.texts] == [
        ("first", NINE_O_CLOCK, 4),
        ("second", NINE_O_CLOCK + MINUTE, 5),
        ("second", NINE_O_CLOCK + MINUTE, 6),
    ]
    assert contribution.text == "second"
    assert contribution.as_of(4).text == "first"
    assert contribution.as_of(99).text == "second"


@pytest.mark.parametrize("kind", ["note", "point", "proposal"])
def test_of_other_kinds_one_hands_in_many(kind: ContributionKind) -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go(PHASE_OF[kind])
    room.says(mika, kind, "same")
    room.says(mika, kind, "same")
    assert [each.text for each in room.room.contributions.values()] == ["same", "same"]


def test_each_visit_prompt_and_person_has_an_answer_of_its_own() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    room.says(mika, "answer", "one")
    room.says(yuki, "answer", "two")
    room.go("think")
    room.says(mika, "answer", "three")
    assert len(room.room.contributions) == 3


def test_words_of_a_visit_that_ended_are_late_and_kept() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("think")
    room.says(yuki, "answer", "in time")
    room.go("reflect")
    answer = room.says(mika, "answer", "from a dead spot", visit=visit)
    assert room.room.contributions[answer].late
    assert room.room.contributions[answer].visit == visit
    room.says(yuki, "answer", "afterthought", visit=visit)
    late = room.room.contributions["c5"]
    assert late.late
    assert [each.text for each in late.texts] == ["in time", "afterthought"]


def test_what_a_phone_hands_in_at_a_phases_end_is_unfinished_not_late() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    room.go("compare")
    answer = room.says(mika, "answer", "I would first", visit=visit, unfinished=True)
    contribution = room.room.contributions[answer]
    assert contribution.unfinished
    assert not contribution.late
    room.says(mika, "answer", "I would first double it", visit=visit)
    contribution = room.room.contributions[answer]
    assert not contribution.unfinished
    assert contribution.late
    room.says(mika, "answer", "half", visit=visit, unfinished=True)
    assert room.room.contributions[answer].unfinished


def test_an_unfinished_answer_may_be_withdrawn_and_handed_in_again() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    room.go("compare")
    answer = room.says(mika, "answer", "I would", visit=visit, unfinished=True)
    assert room.when(mika, c.Withdraw(contribution=answer)) == [e.ContributionWithdrawn(contribution=answer)]
    assert room.when(mika, c.Withdraw(contribution=answer)) == []
    assert room.room.contributions[answer].withdrawn
    assert room.room.contributions[answer].text == "I would"
    room.says(mika, "answer", "5/6", visit=visit)
    assert not room.room.contributions[answer].withdrawn


def test_what_has_not_begun_takes_no_words() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    assert room.refused(mika, c.HandIn(kind="note", visit="v9", text="?")) == ("not-now", "not-begun")


def test_prompts_of_their_own_phase() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    command = c.HandIn(kind="answer", visit=visit, text="5/6", prompt="2")
    assert room.refused(mika, command) == ("not-found", "no-such-prompt")


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "\u200b\u200d\u2060", "\x00\x1b"])
def test_no_words_are_no_contribution(text: str) -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    assert room.refused(mika, c.HandIn(kind="answer", visit=visit, text=text)) == ("malformed", "empty")


@pytest.mark.parametrize("text", ["cut in half \ud83d", "\ude42", "x" * (TEXT - 1) + "\ud83d"])
def test_half_a_character_cannot_be_stored(text: str) -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    assert room.refused(mika, c.HandIn(kind="answer", visit=visit, text=text)) == ("malformed", "half-a-character")


def test_nobody_fills_the_room_alone() -> None:
    """Changes count too; another visit and another person begin anew; what was erased is counted no more."""
    room = Scenario(checks=())
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    for _ in range(VISIT_TEXT // TEXT):
        room.says(mika, "answer", "x" * TEXT)
    more = c.HandIn(kind="answer", visit=room.visit, text="x")
    assert room.refused(mika, more) == ("too-large", "said-too-much")
    for asker in (mika, INSTRUCTOR):
        assert room.refused(asker, c.Revise(contribution="c5", text="x")) == ("too-large", "said-too-much")
    room.when(yuki, more)
    room.go("discuss")
    room.says(mika, "point", "x")
    room.lead(c.Erase(participant=mika.id))
    assert {author for _, author in room.room.said} == {yuki.id}


def test_a_text_may_be_so_long_and_a_groups_longer() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("think")
    room.says(mika, "answer", "🙂" * TEXT)
    assert room.refused(mika, c.HandIn(kind="answer", visit=visit, text="x" * (TEXT + 1))) == ("too-large", "too-long")
    compare = room.go("compare")
    [group] = room.grouped([mika])
    room.when(mika, c.TakePen(group=group))
    own, answer = "c4", room.says(mika, "group-answer", "x" * GROUP_TEXT, group=group)
    room.when(mika, c.Revise(contribution=own, text="x" * TEXT))
    room.when(mika, c.Revise(contribution=answer, text="y" * GROUP_TEXT))
    over = "x" * (GROUP_TEXT + 1)
    for command in (
        c.HandIn(kind="group-answer", visit=compare, text=over, group=group),
        c.Revise(contribution=answer, text=over),
        c.Revise(contribution=own, text="x" * (TEXT + 1)),
    ):
        assert room.refused(mika, command) == ("too-large", "too-long")


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("answer", "group", "g1"),
        ("answer", "card", "b1"),
        ("proposal", "point", "ask"),
        ("note", "reply_to", "c1"),
        ("point", "choice", 0),
        ("answer", "credits", ("p2",)),
    ],
)
def test_each_kind_has_its_fields(kind: ContributionKind, field: str, value: object) -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go(PHASE_OF[kind])
    command = replace(c.HandIn(kind=kind, visit=visit, text="words"), **{field: value})
    assert room.refused(mika, command) == ("malformed", "field-not-of-kind")


def test_a_point_is_about_a_card_and_answers_another() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    card = room.card(room.says(mika, "answer", "2/5"))
    room.go("discuss")
    first = room.says(yuki, "point", "Is it less than a half?", card=card, point="ask")
    second = room.says(mika, "point", "Oh", card=card, point="build", reply_to=first)
    point = room.room.contributions[second]
    assert (point.card, point.point, point.reply_to) == (card, "build", first)


def test_points_about_what_the_class_does_not_see() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    card = room.card(answer, shown=False)
    visit = room.go("discuss")
    about = c.HandIn(kind="point", visit=visit, text="?", card=card)
    assert room.refused(yuki, about) == ("not-found", "no-such-card")
    room.lead(c.RevealCard(card=card, shown=True))
    room.lead(c.Hide(contribution=answer, hidden=True))
    assert room.refused(yuki, about) == ("not-found", "no-such-card")
    room.lead(c.Hide(contribution=answer, hidden=False))
    room.when(yuki, about)
    assert room.refused(yuki, c.HandIn(kind="point", visit=visit, text="?", card="b99")) == (
        "not-found",
        "no-such-card",
    )


def test_points_in_answer_to_what_is_no_point_in_sight() -> None:
    room = Scenario()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    visit = room.go("discuss")
    withdrawn, hidden, erased = (room.says(who, "point", "words") for who in (mika, yuki, noa))
    room.when(mika, c.Withdraw(contribution=withdrawn))
    room.lead(c.Hide(contribution=hidden, hidden=True))
    room.lead(c.Erase(participant=noa.id))
    for reply_to in (answer, withdrawn, hidden, erased, "c99"):
        command = c.HandIn(kind="point", visit=visit, text="?", reply_to=reply_to)
        assert room.refused(mika, command) == ("not-found", "no-such-contribution")


def test_a_reason_is_given_for_a_choice() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    visit = room.go("predict")
    reason = room.says(mika, "reason", "More than a half", choice=0)
    assert room.room.contributions[reason].choice == 0
    room.says(mika, "reason", "More than a half", choice=1)
    assert room.room.contributions[reason].choice == 1
    beyond = c.HandIn(kind="reason", visit=visit, text="?", choice=3)
    assert room.refused(mika, beyond) == ("not-found", "no-such-choice")


def test_a_proposal_credits_classmates() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("sum-up")
    room.when(yuki, c.Leave())
    proposal = room.says(mika, "proposal", "Same size of pieces first", credits=(yuki.id,))
    assert room.room.contributions[proposal].credits == (yuki.id,)
    unknown = c.HandIn(kind="proposal", visit=visit, text="?", credits=("p99",))
    assert room.refused(mika, unknown) == ("not-found", "no-such-participant")


def test_revising_ones_own_words() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("sum-up")
    proposal = room.says(mika, "proposal", "Same pieces", credits=(yuki.id,))
    assert room.when(mika, c.Revise(contribution=proposal, text="Same size of pieces")) == [
        e.ContributionRevised(contribution=proposal, author=mika.id, text="Same size of pieces", credits=(yuki.id,))
    ]
    room.go("reflect")
    room.when(mika, c.Revise(contribution=proposal, text="Equal pieces"))
    assert room.room.contributions[proposal].late
    room.lead(c.Revise(contribution=proposal, text="Pieces of one size"))
    assert room.room.contributions[proposal].author == mika.id
    assert room.refused(yuki, c.Revise(contribution=proposal, text="Mine")) == ("not-yours", "not-your-words")
    assert room.refused(yuki, c.Withdraw(contribution=proposal)) == ("not-yours", "not-your-words")
    assert room.refused(mika, c.Revise(contribution=proposal, text=" ")) == ("malformed", "empty")
    assert room.refused(mika, c.Revise(contribution="c99", text="?")) == ("not-found", "no-such-contribution")


def test_a_revised_note_is_back_if_it_was_withdrawn() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("pose")
    note = room.says(mika, "note", "I notice")
    room.lead(c.Withdraw(contribution=note))
    room.when(mika, c.Revise(contribution=note, text="I wonder"))
    assert not room.room.contributions[note].withdrawn


def test_what_is_on_the_board_cannot_be_withdrawn() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    answer = room.says(mika, "answer", "5/6")
    another = room.says(yuki, "answer", "2/5")
    card = room.card(answer, shown=False)
    assert room.refused(mika, c.Withdraw(contribution=answer)) == ("not-now", "on-the-board")
    room.when(yuki, c.Withdraw(contribution=another))
    room.lead(c.TakeOffBoard(card=card))
    room.when(mika, c.Withdraw(contribution=answer))
    assert room.room.contributions[answer].withdrawn


def test_the_instructor_hands_in_for_a_person_without_a_device() -> None:
    room = Scenario()
    noa = room.without_device("Noa")
    visit = room.go("think")
    answer = room.says(INSTRUCTOR, "answer", "drawn on paper", participant=noa)
    assert room.room.contributions[answer].author == noa
    room.says(INSTRUCTOR, "answer", "drawn anew", participant=noa)
    assert len(room.room.contributions[answer].texts) == 2
    for_nobody = c.HandIn(kind="answer", visit=visit, text="mine")
    assert room.refused(INSTRUCTOR, for_nobody) == ("malformed", "who")


def test_hiding_and_showing_again() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("pose")
    note = room.says(mika, "note", "!!!")
    assert room.lead(c.Hide(contribution=note, hidden=True)) == [e.ContributionHidden(contribution=note, hidden=True)]
    assert room.lead(c.Hide(contribution=note, hidden=True)) == []
    assert room.room.contributions[note].hidden
    room.lead(c.Hide(contribution=note, hidden=False))
    assert not room.room.contributions[note].hidden
    assert room.refused(INSTRUCTOR, c.Hide(contribution="c9", hidden=True)) == ("not-found", "no-such-contribution")


def test_tagging_by_approach() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    for approach in ("across", "unforeseen", None):
        tagged = e.ContributionTagged(contribution=answer, approach=approach)
        assert room.lead(c.Tag(contribution=answer, approach=approach)) == [tagged]
        assert room.lead(c.Tag(contribution=answer, approach=approach)) == []
        assert room.room.contributions[answer].approach == approach
    assert room.refused(INSTRUCTOR, c.Tag(contribution=answer, approach="a9")) == ("not-found", "no-such-approach")


def test_marking_for_the_board_with_a_reason() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    for because in ("", "it shows where adding goes wrong"):
        marked = e.ContributionMarked(contribution=answer, marked=True, because=because)
        assert room.lead(c.MarkForBoard(contribution=answer, marked=True, because=because)) == [marked]
        assert room.lead(c.MarkForBoard(contribution=answer, marked=True, because=because)) == []
        assert dict(room.room.marks) == {answer: because}
    off = c.MarkForBoard(contribution=answer, marked=False)
    assert room.lead(off) == [e.ContributionMarked(contribution=answer, marked=False)]
    assert room.lead(off) == []
    assert dict(room.room.marks) == {}
    nobodys = c.MarkForBoard(contribution="c99", marked=True)
    assert room.refused(INSTRUCTOR, nobodys) == ("not-found", "no-such-contribution")
    too_long = c.MarkForBoard(contribution=answer, marked=True, because="x" * (LABEL + 1))
    assert room.refused(INSTRUCTOR, too_long) == ("too-large", "too-long")
    assert room.refused(mika, c.MarkForBoard(contribution=answer, marked=True)) == ("not-yours", "not-your-part")


def test_why_somebody_elses_words_were_wanted_goes_with_them() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    erased, kept = room.says(mika, "answer", "2/5"), room.says(yuki, "answer", "3/4")
    for answer in (erased, kept):
        room.lead(c.MarkForBoard(contribution=answer, marked=True, because="why"))
    room.lead(c.Erase(participant=mika.id))
    assert dict(room.room.marks) == {kept: "why"}
    again = c.MarkForBoard(contribution=erased, marked=True)
    assert room.refused(INSTRUCTOR, again) == ("not-found", "no-such-contribution")


def test_an_approach_that_the_plan_did_not_foresee() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", "draws a pizza")
    assert room.lead(c.AddApproach(phase="think", label="Pizza")) == [
        e.ApproachAdded(approach="a5", phase="think", label="Pizza")
    ]
    assert room.room.approaches_added == (("think", Approach(id="a5", label="Pizza")),)
    room.lead(c.Tag(contribution=answer, approach="a5"))
    assert room.room.contributions[answer].approach == "a5"
    assert room.refused(INSTRUCTOR, c.AddApproach(phase="lunch", label="?")) == ("not-found", "no-such-phase")
    assert room.refused(INSTRUCTOR, c.AddApproach(phase="think", label="")) == ("malformed", "empty")
    too_long = c.AddApproach(phase="think", label="x" * (LABEL + 1))
    assert room.refused(INSTRUCTOR, too_long) == ("too-large", "too-long")


def test_students_neither_hide_nor_tag() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    assert room.refused(mika, c.Hide(contribution=answer, hidden=True)) == ("not-yours", "not-your-part")
    assert room.refused(mika, c.Tag(contribution=answer)) == ("not-yours", "not-your-part")
