"""What the instructor knows besides what the class sees: the guide, everybody, every word, tags, the whole board."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.plan import CONNECTIONS, Approach, Plan
from facilitator.views import entities as en
from facilitator.views.instructor import instructor_view
from tests.discussion.given import LESSON, MINUTE, NINE_O_CLOCK
from tests.views.telling import watched
from tests.views.test_own_view import contribution

WALKING = replace(
    LESSON,
    phases=tuple(
        replace(
            phase,
            notes_html="<p>Watch the bottoms.</p>",
            moves=("Is it more than a half?",),
            discuss_between=(0.3, 0.7) if phase.kind == "poll" else None,
            approaches=(Approach(id="across", label="Adds across", example="2/5", ask="More than 1/2?", sound=False),)
            if phase.kind == "think"
            else (),
        )
        for phase in LESSON.phases
    ),
)


def guide(plan: Plan, phase: str) -> en.PhaseGuide:
    found = instructor_view(watched(plan).room)["guides"][phase]
    assert isinstance(found, en.PhaseGuide)
    return found


def test_the_guide_to_a_phase_before_it_has_begun() -> None:
    assert guide(WALKING, "think") == en.PhaseGuide(
        one_each=False,
        swap=False,
        notes_html="<p>Watch the bottoms.</p>",
        moves=("Is it more than a half?",),
        approaches=(
            en.ApproachInfo(
                id="across", letter="A", label="Adds across", example="2/5", ask="More than 1/2?", sound=False
            ),
        ),
        sources=(),
        form="random",
        size=4,
        discuss_between=None,
        prompts=(en.PromptInfo(id="1", html="<p>How much is one half and one third?</p>", column=None),),
        question_html="",
        choices=(),
        sound=(),
        connections=CONNECTIONS,
    )


def test_the_guide_to_groups_and_to_a_poll() -> None:
    groups, poll, discuss = guide(WALKING, "compare"), guide(WALKING, "predict"), guide(WALKING, "discuss")
    assert (groups.sources, groups.form, groups.size) == (("think",), "mixed", 3)
    assert [each.id for each in groups.approaches] == ["across"]
    assert (poll.choices, poll.sound) == (("2/5", "5/6", "1/6"), (False, True, None))
    assert poll.discuss_between == (0.3, 0.7)
    assert discuss.question_html == "<p>Which way would you use?</p>"


def test_an_approach_that_was_not_foreseen_joins_the_guide() -> None:
    room = watched(WALKING)
    room.lead(c.AddApproach(phase="think", label="Draws bars"))
    found = instructor_view(room.room)["guides"]["think"]
    assert isinstance(found, en.PhaseGuide)
    assert found.approaches[1:] == (
        en.ApproachInfo(id="a2", letter="B", label="Draws bars", example="", ask="", sound=None),
    )


def test_everybody_with_what_helps_to_call_on_those_who_were_silent() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    sam = room.without_device("Sam")
    room.go("think")
    room.card(room.says(mika, "answer", "2/5"), shown=False)
    _, group = room.grouped([yuki], [mika])
    room.later(MINUTE).when(mika, c.RaiseHand(raised=True))
    room.lead(c.CallOn(participant=mika.id))
    room.lead(c.CallOn(participant=yuki.id))
    room.lead(c.CallOn(participant=mika.id))
    room.when(mika, c.RaiseHand(raised=True))
    room.later(MINUTE).when(mika, c.CallInstructor(calling=True))
    room.lead(c.Remove(participant=yuki.id))
    room.lead(c.Erase(participant=noa.id))
    usual = en.ParticipantInfo(
        side=None,
        name="Sam",
        state="here",
        joined_at=NINE_O_CLOCK,
        device=False,
        group=None,
        hand_at=None,
        called_at=None,
        spoken=0,
        on_board=False,
    )
    assert instructor_view(room.room)["participants"] == {
        mika.id: en.ParticipantInfo(
            side=None,
            name="Mika",
            state="here",
            joined_at=NINE_O_CLOCK,
            device=True,
            group=group,
            hand_at=NINE_O_CLOCK + MINUTE,
            called_at=NINE_O_CLOCK + 2 * MINUTE,
            spoken=2,
            on_board=True,
        ),
        yuki.id: replace(usual, name="Yuki", state="removed", device=True, spoken=1),
        sam: usual,
    }


def test_every_word_whatever_became_of_it() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    visit = room.go("pose")
    taken_back, hidden, erased = (
        room.says(who, "note", text) for who, text in ((mika, "hm"), (yuki, "rude"), (noa, "mine"))
    )
    room.when(mika, c.Withdraw(contribution=taken_back))
    room.lead(c.Hide(contribution=hidden, hidden=True))
    room.lead(c.Erase(participant=noa.id))
    note = contribution(kind="note", author=mika.id, visit=visit, text="hm", seq=int(taken_back[1:]))
    assert instructor_view(room.room)["contributions"] == {
        taken_back: replace(note, withdrawn=True),
        hidden: replace(note, author=yuki.id, text="rude", seq=note.seq + 1, hidden=True),
        erased: replace(note, author=noa.id, text=None, seq=note.seq + 2),
    }


def test_tags_have_the_letters_of_their_approaches() -> None:
    room = watched()
    people = room.join("Mika", "Yuki", "Noa")
    room.go("think")
    across, odd, untagged = (room.says(who, "answer", "?") for who in people)
    room.lead(c.Tag(contribution=across, approach="across"))
    room.lead(c.Tag(contribution=odd, approach="unforeseen"))
    assert instructor_view(room.room)["tags"] == {
        across: en.TagInfo(approach="across", letter="A"),
        odd: en.TagInfo(approach="unforeseen", letter="U"),
    }
    assert untagged in instructor_view(room.room)["contributions"]


def test_a_groups_answer_on_the_board_is_an_idea_of_all_its_members() -> None:
    room = watched()
    mika, yuki, noa = room.join("Mika", "Yuki", "Noa")
    room.go("compare")
    one, _ = room.grouped([mika, yuki], [noa])
    room.when(mika, c.TakePen(group=one))
    room.card(room.says(mika, "group-answer", "ours", group=one))
    people = instructor_view(room.room)["participants"].values()
    assert {each.name: each.on_board for each in people if isinstance(each, en.ParticipantInfo)} == {
        "Mika": True,
        "Yuki": True,
        "Noa": False,
    }


def test_what_is_to_come_to_the_board_and_why() -> None:
    room = watched()
    people = room.join("Mika", "Yuki")
    room.go("think")
    first, second = (room.says(who, "answer", "?") for who in people)
    room.lead(c.MarkForBoard(contribution=first, marked=True, because="nearly"))
    room.lead(c.MarkForBoard(contribution=second, marked=True))
    marks = {first: en.MarkInfo(because="nearly"), second: en.MarkInfo(because="")}
    assert instructor_view(room.room)["marks"] == marks


def test_all_groups_that_ever_were_and_why() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    for who, approach in ((mika, "across"), (yuki, "common")):
        room.lead(c.Tag(contribution=room.says(who, "answer", "?"), approach=approach))
    [by_hand] = room.grouped([mika])
    room.lead(c.FormGroups(form="mixed", size=2))
    mixed = f"g{room.room.seq}-1"
    view = instructor_view(room.room)
    assert view["reasons"] == {
        by_hand: en.GroupReason(reason="by-hand", reason_of=()),
        mixed: en.GroupReason(reason="mixed", reason_of=("across", "common")),
    }
    groups = {name: each for name, each in view["groups"].items() if isinstance(each, en.GroupDetail)}
    assert {name: (each.current, len(each.members)) for name, each in groups.items()} == {
        by_hand: (False, 1),
        mixed: (True, 2),
    }


def test_the_board_with_what_the_class_does_not_see_of_it() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    answer = room.says(mika, "answer", "2/5")
    room.lead(c.Tag(contribution=answer, approach="across"))
    first = room.card(answer)
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    ours = room.says(mika, "group-answer", "ours", group=group, prompt="2")
    second = room.card(ours, shown=False)
    discuss = room.go("discuss")
    room.when(mika, c.TakeStance(visit=discuss, card=first, stance="same"))
    room.when(yuki, c.TakeStance(visit=discuss, card=first, stance="same"))
    room.lead(c.RevealName(card=first, shown=True))
    room.lead(c.RevealLabel(card=first, shown=True))
    room.lead(c.StrikeThrough(card=first, struck=True, because="halves of what?"))
    room.lead(c.MoveCard(card=first))
    room.lead(c.Connect(a=first, b=second, kind="because"))
    assert instructor_view(room.room)["board"] == {
        second: en.CardDetail(
            side=None,
            phase="compare",
            pictures=(),
            place=0,
            letter="U",
            contribution=ours,
            text="ours",
            author=mika.id,
            group=group,
            approach=None,
            column="vision",
            revealed=False,
            name_shown=False,
            label_shown=False,
            struck=False,
            struck_because="",
            stances={},
        ),
        first: en.CardDetail(
            side=None,
            phase="think",
            pictures=(),
            place=1,
            letter="A",
            contribution=answer,
            text="2/5",
            author=mika.id,
            group=None,
            approach="across",
            column=None,
            revealed=True,
            name_shown=True,
            label_shown=True,
            struck=True,
            struck_because="halves of what?",
            stances={"same": 2},
        ),
    }
    [connection] = instructor_view(room.room)["connections"].values()
    assert connection == en.ConnectionDetail(a=first, b=second, kind="because", words="", proposed=None, proposed_by=())


def test_voices_before_the_class_sees_them() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    pose = room.go("pose")
    room.when(mika, c.MarkClear(visit=pose, clear=False))
    room.go("think")
    card = room.card(room.says(mika, "answer", "2/5"))
    room.go("discuss")
    room.lead(c.AskPositions())
    room.when(yuki, c.TakePosition(asking=1, card=card))
    poll = room.go("predict")
    room.when(mika, c.CastVote(visit=poll, choice=2))
    view = instructor_view(room.room)
    assert view["clear"] == {f"{pose}:{mika.id}": en.ClearInfo(visit=pose, participant=mika.id, clear=False)}
    assert view["positions_taken"] == {
        f"1:{yuki.id}": en.PositionInfo(because="", asking=1, participant=yuki.id, card=card)
    }
    flow = en.Flow(at_first=card, asked_first=True, now=card, answered=True, people=1)
    assert view["positions"] == {"positions": en.PositionsInfo(asking=1, shown=False, flows=(flow,))}
    assert view["polls"] == {poll: en.PollInfo(shown=False, votes=(0, 0, 1), before=None)}


def test_proposals_are_counted_also_while_the_class_does_not_see_them() -> None:
    room = watched()
    mika, yuki = room.join("Mika", "Yuki")
    room.go("sum-up")
    proposal = room.says(mika, "proposal", "Cut alike", credits=(yuki.id,))
    room.when(yuki, c.Keep(proposal=proposal, keep=True))
    room.lead(c.Hide(contribution=proposal, hidden=True))
    assert instructor_view(room.room)["proposals"] == {
        proposal: en.ProposalInfo(
            seq=int(proposal[1:]), text="Cut alike", author=mika.id, name="Mika", credits=("Yuki",), kept=1
        )
    }
