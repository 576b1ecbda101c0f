"""The things that views are made of, as they go over the wire. Entities are whole: a patch replaces one by another.

Field names are the wire's; TypeScript types are generated from here. ``html`` was sanitised when the plan was rendered;
every ``text`` is somebody's words and only ever a text node. Times are ms UTC, names are None for erased people.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind, PointKind
from facilitator.discussion.model import ParticipantState, RoomState
from facilitator.discussion.plan import AnswerForm, Family, GroupingForm, PhaseKind
from facilitator.discussion.questions import QuestionState


class Entity(Struct, frozen=True, kw_only=True):
    """The base of all entities."""


class RoomInfo(Entity, frozen=True, kw_only=True):
    """The one entity ``room`` of collection ``room``."""

    code: str
    title: str
    plan: str
    family: Family
    language: str
    state: RoomState
    locked: bool
    paused_since: int | None
    columns: tuple[str, ...]
    visit: str | None
    """The visit that is open."""
    asking: int
    """How often positions have been asked for; 0: not yet."""
    speaker: str | None
    """Name of who has the word."""
    nudge: str | None
    nudge_seq: int | None
    """The same sentence said again is another nudge."""
    led_by: str
    """The instructor's name; perhaps empty."""
    pointed_at: str | None
    """The card that the class talks about."""
    compared: tuple[str, ...]
    """The cards that stand side by side on the screen; none: the whole board."""
    material: str | None
    """What is to be read on the screen."""
    material_page: int
    """The page of it, or the part of a text, from 1."""


class ClassInfo(Entity, frozen=True, kw_only=True):
    """The one entity ``class``: the class that the room is of, for the instructor."""

    name: str
    word: str
    """What everybody of the class knows."""
    grouped: bool
    """Whether there are groups of last time."""


class ReturningInfo(Entity, frozen=True, kw_only=True):
    """Somebody of the class, for the instructor. ``participant`` None: not here yet."""

    name: str
    participant: str | None


class LineInfo(Entity, frozen=True, kw_only=True):
    """A line with which somebody looked back last time. The class has those that are shown."""

    text: str
    shown: bool


class SidesInfo(Entity, frozen=True, kw_only=True):
    """The one entity ``sides``, of a plan that has some."""

    names: tuple[str, ...]
    given: bool
    numbers: tuple[int, ...]
    """How many of those here are on each side."""
    swaps: int
    """How often they have changed over."""
    swapped_in: str | None
    """The visit in which they did last; empty: before the first."""


class TopicInfo(Entity, frozen=True, kw_only=True):
    label: str
    value: str


class PageInfo(Struct, frozen=True, kw_only=True):
    """One page. Its words are at the picture's address, with ``.txt`` for ``.webp``."""

    picture: str
    width: int
    height: int


class MaterialInfo(Entity, frozen=True, kw_only=True):
    """Something to read: a text or pages. The instructor also has those whose pages are still being made: neither."""

    place: int
    title: str
    html: str
    pages: tuple[PageInfo, ...]


class PhaseInfo(Entity, frozen=True, kw_only=True):
    """A phase as everybody knows it: the lesson's course, without what is asked in phases to come."""

    place: int
    kind: PhaseKind
    title: str
    minutes: int
    skipped: bool


class ApproachInfo(Struct, frozen=True, kw_only=True):
    id: str
    letter: str
    label: str
    example: str
    ask: str
    sound: bool | None


class PromptInfo(Struct, frozen=True, kw_only=True):
    id: str
    html: str
    column: str | None


class PhaseGuide(Entity, frozen=True, kw_only=True):
    """What the instructor knows of a phase besides."""

    notes_html: str
    moves: tuple[str, ...]
    approaches: tuple[ApproachInfo, ...]
    sources: tuple[str, ...]
    form: GroupingForm
    size: int
    discuss_between: tuple[float, float] | None
    one_each: bool
    swap: bool
    """The sides change over when it begins."""
    prompts: tuple[PromptInfo, ...]
    question_html: str
    choices: tuple[str, ...]
    sound: tuple[bool | None, ...]
    """Of a poll's choices, in their order."""
    connections: tuple[str, ...]


class VisitInfo(Entity, frozen=True, kw_only=True):
    """A visit that has begun, with what is asked in it."""

    phase: str
    kind: PhaseKind
    title: str
    seq: int
    started_at: int
    ends_at: int
    ended_at: int | None
    prompts: tuple[PromptInfo, ...]
    one_each: bool
    """Each group has one of the prompts."""
    question_html: str
    answer: tuple[AnswerForm, ...]
    stances: tuple[str, ...]
    connections: tuple[str, ...]
    choices: tuple[str, ...]
    because: bool


class PersonInfo(Entity, frozen=True, kw_only=True):
    """Somebody in the room, as classmates know them."""

    name: str | None


class ParticipantInfo(Entity, frozen=True, kw_only=True):
    """Somebody in the room, as the instructor knows them. Counts are there to call on who was silent, never to rank."""

    name: str | None
    state: ParticipantState
    joined_at: int
    device: bool
    group: str | None
    side: str | None
    hand_at: int | None
    called_at: int | None
    spoken: int
    on_board: bool
    """Whether an idea of theirs has reached the board."""


class MeInfo(Entity, frozen=True, kw_only=True):
    """The one entity ``me`` of a student's own stream."""

    id: str
    name: str | None
    state: ParticipantState
    group: str | None
    side: str | None
    """What they argue."""
    hand_up: bool
    calling: bool
    speaking: bool
    cards: tuple[str, ...]
    """Cards on the board that show one's own words, as they were then; a group's are nobody's alone."""
    begun: str | None
    """What they had begun to look back with last time, in another room of the class, and not handed in."""


class ContributionInfo(Entity, frozen=True, kw_only=True):
    """A contribution as its author and the instructor know it."""

    kind: ContributionKind
    author: str | None
    group: str | None
    visit: str
    prompt: str
    text: str | None
    seq: int
    at: int
    revisions: int
    """How many earlier texts there are."""
    late: bool
    unfinished: bool
    withdrawn: bool
    hidden: bool
    shared: bool
    """Of a reflection: its author lets it be read to the class next time."""
    on_board: bool
    card: str | None
    point: PointKind | None
    reply_to: str | None
    choice: int | None
    credits: tuple[str, ...]
    side: str | None
    """From which it was said."""
    pictures: tuple[str, ...]
    """Names of photos (.webp) and of a drawing (.svg); at ``/room/<code>/pictures/<name>``."""


class TagInfo(Entity, frozen=True, kw_only=True):
    """The instructor's tag on the contribution of the same id."""

    approach: str
    letter: str


class MarkInfo(Entity, frozen=True, kw_only=True):
    """The contribution of the same id should come to the board. For the instructor alone."""

    because: str
    """Perhaps empty."""


class PlaceInfo(Entity, frozen=True, kw_only=True):
    """Where the participant of the same id sits; row 1 is in front. For the instructor alone."""

    row: int
    column: int


class AnswerInfo(Entity, frozen=True, kw_only=True):
    """An answer as the author's group sees it, or the group's own."""

    author: str | None
    name: str | None
    visit: str
    prompt: str
    text: str | None
    seq: int
    late: bool
    unfinished: bool
    side: str | None
    pictures: tuple[str, ...]


class BroughtInfo(Entity, frozen=True, kw_only=True):
    """What members of a group answered in an earlier one. ``members``: those of them who were in it."""

    number: int
    """The earlier group's."""
    members: tuple[str, ...]
    visit: str
    prompt: str
    text: str | None
    seq: int
    pictures: tuple[str, ...]


class ClearInfo(Entity, frozen=True, kw_only=True):
    """Whether the prompt is clear to a student."""

    visit: str
    participant: str
    clear: bool


class GroupInfo(Entity, frozen=True, kw_only=True):
    """A group as the class knows it: who meets where."""

    number: int
    members: tuple[str | None, ...]
    question: str | None
    """Where each group has one of the prompts: the prompt of the visit that is open, or was last."""


class GroupDetail(Entity, frozen=True, kw_only=True):
    """A group as its members and the instructor know it."""

    number: int
    members: tuple[str, ...]
    pen: str | None
    begun_by: str | None
    """While nobody has the pen: who went away with it. What they had begun is the group's to go on with."""
    pen_asked: tuple[str, ...]
    spokesperson: str | None
    spoke_before: tuple[str, ...]
    """Members who have spoken for a group in this room, this one or an earlier one: everybody has their turn."""
    explainers: tuple[str, ...]
    sides: dict[str, str]
    """By member, what they argue."""
    question: str | None
    """Where each group has one of the prompts: the prompt of the visit that is open, or was last."""
    current: bool
    visited: bool
    """The instructor is with them."""


class GroupReason(Entity, frozen=True, kw_only=True):
    """Why the group of the same id was formed so; the instructor's."""

    reason: str
    reason_of: tuple[str, ...]


class CardInfo(Entity, frozen=True, kw_only=True):
    """A card as the class sees it."""

    place: int
    letter: str
    kind: ContributionKind
    text: str | None
    name: str | None
    group: int | None
    side: str | None
    label: str | None
    column: str | None
    struck: bool
    struck_because: str
    """Perhaps empty."""
    pictures: tuple[str, ...]


class CardDetail(Entity, frozen=True, kw_only=True):
    """A card as the instructor handles it."""

    place: int
    letter: str
    contribution: str
    text: str | None
    author: str | None
    group: str | None
    side: str | None
    phase: str
    """The one in which it was said; approaches' letters begin anew in each."""
    approach: str | None
    column: str | None
    revealed: bool
    name_shown: bool
    label_shown: bool
    struck: bool
    struck_because: str
    """Perhaps empty."""
    stances: dict[str, int]
    pictures: tuple[str, ...]


class ConnectionInfo(Entity, frozen=True, kw_only=True):
    a: str
    b: str
    kind: str
    words: str


class ConnectionDetail(Entity, frozen=True, kw_only=True):
    """A connection as the instructor handles it."""

    a: str
    b: str
    kind: str
    words: str
    proposed: str | None
    """Of the proposals that it came from, the first."""
    proposed_by: tuple[str, ...]


ProposedState = Literal["waiting", "confirmed", "set-aside"]


class ProposedInfo(Entity, frozen=True, kw_only=True):
    """What several students propose and is the same, under the first one's id. For the instructor alone."""

    a: str
    b: str
    kind: str
    words: str
    seq: int
    set_aside: bool
    proposed_by: tuple[str, ...]


class OwnProposed(Entity, frozen=True, kw_only=True):
    """A connection that a student has proposed."""

    a: str
    b: str
    kind: str
    words: str
    seq: int
    state: ProposedState
    connection: str | None
    """What it has become."""


class PointInfo(Entity, frozen=True, kw_only=True):
    """A point as the class sees it."""

    seq: int
    card: str | None
    point: PointKind | None
    reply_to: str | None
    text: str | None
    author: str | None
    """Participant id, where names are shown."""
    name: str | None
    side: str | None
    late: bool


class ProposalInfo(Entity, frozen=True, kw_only=True):
    seq: int
    text: str | None
    author: str | None
    name: str | None
    credits: tuple[str | None, ...]
    kept: int


class ConclusionInfo(Entity, frozen=True, kw_only=True):
    seq: int
    visit: str
    text: str
    proposals: tuple[str, ...]
    credits: tuple[str | None, ...]


class Flow(Struct, frozen=True, kw_only=True):
    """How many went from one card to another; None is "not sure yet". Not ``asked_first``: they said nothing then.

    Not ``answered``: they have said nothing at the latest asking, and ``now`` is what they said before it.
    """

    at_first: str | None
    asked_first: bool
    now: str | None
    answered: bool
    people: int


class PositionsInfo(Entity, frozen=True, kw_only=True):
    """The one entity ``positions``: the ribbon picture's figures. ``shown``: the class sees them."""

    asking: int
    shown: bool
    flows: tuple[Flow, ...]


class PollInfo(Entity, frozen=True, kw_only=True):
    """Votes per choice of the visit of the same id; ``before``: of the poll that it asks again.

    ``shown``: the class sees them.
    """

    shown: bool
    votes: tuple[int, ...]
    before: tuple[int, ...] | None


class OwnPosition(Entity, frozen=True, kw_only=True):
    """A student's own position at the asking of that number."""

    card: str | None
    because: str
    """What moved them there; perhaps empty."""


class OwnVote(Entity, frozen=True, kw_only=True):
    choice: int


class OwnStance(Entity, frozen=True, kw_only=True):
    stance: str


class OwnMark(Entity, frozen=True, kw_only=True):
    """Clear or not; kept or not."""

    yes: bool


class PositionInfo(Entity, frozen=True, kw_only=True):
    """A student's position, for the instructor. ``because``: what moved them there; perhaps empty."""

    asking: int
    participant: str
    card: str | None
    because: str


class QuestionInfo(Entity, frozen=True, kw_only=True):
    """A question of the shared list, as the class sees it. ``brought``: from the class's last room."""

    seq: int
    text: str
    author: str | None
    """Participant id, where names are shown."""
    name: str | None
    state: QuestionState
    brought: bool


class QuestionDetail(Entity, frozen=True, kw_only=True):
    """A question as the instructor handles it."""

    seq: int
    text: str
    author: str | None
    name: str | None
    state: QuestionState
    brought: bool
    hidden: bool


class QuestionsInfo(Entity, frozen=True, kw_only=True):
    """The one entity ``screen``: the screen shows the list."""

    shown: bool


class CountsInfo(Entity, frozen=True, kw_only=True):
    """The one entity ``now``: how many, never who."""

    here: int
    handed_in: int
    thinking: int


Collection = Literal[
    "room", "topics", "materials", "phases", "guides", "visits", "people", "participants", "me", "contributions",
    "tags", "marks", "answers", "clear", "groups", "group", "reasons", "group_answers", "cards", "board", "connections",
    "points", "proposals", "conclusions", "positions", "positions_taken", "polls", "votes", "stances", "keeps",
    "counts", "of_class", "returning", "lines", "places", "proposed", "sides", "brought",
    "questions", "questions_shown",
]  # fmt: skip

View = dict[Collection, dict[str, Entity]]
