"""The shared list of questions in the transcript, each with what became of it."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from tests.discussion.given import CLASS
from tests.discussion.scenario import Scenario


def test_each_question_says_what_became_of_it() -> None:
    room = Scenario(of_class=CLASS)
    [mika] = room.join("Mika")
    room.go("pose")
    asked = room.says(mika, "question", "Why sixths?")
    other = room.says(mika, "question", "Why not tenths?")
    room.lead(c.MarkQuestion(question=asked, state="answered"))
    room.lead(c.MarkQuestion(question=other, state="taken-up", hidden=True))
    transcript = build(room.log)
    assert [(each.id, each.brought, each.author, each.text, each.state) for each in transcript.questions] == [
        ("q1", True, None, "«-4» who decides?", "open"),
        (asked, False, mika.id, None, "answered"),
        (other, False, mika.id, None, "taken-up"),
    ]
    document = as_markdown(transcript, "shown", "en")
    listed = document.partition("## Open questions")[2]
    blocks = [block for block in listed.strip().split("\n\n") if block]
    assert blocks[:2] == ["open · from last time", "> «-4» who decides?"]
    assert [block.partition(" · ")[0] for block in blocks[2::2]] == ["**Mika**", "**Mika**"]
    assert blocks[2].endswith(" · answered")
    assert blocks[4].endswith(" · taken up · hidden from the class")
    assert blocks[3::2] == ["> Why sixths?", "> Why not tenths?"]
