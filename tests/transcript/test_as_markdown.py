"""The Markdown document: what is in it and where, in both languages, and that no student can write markup into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.plan import Prompt, Source, Topic
from facilitator.transcript.as_markdown import as_markdown
from facilitator.transcript.build import build
from tests.discussion.given import LESSON, MINUTE
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript.lesson import led

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EXAMPLE = Path(__file__).parent / "lesson.md"
MARKUP = [
    "# Heading", "1. one\n2. two", "- a\n- b", "> quote", "```\ncode", "    code", "<script>alert(1)</script>", "<!--",
    "[link](https://a.example)", "![](x)", "[ref]: https://a.example", "*a* **b** _c_ ~~d~~ `e`", "===", "---", "***",
    "| a | b |\n|---|---|\n| 1 | 2 |", "&lt;&#60;", "\\", "line\\\nbreak", "two  \nspaces", "$x$", "https://a.example",
    "<https://a.example>", "[^1]", "{.class}", "- [ ] todo", "\u2028# after", "\t- tab", "a\n\nb\n\n\n# c",
]  # fmt: skip
words = st.sampled_from(MARKUP) | st.text(st.sampled_from("a1 .)#*_-+=>`~|\\[]!<&;:/$\n\t"), max_size=20)
contributions = st.lists(words.filter(lambda text: bool(text.strip())), min_size=15, max_size=15)


def written(room: Scenario, language: str = "en") -> str:
    return as_markdown(build(room.log), "shown", language)


def headings(document: str) -> list[str]:
    return [line for line in document.splitlines() if line.startswith("#")]


def part(document: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level or a higher one."""
    lines = document.splitlines()
    start = lines.index(heading) + 1
    level = len(heading.split(" ")[0])
    ends = (at for at, line in enumerate(lines) if at >= start and line.startswith("#") and _level(line) <= level)
    return "\n".join(lines[start : next(ends, len(lines))]).strip()


def _level(line: str) -> int:
    return len(line.split(" ")[0])


def test_a_whole_lesson_reads_like_the_example() -> None:
    assert written(led().room) == EXAMPLE.read_text()


def test_labels_are_in_the_readers_language_and_words_stay() -> None:
    document = written(led().room, "ja")
    assert "- ルーム ABC 234" in document
    assert "2026年9月21日月曜日 14:13から14:39まで（UTC）" in document
    assert "- 参加者（4人）：Mika、Leo、Yuki、Ann" in document
    assert "### 答え" in headings(document)
    assert "**Yuki** · 14:29 · あとから提出\n\n> my phone was off" in document
    assert written(led().room).count("\n> ") == document.count("\n> ")


def test_times_are_in_the_zone_asked_for() -> None:
    zone = timezone(timedelta(hours=9), "JST")
    document = as_markdown(build(led().log), "shown", "en", zone)
    assert "- Monday, September 21, 2026, 23:13 to 23:39 (JST)" in document
    assert "*Pose · 23:14 – 23:16 · 5 min planned*" in document


def test_the_plans_source_topics_and_formulas() -> None:
    half = "<p>Is <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> *more*?</p>"
    pose, *others = LESSON.phases
    plan = replace(
        LESSON,
        sources=(Source(author="C. Maher", title="Fractions", year=2013, url="https://a.example"), Source(title="A_b")),
        topics=(Topic(id="t", label="About", value="phones & *schools*"),),
        phases=(replace(pose, title="Pose", prompts=(Prompt(id="1", html=half),)), *others),
    )
    room = Scenario(plan)
    room.go("pose")
    document = written(room)
    assert "- Source: C. Maher, Fractions, 2013, https\\://a.example" in document
    assert "- Source: A\\_b" in document
    assert "- Topic: About: phones \\& \\*schools\\*" in document
    assert part(document, "## 1. Pose") == "*since 14:13 · 5 min planned*\n\nIs 1/2 \\*more\\*?"


def test_a_room_that_was_ended_on_another_day() -> None:
    room = Scenario()
    room.go("pose")
    room.later(20 * 60 * MINUTE).lead(c.EndRoom())
    document = written(room)
    assert "- Monday, September 21, 2026, 14:13 to Tuesday, September 22, 2026, 10:13 (UTC)" in document
    assert "*Pose · 14:13 – Tuesday, September 22, 2026, 10:13 · 5 min planned*" in document
    assert "- 2026年9月21日月曜日 14:13から2026年9月22日火曜日 10:13まで（UTC）" in written(room, "ja")


def test_an_open_room_in_the_lobby() -> None:
    assert written(Scenario()) == (
        "# Adding fractions\n\n- Room ABC 234\n- Monday, September 21, 2026, since 14:13 (UTC)\n"
        "- Plan: adding-fractions\n\n*The instructor's copy: with what nobody else reads.*\n\n"
        "*The lesson is still going on: this is the transcript so far.*\n\n"
        "*Nothing has happened in this room.*\n\nTwo halves of a whole.\n"
    )


def test_groups_of_the_lobby_come_first() -> None:
    room = Scenario()
    room.lead(c.AddParticipant(name="Ann"))
    room.lead(c.FormGroups(form="random", size=2))
    room.go("pose")
    assert headings(written(room)) == ["# Adding fractions", "### Groups", "## 1. The problem"]
    assert "Formed at 14:13: by lot\n\n- **Group 1** · Ann" in written(room)


def test_a_card_waits_for_the_discussion_after_it() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("think")
    early = room.card(room.says(mika, "answer", "early"))
    room.lead(c.Next(visit=room.visit))
    room.go("discuss")
    room.go("think")
    room.card(room.says(leo, "answer", "between"))
    room.go("discuss")
    room.says(leo, "point", "of the early one", card=early)
    room.go("reflect")
    room.card(room.says(leo, "answer", "afterwards", visit=room.room.visits[0].id), shown=False)
    document = written(room)
    assert part(document, "## 3. On the board").count("> early") == 1
    assert "between" not in part(document, "## 3. On the board")
    later = part(document, "## 5. On the board")
    assert (later.count("> early"), later.count("> between"), later.count("> of the early one")) == (1, 1, 1)
    assert "#### U3\n\n**Leo** · not shown to the class\n\n> afterwards" in part(document, "## The board")


def test_a_card_that_was_taken_off_is_left_out_unless_it_was_spoken_of() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("think")
    one, other = (room.card(room.says(who, "answer", "x")) for who in (mika, leo))
    room.go("discuss")
    room.says(leo, "point", "Why?", card=one, point="ask")
    for card in (one, other):
        room.lead(c.RevealCard(card=card, shown=False))
        room.lead(c.TakeOffBoard(card=card))
    assert part(written(room), "### The board").endswith(
        "| did not come |\n\n#### U\n\n**Mika** · taken off the board\n\n> x\n\n- **Leo** · 14:13 · asks\n\n  > Why?"
    )


def test_replies_follow_what_they_reply_to_and_deep_ones_stay_readable() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("discuss")
    root = room.says(mika, "point", "root")
    other = room.says(leo, "point", "other")
    first = room.says(leo, "point", "first reply", reply_to=root)
    room.says(mika, "point", "to the other", reply_to=other)
    last = first
    for number in range(20):
        last = room.says(mika, "point", f"deeper {number}", reply_to=last)
    room.says(mika, "point", "second reply", reply_to=root)
    said = [line for line in written(room).splitlines() if ">" in line]
    assert [line.strip(" >") for line in said] == [
        "root",
        "first reply",
        *(f"deeper {number}" for number in range(20)),
        "second reply",
        "other",
        "to the other",
    ]
    assert [line.index(">") for line in said] == [2, 4, 6, 8, 10, 12, *[14] * 16, 4, 2, 4]


def test_positions_asked_for_once_are_counted() -> None:
    room = Scenario()
    mika, leo = room.join("Mika", "Leo")
    room.go("think")
    card = room.card(room.says(mika, "answer", "x"))
    room.go("discuss")
    room.lead(c.AskPositions())
    room.when(mika, c.TakePosition(asking=1, card=card))
    room.when(leo, c.TakePosition(asking=1))
    assert part(written(room), "### What convinced us") == "- U: 1\n- not sure yet: 1"


def test_a_plans_own_connections_are_shown_as_it_calls_them() -> None:
    phases = tuple(
        replace(phase, connections=("*undoes*",)) if phase.kind == "discuss" else phase for phase in LESSON.phases
    )
    room = Scenario(replace(LESSON, phases=phases))
    [mika] = room.join("Mika")
    room.go("think")
    a = room.card(room.says(mika, "answer", "2/5"))
    room.go("discuss")
    b = room.card(room.says(mika, "point", "5/6"))
    room.lead(c.Connect(a=a, b=b, kind="*undoes*"))
    assert "U – U2: \\*undoes\\*" in written(room)


def test_a_plans_own_stances_are_shown_as_it_calls_them() -> None:
    phases = (
        replace(phase, stances=("follow", "Do *you*?")) if phase.kind == "discuss" else phase for phase in LESSON.phases
    )
    room = Scenario(replace(LESSON, phases=tuple(phases)))
    mika, leo = room.join("Mika", "Leo")
    room.go("think")
    card = room.card(room.says(mika, "answer", "x"))
    visit = room.go("discuss")
    room.when(mika, c.TakeStance(visit=visit, card=card, stance="Do *you*?"))
    room.when(leo, c.TakeStance(visit=visit, card=card, stance="follow"))
    assert "I follow: 1 · Do \\*you\\*?: 1" in written(room)


def test_erased_words_and_names_are_said_to_be_erased() -> None:
    lesson = led()
    lesson.does(lesson.mika, c.Erase(participant=lesson.mika.id))
    document = written(lesson.room)
    assert "Mika" not in document
    assert "**somebody who was erased** · 14:20\n\n*These words were erased.*" in document
    assert "**Group 1** · 14:23 · purpose · written by Leo · unfinished\n\n> Sixths: 3 and 2" in document


def test_every_visit_has_its_part_even_of_the_same_phase() -> None:
    room = Scenario()
    for phase in ("pose", "think", "pose"):
        room.later(MINUTE).go(phase)
    assert headings(written(room)) == [
        "# Adding fractions",
        "## 1. The problem",
        "## 2. On your own",
        "## 3. The problem",
    ]


# --- nothing that is written becomes markup


def shape(document: str) -> list[tuple[str, int]]:
    """The document's blocks and markup, without its words; neighbouring paragraphs and line breaks count as one."""
    found: list[tuple[str, int]] = []
    for token in READER.parse(document):
        marks = [(token.type, token.level), *((child.type, -1) for child in token.children or [])]
        found += [mark for mark in marks if mark[0] not in ("hardbreak", "text")]
    return _without_repeats(found)


def _without_repeats(found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Someone may write any number of paragraphs."""
    kept: list[tuple[str, int]] = []
    for mark in found:
        kept.append(mark)
        if kept[-3:] == kept[-6:-3] and [name for name, _ in kept[-3:]] == [
            "paragraph_open",
            "inline",
            "paragraph_close",
        ]:
            del kept[-3:]
    return kept


def with_texts(entries: Iterable[e.Entry], texts: list[str]) -> list[e.Entry]:
    """The same history, but these were the words."""
    left = iter(texts)
    stored = (e.ContributionHandedIn, e.ContributionRevised)
    return [
        replace(entry, event=replace(entry.event, text=next(left))) if isinstance(entry.event, stored) else entry
        for entry in entries
    ]


@settings(max_examples=60)
@given(contributions)
def test_no_text_changes_the_documents_shape(texts: list[str]) -> None:
    log = led().log
    plain = as_markdown(build(with_texts(log, ["words"] * len(texts))), "shown", "en")
    assert shape(as_markdown(build(with_texts(log, texts)), "shown", "en")) == shape(plain)


@pytest.mark.parametrize(
    "name", ["**Mika**", "[M](https://a.example)", "# 1. x", "<b>", "M|i`k`a", "_", "1.", "\\", "-"]
)
def test_no_name_changes_the_documents_shape(name: str) -> None:
    lesson = led()
    before = shape(written(lesson.room))
    renamed = e.ParticipantRenamed(participant=lesson.mika.id, name=name)
    lesson.room.given(renamed)
    assert shape(written(lesson.room)) == before


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_every_text_of_any_room_is_in_its_document(seed: int) -> None:
    entries = random_history(Random(seed), steps=120)
    transcript = build(entries)
    shown = "".join(_words(READER.parse(as_markdown(transcript, "shown", "en"))))
    texts = [each.text for each in transcript.contributions if each.text is not None]
    assert [text for text in texts if text.split("»")[0] + "»" not in shown] == []


def _words(tokens: Iterable[Token]) -> Iterable[str]:
    return (child.content for token in tokens for child in token.children or [] if child.type == "text")
