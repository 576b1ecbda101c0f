"""The class's and students' copies: all that they saw, and not a word besides."""

from __future__ import annotations

import json
import re
from random import Random

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.evolve import fold
from facilitator.discussion.model import Room
from facilitator.transcript.as_json import as_json, json_schema
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.document import document
from facilitator.transcript.left_out import PARTS
from facilitator.transcript.manner import Manner
from facilitator.views.entities import View
from facilitator.views.student import class_view
from facilitator.views.visibility import THE_CLASS, TranscriptReader, in_class_sight
from tests.discussion.given import INSTRUCTOR, LESSON
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import Lesson, led, taught

few = settings(max_examples=60, deadline=None)
histories = st.integers(0, 2**32).map(lambda seed: random_history(Random(seed), steps=120))


def marks(text: str) -> set[str]:
    """What tells the texts of a random room apart."""
    return set(re.findall(r"«\d+»", text))


def in_view(view: View) -> set[str]:
    return marks(msgspec.json.encode(view).decode())


def in_copy(log: list[e.Entry], reader: TranscriptReader) -> set[str]:
    return marks(as_json(build(log, reader)).decode())


def told_to_all(log: list[e.Entry], room: Room) -> set[str]:
    """What the class's view has now, what was once said to it, and what may be read to it next time."""
    nudges = " ".join(entry.event.text for entry in log if isinstance(entry.event, e.Nudged))
    shared = " ".join(each.text or "" for each in room.contributions.values() if each.shared and not each.withdrawn)
    return in_view(class_view(room)) | marks(nudges) | marks(shared)


def of_their_own(room: Room, who: str) -> set[str]:
    """All that they ever wrote, and what their groups handed in."""
    own = written_by(room, who)
    mine = [group.id for group in room.groups.values() if who in group.members]
    together = [was.text or "" for each in room.contributions.values() if each.group in mine for was in each.texts]
    named = room.participants[who].name or ""
    return own | marks(" ".join([*together, named]))


def written_by(room: Room, who: str) -> set[str]:
    """All that they ever wrote, for groups too unless that was taken back or hidden."""
    own = [
        was.text or ""
        for each in room.contributions.values()
        for was in each.texts
        if (each.author if each.group is None else was.author) == who and (each.group is None or in_class_sight(each))
    ]
    moved = [position.because for (_, each), position in room.positions.items() if each == who]
    proposed = [each.words or "" for each in room.proposed.values() if each.participant == who]
    return marks(" ".join([*own, *moved, *proposed]))


@few
@given(histories)
def test_the_class_reads_nothing_that_it_did_not_see(log: list[e.Entry]) -> None:
    room = fold(log)
    assert in_copy(log, THE_CLASS) <= told_to_all(log, room)


@few
@given(histories)
def test_a_student_reads_that_and_their_own(log: list[e.Entry]) -> None:
    room = fold(log)
    for person in room.participants.values():
        if person.state == "erased":
            with pytest.raises(LookupError):
                build(log, TranscriptReader("student", person.id))
            continue
        copy = in_copy(log, TranscriptReader("student", person.id))
        assert copy <= told_to_all(log, room) | of_their_own(room, person.id)
        assert written_by(room, person.id) <= copy
        assert written_by(room, person.id) <= marks(
            as_markdown(build(log, TranscriptReader("student", person.id)), "shown", "en")
        )


@few
@example(random_history(Random(27974), steps=120))
@given(histories)
def test_copies_keep_to_the_schema_and_every_document_can_be_made_of_them(log: list[e.Entry]) -> None:
    validator = Draft202012Validator(json.loads(json_schema()))
    people = [person.id for person in fold(log).participants.values() if person.state != "erased"]
    for reader in (THE_CLASS, *(TranscriptReader("student", who) for who in people[:2])):
        copy = build(log, reader, PARTS)
        validator.validate(json.loads(as_json(copy)))
        assert as_markdown(copy, "pseudonyms", "ja")
        laid_out = document(copy, Manner(language="ja"))
        assert [each.visit.visit for each in laid_out.sections] == [visit.visit for visit in copy.phases]


def test_the_class_has_the_board_with_names_as_they_were_shown() -> None:
    lesson = taught()
    copy = build(lesson.log, THE_CLASS)
    a, b = copy.board
    assert (a.label, b.label) == ("Adds tops and adds bottoms", None)
    assert [(each.text, each.author) for each in copy.contributions if each.kind == "answer"] == [
        ("then 5/6", None),
        ("across: 2/5", None),
    ]
    lesson.room.lead(c.RevealName(card=lesson.cards["B"], shown=True))
    named = build(lesson.log, THE_CLASS)
    assert [each.author for each in named.contributions if each.kind == "answer"] == [lesson.mika.id, None]


def test_credits_do_not_tell_whose_a_card_is() -> None:
    lesson = taught()
    steps = {idea.card: [step.kind for step in idea.steps] for idea in build(lesson.log, THE_CLASS).ideas}
    assert steps == {lesson.cards["A"]: ["card"], lesson.cards["B"]: ["card"]}
    own = build(lesson.log, TranscriptReader("student", lesson.mika.id)).ideas[1]
    assert [step.kind for step in own.steps] == ["answer", "card", "proposal", "conclusion"]
    lesson.room.lead(c.RevealName(card=lesson.cards["B"], shown=True))
    shown = build(lesson.log, THE_CLASS).ideas[1]
    assert [step.kind for step in shown.steps] == ["card", "proposal", "conclusion"]


def test_the_instructors_aims_and_tags_are_in_no_copy() -> None:
    lesson = taught()
    lesson.room.lead(c.MarkForBoard(contribution=lesson.said["leo"], marked=True, because="a usual slip"))
    for reader in (THE_CLASS, TranscriptReader("student", lesson.leo.id)):
        text = as_json(build(lesson.log, reader)).decode()
        for private in ("a usual slip", "Finds a common denominator", '"sound"', "Measures", "p1.instructor", '"i1"'):
            assert private not in text, private


def test_who_was_sent_away_has_gone_for_the_class() -> None:
    lesson = taught()
    lesson.room.lead(c.Remove(participant=lesson.leo.id))
    states = {each.id: each.state for each in build(lesson.log, THE_CLASS).participants}
    assert states[lesson.leo.id] == "left"
    assert {each.id: each.state for each in build(lesson.log).participants} == states | {lesson.leo.id: "removed"}


def test_reflections_are_their_authors_until_they_share_them() -> None:
    lesson = taught()
    said = lesson.said["reflection"]
    assert not [each for each in build(lesson.log, THE_CLASS).contributions if each.kind == "reflection"]
    leo = build(lesson.log, TranscriptReader("student", lesson.leo.id))
    assert [each.id for each in leo.contributions if each.kind == "reflection"] == [said]
    lesson.room.when(lesson.leo, c.ShareReflection(contribution=said, shared=True))
    [shared] = [each for each in build(lesson.log, THE_CLASS).contributions if each.kind == "reflection"]
    assert (shared.text, shared.author, shared.credits) == ("Now I cut first", None, ())


def test_it_is_said_who_reads_which_reflection() -> None:
    lesson = taught()
    own = TranscriptReader("student", lesson.leo.id)

    def told(reader: TranscriptReader | None = None) -> list[str]:
        copy = build(lesson.log, reader) if reader is not None else build(lesson.log)
        sections = document(copy, Manner()).sections
        return [section.reflections_for for section in sections if section.reflections]

    assert told() == told(own) == ["Only their authors and the instructor read these."]
    lesson.room.when(lesson.leo, c.ShareReflection(contribution=lesson.said["reflection"], shared=True))
    assert told(THE_CLASS) == told(own) == ["Their authors share these, without a name."]
    assert "shared" in as_markdown(build(lesson.log), "shown", "en").split("## 8.")[1].split("\n\n> ")[0]


def test_a_student_reads_what_they_answered_as_theirs() -> None:
    lesson = taught()
    read = as_markdown(build(lesson.log, TranscriptReader("student", lesson.yuki.id)), "shown", "en")
    assert "Yuki: I follow" in read
    assert "#### What convinced Yuki" in read or "### What convinced Yuki" in read
    assert read.split("What convinced Yuki")[1].lstrip().startswith("**Yuki** · 14:30 · not sure yet")


def test_a_poll_is_counted_for_the_class_once_it_was_shown() -> None:
    copy = build(led().log, THE_CLASS)
    assert [(poll.phase, poll.counts, poll.votes) for poll in copy.polls] == [("predict", (1, 1, 0), ())]
    leo = build(led().log, TranscriptReader("student", "p3"))
    assert [[vote.choice for vote in poll.votes] for poll in leo.polls] == [[0]]


def test_what_was_before_is_counted_too_but_not_what_was_before_that() -> None:
    first, again = (LESSON.phase(each) for each in ("predict", "predict-again"))
    third = replace(again, id="third", again="predict-again")
    room = Scenario(replace(LESSON, phases=(first, again, third)))
    [mika] = room.join("Mika")
    visits = [room.go(phase.id) for phase in (first, again, third)]
    for visit in visits:
        room.when(mika, c.CastVote(visit=visit, choice=1))
    room.lead(c.RevealPoll(visit=visits[2], shown=True))
    for reader in (THE_CLASS, TranscriptReader("student", mika.id)):
        copy = build(room.log, reader)
        assert [(poll.visit, poll.before) for poll in copy.polls] == [(visits[1], None), (visits[2], visits[1])]
        assert "0 → 0" in as_markdown(copy, "shown", "en")
        assert len(document(copy, Manner()).sections) == 3


def test_what_was_polled_later_stays_out_of_the_classs_copy() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    before, again = room.go("predict"), room.go("predict-again")
    room.lead(c.RevealPoll(visit=again, shown=True))
    room.when(mika, c.CastVote(visit=room.go("predict"), choice=2))
    copy = build(room.log, THE_CLASS)
    assert [(poll.visit, poll.before) for poll in copy.polls] == [(before, None), (again, before)]


def test_what_was_not_come_to_is_not_read_beforehand() -> None:
    lesson = Lesson()
    lesson.go("pose")
    plan = build(lesson.log, THE_CLASS).plan
    assert plan.phase("pose").prompts[0].html
    assert not any(phase.prompts[0].html or phase.question_html for phase in plan.phases if phase.id != "pose")


def test_nothing_of_what_is_left_out_is_left() -> None:
    lesson = led()
    whole = as_markdown(build(lesson.log), "shown", "en")
    bare = build(lesson.log, left_out=PARTS)
    document = as_markdown(bare, "shown", "en")
    for text, part in (("Now I cut first", "reflections"), ("first 2/5", "earlier"), ("The planned board", "planned")):
        assert text in whole, part
        assert text not in document, part
    assert "Left out: reflections, earlier versions, lesson notes" in document
    assert not bare.pictures
    assert not bare.reflections
    assert bare.left_out == PARTS


def test_leaving_out_earlier_versions_keeps_what_the_board_showed() -> None:
    room = Scenario(checks=())
    [mika] = room.join("Mika")
    visit = room.go("think")
    answer = room.says(mika, "answer", "as it was put up")
    room.go("discuss")
    room.card(answer)
    room.when(mika, c.HandIn(kind="answer", visit=visit, text="changed later"))
    copy = as_markdown(build(room.log, left_out=["earlier"]), "shown", "en")
    assert "as it was put up" in copy


def test_whose_copy_it_is_is_said_first() -> None:
    lesson = led()
    copy = build(lesson.log, TranscriptReader("student", lesson.leo.id))
    said = document(copy, Manner(names="pseudonyms")).notices
    assert said[0].startswith("Student 2's copy")
    assert said[1].startswith("Names are replaced")
    assert INSTRUCTOR.id not in as_json(copy).decode()


def test_what_moved_a_student_is_kept_when_the_card_is_hidden_again() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("think")
    answers = [room.says(leo, "answer", "two halves"), room.says(mika, "answer", "sixths")]
    room.go("discuss")
    card, other = map(room.card, answers)
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=1, card=card, because="the halves are alike"))
    room.proposed(mika, card, other, words="as long")
    room.lead(c.RevealCard(card=card, shown=False))
    for who, words in ((mika, {"the halves are alike", "as long"}), (leo, set[str]())):
        copy = build(room.log, TranscriptReader("student", who.id))
        read = as_markdown(copy, "shown", "en")
        assert {each for each in ("the halves are alike", "as long") if each in read} == words
        assert card not in {each.id for each in copy.board}
        assert document(copy, Manner()).title


def test_a_proposal_that_became_a_connection_is_kept_when_its_card_is_hidden() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("think")
    answers = [room.says(leo, "answer", "two halves"), room.says(mika, "answer", "sixths")]
    room.go("discuss")
    card, other = map(room.card, answers)
    room.lead(c.AnswerConnection(proposed=room.proposed(mika, card, other, words="as long"), answer="confirmed"))
    mine = TranscriptReader("student", mika.id)
    assert "became a connection" not in as_markdown(build(room.log, mine), "shown", "en")
    room.lead(c.RevealCard(card=card, shown=False))
    assert "as long · Mika · became a connection" in as_markdown(build(room.log, mine), "shown", "en")
    assert "as long" not in as_markdown(build(room.log, THE_CLASS), "shown", "en")


def test_who_wrote_for_a_group_keeps_that_in_another_group_too() -> None:
    room = Scenario()
    mika, leo, noa = room.join("Mika", "Leo", "Noa")
    room.go("compare")
    one, two = room.grouped([mika, leo], [noa])
    room.when(mika, c.TakePen(group=one))
    room.says(mika, "group-answer", "as Mika wrote it", group=one)
    room.lead(c.MoveMember(participant=mika.id, group=two))
    room.when(leo, c.TakePen(group=one))
    room.says(leo, "group-answer", "as Leo wrote it", group=one)

    def read(reader: TranscriptReader) -> list[str | None]:
        answers = [each for each in build(room.log, reader).contributions if each.kind == "group-answer"]
        return [text for each in answers for text in (*(was.text for was in each.revisions), each.text)]

    assert read(TranscriptReader("student", mika.id)) == ["as Mika wrote it"]
    kept = as_markdown(build(room.log, TranscriptReader("student", mika.id)), "shown", "en")
    assert "as Mika wrote it" in kept
    assert "as Leo wrote it" not in kept
    assert read(TranscriptReader("student", leo.id)) == ["as Mika wrote it", "as Leo wrote it"]
    assert read(TranscriptReader("student", noa.id)) == read(THE_CLASS) == []


def test_positions_on_a_card_that_was_hidden_again_are_not_told() -> None:
    lesson = taught()
    assert (None, None) in [(move.first, move.now) for move in build(lesson.log, THE_CLASS).moves]
    lesson.room.lead(c.RevealCard(card=lesson.cards["B"], shown=False))
    copy = build(lesson.log, TranscriptReader("student", lesson.leo.id))
    cards = {card.id for card in copy.board} | {None}
    assert {card for move in copy.moves for card in (move.first, move.now)} <= cards
    assert {taken.card for asking in copy.positions for taken in asking.taken} <= cards
    assert as_markdown(copy, "shown", "en")
