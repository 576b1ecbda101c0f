"""What happened in a room, in the past tense: the facts that the log keeps for ever.

An event's stored form is its JSON, with its class name as ``type`` and its ``version``. To change a shape, raise
``VERSIONS`` for it and teach ``upcast`` the way from the older one: stored facts are never rewritten for that.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind, PointKind
from facilitator.discussion.pictures import Drawing, Page
from facilitator.discussion.plan import GroupingForm, Plan
from facilitator.discussion.questions import QuestionState
from facilitator.discussion.returning import OfClass
from facilitator.discussion.seating import Place
from facilitator.discussion.sides import GivenBy, Sided


class Event(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """The base of all events; the tag is the class's name."""


class RoomOpened(Event, frozen=True, kw_only=True):
    room: str
    code: str
    instructor: str
    plan: Plan
    led_by: str = ""
    of_class: OfClass | None = None
    imported: str = ""
    """The file that it came from, if it was held elsewhere. When each thing in it was said is not known then."""


class RoomLocked(Event, frozen=True, kw_only=True):
    locked: bool


class RoomEnded(Event, frozen=True, kw_only=True):
    pass


class RoomKeptUntil(Event, frozen=True, kw_only=True):
    """When the room is to be deleted, in ms since 1970, UTC; None: it has no date of its own any more."""

    until: int | None = None


class ParticipantJoined(Event, frozen=True, kw_only=True):
    """``seat`` is the hash of the seat's token; None for a person without a device. ``beside``: whoever had that phone
    first, if several share it."""

    participant: str
    name: str | None
    seat: str | None = None
    beside: str | None = None
    returning: str | None = None
    """Who of the class it is."""


class ParticipantRenamed(Event, frozen=True, kw_only=True):
    participant: str
    name: str | None


class ParticipantLeft(Event, frozen=True, kw_only=True):
    participant: str


class ParticipantReturned(Event, frozen=True, kw_only=True):
    participant: str


class ParticipantRemoved(Event, frozen=True, kw_only=True):
    participant: str


class ParticipantRestored(Event, frozen=True, kw_only=True):
    participant: str


class ParticipantErased(Event, frozen=True, kw_only=True):
    participant: str


class PlaceTaken(Event, frozen=True, kw_only=True):
    """Somebody sits there; None: nowhere."""

    participant: str
    place: Place | None = None


class Nudged(Event, frozen=True, kw_only=True):
    """``by``: which instructor, where a discussion that was brought in had several."""

    text: str
    by: str = ""


class PhaseStarted(Event, frozen=True, kw_only=True):
    visit: str
    phase: str
    minutes: int


class PhaseEnded(Event, frozen=True, kw_only=True):
    visit: str


class PhaseSkipped(Event, frozen=True, kw_only=True):
    phase: str
    skipped: bool


class PhaseLengthened(Event, frozen=True, kw_only=True):
    visit: str
    by_ms: int


class RoomPaused(Event, frozen=True, kw_only=True):
    pass


class RoomResumed(Event, frozen=True, kw_only=True):
    pass


class ContributionHandedIn(Event, frozen=True, kw_only=True):
    """A new contribution. ``text`` is None once its author was erased. ``drawing`` is the one of ``pictures`` that is
    drawn, where it is new."""

    contribution: str
    kind: ContributionKind
    author: str | None
    visit: str
    prompt: str
    text: str | None
    late: bool = False
    unfinished: bool = False
    group: str | None = None
    card: str | None = None
    point: PointKind | None = None
    reply_to: str | None = None
    choice: int | None = None
    credits: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    drawing: Drawing | None = None
    side: int | None = None


class ContributionRevised(Event, frozen=True, kw_only=True):
    """A later text of a contribution; of a group's, ``author`` is who wrote this one."""

    contribution: str
    author: str | None
    text: str | None
    late: bool = False
    unfinished: bool = False
    choice: int | None = None
    credits: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    drawing: Drawing | None = None


class PhotoAdded(Event, frozen=True, kw_only=True):
    """Somebody's photo is stored, under a name that is made from it; width and height in pixels."""

    photo: str
    participant: str
    width: int
    height: int


class ReflectionShared(Event, frozen=True, kw_only=True):
    """Its author lets it be read to the class, or not any more."""

    contribution: str
    shared: bool


class LineShown(Event, frozen=True, kw_only=True):
    """A line of last time opens this lesson."""

    line: str
    shown: bool


class ContributionWithdrawn(Event, frozen=True, kw_only=True):
    contribution: str


class ContributionHidden(Event, frozen=True, kw_only=True):
    contribution: str
    hidden: bool


class ContributionTagged(Event, frozen=True, kw_only=True):
    contribution: str
    approach: str | None = None


class ContributionMarked(Event, frozen=True, kw_only=True):
    """By the instructor, for nobody else to see: it should come to the board. ``because`` is None once erased."""

    contribution: str
    marked: bool
    because: str | None = ""


class ApproachAdded(Event, frozen=True, kw_only=True):
    approach: str
    phase: str
    label: str


class ClearMarked(Event, frozen=True, kw_only=True):
    visit: str
    participant: str
    clear: bool


class FormedGroup(Struct, frozen=True, kw_only=True):
    """``reason`` is a word of ``grouping``; ``reason_of`` what fills it (approaches, a poll's choices as
    ``choice:0``, or earlier groups)."""

    group: str
    members: tuple[str, ...]
    reason: str
    reason_of: tuple[str, ...] = ()


class GroupsFormed(Event, frozen=True, kw_only=True):
    visit: str
    form: GroupingForm | Literal["as-last-time"]
    seed: int
    groups: tuple[FormedGroup, ...]


class MemberMoved(Event, frozen=True, kw_only=True):
    """``anew``: the group is made by this, beside those that are in force."""

    participant: str
    group: str | None = None
    anew: bool = False


class QuestionOf(Struct, frozen=True, kw_only=True):
    group: str
    prompt: str


class QuestionsGiven(Event, frozen=True, kw_only=True):
    """Each of these groups works on one of the visit's prompts."""

    visit: str
    questions: tuple[QuestionOf, ...]


class SidesGiven(Event, frozen=True, kw_only=True):
    """Whoever is not in it is on no side."""

    by: GivenBy
    seed: int
    sides: tuple[Sided, ...]


class SideTaken(Event, frozen=True, kw_only=True):
    participant: str
    side: int


class SidesSwapped(Event, frozen=True, kw_only=True):
    """Everybody is on the next side; ``visit`` is empty before the first."""

    visit: str


class SidesPutAway(Event, frozen=True, kw_only=True):
    pass


class PenAsked(Event, frozen=True, kw_only=True):
    group: str
    participant: str


class PenPassed(Event, frozen=True, kw_only=True):
    """``to`` has the pen now; ``taken``: from a holder who was away, or from nobody."""

    group: str
    to: str
    taken: bool = False


class ExplanationOffered(Event, frozen=True, kw_only=True):
    group: str
    participant: str
    can: bool


class SpokespersonNamed(Event, frozen=True, kw_only=True):
    group: str
    participant: str


class InstructorDroppedIn(Event, frozen=True, kw_only=True):
    """With a group, or with none any more."""

    group: str | None = None


class InstructorCalled(Event, frozen=True, kw_only=True):
    participant: str
    calling: bool


class CardPutOn(Event, frozen=True, kw_only=True):
    """``text_seq`` is the event that stored the text which the board shows."""

    card: str
    contribution: str
    text_seq: int
    name_shown: bool = False


class CardTakenOff(Event, frozen=True, kw_only=True):
    card: str


class CardMoved(Event, frozen=True, kw_only=True):
    card: str
    before: str | None = None


class CardRevealed(Event, frozen=True, kw_only=True):
    card: str
    shown: bool


class CardNameRevealed(Event, frozen=True, kw_only=True):
    card: str
    shown: bool


class CardLabelRevealed(Event, frozen=True, kw_only=True):
    card: str
    shown: bool


class CardPutInColumn(Event, frozen=True, kw_only=True):
    """``column`` empty: beside the plan's columns."""

    card: str
    column: str


class CardStruck(Event, frozen=True, kw_only=True):
    """``because`` is None once erased."""

    card: str
    struck: bool
    because: str | None = ""


class CardPointedAt(Event, frozen=True, kw_only=True):
    card: str | None = None


class CardsCompared(Event, frozen=True, kw_only=True):
    cards: tuple[str, ...] = ()


class CardsConnected(Event, frozen=True, kw_only=True):
    """``proposed``: by which proposals, if by any. ``words`` is None once those who proposed them were erased."""

    connection: str
    a: str
    b: str
    kind: str
    words: str | None = ""
    proposed: tuple[str, ...] = ()


class CardsDisconnected(Event, frozen=True, kw_only=True):
    connection: str


class ConnectionProposed(Event, frozen=True, kw_only=True):
    """``words`` is None once erased."""

    proposed: str
    participant: str
    visit: str
    a: str
    b: str
    kind: str
    words: str | None = ""


class ConnectionTakenBack(Event, frozen=True, kw_only=True):
    proposed: str
    participant: str


class ConnectionSetAside(Event, frozen=True, kw_only=True):
    """Proposals that say the same, together; ``aside`` false: they wait again."""

    proposed: tuple[str, ...]
    aside: bool


class MaterialAdded(Event, frozen=True, kw_only=True):
    """By the instructor, besides those of the plan."""

    material: str
    title: str
    html: str = ""
    pages: tuple[Page, ...] = ()


class MaterialPrepared(Event, frozen=True, kw_only=True):
    """The file of one of the plan's materials can be read."""

    material: str
    pages: tuple[Page, ...]


class MaterialRemoved(Event, frozen=True, kw_only=True):
    material: str


class MaterialShown(Event, frozen=True, kw_only=True):
    """On the screen, from ``page`` 1; None: it was put away."""

    material: str | None = None
    page: int = 1


class StanceTaken(Event, frozen=True, kw_only=True):
    card: str
    participant: str
    stance: str | None = None


class PositionsAsked(Event, frozen=True, kw_only=True):
    asking: int


class PositionTaken(Event, frozen=True, kw_only=True):
    """``because`` is None once erased."""

    asking: int
    participant: str
    card: str | None = None
    because: str | None = ""


class PositionsShown(Event, frozen=True, kw_only=True):
    shown: bool


class VoteCast(Event, frozen=True, kw_only=True):
    visit: str
    participant: str
    choice: int


class PollRevealed(Event, frozen=True, kw_only=True):
    visit: str
    shown: bool


class HandRaised(Event, frozen=True, kw_only=True):
    participant: str
    raised: bool


class SpeakerCalled(Event, frozen=True, kw_only=True):
    participant: str | None = None


class ProposalKept(Event, frozen=True, kw_only=True):
    proposal: str
    participant: str
    keep: bool


class ConclusionAdopted(Event, frozen=True, kw_only=True):
    conclusion: str
    visit: str
    text: str
    proposals: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


class QuestionMarked(Event, frozen=True, kw_only=True):
    """What became of an open question, and whether the class does not see it."""

    question: str
    state: QuestionState
    hidden: bool = False


class QuestionsShown(Event, frozen=True, kw_only=True):
    """The screen shows the open questions, or not any more."""

    shown: bool


class LessonNoteWritten(Event, frozen=True, kw_only=True):
    """By the instructor, for no student to see; a note of that id is replaced. ``visit`` None: about the whole."""

    note: str
    text: str
    visit: str | None = None


class LessonNoteRemoved(Event, frozen=True, kw_only=True):
    note: str


AnyEvent = (
    RoomOpened | RoomLocked | RoomEnded | RoomKeptUntil
    | ParticipantJoined | ParticipantRenamed | ParticipantLeft | ParticipantReturned
    | ParticipantRemoved | ParticipantRestored | ParticipantErased | PlaceTaken | Nudged
    | PhaseStarted | PhaseEnded | PhaseSkipped | PhaseLengthened | RoomPaused | RoomResumed
    | ContributionHandedIn | ContributionRevised | ContributionWithdrawn | ContributionHidden | ContributionTagged
    | ContributionMarked | PhotoAdded | ReflectionShared | LineShown | ApproachAdded | ClearMarked
    | QuestionsGiven | SidesGiven | SideTaken | SidesSwapped | SidesPutAway
    | GroupsFormed | MemberMoved | PenAsked | PenPassed | ExplanationOffered | SpokespersonNamed
    | InstructorDroppedIn | InstructorCalled
    | CardPutOn | CardTakenOff | CardMoved | CardRevealed | CardNameRevealed | CardLabelRevealed | CardStruck
    | CardPutInColumn | CardPointedAt | CardsCompared
    | CardsConnected | CardsDisconnected | ConnectionProposed | ConnectionTakenBack | ConnectionSetAside
    | MaterialAdded | MaterialPrepared | MaterialRemoved | MaterialShown
    | StanceTaken | PositionsAsked | PositionTaken | PositionsShown | VoteCast | PollRevealed | HandRaised
    | SpeakerCalled | ProposalKept | ConclusionAdopted | QuestionMarked | QuestionsShown
    | LessonNoteWritten | LessonNoteRemoved
)  # fmt: skip

ActorKind = Literal["guest", "student", "instructor", "program"]


class Actor(Struct, frozen=True):
    """Who asks. ``id`` is a participant's or an instructor's; a guest and the program itself have none."""

    kind: ActorKind
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind

    @staticmethod
    def parse(text: str) -> Actor:
        """The actor that ``str`` wrote. ValueError if it is none."""
        kind, _, actor_id = text.partition(":")
        for known in ("guest", "student", "instructor", "program"):
            if kind == known:
                return Actor(known, actor_id)
        raise ValueError(f"no actor: {text!r}")


class Entry(Struct, frozen=True, kw_only=True):
    """One line of the log: an event with its number in the room (from 1), its time and who caused it."""

    seq: int
    at: int
    actor: Actor
    event: AnyEvent
