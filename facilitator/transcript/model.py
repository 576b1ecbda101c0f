"""The transcript: all that a room knows, laid out for readers and other programs. Its fields are the JSON's.

Every text that a student stored is in ``contributions`` and nowhere else, but for the words of a connection that was
proposed; other lists refer to it by id. Names are in
``participants`` alone. Only what proves a seat is left out. ``docs/transcript.schema.json`` is made from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from facilitator.discussion.contribution import ContributionKind, PointKind
from facilitator.discussion.model import ParticipantState, RoomState
from facilitator.discussion.pictures import Drawing
from facilitator.discussion.plan import PhaseKind, Plan
from facilitator.discussion.questions import QuestionState

SCHEMA: Literal["urn:facilitator:transcript:1"] = "urn:facilitator:transcript:1"
"""Names the schema and its version. A change that could break a reader makes a new version."""

Moment = Annotated[
    str,
    Meta(
        description="UTC, to the millisecond",
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
        extra_json_schema={"format": "date-time"},
    ),
]


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The base of all records. What has a default is left out of the JSON where it has that value."""


class RoomRecord(Record, frozen=True, kw_only=True):
    id: str
    code: str
    instructor: str | None
    """The id of the instructor's account; None where names are replaced by pseudonyms."""
    state: RoomState
    opened_at: Moment
    ended_at: Moment | None
    paused_since: Moment | None
    locked: bool
    skipped: tuple[str, ...]
    """Phases that were left out."""
    positions_shown: bool
    speaker: str | None
    """Who has the word."""
    seq: int
    """The number of the last event that is in this transcript."""
    class_name: str = ""
    """The class that the room was of; empty where names are replaced by pseudonyms."""
    kept_until: Moment | None = None
    """When it is to be deleted, if the instructor has said so."""
    imported: str = ""
    """The file that it came from, if it was held elsewhere: the times within it only keep its order then."""


class ParticipantRecord(Record, frozen=True, kw_only=True):
    id: str
    name: str | None
    joined_at: Moment
    state: ParticipantState
    device: bool | None
    """Whether they had a device of their own; None once erased."""
    spoken: int = 0
    """How often the instructor called on them."""
    hand_at: Moment | None = None
    """Since when the hand has been up."""
    called_at: Moment | None = None
    """Since when they have been calling the instructor."""
    side: str | None = None
    """What they argued at last."""
    erased: bool = False


class ClearRecord(Record, frozen=True, kw_only=True):
    """Whether the prompt was clear to somebody."""

    participant: str
    clear: bool


class PhaseRecord(Record, frozen=True, kw_only=True):
    """One visit of a phase. ``id`` is the phase's, as in the plan; going back makes another visit."""

    id: str
    visit: str
    kind: PhaseKind
    title: str
    minutes: int
    """As planned."""
    started_at: Moment
    ends_at: Moment
    """What the timer said at last."""
    ended_at: Moment | None
    seq: int
    clear: tuple[ClearRecord, ...] = ()


class RevisionRecord(Record, frozen=True, kw_only=True):
    """An earlier text of a contribution, and when it was stored. Of a group's answer also who wrote it."""

    text: str | None
    at: Moment
    seq: int
    author: str | None = None
    pictures: tuple[str, ...] = ()


class ContributionRecord(Record, frozen=True, kw_only=True):
    """``text``, ``seq`` and ``at``: the latest text and when it was stored."""

    id: str
    kind: ContributionKind
    author: str | None
    """A participant's id. Of a group's answer: who wrote the latest text."""
    group: str | None
    phase: str
    visit: str
    prompt: str
    text: str | None
    seq: int
    at: Moment
    revisions: tuple[RevisionRecord, ...]
    """The earlier texts only, oldest first."""
    late: bool = False
    unfinished: bool = False
    withdrawn: bool = False
    hidden: bool = False
    """Taken out of the class's sight by the instructor."""
    shared: bool = False
    """Of a reflection: its author lets it be read to the class next time."""
    erased: bool = False
    approach: str | None = None
    """The instructor's tag: an approach of the plan, one in ``approaches_added``, or ``unforeseen``."""
    wanted_because: str | None = None
    """Why the instructor wanted it on the board, perhaps empty; None if that was not noted."""
    card: str | None = None
    point: PointKind | None = None
    reply_to: str | None = None
    choice: int | None = None
    """Counted from 0."""
    credits: tuple[str, ...] = ()
    side: str | None = None
    """From which it was said first."""
    pictures: tuple[str, ...] = ()
    """Names in ``pictures``."""


class CardRecord(Record, frozen=True, kw_only=True):
    """A contribution on the board, as it read when it was put there (its text of ``text_seq``)."""

    id: str
    letter: str
    label: str | None
    """That of its approach, whether or not the class saw it."""
    contribution: str
    text_seq: int
    place: int | None
    """From 0, left to right; None once taken off."""
    column: str | None
    """Of the plan's columns, the one that it stands in; None: beside them."""
    revealed: bool
    name_shown: bool
    label_shown: bool
    struck: bool
    struck_because: str
    """Perhaps empty."""
    seq: int
    at: Moment


class ConnectionRecord(Record, frozen=True, kw_only=True):
    """What the class saw between two cards: joined by the instructor, or confirmed. ``kind`` empty: in these words."""

    id: str
    a: str
    b: str
    kind: str
    words: str
    seq: int
    at: Moment
    proposed: tuple[str, ...] = ()
    """Which of ``connections_proposed`` it came from."""


class ProposedConnectionRecord(Record, frozen=True, kw_only=True):
    """What a student saw between two cards, whatever became of it. ``words`` None: erased."""

    id: str
    participant: str
    phase: str
    visit: str
    a: str
    b: str
    kind: str
    words: str | None
    seq: int
    at: Moment
    confirmed: bool = False
    set_aside: bool = False
    taken_back: bool = False
    erased: bool = False


class PlannedApproach(Record, frozen=True, kw_only=True):
    id: str
    letter: str
    label: str
    cards: tuple[str, ...]
    """Empty: it did not come to the board."""
    answers: int
    """How many answers of the class were tagged with it."""


class PlannedRecord(Record, frozen=True, kw_only=True):
    """The planned board of one phase: its approaches in the plan's order, and which cards carried them."""

    phase: str
    approaches: tuple[PlannedApproach, ...]
    unforeseen: tuple[str, ...]
    """Cards of answers that no planned approach was seen in."""


class PointRecord(Record, frozen=True, kw_only=True):
    contribution: str
    card: str | None
    """None: about the discussion as a whole."""
    point: PointKind | None
    reply_to: str | None


class PositionRecord(Record, frozen=True, kw_only=True):
    """``card`` None: not sure yet. In a student's own copy it may be one that the class sees no more."""

    participant: str
    card: str | None
    seq: int
    at: Moment
    because: str = ""
    """What moved them there."""


class MoveRecord(Record, frozen=True, kw_only=True):
    """How many people went from one card, at the first asking that they answered, to another at the last; None: not
    sure yet."""

    first: str | None
    now: str | None
    people: int
    once: bool = False
    """They answered one of several askings only: ``first`` is what they said then, and so is ``now``."""


class AskingRecord(Record, frozen=True, kw_only=True):
    """One time that the instructor asked what convinces everybody, from 1, and each one's latest answer to it."""

    asking: int
    at: Moment
    taken: tuple[PositionRecord, ...]


class ConclusionRecord(Record, frozen=True, kw_only=True):
    """What the class adopted; ``proposals`` are contributions, ``credits`` participants."""

    id: str
    phase: str
    visit: str
    text: str
    proposals: tuple[str, ...]
    credits: tuple[str, ...]
    seq: int
    at: Moment


class ReflectionRecord(Record, frozen=True, kw_only=True):
    """``credits``: whose idea moved its author."""

    contribution: str
    credits: tuple[str, ...]


class GroupRecord(Record, frozen=True, kw_only=True):
    """``visit`` is where it was formed: the open one or the last; None in the lobby."""

    id: str
    number: int
    visit: str | None
    members: tuple[str, ...]
    current: bool
    reason: str
    reason_of: tuple[str, ...]
    """Approaches or earlier groups that met in it."""
    pen: str | None
    pen_asked: tuple[str, ...]
    spokesperson: str | None
    explainers: tuple[str, ...]
    """Who could explain the group's answer."""
    seq: int
    at: Moment


class QuestionGivenRecord(Record, frozen=True, kw_only=True):
    """Where each group has one of a visit's prompts: this group had this one, the latest last."""

    visit: str
    group: str
    prompt: str


SidesHappened = Literal["given", "changed-over", "put-away"]
SidesBy = Literal["persons", "groups"]


class SidesRecord(Record, frozen=True, kw_only=True):
    """Sides were given at random, changed over, or put away. ``visit`` None: before the first."""

    happened: SidesHappened
    by: SidesBy | None
    """Of given ones: one by one, or each group whole."""
    visit: str | None
    seq: int
    at: Moment


class VoteRecord(Record, frozen=True, kw_only=True):
    participant: str
    choice: int
    seq: int


class PollRecord(Record, frozen=True, kw_only=True):
    """One visit of a poll. ``before`` is the visit of the poll that it asks again."""

    phase: str
    visit: str
    revealed: bool
    counts: tuple[int, ...]
    """Votes per choice, in the plan's order."""
    votes: tuple[VoteRecord, ...]
    before: str | None


class StanceRecord(Record, frozen=True, kw_only=True):
    card: str
    participant: str
    stance: str


class ProposalRecord(Record, frozen=True, kw_only=True):
    contribution: str
    kept: int
    kept_by: tuple[str, ...]


class QuestionRecord(Record, frozen=True, kw_only=True):
    """A question of the shared list that was not withdrawn or erased."""

    id: str
    """A contribution's, or of a question that was brought along from the class's last room."""
    brought: bool
    author: str | None
    text: str | None
    """Of one that was brought along; else the contribution has it."""
    state: QuestionState
    hidden: bool
    """The class did not see it."""


class ApproachRecord(Record, frozen=True, kw_only=True):
    """An approach that the plan did not foresee."""

    id: str
    phase: str
    label: str


class NudgeRecord(Record, frozen=True, kw_only=True):
    """A sentence of the instructor to the whole class. ``by``: their name, where it is known."""

    text: str
    seq: int
    at: Moment
    by: str = ""


class PictureRecord(Record, frozen=True, kw_only=True):
    """What answers show beside words: a photo with its size in pixels, or a drawing with its strokes."""

    name: str
    width: int
    height: int
    drawing: Drawing | None = None


class PageRecord(Record, frozen=True, kw_only=True):
    """One page of what there was to read, in pixels, with its words."""

    picture: str
    width: int
    height: int
    text: str


class MaterialRecord(Record, frozen=True, kw_only=True):
    """A text to read, or pages; neither where the plan's file ``file`` could not be read."""

    id: str
    title: str
    html: str
    file: str
    pages: tuple[PageRecord, ...]


class RemovedRecord(Record, frozen=True, kw_only=True):
    """A participant asked to be erased: their words, names and pictures are gone, the order of the rest stays."""

    participant: str
    at: Moment
    seq: int


class LessonNoteRecord(Record, frozen=True, kw_only=True):
    """What the instructor wrote down about the lesson, often after it. ``visit`` None: about the whole."""

    id: str
    visit: str | None
    text: str
    at: Moment
    seq: int


StepKind = Literal["answer", "group-answer", "card", "moved", "proposal", "conclusion", "reflection"]


class StepRecord(Record, frozen=True, kw_only=True):
    """One step of an idea's way. ``id`` is that of the contribution, card or conclusion; of ``moved``, the card's."""

    kind: StepKind
    id: str
    at: Moment
    seq: int
    participant: str | None = None
    """Whose step it was, where it was one person's."""
    text: str | None = None
    """Of ``moved``: what moved them, in their words."""


class IdeaRecord(Record, frozen=True, kw_only=True):
    """The way of what one card says: from the answers that led to it to what it changed; in the order of time."""

    card: str
    steps: tuple[StepRecord, ...]


Reader = Literal["instructor", "class", "student"]
"""Whom a transcript is for: the instructor reads all; the class what it saw; a student that and their own."""

Part = Literal["reflections", "earlier", "lesson-notes", "pictures", "diagrams", "materials", "planned-board"]
"""What can be left out of a transcript."""


class Transcript(Record, frozen=True, kw_only=True):
    """Lists are in the order in which things came to be, but for ``board``: left to right, then what was taken off."""

    schema: Literal["urn:facilitator:transcript:1"]
    room: RoomRecord
    plan: Plan
    participants: tuple[ParticipantRecord, ...]
    phases: tuple[PhaseRecord, ...]
    contributions: Sequence[ContributionRecord]
    board: tuple[CardRecord, ...]
    connections: tuple[ConnectionRecord, ...]
    points: Sequence[PointRecord]
    positions: tuple[AskingRecord, ...]
    conclusions: tuple[ConclusionRecord, ...]
    reflections: tuple[ReflectionRecord, ...]
    groups: tuple[GroupRecord, ...]
    polls: tuple[PollRecord, ...]
    stances: tuple[StanceRecord, ...]
    proposals: tuple[ProposalRecord, ...]
    approaches_added: tuple[ApproachRecord, ...]
    nudges: tuple[NudgeRecord, ...]
    pictures: tuple[PictureRecord, ...]
    connections_proposed: tuple[ProposedConnectionRecord, ...]
    planned_board: tuple[PlannedRecord, ...]
    materials: tuple[MaterialRecord, ...]
    questions_given: tuple[QuestionGivenRecord, ...]
    sides: tuple[SidesRecord, ...]
    questions: tuple[QuestionRecord, ...] = ()
    reader: Reader = "instructor"
    student: str | None = None
    """Whose transcript it is, if a student's."""
    left_out: tuple[Part, ...] = ()
    """What was left out at the reader's wish."""
    removed: tuple[RemovedRecord, ...] = ()
    lesson_notes: tuple[LessonNoteRecord, ...] = ()
    ideas: tuple[IdeaRecord, ...] = ()
    moves: tuple[MoveRecord, ...] = ()
    """In the order of the board. The class's transcript has them where they were shown."""
