"""The library: plans to start, found by their words; rooms that run and rooms that have ended; deleting asks first."""

from __future__ import annotations

import html
import re

import pytest

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


# --- finding


def cards(text: str) -> set[str]:
    return set(re.findall(r'name="plan" value="([a-z0-9-]+)"', text))


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ({"family": "problem-solving"}, True),
        ({"family": "seminar"}, False),
        ({"family": "nonsense"}, True),
        ({"language": "en"}, True),
        ({"language": "ja-x"}, False),
        ({"length": "short"}, True),
        ({"length": "long"}, False),
        ({"author": "Nobody"}, False),
        ({"own": "1"}, False),
        ({"q": "EVERY kind", "length": "short", "family": "problem-solving"}, True),
    ],
)
def test_plans_are_found_in_many_ways(room: Classroom, query: dict[str, str], there: bool) -> None:
    text = library(room, **query)
    assert ("a-lesson" in cards(text)) is there
    assert (says("page.library.nothing-so") in text) is not there
    assert (says("page.library.clear") in text) is (query != {"family": "nonsense"})


def test_what_was_wished_for_stays_in_the_fields(room: Classroom) -> None:
    text = library(room, family="seminar", length="middle", q='"><b>')
    assert '<option value="seminar"' not in text, "there is no seminar to choose"
    assert '<option value="middle" selected>' in text
    raw = room.browser.get(f"{room.server.url}/instructor", params={"q": '"><b>'}, timeout=PATIENCE).text
    assert '"><b>' not in raw


def test_past_rooms_are_found_too(room: Classroom) -> None:
    room.instructor().do("EndRoom")
    code = f"/instructor/rooms/{room.code}/transcript"
    assert code in library(room, q="lesson", all="1")
    assert code not in library(room, q="nonsense", all="1")


def test_a_card_leads_to_all_that_can_be_done_with_a_plan(room: Classroom) -> None:
    text = library(room)
    for address in ('href="/instructor/plans/a-lesson"', 'href="/instructor/plans/a-lesson#preview"'):
        assert address in text
    for address in ("/instructor/plans/a-lesson/copy", "/instructor/plans/import"):
        assert f'method="post" action="{address}"' in text
    assert 'href="/instructor/plans/new"' in text
    assert 'href="/instructor/plans.zip"' in text


def test_a_room_leads_back_to_its_plan(room: Classroom) -> None:
    room.instructor().do("EndRoom")
    assert says("page.library.use-again") in library(room)
