"""What is being written, over the wire: who sees it, that it comes anew on connecting, and when it is gone."""

from __future__ import annotations

from typing import Any

from tests.live.classroom import Classroom, go
from tests.live.tab import Tab
from tests.live.test_streams import groups_of


def write(tab: Tab, kind: str, visit: str, text: str, **fields: Any) -> None:
    tab.emit("draft", {"kind": kind, "visit": visit, "text": text, **fields})


def shows(tab: Tab, stream: str, *texts: str) -> None:
    tab.until(lambda: tab.drafts(stream) == sorted(texts), f"drafts {texts}, not {tab.asides['drafts']}")


class Writing:
    """Mika at two tabs and Ren in one group, Aya alone in another; the screen and the instructor watch."""

    def __init__(self, room: Classroom, phase: str) -> None:
        self._nudges = 0
        self.mika, self.ren, self.aya = (room.join(name) for name in ("Mika", "Ren", "Aya"))
        self.instructor, self.screen = room.instructor(), room.screen()
        self.one, self.two, self.other, self.away = map(room.student, (self.mika, self.mika, self.ren, self.aya))
        self.group, self.second = groups_of(room, self.instructor, [self.mika, self.ren], [self.aya])
        for tab in (self.one, self.two, self.other, self.away):
            tab.until(lambda tab=tab: tab.view("group"), "a group")  # type: ignore[misc]
        self.visit = go(self.instructor, phase)

    def nobody_else_heard(self, words: str, *but: Tab) -> None:
        """Whoever was to hear it has: each is told something later first, and here in another stream."""
        self._nudges += 1
        later = f"nudge {self._nudges}"
        self.instructor.do("Nudge", text=later)
        for tab in (self.one, self.two, self.other, self.away, self.screen, self.instructor):
            tab.until(lambda tab=tab: later in str(tab.heard), "the nudge")  # type: ignore[misc]
            assert (words in str(tab.heard)) == (tab in but), tab.heard


def test_a_draft_goes_to_the_authors_tabs_and_the_instructor_only(any_room: Classroom) -> None:
    class_ = Writing(any_room, "think")
    write(class_.one, "answer", class_.visit, "half a thought")
    for tab, stream in ((class_.one, "own"), (class_.two, "own"), (class_.instructor, "instructor")):
        shows(tab, stream, "half a thought")
    class_.nobody_else_heard("half a thought", class_.one, class_.two, class_.instructor)


def test_the_pens_draft_goes_to_its_group_too(room: Classroom) -> None:
    class_ = Writing(room, "compare")
    write(class_.one, "group-answer", class_.visit, "without the pen", about=class_.group)
    class_.one.do("TakePen", group=class_.group)
    write(class_.one, "group-answer", class_.visit, "our answer so", about=class_.group)
    shows(class_.other, "group", "our answer so")
    shows(class_.instructor, "instructor", "our answer so")
    write(class_.other, "group-answer", class_.visit, "Ren has no pen", about=class_.group)
    write(class_.away, "group-answer", class_.visit, "nor Aya here", about=class_.group)
    class_.nobody_else_heard("our answer so", class_.one, class_.two, class_.other, class_.instructor)
    for words in ("without the pen", "Ren has no pen", "nor Aya here"):
        class_.nobody_else_heard(words)


def test_drafts_come_anew_on_connecting(room: Classroom) -> None:
    class_ = Writing(room, "compare")
    class_.one.do("TakePen", group=class_.group)
    write(class_.one, "group-answer", class_.visit, "our answer so", about=class_.group)
    shows(class_.other, "group", "our answer so")
    class_.other.close()
    class_.other.connect()
    shows(class_.other, "group", "our answer so")
    shows(room.student(class_.mika), "own", "our answer so")
    shows(room.instructor(), "instructor", "our answer so")
    class_.instructor.do("MoveMember", participant=class_.aya.participant, group=class_.group)
    shows(class_.away, "group", "our answer so")


def test_who_leaves_the_group_does_not_see_its_draft_any_more(room: Classroom) -> None:
    class_ = Writing(room, "compare")
    class_.one.do("TakePen", group=class_.group)
    write(class_.one, "group-answer", class_.visit, "our first words", about=class_.group)
    shows(class_.other, "group", "our first words")
    class_.instructor.do("MoveMember", participant=class_.ren.participant, group=class_.second)
    class_.other.until(lambda: class_.second in class_.other.view("group").get("group", {}), "the other group")
    write(class_.one, "group-answer", class_.visit, "our later words", about=class_.group)
    shows(class_.two, "own", "our later words")
    class_.nobody_else_heard("our later words", class_.one, class_.two, class_.instructor)
    assert class_.other.drafts("group") == []


def test_a_writer_who_goes_leaves_the_draft_to_the_group_until_somebody_takes_the_pen(room: Classroom) -> None:
    class_ = Writing(room, "compare")
    class_.one.do("TakePen", group=class_.group)
    write(class_.one, "group-answer", class_.visit, "left behind", about=class_.group)
    shows(class_.other, "group", "left behind")
    class_.instructor.do("MoveMember", participant=class_.mika.participant, group=class_.second)
    class_.other.until(lambda: class_.other.view("group")["group"][class_.group]["begun_by"], "the writer's going")
    shows(class_.other, "group", "left behind")
    class_.other.do("TakePen", group=class_.group)
    shows(class_.other, "group")


def test_a_draft_is_gone_when_it_was_handed_in_or_emptied(room: Classroom) -> None:
    class_ = Writing(room, "think")
    for ended in ("handed in", "emptied"):
        write(class_.one, "answer", class_.visit, "half a thought")
        shows(class_.two, "own", "half a thought")
        shows(class_.instructor, "instructor", "half a thought")
        if ended == "handed in":
            class_.two.do("HandIn", kind="answer", visit=class_.visit, text="a thought")
        else:
            write(class_.one, "answer", class_.visit, "")
        for tab, stream in ((class_.one, "own"), (class_.two, "own"), (class_.instructor, "instructor")):
            shows(tab, stream)
    shows(room.student(class_.mika), "own")


def test_drafts_never_reach_the_transcript(room: Classroom) -> None:
    class_ = Writing(room, "think")
    write(class_.one, "answer", class_.visit, "never handed in")
    shows(class_.instructor, "instructor", "never handed in")
    class_.instructor.do("EndRoom")
    assert "never handed in" not in str(room.transcript())
    markdown = room.browser.get(f"{room.server.url}/instructor/rooms/{room.code}/transcript.md", timeout=30)
    assert "never handed in" not in markdown.text


def test_of_who_is_erased_no_draft_is_left(room: Classroom) -> None:
    class_ = Writing(room, "think")
    write(class_.one, "answer", class_.visit, "planted draft")
    shows(class_.instructor, "instructor", "planted draft")
    class_.instructor.do("Erase", participant=class_.mika.participant)
    shows(class_.instructor, "instructor")
    shows(room.instructor(), "instructor")


def test_a_draft_that_cannot_be_goes_nowhere_and_the_client_stays(room: Classroom) -> None:
    class_ = Writing(room, "think")
    good = {"kind": "answer", "visit": class_.visit, "text": "planted"}
    cannot_be: list[Any] = [
        None,
        5,
        [],
        "planted",
        {},
        {**good, "kind": "planted"},
        {**good, "visit": "v999"},
        {**good, "text": "planted" * 1000},
        {**good, "text": 7},
        {**good, "participant": class_.ren.participant},
        {**good, "prompt": "planted" * 20},
        {**good, "kind": "group-answer"},
        {**good, "kind": "group-answer", "about": "g-nowhere"},
    ]
    for wrong in cannot_be:
        class_.one.emit("draft", wrong)
    write(class_.one, "answer", class_.visit, "the real one")
    shows(class_.instructor, "instructor", "the real one")
    assert "planted" not in str(class_.instructor.heard)
