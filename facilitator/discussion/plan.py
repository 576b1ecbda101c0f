"""A plan as a room carries it: rendered, checked, and never changed again.

Texts named ``*_html`` were sanitised when the plan was rendered and may be shown as markup; every other text is plain.
The plan files themselves, and how they become this, are in ``facilitator.plans``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from facilitator.discussion.pictures import Page

PhaseKind = Literal["pose", "think", "groups", "discuss", "poll", "sum-up", "reflect"]
Family = Literal["problem-solving", "seminar"]
NamesRule = Literal["shown", "hidden", "by-phase"]
AnswerForm = Literal["text", "drawing", "photo", "maths"]
GroupingForm = Literal["mixed", "alike", "random", "jigsaw", "by-hand", "keep"]
Stance = Literal["same", "follow", "unconvinced", "question"]
ConnectionKind = Literal["same-as", "special-case", "contradicts", "because"]

STANCES: tuple[str, ...] = ("same", "follow", "unconvinced", "question")
CONNECTIONS: tuple[str, ...] = ("same-as", "special-case", "contradicts", "because")
EITHER_WAY = frozenset({"same-as", "contradicts"})
"""Connections that say the same read from either card."""


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a plan's idea comes from, as library and transcript name it."""

    author: str = ""
    title: str
    year: int | None = None
    url: str = ""


class Topic(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A blank of the plan and what the instructor put into it when the room was opened."""

    id: str
    label: str
    value: str


class Material(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A text or pictures at hand in all phases; ``file`` is relative to the plan's file, and its ``pages`` are made of
    it when a room is opened."""

    id: str
    title: str
    html: str = ""
    file: str = ""
    pages: tuple[Page, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether there is something to read."""
        return bool(self.html or self.pages)


class Approach(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An anticipated way of answering; for the instructor only."""

    id: str
    label: str
    example: str = ""
    ask: str = ""
    sound: bool | None = None


class Prompt(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question of a phase; ``id`` is unique within the phase ("1", "2", …)."""

    id: str
    html: str
    column: str | None = None


class Choice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One choice of a poll; ``sound`` is for the instructor only."""

    html: str
    sound: bool | None = None


class Phase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One phase of a plan. Every phase has at least one prompt, perhaps with empty ``html``."""

    id: str
    kind: PhaseKind
    title: str
    minutes: int
    prompts: tuple[Prompt, ...]
    notes_html: str = ""
    moves: tuple[str, ...] = ()
    answer: tuple[AnswerForm, ...] = ("text",)
    approaches: tuple[Approach, ...] = ()
    sources: tuple[str, ...] = ()
    """The earlier phases whose answers this one draws on (``from`` in the file)."""
    form: GroupingForm = "random"
    size: int = 4
    one_each: bool = False
    """Each group works on one of the prompts, not on all of them."""
    swap: bool = False
    """The sides change over when it begins."""
    question_html: str = ""
    stances: tuple[str, ...] = STANCES
    connections: tuple[str, ...] = CONNECTIONS
    choices: tuple[Choice, ...] = ()
    because: bool = False
    again: str | None = None
    discuss_between: tuple[float, float] | None = None
    returns: bool = False


class Plan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole plan, rendered with its topics."""

    id: str
    title: str
    language: str
    family: Family
    summary: str
    phases: tuple[Phase, ...]
    audience: str = ""
    sources: tuple[Source, ...] = ()
    goal_html: str = ""
    topics: tuple[Topic, ...] = ()
    names: NamesRule = "by-phase"
    columns: tuple[str, ...] = ()
    translation_of: str | None = None
    materials: tuple[Material, ...] = ()
    sides: tuple[str, ...] = ()

    def phase(self, phase_id: str) -> Phase:
        """The phase of that id, which must exist."""
        return next(phase for phase in self.phases if phase.id == phase_id)
