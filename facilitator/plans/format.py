"""Format 1 of plan files: which keys there are, what belongs to each, and the typed plan that comes of them.

The structs hold what the file says, not yet rendered. What a file must have has an empty default here all the same:
the checker reports its absence and goes on to look at the rest; a plan with a problem is thrown away.
"""

from __future__ import annotations

from typing import get_args

from msgspec import Struct, field

from facilitator.discussion.plan import (
    CONNECTIONS,
    STANCES,
    AnswerForm,
    Family,
    GroupingForm,
    NamesRule,
    PhaseKind,
)
from facilitator.plans.shapes import Fields, Flag, Items, Key, Kinds, Name, OneOf, Share, Text, Whole

FORMAT = 1
MAX_TOTAL_MINUTES = 600
MINUTES: dict[PhaseKind, int] = {
    "pose": 7,
    "think": 12,
    "groups": 8,
    "discuss": 14,
    "poll": 3,
    "sum-up": 4,
    "reflect": 3,
}

PLAIN = Text()
SPOKEN = Text(topics=True)
MARKDOWN = Text(markup="markdown", topics=True)
INLINE = Text(markup="inline", topics=True)
PLAN_ID = Name(pattern="[a-z0-9-]{3,64}", wanted="3 to 64 of a-z, 0-9 and -")
ID = Name(pattern="[a-z0-9-]{1,64}", wanted="1 to 64 of a-z, 0-9 and -")
TOPIC_ID = Name(pattern="[a-z][a-z0-9_]{0,63}", wanted="a letter a-z, then a-z, 0-9 and _, at most 64 in all")
FILE = Name(pattern=r"[^/\\]+(/[^/\\]+)*", wanted="the name of a file beside the plan")
# Language, script, region, variants and extensions as in RFC 5646.
SUBTAGS = ("[A-Za-z]{2,3}", "(-[A-Za-z]{3})?", "(-[A-Za-z]{4})?", "(-([A-Za-z]{2}|[0-9]{3}))?")
VARIANTS = ("(-([0-9A-Za-z]{5,8}|[0-9][0-9A-Za-z]{3}))*", "(-[0-9A-Za-z](-[0-9A-Za-z]{1,8})+)*")
LANGUAGE = Name(
    pattern="".join([*SUBTAGS, *VARIANTS]),
    wanted="a language code of BCP 47, such as en, ja or pt-BR",
)
ADDRESS = Name(pattern=r"https?://[^\s<>\"]+", wanted="an address beginning with http:// or https://")

SOURCE = Fields(
    name="a source",
    keys={
        "author": Key(shape=PLAIN),
        "title": Key(shape=PLAIN, required=True),
        "year": Key(shape=Whole(low=-3000, high=3000)),
        "url": Key(shape=ADDRESS),
    },
)
TOPIC = Fields(
    name="a topic",
    keys={
        "id": Key(shape=TOPIC_ID, required=True),
        "label": Key(shape=PLAIN, required=True),
        "default": Key(shape=PLAIN),
        "max_length": Key(shape=Whole(low=1, high=4000)),
    },
)
MATERIAL = Fields(
    name="a material",
    keys={
        "id": Key(shape=ID, required=True),
        "title": Key(shape=PLAIN, required=True),
        "markdown": Key(shape=MARKDOWN),
        "image": Key(shape=FILE),
        "pdf": Key(shape=FILE),
    },
)
APPROACH = Fields(
    name="an approach",
    keys={
        "id": Key(shape=ID, required=True),
        "label": Key(shape=SPOKEN, required=True),
        "example": Key(shape=SPOKEN),
        "ask": Key(shape=SPOKEN),
        "sound": Key(shape=Flag()),
    },
)
PROMPT = Fields(name="a prompt", keys={"column": Key(shape=PLAIN), "prompt": Key(shape=MARKDOWN, required=True)})
CHOICE = Fields(
    name="a choice",
    keys={"text": Key(shape=INLINE, required=True), "sound": Key(shape=Flag())},
    short="text",
)

ANSWER = {
    "answer": Key(shape=Items(of=OneOf(words=get_args(AnswerForm)), unique="")),
    "approaches": Key(shape=Items(of=APPROACH, high=26, unique="id")),
}
FROM = {"from": Key(shape=Items(of=ID, unique="", alone=True))}
PHASE = Kinds(
    name="a phase",
    common={
        "id": Key(shape=ID, required=True),
        "kind": Key(shape=OneOf(words=get_args(PhaseKind)), required=True),
        "title": Key(shape=SPOKEN),
        "minutes": Key(shape=Whole(low=1, high=180)),
        "prompt": Key(shape=MARKDOWN),
        "column": Key(shape=PLAIN),
        "prompts": Key(shape=Items(of=PROMPT)),
        "notes": Key(shape=MARKDOWN),
        "moves": Key(shape=Items(of=SPOKEN)),
        "swap": Key(shape=Flag()),
    },
    by_kind={
        "pose": {},
        "think": ANSWER,
        "groups": {
            **FROM,
            "form": Key(shape=OneOf(words=get_args(GroupingForm))),
            "size": Key(shape=Whole(low=2, high=8)),
            "one_each": Key(shape=Flag()),
            **ANSWER,
        },
        "discuss": {
            **FROM,
            "question": Key(shape=MARKDOWN),
            "stances": Key(shape=Items(of=PLAIN, unique="")),
            "connections": Key(shape=Items(of=PLAIN, unique="")),
        },
        "poll": {
            "question": Key(shape=MARKDOWN),
            "choices": Key(shape=Items(of=CHOICE, low=2, high=12, unique="text")),
            "because": Key(shape=Flag()),
            "again": Key(shape=ID),
            "discuss_between": Key(shape=Items(of=Share(), low=2, high=2)),
        },
        "sum-up": {},
        "reflect": {"returns": Key(shape=Flag())},
    },
)
PLAN = Fields(
    name="a plan",
    keys={
        "format": Key(shape=Whole(low=FORMAT, high=FORMAT), required=True),
        "id": Key(shape=PLAN_ID, required=True),
        "title": Key(shape=PLAIN, required=True),
        "language": Key(shape=LANGUAGE, required=True),
        "family": Key(shape=OneOf(words=get_args(Family)), required=True),
        "summary": Key(shape=PLAIN, required=True),
        "audience": Key(shape=PLAIN),
        "sources": Key(shape=Items(of=SOURCE)),
        "goal": Key(shape=MARKDOWN),
        "topics": Key(shape=Items(of=TOPIC, unique="id")),
        "names": Key(shape=OneOf(words=get_args(NamesRule))),
        "columns": Key(shape=Items(of=PLAIN, unique="")),
        "translation_of": Key(shape=PLAN_ID),
        "materials": Key(shape=Items(of=MATERIAL, unique="id")),
        "sides": Key(shape=Items(of=PLAIN, low=2, unique="")),
        "phases": Key(shape=Items(of=PHASE, high=100, unique="id"), required=True),
    },
)


class SourceText(Struct, frozen=True, kw_only=True):
    """Where the idea comes from."""

    author: str = ""
    title: str = ""
    year: int | None = None
    url: str = ""


class TopicText(Struct, frozen=True, kw_only=True):
    """A blank that the instructor fills when a room is opened; without a default it must be filled."""

    id: str = ""
    label: str = ""
    default: str = ""
    max_length: int = 200


class MaterialText(Struct, frozen=True, kw_only=True):
    """One of ``markdown``, ``image`` and ``pdf``; the last two are relative to the plan's file."""

    id: str = ""
    title: str = ""
    markdown: str = ""
    image: str = ""
    pdf: str = ""


class ApproachText(Struct, frozen=True, kw_only=True):
    """An anticipated way of answering."""

    id: str = ""
    label: str = ""
    example: str = ""
    ask: str = ""
    sound: bool | None = None


class PromptText(Struct, frozen=True, kw_only=True):
    """One of several questions of a phase."""

    prompt: str = ""
    column: str | None = None


class ChoiceText(Struct, frozen=True, kw_only=True):
    """One choice of a poll."""

    text: str = ""
    sound: bool | None = None


class PhaseText(Struct, frozen=True, kw_only=True):
    """One phase as the file says it. ``minutes`` is None where the kind's default holds."""

    id: str = ""
    kind: PhaseKind = "pose"
    title: str = ""
    minutes: int | None = None
    prompt: str = ""
    column: str | None = None
    prompts: tuple[PromptText, ...] = ()
    notes: str = ""
    moves: tuple[str, ...] = ()
    swap: bool = False
    answer: tuple[AnswerForm, ...] = ("text",)
    approaches: tuple[ApproachText, ...] = ()
    sources: tuple[str, ...] = field(default=(), name="from")
    form: GroupingForm = "random"
    size: int = 4
    one_each: bool = False
    question: str = ""
    stances: tuple[str, ...] = STANCES
    connections: tuple[str, ...] = CONNECTIONS
    choices: tuple[ChoiceText, ...] = ()
    because: bool = False
    again: str | None = None
    discuss_between: tuple[float, ...] = ()
    returns: bool = False

    @property
    def planned(self) -> int:
        """Minutes, by kind where the file does not say."""
        return MINUTES[self.kind] if self.minutes is None else self.minutes


class PlanText(Struct, frozen=True, kw_only=True):
    """A whole plan as the file says it."""

    id: str = ""
    title: str = ""
    language: str = ""
    family: Family = "seminar"
    summary: str = ""
    audience: str = ""
    sources: tuple[SourceText, ...] = ()
    goal: str = ""
    topics: tuple[TopicText, ...] = ()
    names: NamesRule = "by-phase"
    columns: tuple[str, ...] = ()
    translation_of: str | None = None
    materials: tuple[MaterialText, ...] = ()
    sides: tuple[str, ...] = ()
    phases: tuple[PhaseText, ...] = ()

    @property
    def minutes(self) -> int:
        """Of all phases together."""
        return sum(phase.planned for phase in self.phases)

    def first_asking(self, number: int) -> PhaseText:
        """The poll that phase ``number`` asks anew, back to where it was asked first; else the phase itself."""
        phase = self.phases[number]
        for earlier in reversed(self.phases[:number]):
            if earlier.kind == "poll" and earlier.id == phase.again:
                phase = earlier
        return phase
