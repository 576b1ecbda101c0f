"""Makes a room's log of an older discussion: one discussion among all, its turns in the order of the file.

What students said are points about the whole, what instructors said are sentences to the class. When each was said is
not known: a second stands between any two, so that their order can be read everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from facilitator.discussion import events as e
from facilitator.discussion.plan import Phase, Plan, Prompt
from facilitator.discussion.returning import OfClass
from facilitator.importing.lesson import Lesson, Turn

PLAN = "imported:lesson"
"""The id of such a room's plan. No plan on the shelf can have it, for the colon."""
STEP_MS = 1_000
"""Between two turns."""
PHASE, PROMPT = "discussion", "1"
TITLE = 200
"""Characters of a title."""


class Imported(Struct, frozen=True, kw_only=True):
    """What whoever brings a discussion in says of it."""

    file: str
    """Its name."""
    title: str
    language: str
    """In which it was held: an RFC 5646 tag."""
    begun_at: int
    """When it was held: milliseconds since 1970, UTC."""
    owner: str
    """The id of the instructor whose room it will be."""
    of_class: OfClass | None = None


def lasts(lesson: Lesson) -> int:
    """Milliseconds from the room's opening to its end."""
    return (len(lesson.turns) + 1) * STEP_MS


def entries(lesson: Lesson, imported: Imported, room: str, code: str) -> list[e.Entry]:
    """The whole log of the room of that id and code, which is over."""
    actor = e.Actor("instructor", imported.owner)
    return [
        e.Entry(seq=seq, at=at, actor=actor, event=event)
        for seq, (at, event) in enumerate(_events(lesson, imported, room, code), start=1)
    ]


def _events(lesson: Lesson, imported: Imported, room: str, code: str) -> Iterator[tuple[int, e.AnyEvent]]:
    """Each with its time. Ids are made from the events' numbers, as everywhere."""
    at = imported.begun_at
    yield at, _opened(imported, lesson, room, code)
    people = {name: f"p{seq}" for seq, name in enumerate(lesson.speakers("student"), start=2)}
    for name, participant in people.items():
        yield at, e.ParticipantJoined(participant=participant, name=name)
    started = len(people) + 2
    visit = f"v{started}"
    yield at, e.PhaseStarted(visit=visit, phase=PHASE, minutes=_minutes(lesson))
    for number, turn in enumerate(lesson.turns, start=1):
        yield at + number * STEP_MS, _said(turn, f"c{started + number}", visit, people)
    over = at + lasts(lesson)
    yield over, e.PhaseEnded(visit=visit)
    yield over, e.RoomEnded()


def _opened(imported: Imported, lesson: Lesson, room: str, code: str) -> e.RoomOpened:
    return e.RoomOpened(
        room=room,
        code=code,
        instructor=imported.owner,
        plan=_plan(imported, lesson),
        of_class=imported.of_class,
        imported=imported.file,
    )


def _plan(imported: Imported, lesson: Lesson) -> Plan:
    phase = Phase(
        id=PHASE,
        kind="discuss",
        title=imported.title,
        minutes=_minutes(lesson),
        prompts=(Prompt(id=PROMPT, html=""),),
    )
    return Plan(
        id=PLAN, title=imported.title, language=imported.language, family="seminar", summary="", phases=(phase,)
    )


def _minutes(lesson: Lesson) -> int:
    return -(-lasts(lesson) // 60_000)


def _said(turn: Turn, contribution: str, visit: str, people: Mapping[str, str]) -> e.AnyEvent:
    if turn.role == "instructor":
        return e.Nudged(text=turn.text, by=turn.speaker)
    author = people[turn.speaker]
    return e.ContributionHandedIn(
        contribution=contribution, kind="point", author=author, visit=visit, prompt=PROMPT, text=turn.text
    )
