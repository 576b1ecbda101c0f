"""What simulated people say and do, drawn from a seed."""

from __future__ import annotations

import string
from random import Random
from typing import get_args

import pytest

from facilitator.discussion import commands as c
from facilitator.discussion.limits import GROUP_TEXT, LABEL, NAME
from facilitator.discussion.names import clean_name, told_apart
from facilitator.discussion.plan import Family, PhaseKind
from facilitator.simulate import arguing, words
from facilitator.simulate.hearing import Patch, Snapshot, Welcome
from facilitator.simulate.noticing import Situation, notice
from facilitator.simulate.pace import share
from facilitator.simulate.phrases import ENGLISH, JAPANESE
from facilitator.simulate.saying import made_up, replied, said
from facilitator.simulate.sight import Sight
from facilitator.simulate.voices import Speech
from facilitator.views import entities as en

ROOM = en.RoomInfo(
    code="ABCDEF", title="", plan="", family="problem-solving", language="en", state="running", locked=False,
    paused_since=None, columns=(), visit="v7", asking=0, speaker=None, nudge=None, nudge_seq=None,
        led_by="",
        pointed_at=None,
        compared=(),
        material=None,
        material_page=1,
)  # fmt: skip


def visit(kind: PhaseKind) -> en.VisitInfo:
    prompts = (en.PromptInfo(id="1", html="", column=None), en.PromptInfo(id="2", html="", column=None))
    return en.VisitInfo(one_each=False,
        phase="phase", kind=kind, title="", seq=7, started_at=0, ends_at=0, ended_at=None, prompts=prompts,
        question_html="", answer=("text",), stances=("same", "follow"), connections=(), choices=(), because=False,
    )  # fmt: skip


def situation(kind: PhaseKind, *entities: tuple[type[en.Entity], str, en.Entity], seed: int = 1) -> Situation:
    sight = Sight()
    sight.take(Welcome(streams=("class",)))
    sight.take(Snapshot(stream="class", version=1, entities={}))
    sight.take(Patch(stream="class", before=1, after=2, set=((en.RoomInfo, "room", ROOM), *entities), drop=()))
    return Situation(
        visit_id="v7",
        visit=visit(kind),
        sight=sight,
        me="p2",
        room=ROOM,
        students=30,
        chance=Random(seed),
        memory={},
        speech=Speech(1, ROOM.language, ROOM.family, None),
    )


def card(place: int) -> tuple[type[en.Entity], str, en.Entity]:
    info = en.CardInfo(
        side=None,
        pictures=(),
        place=place,
        letter="A",
        kind="answer",
        text="",
        name=None,
        group=None,
        label=None,
        column=None,
        struck=False,
        struck_because="",
    )
    return en.CardInfo, f"b{place}", info


def point(point_id: str, on: str, author: str) -> tuple[type[en.Entity], str, en.Entity]:
    info = en.PointInfo(
        side=None, seq=9, card=on, point="ask", reply_to=None, text="", author=author, name=author, late=False
    )
    return en.PointInfo, point_id, info


def group(pen: str | None, asked: tuple[str, ...] = ()) -> tuple[type[en.Entity], str, en.Entity]:
    info = en.GroupDetail(
        sides={},
        question=None,
        number=1,
        members=("p2", "p3", "p4"),
        pen=pen,
        begun_by=None,
        pen_asked=asked,
        spokesperson=None,
        spoke_before=(),
        explainers=(),
        current=True,
        visited=False,
    )
    return en.GroupDetail, "g1", info


def looks(at: Situation, times: int = 10) -> list[c.Command]:
    return [command for _ in range(times) if (command := notice(at)) is not None]


# --- words


@pytest.mark.parametrize("family", get_args(Family))
@pytest.mark.parametrize("phrases", [ENGLISH, JAPANESE], ids=["en", "ja"])
def test_both_languages_have_words_for_everything_within_the_limits(phrases: dict[str, object], family: Family) -> None:
    assert phrases.keys() == ENGLISH.keys()
    assert arguing.JAPANESE.keys() == arguing.ENGLISH.keys() < ENGLISH.keys()
    for what in phrases:
        for seed in range(50):
            kind = what.partition(" ")[0]
            text = words.text(kind, "ja" if phrases is JAPANESE else "en-GB", family, Random(seed))
            assert text.startswith("sim:")
            assert len(text) <= (LABEL if kind == "nudge" else GROUP_TEXT)


def test_a_room_is_spoken_to_in_its_language() -> None:
    japanese = words.text("answer", "ja-JP", "seminar", Random(1)).removeprefix(words.MARK)
    assert not set(japanese) & set(string.ascii_letters)
    assert set(words.text("answer", "de", "seminar", Random(1))) & set(string.ascii_letters)


def test_a_class_says_different_things_and_the_same_seed_the_same() -> None:
    said_by_all = [words.text("answer", "en", "problem-solving", Random(f"1/{number}")) for number in range(30)]
    assert len(set(said_by_all)) > 20
    assert said_by_all == [words.text("answer", "en", "problem-solving", Random(f"1/{number}")) for number in range(30)]


def test_names_are_names_that_need_no_numbers() -> None:
    names = [words.name(number) for number in range(800)]
    assert names == [clean_name(name) for name in names]
    assert told_apart(names[-1], names[:-1]) == names[-1]
    assert max(map(len, (words.name(number) for number in range(2000)))) <= NAME


def test_in_a_large_class_no_more_people_speak_up() -> None:
    assert share(0.5, 30) == 0.5
    assert share(0.5, 1000) * 1000 == pytest.approx(share(0.5, 60) * 60)


# --- saying


def test_a_given_text_is_handed_in_unaltered() -> None:
    at = situation("think")
    assert said(at, "answer", " ５/6\n", Random(1)) == c.HandIn(kind="answer", visit="v7", prompt="1", text=" ５/6\n")


def test_a_point_is_about_a_card_or_about_the_discussion_as_a_whole() -> None:
    assert said(situation("discuss"), "point", "x", Random(1)).card is None
    cards = {said(situation("discuss", card(0), card(1)), "point", "x", Random(seed)).card for seed in range(20)}
    assert cards == {"b0", "b1"}


def test_a_reply_is_about_what_it_answers() -> None:
    at = situation("discuss", card(0), card(1), point("c9", "b1", "p3"))
    reply = replied(at, Random(1))
    assert (reply.reply_to, reply.card) == ("c9", "b1")
    assert reply.text.startswith("sim:")
    assert replied(situation("discuss"), Random(1)).reply_to is None


def test_credit_goes_to_others_only() -> None:
    at = situation("sum-up", point("c9", "b1", "p2"), point("c10", "b1", "p3"))
    credited = {made_up(at, "proposal", Random(seed)).credits for seed in range(30)}
    assert credited == {(), ("p3",)}
    assert made_up(situation("sum-up"), "proposal", Random(1)).credits == ()


# --- noticing


def test_the_same_seed_does_the_same() -> None:
    cards = [card(place) for place in range(3)]
    assert looks(situation("discuss", *cards)) == looks(situation("discuss", *cards))
    assert any(looks(situation("discuss", *cards, seed=seed)) != looks(situation("discuss", *cards)) for seed in (2, 3))


def test_one_stance_to_a_card_at_most() -> None:
    for seed in range(20):
        stances = [
            each.card for each in looks(situation("discuss", card(0), seed=seed)) if isinstance(each, c.TakeStance)
        ]
        assert stances in ([], ["b0"])


def test_a_position_is_taken_once_for_every_asking() -> None:
    at = situation("discuss", card(0), seed=3)
    taken = [each.asking for each in looks(at) if isinstance(each, c.TakePosition)]
    for asking in (1, 2):
        asked = en.RoomInfo(**{**{name: getattr(ROOM, name) for name in ROOM.__struct_fields__}, "asking": asking})
        at.sight.take(Patch(stream="class", before=2, after=2 + asking, set=((en.RoomInfo, "room", asked),), drop=()))
        taken += [each.asking for each in looks(at) if isinstance(each, c.TakePosition)]
    assert taken == [1, 2]


def test_the_first_member_takes_a_free_pen_and_the_others_let_it_be() -> None:
    assert looks(situation("groups", group(None)), 1) == [c.TakePen(group="g1")]
    at = situation("groups", group(None))
    at.me = "p4"
    assert looks(at, 6) == []
    assert looks(at, 1) == [c.TakePen(group="g1")], "perhaps the others are no simulation, and wait"


def test_who_took_the_pen_writes_and_passes_it_on() -> None:
    at = situation("groups", group(None))
    assert looks(at, 1) == [c.TakePen(group="g1")]
    at.sight.take(Patch(stream="class", before=2, after=3, set=(group("p2"),), drop=()))
    done = looks(at)
    assert [(each.prompt, each.group) for each in done if isinstance(each, c.HandIn)] == [("1", "g1"), ("2", "g1")]
    assert done[2:] == [c.PassPen(group="g1", to="p3")], "once"


def test_who_was_given_the_pen_writes_too_and_passes_it_only_to_who_asks() -> None:
    at = situation("groups", group("p2"))
    assert [type(each) for each in looks(at)] == [c.HandIn, c.HandIn]
    at.sight.take(Patch(stream="class", before=2, after=3, set=(group("p2", ("p4",)),), drop=()))
    assert looks(at, 1) == [c.PassPen(group="g1", to="p4")]
