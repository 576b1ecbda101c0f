"""Stances, positions asked again, polls before and after, hands, proposals kept, the class's conclusion."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.events import Actor
from facilitator.discussion.limits import TEXT
from facilitator.discussion.voice import Conclusion, Position, Since, Vote
from tests.discussion.given import GUEST, INSTRUCTOR, MINUTE, NINE_O_CLOCK
from tests.discussion.scenario import Scenario


def with_cards() -> tuple[Scenario, list[Actor], list[str]]:
    """Two students discuss their two cards."""
    room = Scenario()
    students = room.join("Mika", "Yuki")
    room.go("think")
    cards = [room.card(room.says(student, "answer", f"by {student.id}")) for student in students]
    room.go("discuss")
    return room, students, cards


def test_taking_a_stance_changing_it_and_taking_it_back() -> None:
    room, (mika, _), (a, b) = with_cards()
    take = c.TakeStance(visit=room.visit, card=a, stance="follow")
    assert room.when(mika, take) == [e.StanceTaken(card=a, participant=mika.id, stance="follow")]
    assert room.when(mika, take) == []
    room.when(mika, c.TakeStance(visit=room.visit, card=b, stance="same"))
    room.when(mika, c.TakeStance(visit=room.visit, card=a, stance="question"))
    assert dict(room.room.stances) == {(a, mika.id): "question", (b, mika.id): "same"}
    back = c.TakeStance(visit=room.visit, card=a)
    assert room.when(mika, back) == [e.StanceTaken(card=a, participant=mika.id)]
    assert room.when(mika, back) == []
    assert dict(room.room.stances) == {(b, mika.id): "same"}


def test_stances_are_the_phases_own_and_on_what_is_seen() -> None:
    room, (mika, _), (a, _) = with_cards()
    visit = room.visit
    none_such = c.TakeStance(visit=visit, card=a, stance="unconvinced")
    assert room.refused(mika, none_such) == ("not-found", "no-such-stance")
    room.lead(c.RevealCard(card=a, shown=False))
    unseen = c.TakeStance(visit=visit, card=a, stance="same")
    assert room.refused(mika, unseen) == ("not-found", "no-such-card")
    think = room.go("think")
    elsewhere = c.TakeStance(visit=think, card=a, stance="same")
    assert room.refused(mika, elsewhere) == ("not-now", "not-in-this-phase")
    assert room.refused(mika, c.TakeStance(visit="v99", card=a)) == ("not-now", "not-begun")


def test_a_late_stance_still_counts() -> None:
    room, (mika, _), (a, _) = with_cards()
    visit = room.visit
    room.go("sum-up")
    room.when(mika, c.TakeStance(visit=visit, card=a, stance="same"))
    assert room.room.stances[a, mika.id] == "same"


def test_positions_need_something_to_be_convinced_by() -> None:
    room, (mika, _), (a, b) = with_cards()
    assert room.refused(mika, c.TakePosition(asking=1, card=a)) == ("not-now", "not-begun")
    for card in (a, b):
        room.lead(c.RevealCard(card=card, shown=False))
    assert room.refused(INSTRUCTOR, c.AskPositions()) == ("not-now", "nothing-on-the-board")
    room.lead(c.TakeOffBoard(card=a))
    assert room.refused(INSTRUCTOR, c.AskPositions()) == ("not-now", "nothing-on-the-board")


def test_positions_are_asked_and_asked_again() -> None:
    room, (mika, yuki), (a, b) = with_cards()
    assert room.lead(c.AskPositions()) == [e.PositionsAsked(asking=1)]
    first = room.when(mika, c.TakePosition(asking=1, card=a))
    assert first == [e.PositionTaken(asking=1, participant=mika.id, card=a)]
    assert room.when(mika, c.TakePosition(asking=1, card=a)) == []
    room.when(mika, c.TakePosition(asking=1, card=b))
    assert room.when(mika, c.TakePosition(asking=1, card=a)) == first
    assert room.when(yuki, c.TakePosition(asking=1)) == [e.PositionTaken(asking=1, participant=yuki.id)]
    assert room.when(yuki, c.TakePosition(asking=1)) == []
    room.later(MINUTE)
    assert room.lead(c.AskPositions()) == [e.PositionsAsked(asking=2)]
    assert room.refused(mika, c.TakePosition(asking=1, card=b)) == ("not-now", "asked-again")
    room.when(mika, c.TakePosition(asking=2, card=b))
    assert room.room.askings == (NINE_O_CLOCK, NINE_O_CLOCK + MINUTE)
    assert {key: position.card for key, position in room.room.positions.items()} == {
        (1, mika.id): a,
        (1, yuki.id): None,
        (2, mika.id): b,
    }
    assert room.room.positions[2, mika.id] == Position(card=b, at=NINE_O_CLOCK + MINUTE, seq=room.room.seq)
    assert room.refused(mika, c.TakePosition(asking=3)) == ("not-now", "not-begun")
    assert room.refused(mika, c.TakePosition(asking=2, card="b99")) == ("not-found", "no-such-card")


def test_showing_positions() -> None:
    room, _, _ = with_cards()
    assert room.lead(c.ShowPositions(shown=False)) == []
    assert room.lead(c.ShowPositions(shown=True)) == [e.PositionsShown(shown=True)]
    assert room.room.positions_shown


def test_voting_before_and_after() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    before = room.go("predict")
    assert room.when(mika, c.CastVote(visit=before, choice=0)) == [
        e.VoteCast(visit=before, participant=mika.id, choice=0)
    ]
    assert room.when(mika, c.CastVote(visit=before, choice=0)) == []
    room.when(mika, c.CastVote(visit=before, choice=2))
    room.when(yuki, c.CastVote(visit=before, choice=1))
    after = room.go("predict-again")
    room.when(mika, c.CastVote(visit=after, choice=1))
    assert {key: vote.choice for key, vote in room.room.votes.items()} == {
        (before, mika.id): 2,
        (before, yuki.id): 1,
        (after, mika.id): 1,
    }
    assert room.room.votes[after, mika.id] == Vote(choice=1, seq=room.room.seq)
    assert room.refused(mika, c.CastVote(visit=after, choice=3)) == ("not-found", "no-such-choice")
    think = room.go("think")
    assert room.refused(mika, c.CastVote(visit=think, choice=0)) == ("not-now", "not-in-this-phase")


def test_revealing_a_poll() -> None:
    room = Scenario()
    poll = room.go("predict")
    assert room.lead(c.RevealPoll(visit=poll, shown=False)) == []
    assert room.lead(c.RevealPoll(visit=poll, shown=True)) == [e.PollRevealed(visit=poll, shown=True)]
    assert room.room.polls_revealed == {poll}
    room.lead(c.RevealPoll(visit=poll, shown=False))
    assert room.room.polls_revealed == frozenset()
    think = room.go("think")
    assert room.refused(INSTRUCTOR, c.RevealPoll(visit=think, shown=True)) == ("not-now", "not-in-this-phase")
    assert room.refused(INSTRUCTOR, c.RevealPoll(visit="v99", shown=True)) == ("not-now", "not-begun")


def test_hands_go_up_and_down() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    assert room.refused(mika, c.RaiseHand(raised=True)) == ("not-now", "not-begun")
    room.lead(c.Start())
    assert room.when(mika, c.RaiseHand(raised=True)) == [e.HandRaised(participant=mika.id, raised=True)]
    assert room.when(mika, c.RaiseHand(raised=True)) == []
    assert room.room.hands[mika.id] == Since(at=NINE_O_CLOCK, seq=5)
    room.when(yuki, c.RaiseHand(raised=True))
    room.when(mika, c.RaiseHand(raised=False))
    room.lead(c.RaiseHand(raised=False, participant=yuki.id))
    assert not room.room.hands


def test_the_word_goes_round() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.lead(c.Start())
    room.when(mika, c.RaiseHand(raised=True))
    assert room.lead(c.CallOn(participant=mika.id)) == [e.SpeakerCalled(participant=mika.id)]
    assert room.lead(c.CallOn(participant=mika.id)) == []
    with_the_word = room.room
    assert with_the_word.speaker == mika.id
    assert not with_the_word.hands
    room.lead(c.CallOn(participant=yuki.id))
    room.lead(c.CallOn(participant=mika.id))
    assert room.lead(c.CallOn()) == [e.SpeakerCalled()]
    assert room.lead(c.CallOn()) == []
    assert room.room.speaker is None
    assert dict(room.room.spoken) == {mika.id: 2, yuki.id: 1}
    room.when(yuki, c.Leave())
    assert room.refused(INSTRUCTOR, c.CallOn(participant=yuki.id)) == ("not-found", "no-such-participant")
    lower = c.RaiseHand(raised=False, participant=yuki.id)
    assert room.refused(INSTRUCTOR, lower) == ("not-found", "no-such-participant")


def test_keeping_a_proposal() -> None:
    room = Scenario()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.go("sum-up")
    proposal = room.says(mika, "proposal", "Pieces of one size")
    assert room.when(yuki, c.Keep(proposal=proposal, keep=False)) == []
    assert room.when(yuki, c.Keep(proposal=proposal, keep=True)) == [
        e.ProposalKept(proposal=proposal, participant=yuki.id, keep=True)
    ]
    assert room.when(yuki, c.Keep(proposal=proposal, keep=True)) == []
    room.when(noa, c.Keep(proposal=proposal, keep=True))
    room.when(yuki, c.Keep(proposal=proposal, keep=False))
    assert room.room.keeps[proposal] == {noa.id}


def test_what_is_no_proposal_in_sight_is_not_kept() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    answer = room.says(mika, "answer", "5/6")
    room.go("sum-up")
    hidden, withdrawn, erased = (room.says(who, "proposal", "words") for who in (mika, mika, yuki))
    room.lead(c.Hide(contribution=hidden, hidden=True))
    room.when(mika, c.Withdraw(contribution=withdrawn))
    room.lead(c.Erase(participant=yuki.id))
    for proposal in (answer, hidden, withdrawn, erased, "c99"):
        assert room.refused(mika, c.Keep(proposal=proposal, keep=True)) == ("not-found", "no-such-contribution")


def test_the_conclusion_is_made_of_proposals_and_credits_people() -> None:
    room = Scenario()
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("sum-up")
    proposal = room.says(mika, "proposal", "Pieces of one size")
    room.when(yuki, c.Leave())
    adopt = c.AdoptConclusion(
        visit=visit, text="Make the pieces one size, then add.", proposals=(proposal,), credits=(yuki.id,)
    )
    assert room.lead(adopt) == [
        e.ConclusionAdopted(conclusion="k7", visit=visit, text=adopt.text, proposals=(proposal,), credits=(yuki.id,))
    ]
    assert room.room.conclusions == (
        Conclusion(
            id="k7",
            seq=7,
            at=NINE_O_CLOCK,
            visit=visit,
            text=adopt.text,
            proposals=(proposal,),
            credits=(yuki.id,),
        ),
    )
    room.lead(c.AdoptConclusion(visit=visit, text="And simplify."))
    assert [each.text for each in room.room.conclusions] == [adopt.text, "And simplify."]


def test_conclusions_that_stand_on_nothing() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    assert room.refused(INSTRUCTOR, c.AdoptConclusion(visit="v9", text="!")) == ("not-now", "not-begun")
    think = room.go("think")
    answer = room.says(mika, "answer", "5/6")
    for proposal in (answer, "c99"):
        command = c.AdoptConclusion(visit=think, text="!", proposals=(proposal,))
        assert room.refused(INSTRUCTOR, command) == ("not-found", "no-such-contribution")
    unknown = c.AdoptConclusion(visit=think, text="!", credits=("p99",))
    assert room.refused(INSTRUCTOR, unknown) == ("not-found", "no-such-participant")
    assert room.refused(INSTRUCTOR, c.AdoptConclusion(visit=think, text="")) == ("malformed", "empty")
    long = c.AdoptConclusion(visit=think, text="x" * (TEXT + 1))
    assert room.refused(INSTRUCTOR, long) == ("too-large", "too-long")


def test_guests_have_no_voice() -> None:
    room, _, (a, _) = with_cards()
    assert room.refused(GUEST, c.TakePosition(asking=1, card=a)) == ("not-yours", "not-your-part")
    assert room.refused(INSTRUCTOR, c.TakePosition(asking=1, card=a)) == ("not-yours", "not-your-part")


def test_whoever_moves_may_say_what_moved_them() -> None:
    room = Scenario()
    mika, ren = room.join("Mika", "Ren")
    room.go("think")
    answers = [room.says(who, "answer", f"answer of {who.id}") for who in (mika, ren)]
    room.go("discuss")
    first, second = (room.card(answer) for answer in answers)
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=1, card=first))
    room.when(mika, c.TakePosition(asking=1, card=second, because="the pieces must be alike"))
    assert room.room.positions[1, mika.id].because == "the pieces must be alike"
    # The same once more changes nothing; another reason does, and so does none.
    assert room.when(mika, c.TakePosition(asking=1, card=second, because="the pieces must be alike")) == []
    room.when(mika, c.TakePosition(asking=1, card=second, because="Ren's bar"))
    assert room.room.positions[1, mika.id].because == "Ren's bar"
    long = c.TakePosition(asking=1, card=second, because="x" * 201)
    assert room.refused(mika, long) == ("too-large", "too-long")
    # It is erased with the person; where they stood still counts.
    room.lead(c.Erase(participant=mika.id))
    assert room.room.positions[1, mika.id].because == ""
    assert room.room.positions[1, mika.id].card == second
    assert [entry.event.because for entry in room.log if isinstance(entry.event, e.PositionTaken)] == [None] * 3
