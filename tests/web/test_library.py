"""The library: plans to start, found by their words; rooms that run and rooms that have ended; deleting asks first."""

from __future__ import annotations

import html

from facilitator.languages import catalogue, translate
from tests.live.classroom import Classroom, go
from tests.serving import PATIENCE


def library(room: Classroom, **query: str) -> str:
    answer = room.browser.get(f"{room.server.url}/instructor", params=query, timeout=PATIENCE)
    assert answer.ok
    return html.unescape(answer.text)


def says(text_id: str, **words: str | int) -> str:
    return translate("en", text_id, **words)


def test_a_plan_is_shown_with_what_one_chooses_by(room: Classroom) -> None:
    text = library(room)
    assert says("page.library.family.problem-solving") in text
    assert "A phase of every kind." in text
    assert says("page.library.minutes", n=21) in text
    assert 'name="topic.thing" value="milk" maxlength="40"' in text


def test_plans_with_errors_are_listed_and_cannot_be_started(room: Classroom) -> None:
    text = library(room)
    assert "with-errors.yaml:" in text
    assert 'value="with-errors"' not in text


def test_plans_are_found_by_their_words(room: Classroom) -> None:
    assert 'value="a-lesson"' in library(room, q="EVERY kind")
    missed = library(room, q="<every> nonsense")
    assert 'value="a-lesson"' not in missed
    assert says("page.library.nothing-found", words="<every> nonsense") in missed


def test_a_running_room_says_where_it_is_and_leads_back_in(room: Classroom) -> None:
    room.join("Mika")
    go(room.instructor(), "think")
    text = library(room)
    assert f'href="/instructor/rooms/{room.code}"' in text
    assert says("page.library.in-phase", n=1, phase=says("phase.think"), time="|").partition("|")[0] in text


def test_an_ended_room_is_past(room: Classroom) -> None:
    room.instructor().do("EndRoom")
    text = library(room)
    assert f'href="/instructor/rooms/{room.code}/transcript"' in text
    assert f'href="/instructor/rooms/{room.code}/delete"' in text
    assert f'href="/instructor/rooms/{room.code}"' not in text


def test_a_topic_that_will_not_do_is_told_by_its_name(room: Classroom) -> None:
    form = {"plan": "a-lesson", "topic.thing": "x" * 41}
    answer = room.browser.post(f"{room.server.url}/instructor/rooms", data=form, timeout=PATIENCE)
    assert answer.status_code == 413
    assert says("refused.topic-too-long", label="What of?", most=40) in html.unescape(answer.text)


def test_deleting_asks_first(room: Classroom) -> None:
    gone = Classroom(room.server)
    url = f"{room.server.url}/instructor/rooms/{gone.code}"
    question = gone.browser.get(f"{url}/delete", timeout=PATIENCE)
    assert says("page.library.delete-title") in html.unescape(question.text)
    assert gone.browser.get(url, timeout=PATIENCE).ok
    answer = gone.browser.post(f"{url}/delete", timeout=PATIENCE)
    assert answer.url == f"{room.server.url}/instructor"
    assert gone.code not in answer.text
    assert gone.browser.get(url, timeout=PATIENCE).status_code == 404
    gone.close()


def test_another_page_deletes_nothing(room: Classroom) -> None:
    url = f"{room.server.url}/instructor/rooms/{room.code}"
    headers = {"Origin": "http://evil.example"}
    assert room.browser.post(f"{url}/delete", headers=headers, timeout=PATIENCE).status_code == 403
    assert room.browser.get(url, timeout=PATIENCE).ok


def test_the_library_speaks_japanese(room: Classroom) -> None:
    assert catalogue("ja")["page.library.start"] in library(room, lang="ja")
