"""The JSON: valid by its published schema, with every stored text once, with pseudonyms, without what was erased."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.erasing import blanked
from facilitator.discussion.evolve import fold
from facilitator.transcript.as_json import as_json, json_schema
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.model import SCHEMA
from facilitator.transcript.names import Names
from tests.discussion.random_room import random_history, random_room
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led

PUBLISHED = Path(__file__).parent.parent.parent / "docs" / "transcript.schema.json"
KEYS = [
    "schema", "room", "plan", "participants", "phases", "contributions", "board", "connections", "points", "positions",
    "conclusions", "reflections", "groups", "polls", "stances", "proposals", "approaches_added", "nudges",
    "pictures", "connections_proposed", "planned_board", "materials", "questions_given", "sides",
    "ideas", "moves",
]  # fmt: skip

few = settings(max_examples=40)
histories = st.integers(0, 2**32).map(lambda seed: random_history(Random(seed), steps=120))


def marks(entries: Iterable[e.Entry], author: str | None = None) -> list[str]:
    """What each text that is one person's begins with in a random room, and no other one does; of all or of one."""
    texts = [
        revision.text
        for each in fold(entries).contributions.values()
        if each.kind != "group-answer" and author in (None, each.author)
        for revision in each.texts
    ]
    return [text[: text.index("»") + 1] for text in texts if text is not None and text.startswith("«")]


def read(entries: Iterable[e.Entry], names: Names = "shown", language: str = "en") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(as_json(build(entries), names, language))
    return document


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(PUBLISHED.read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def stored_texts(entries: Iterable[e.Entry]) -> dict[str | None, list[tuple[int, str | None]]]:
    """What each author's log holds, in order; a group's texts are the group's."""
    found: dict[str | None, list[tuple[int, str | None]]] = defaultdict(list)
    whose: dict[str, str | None] = {}
    for entry in entries:
        match entry.event:
            case e.ContributionHandedIn() as event:
                whose[event.contribution] = event.group or event.author
            case e.ContributionRevised() as event:
                pass
            case _:
                continue
        found[whose[event.contribution]].append((entry.seq, event.text))
    return found


def told_texts(document: dict[str, Any]) -> dict[str | None, list[tuple[int, str | None]]]:
    found: dict[str | None, list[tuple[int, str | None]]] = defaultdict(list)
    for contribution in document["contributions"]:
        texts = [*contribution["revisions"], contribution]
        assert [text["seq"] for text in texts] == sorted(text["seq"] for text in texts)
        found[contribution["group"] or contribution["author"]] += [(text["seq"], text["text"]) for text in texts]
    return {author: sorted(texts, key=lambda text: text[0]) for author, texts in found.items()}


def test_the_published_schema_is_todays() -> None:
    assert json_schema() == PUBLISHED.read_bytes(), "python -m facilitator.transcript.as_json > docs/…schema.json"


def test_the_schema_is_named() -> None:
    assert json.loads(PUBLISHED.read_bytes())["$id"] == read(Scenario().log)["schema"] == SCHEMA


@pytest.mark.parametrize("names", ["shown", "pseudonyms"])
def test_a_whole_lesson_keeps_to_the_schema(validator: Draft202012Validator, names: Names) -> None:
    document = read(led().log, names)
    assert list(document) == KEYS
    validator.validate(document)


@few
@given(histories)
def test_every_room_keeps_to_the_schema(validator: Draft202012Validator, entries: list[e.Entry]) -> None:
    validator.validate(read(entries))


def test_the_schema_refuses_what_is_no_transcript(validator: Draft202012Validator) -> None:
    document = read(led().log)
    for change in ({"schema": "another"}, {"contributions": [{"id": "c1"}]}, {"room": None}):
        assert not validator.is_valid(document | change)
    del document["board"]
    assert not validator.is_valid(document)


@few
@given(histories)
def test_every_stored_text_is_there_once_and_in_order(entries: list[e.Entry]) -> None:
    document = read(entries)
    assert told_texts(document) == stored_texts(entries)


@few
@given(histories)
def test_no_text_is_repeated_elsewhere(entries: list[e.Entry]) -> None:
    """Every text of a random room has a mark of its own."""
    document = read(entries)
    rest = json.dumps({key: value for key, value in document.items() if key != "contributions"}, ensure_ascii=False)
    assert [mark for mark in marks(entries) if mark in rest] == []


@few
@given(histories)
def test_ids_lead_somewhere(entries: list[e.Entry]) -> None:
    document = read(entries)
    people = {each["id"] for each in document["participants"]}
    contributions = {each["id"]: each for each in document["contributions"]}
    cards = {each["id"] for each in document["board"]}
    visits = {each["visit"]: each["id"] for each in document["phases"]}
    groups = {each["id"] for each in document["groups"]}
    for each in contributions.values():
        assert each["author"] in people
        assert each["group"] in groups | {None}
        assert visits[each["visit"]] == each["phase"]
        assert {*each.get("credits", [])} <= people
        assert each.get("card") in cards | {None}
    for card in document["board"]:
        of = contributions[card["contribution"]]
        assert card["text_seq"] in [of["seq"], *(revision["seq"] for revision in of["revisions"])]
    for part, kind in (("points", "point"), ("proposals", "proposal"), ("reflections", "reflection")):
        assert [each["contribution"] for each in document[part]] == [
            each["id"] for each in contributions.values() if each["kind"] == kind
        ]


def test_false_marks_are_left_out() -> None:
    note, *_ = read(led().log)["contributions"]
    assert note.keys() == {
        "id", "kind", "author", "group", "phase", "visit", "prompt", "text", "seq", "at", "revisions", "hidden",
    }  # fmt: skip
    assert note["hidden"] is True


def test_seats_are_kept_secret() -> None:
    room = random_room(Random(7))
    seats = [person.seat for person in room.room.participants.values() if person.seat is not None]
    assert seats
    written = as_json(build(room.log)).decode()
    assert not [seat for seat in seats if f'"{seat}"' in written]


# --- names


def test_pseudonyms_count_people_as_they_joined() -> None:
    log = led().log
    assert [each["name"] for each in read(log, "pseudonyms", "ja")["participants"]] == [
        "生徒1",
        "生徒2",
        "生徒3",
        "生徒4",
    ]
    assert read(log, "pseudonyms")["participants"][0]["name"] == "Student 1"


def test_pseudonyms_do_not_change_when_somebody_is_erased() -> None:
    lesson = led()
    lesson.does(lesson.mika, c.Erase(participant=lesson.mika.id))
    people = read(lesson.log, "pseudonyms")["participants"]
    assert [each["name"] for each in people] == [None, "Student 2", "Student 3", "Student 4"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pseudonyms_leave_no_name(language: str) -> None:
    lesson = led()
    names = [person.name for person in lesson.room.room.participants.values()]
    transcript = build(lesson.log)
    for written in (
        as_json(transcript, "pseudonyms", language).decode(),
        as_markdown(transcript, "pseudonyms", language),
    ):
        assert [name for name in names if name is not None and name in written] == []
        assert f'"{lesson.room.room.instructor}"' not in written


def test_pseudonyms_leave_neither_the_class_nor_the_file_that_it_came_from() -> None:
    transcript = build(led().log)
    room = replace(transcript.room, class_name="Ms Hill's 5b", imported="Mika and Leo.csv")
    transcript = replace(transcript, room=room)
    document = json.loads(as_json(transcript, "pseudonyms"))
    assert "class_name" not in document["room"]
    # That it was held elsewhere is still said.
    assert document["room"]["imported"] == "….csv"
    for written in (as_json(transcript, "pseudonyms").decode(), as_markdown(transcript, "pseudonyms", "en")):
        assert "Ms Hill" not in written
        assert "Mika and Leo" not in written


def test_only_names_differ_under_pseudonyms() -> None:
    log = led().log
    shown, hidden = read(log), read(log, "pseudonyms")
    for document in (shown, hidden):
        document["room"]["instructor"] = ""
        for person in document["participants"]:
            person["name"] = ""
    assert shown == hidden


def test_what_students_wrote_stays_as_they_wrote_it() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("pose")
    room.says(mika, "note", "Mika was here")
    assert read(room.log, "pseudonyms")["contributions"][0]["text"] == "Mika was here"


# --- erasure


@few
@given(histories, st.randoms(use_true_random=False))
def test_erased_words_and_names_are_nowhere(entries: list[e.Entry], random: Random) -> None:
    room = fold(entries)
    who = random.choice(sorted(room.participants))
    words = marks(entries, who)
    erased = [
        *entries,
        e.Entry(seq=room.seq + 1, at=0, actor=e.Actor("program"), event=e.ParticipantErased(participant=who)),
    ]
    stored = {entry.seq: entry for entry in blanked(erased, room, who)}
    for log in (erased, [stored.get(entry.seq, entry) for entry in erased]):
        transcript = build(log)
        document = json.loads(as_json(transcript))
        written = json.dumps(document, ensure_ascii=False) + as_markdown(transcript, "shown", "en")
        assert [mark for mark in words if mark in written] == []
        [person] = [each for each in document["participants"] if each["id"] == who]
        assert (person["name"], person["erased"]) == (None, True)
        for each in document["contributions"]:
            if each["author"] == who and each["kind"] != "group-answer":
                assert (each["text"], each["erased"]) == (None, True)
                assert {revision["text"] for revision in each["revisions"]} <= {None}
