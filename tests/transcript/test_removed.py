"""A transcript says that something was removed and of how many people, in every form; the rest stays in its order."""

from __future__ import annotations

import msgspec
import pytest

from facilitator.discussion import commands as c
from facilitator.transcript.as_json import as_json
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from facilitator.transcript.document import document
from facilitator.transcript.manner import Manner
from facilitator.transcript.model import RemovedRecord
from facilitator.transcript.moments import moment
from facilitator.views.visibility import TranscriptReader
from tests.discussion.given import MINUTE
from tests.transcript.lesson import Lesson, led

SAYS = {
    "en": "Removed: what {number} of those who took part had said, with their names and pictures."
    " The order of the rest stays.",
    "ja": "参加者{number}人の発言・名前・画像は削除されました。残りの順序はそのままです。",
}


def after(*names: str) -> Lesson:
    """A lesson, after which these were erased."""
    lesson = led()
    for name in names:
        lesson.room.later(MINUTE).lead(c.Erase(participant=getattr(lesson, name).id))
    return lesson


def test_nothing_is_said_where_nothing_was_removed() -> None:
    transcript = build(led().log)
    assert transcript.removed == ()
    for language in SAYS:
        assert SAYS[language].partition("}")[2] not in as_markdown(transcript, "shown", language)


def test_who_was_erased_and_when_is_in_it() -> None:
    lesson = after("mika", "leo")
    first, second = len(lesson.log) - 1, len(lesson.log)
    assert build(lesson.log).removed == (
        RemovedRecord(participant=lesson.mika.id, at=moment(lesson.room.at - MINUTE), seq=first),
        RemovedRecord(participant=lesson.leo.id, at=moment(lesson.room.at), seq=second),
    )


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("names", [("mika",), ("mika", "leo")], ids=len)
def test_every_document_says_so(language: str, names: tuple[str, ...]) -> None:
    transcript = build(after(*names).log)
    said = SAYS[language].format(number=len(names))
    assert said in as_markdown(transcript, "shown", language)
    assert said in as_markdown(transcript, "pseudonyms", language)
    assert said in document(transcript, Manner(language=language)).notices


@pytest.mark.parametrize("reader", ["class", "student"])
def test_the_copies_for_others_say_so_too(reader: str) -> None:
    lesson = after("mika")
    copy = build(lesson.log, TranscriptReader(reader, lesson.leo.id if reader == "student" else ""))  # type: ignore[arg-type]
    assert [each.participant for each in copy.removed] == [lesson.mika.id]
    assert SAYS["en"].format(number=1) in as_markdown(copy, "shown", "en")


def test_what_was_erased_stays_in_its_place_and_is_called_so() -> None:
    before, lesson = build(led().log), after("mika")
    transcript = build(lesson.log)
    assert [each.id for each in transcript.contributions] == [each.id for each in before.contributions]
    gone = [each for each in transcript.contributions if each.erased]
    assert {each.author for each in gone} == {lesson.mika.id}
    assert all(each.text is None for each in gone)
    assert as_markdown(transcript, "shown", "en").count("These words were erased.") >= len(gone)


def test_programs_read_it_too() -> None:
    told = msgspec.json.decode(as_json(build(after("mika").log), names="shown", language="en"))
    assert [each["participant"] for each in told["removed"]] == [told["participants"][0]["id"]]
    assert "removed" not in msgspec.json.decode(as_json(build(led().log), names="shown", language="en"))
