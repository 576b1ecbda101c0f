"""What is being written: kept while it could be handed in, gone when it was, saved now and then."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion import limits
from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.events import Actor
from facilitator.discussion.pictures import Drawing, Stroke, name_of
from facilitator.live.drafts import DRAFTS_EACH, LiveDrafts, slot_of
from facilitator.live.messages import Draft, DraftInfo
from tests.discussion.scenario import Scenario, Step

PHOTO = f"{7:032x}.webp"


class Writing:
    """A room, what is being written in it, and the news of each commit brought to the drafts."""

    def __init__(self) -> None:
        self.room = Scenario(checks=(self._tell,))
        self.drafts = LiveDrafts(self.room.room, ())

    def _tell(self, step: Step) -> None:
        self.drafts.handed_in(step.after, step.entries)

    def writes(self, who: Actor, kind: ContributionKind, text: str, **fields: Any) -> None:
        draft = Draft(kind=kind, text=text, **{"visit": self.room.visit, **fields})
        self.drafts.write(self.room.room, who.id, draft, now=self.room.at)

    @property
    def texts(self) -> dict[tuple[str, str], str]:
        return {key: draft.text for key, draft in self.drafts.all().items()}


@pytest.fixture
def writing() -> Writing:
    return Writing()


def test_a_draft_is_kept_as_it_grows(writing: Writing) -> None:
    room = writing.room
    [mika] = room.join("Mika")
    visit = room.go("think")
    writing.writes(mika, "answer", "2")
    writing.writes(mika, "answer", " 2/5\n")
    key = (mika.id, f"answer:{visit}:1:")
    assert writing.drafts.all() == {
        key: DraftInfo(
            participant=mika.id, kind="answer", visit=visit, prompt="1", about=None, text=" 2/5\n", at=room.at
        )
    }
    assert writing.drafts.get(key) == writing.drafts.all()[key]
    assert writing.drafts.get((mika.id, "answer:v9:1:")) is None
    assert writing.drafts.untold == {key}


@pytest.mark.parametrize("nothing", ["", " \n\t"])
def test_an_emptied_draft_is_gone(writing: Writing, nothing: str) -> None:
    room = writing.room
    [mika] = room.join("Mika")
    visit = room.go("think")
    writing.writes(mika, "answer", nothing)
    assert writing.drafts.untold == set()
    writing.writes(mika, "answer", "2/5")
    writing.drafts.untold = set()
    writing.writes(mika, "answer", nothing)
    assert writing.texts == {}
    assert writing.drafts.untold == {(mika.id, f"answer:{visit}:1:")}


def test_drafts_for_different_places_live_side_by_side(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    card = room.card(room.says(yuki, "answer", "5/6"))
    visit = room.go("discuss")
    said = room.says(mika, "point", "Why?")
    writing.writes(mika, "point", "to all")
    writing.writes(mika, "point", "about a card", about=card)
    writing.writes(mika, "point", "Why not?", about=said)
    writing.writes(yuki, "point", "mine")
    assert writing.texts == {
        (mika.id, f"point:{visit}:1:"): "to all",
        (mika.id, f"point:{visit}:1:{card}"): "about a card",
        (mika.id, f"point:{visit}:1:{said}"): "Why not?",
        (yuki.id, f"point:{visit}:1:"): "mine",
    }


@pytest.mark.parametrize(
    "impossible",
    [
        {"visit": "v99"},
        {"prompt": "7"},
        {"prompt": "\0"},
        {"kind": "reflection"},
        {"about": "\0"},
        {"about": "c99"},
        {"text": "x" * (limits.TEXT + 1)},
    ],
)
def test_what_could_never_be_handed_in_is_let_go(writing: Writing, impossible: dict[str, Any]) -> None:
    [mika] = writing.room.join("Mika")
    writing.room.go("think")
    writing.writes(mika, **{"kind": "answer", "text": "2/5", **impossible})
    assert writing.texts == {}


def test_a_text_of_just_the_greatest_length_is_kept(writing: Writing) -> None:
    mika, yuki = writing.room.join("Mika", "Yuki")
    writing.room.go("think")
    writing.writes(mika, "answer", "x" * limits.TEXT)
    writing.room.go("compare")
    [group] = writing.room.grouped([yuki])
    writing.room.when(yuki, c.TakePen(group=group))
    writing.writes(yuki, "group-answer", "x" * limits.GROUP_TEXT, about=group)
    assert sorted(map(len, writing.texts.values())) == [limits.TEXT, limits.GROUP_TEXT]
    writing.writes(yuki, "group-answer", "y" * (limits.GROUP_TEXT + 1), about=group)
    assert "x" * limits.GROUP_TEXT in writing.texts.values()


def test_a_late_draft_is_kept_for_the_visit_that_is_over(writing: Writing) -> None:
    [mika] = writing.room.join("Mika")
    think = writing.room.go("think")
    writing.room.go("discuss")
    writing.writes(mika, "answer", "2/5", visit=think)
    assert writing.texts == {(mika.id, f"answer:{think}:1:"): "2/5"}


@pytest.mark.parametrize("state", ["left", "removed", "erased", "unknown", "the end"])
def test_who_is_not_in_the_lesson_writes_nothing(writing: Writing, state: str) -> None:
    [mika] = writing.room.join("Mika")
    visit = writing.room.go("think")
    match state:
        case "left":
            writing.room.when(mika, c.Leave())
        case "removed":
            writing.room.lead(c.Remove(participant=mika.id))
        case "erased":
            writing.room.lead(c.Erase(participant=mika.id))
        case "the end":
            writing.room.lead(c.EndRoom())
        case _:
            mika = Actor("student", "p99")
    writing.writes(mika, "answer", "2/5", visit=visit)
    assert writing.texts == {}


def test_one_participant_has_only_so_many_drafts(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("pose")
    notes = [room.says(mika, "note", f"note {number}") for number in range(DRAFTS_EACH + 1)]
    for note in notes:
        writing.writes(mika, "note", "changed", about=note)
    assert len(writing.texts) == DRAFTS_EACH
    writing.writes(mika, "note", "changed again", about=notes[0])
    assert "changed again" in writing.texts.values()
    writing.writes(yuki, "note", "mine")
    assert len(writing.texts) == DRAFTS_EACH + 1
    writing.writes(mika, "note", "", about=notes[0])
    writing.writes(mika, "note", "in its place", about=notes[-1])
    assert "in its place" in writing.texts.values()


def test_only_the_pen_writes_for_the_group(writing: Writing) -> None:
    mika, yuki, noa = writing.room.join("Mika", "Yuki", "Noa")
    visit = writing.room.go("compare")
    one, two = writing.room.grouped([mika, yuki], [noa])
    writing.room.when(mika, c.TakePen(group=one))
    for who, group in ((yuki, one), (noa, one), (mika, two), (noa, two), (mika, None)):
        writing.writes(who, "group-answer", "not mine to write", about=group)
    assert writing.texts == {}
    writing.writes(mika, "group-answer", "ours", about=one)
    assert writing.texts == {(mika.id, f"group-answer:{visit}:1:{one}"): "ours"}


def test_an_answer_that_is_handed_in_is_no_draft_any_more(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    for who in (mika, yuki):
        writing.writes(who, "answer", "2/5")
    answer = room.says(mika, "answer", "2/5")
    assert {who for who, _ in writing.texts} == {yuki.id}
    writing.writes(mika, "answer", "5/6")
    room.says(mika, "answer", "5/6")
    writing.writes(mika, "answer", "1", about=answer)
    room.when(mika, c.Revise(contribution=answer, text="1"))
    assert {who for who, _ in writing.texts} == {yuki.id}


def test_only_the_draft_of_what_was_handed_in_goes(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    card = room.card(room.says(yuki, "answer", "5/6"))
    room.go("discuss")
    theirs = room.says(yuki, "point", "Why?")
    mine = room.says(mika, "point", "Hm")

    def left() -> set[str]:
        return set(writing.texts.values())

    writing.writes(mika, "point", "to all")
    writing.writes(mika, "point", "about a card", about=card)
    writing.writes(mika, "point", "a reply", about=theirs)
    writing.writes(mika, "point", "a change", about=mine)
    room.says(mika, "point", "about a card", card=card)
    assert left() == {"to all", "a reply", "a change"}
    room.says(mika, "point", "a reply", reply_to=theirs)
    assert left() == {"to all", "a change"}
    room.when(mika, c.Revise(contribution=mine, text="a change"))
    assert left() == {"to all"}
    room.says(mika, "point", "to all")
    assert left() == set()


def test_a_groups_answer_that_is_handed_in_is_no_draft_any_more(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    writing.writes(mika, "group-answer", "ours", about=group)
    writing.writes(mika, "group-answer", "also ours", about=group, prompt="2")
    room.says(mika, "group-answer", "ours", group=group)
    assert set(writing.texts.values()) == {"also ours"}


def test_of_who_was_erased_no_draft_is_left(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("think")
    for who in (mika, yuki):
        writing.writes(who, "answer", "2/5")
    room.lead(c.Erase(participant=mika.id))
    assert {who for who, _ in writing.texts} == {yuki.id}


@pytest.mark.parametrize("how", ["passed", "taken", "moved", "left", "removed"])
def test_when_the_pen_passes_its_drafts_are_to_be_told_anew(writing: Writing, how: str) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    room.go("compare")
    [group] = room.grouped([mika, yuki])
    room.when(mika, c.TakePen(group=group))
    writing.writes(mika, "group-answer", "ours", about=group)
    [key], writing.drafts.untold = writing.drafts.untold, set()
    room.when(yuki, c.AskForPen(group=group))
    assert writing.drafts.untold == set()
    match how:
        case "passed":
            room.when(mika, c.PassPen(group=group, to=yuki.id))
        case "taken":
            room.when(yuki, c.TakePen(group=group), away={mika.id: limits.PEN_FREE_AFTER_MS})
        case "moved":
            room.lead(c.MoveMember(participant=mika.id))
        case "left":
            room.when(mika, c.Leave())
        case _:
            room.lead(c.Remove(participant=mika.id))
    assert writing.drafts.untold == {key}
    assert set(writing.texts.values()) == {"ours"}


def test_what_has_changed_is_saved_and_read_again(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("think")
    writing.writes(mika, "answer", "日本語\0")
    writing.writes(yuki, "answer", "5/6")
    saved = writing.drafts.take_unsaved(now=77)
    assert {(each.room_id, each.participant, each.slot, each.at) for each in saved} == {
        ("r1", who.id, f"answer:{visit}:1:", 77) for who in (mika, yuki)
    }
    assert writing.drafts.take_unsaved(now=78) == []
    again = LiveDrafts(room.room, saved)
    assert again.all() == writing.drafts.all()
    assert again.take_unsaved(now=79) == []
    assert again.untold == set()


def test_what_is_gone_is_deleted_from_the_store_and_not_read(writing: Writing) -> None:
    room = writing.room
    [mika] = room.join("Mika")
    room.go("think")
    writing.writes(mika, "answer", "2/5")
    writing.drafts.take_unsaved(now=77)
    room.says(mika, "answer", "2/5")
    [gone] = writing.drafts.take_unsaved(now=78)
    assert gone.body is None
    assert LiveDrafts(room.room, [gone]).all() == {}


def test_what_was_handed_in_before_the_server_was_killed_is_let_go(writing: Writing) -> None:
    room = writing.room
    mika, yuki = room.join("Mika", "Yuki")
    visit = room.go("think")
    writing.writes(mika, "answer", "handed in")
    writing.writes(yuki, "answer", "not handed in")
    saved = writing.drafts.take_unsaved(now=77)
    room.says(mika, "answer", "handed in")
    again = LiveDrafts(room.room, saved)
    assert set(again.all()) == {(yuki.id, f"answer:{visit}:1:")}
    assert [(each.participant, each.body) for each in again.take_unsaved(now=78)] == [(mika.id, None)]


def test_what_could_not_be_saved_is_saved_the_next_time(writing: Writing) -> None:
    [mika] = writing.room.join("Mika")
    writing.room.go("think")
    writing.writes(mika, "answer", "2/5")
    writing.drafts.not_saved(writing.drafts.take_unsaved(now=77))
    writing.writes(mika, "answer", "3/5")
    [saved] = writing.drafts.take_unsaved(now=78)
    assert LiveDrafts(writing.room.room, [saved]).all() == writing.drafts.all()


def test_a_drafts_slot_is_the_same_on_its_way_in_and_out(writing: Writing) -> None:
    [mika] = writing.room.join("Mika")
    writing.room.go("think")
    writing.writes(mika, "answer", "2/5")
    assert [(draft.participant, slot_of(draft)) for draft in writing.drafts.all().values()] == [*writing.texts]


SKETCH = Drawing(strokes=(Stroke(points=(1, 2, 3, 4)),), paper="grid")
LARGE = Drawing(strokes=tuple(Stroke(points=tuple(range(1000, 1200)) * 8) for _ in range(10)))


def test_what_is_drawn_is_kept_told_by_its_name_and_outlives_the_server(writing: Writing) -> None:
    room = writing.room
    [mika] = room.join("Mika")
    visit = room.go("think")
    writing.writes(mika, "answer", "", drawing=SKETCH, pictures=(PHOTO,))
    [told] = writing.drafts.all().values()
    assert told.pictures == (PHOTO, name_of(SKETCH))
    assert writing.drafts.drawing(name_of(SKETCH)) == SKETCH
    stored = writing.drafts.take_unsaved(room.at)
    again = LiveDrafts(room.room, stored)
    assert again.all() == writing.drafts.all()
    assert again.drawing(name_of(SKETCH)) == SKETCH
    room.says(mika, "answer", "", visit=visit, drawing=SKETCH)
    assert writing.drafts.drawing(name_of(SKETCH)) is None
    assert writing.drafts.all() == {}


def test_a_drawing_that_is_rubbed_out_is_no_draft(writing: Writing) -> None:
    [mika] = writing.room.join("Mika")
    writing.room.go("think")
    writing.writes(mika, "answer", "and words", drawing=SKETCH)
    writing.writes(mika, "answer", "and words")
    [told] = writing.drafts.all().values()
    assert told.pictures == ()
    assert writing.drafts.drawing(name_of(SKETCH)) is None
    writing.writes(mika, "answer", "", drawing=SKETCH)
    writing.writes(mika, "answer", "")
    assert writing.drafts.all() == {}


def test_a_drawing_past_its_limit_stays_on_its_phone(writing: Writing) -> None:
    [mika] = writing.room.join("Mika")
    writing.room.go("think")
    writing.writes(mika, "answer", "", drawing=SKETCH)
    writing.writes(mika, "answer", "", drawing=LARGE)
    assert writing.drafts.drawing(name_of(SKETCH)) == SKETCH
