"""What people may ask of a room, in the imperative.

These are wire types: a phone sends ``{"id": …, "type": "HandIn", …}`` and gets the fields checked here. Whether
the asker may, and whether it is possible now, ``decide`` says. Lengths of texts are checked there too, to answer
``too-large``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from facilitator.discussion.connecting import ConnectionAnswer
from facilitator.discussion.contribution import ContributionKind, PointKind
from facilitator.discussion.limits import MATERIAL_PAGES
from facilitator.discussion.pictures import Drawing, Page, PictureName
from facilitator.discussion.plan import GroupingForm, Plan
from facilitator.discussion.questions import QuestionState
from facilitator.discussion.returning import OfClass
from facilitator.discussion.seating import Place
from facilitator.discussion.sides import GivenBy

Id = Annotated[str, Meta(min_length=1, max_length=64)]
Ids = Annotated[tuple[Id, ...], Meta(max_length=3000)]
NoteId = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{1,64}$")]
"""Made by the page that writes the note; part of an address."""
FewIds = Annotated[tuple[Id, ...], Meta(max_length=50)]


class Command(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True, forbid_unknown_fields=True):
    """The base of all commands; the tag is the class's name."""


# --- the room and who is in it


class OpenRoom(Command, frozen=True, kw_only=True):
    """Made by the server, never by the wire: the first command of every room."""

    room: Id
    code: str
    plan: Plan
    led_by: str = ""
    """The instructor's name, as the class reads it."""
    of_class: OfClass | None = None
    """The class that it is of, as its last room left it."""


class LockRoom(Command, frozen=True, kw_only=True):
    """Let nobody new in, or let them in again."""

    locked: bool


class EndRoom(Command, frozen=True, kw_only=True):
    pass


class KeepUntil(Command, frozen=True, kw_only=True):
    """Made by the server for its pages: when the room is to be deleted, in ms since 1970, UTC. None: whenever the
    server's own rule says."""

    until: int | None = None


class Join(Command, frozen=True, kw_only=True):
    """Take a seat. ``seat`` is the hash of the token, made by the server; ``beside`` is whose phone it is on too."""

    name: str
    seat: str
    beside: Id | None = None
    returning: Id | None = None
    """Who of the class comes back; the server has seen the proof."""


class AddParticipant(Command, frozen=True, kw_only=True):
    """A student without a device."""

    name: str
    returning: Id | None = None
    """Somebody of the class."""


class Rename(Command, frozen=True, kw_only=True):
    """Of oneself, or by the instructor of anybody."""

    name: str
    participant: Id | None = None


class Leave(Command, frozen=True, kw_only=True):
    pass


class Return(Command, frozen=True, kw_only=True):
    pass


class Remove(Command, frozen=True, kw_only=True):
    participant: Id


class Restore(Command, frozen=True, kw_only=True):
    """Undo a removal."""

    participant: Id


class Erase(Command, frozen=True, kw_only=True):
    """Blank a person's words and name for good; of oneself, or by the instructor of anybody."""

    participant: Id


class PlaceAt(Command, frozen=True, kw_only=True):
    """Where a student sits; without a place, nowhere. On a taken place the two change places."""

    participant: Id
    place: Place | None = None


class Seated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    participant: Id
    place: Place


class ArrangePlaces(Command, frozen=True, kw_only=True):
    """Where everybody sits, all at once. Whoever is not in it sits nowhere."""

    places: Annotated[tuple[Seated, ...], Meta(max_length=400)]


class Nudge(Command, frozen=True, kw_only=True):
    """A sentence to the whole class, never to one."""

    text: str


# --- the course of the lesson. ``visit`` is the one that the asker sees ("" in the lobby): two taps move on once.


class Start(Command, frozen=True, kw_only=True):
    pass


class Next(Command, frozen=True, kw_only=True):
    visit: Id


class Back(Command, frozen=True, kw_only=True):
    visit: Id


class Skip(Command, frozen=True, kw_only=True):
    """Leave a phase out that has not been visited, or take it back in."""

    phase: Id
    skipped: bool


class GoTo(Command, frozen=True, kw_only=True):
    visit: Annotated[str, Meta(max_length=64)]
    phase: Id


class Lengthen(Command, frozen=True, kw_only=True):
    """More time for all (or less), in milliseconds; never for one."""

    visit: Id
    by_ms: Annotated[int, Meta(ge=-3_600_000, le=10_800_000)]


class Pause(Command, frozen=True, kw_only=True):
    """Eyes up."""


class Resume(Command, frozen=True, kw_only=True):
    pass


# --- contributions. ``participant`` is only given by the instructor, who enters it for a person without a device.


class HandIn(Command, frozen=True, kw_only=True):
    """Hand in a text in a visit. Kinds of which a person has one are changed by handing in again."""

    kind: ContributionKind
    visit: Id
    text: str
    """May be empty where there is a picture."""
    prompt: Id = "1"
    unfinished: bool = False
    participant: Id | None = None
    group: Id | None = None
    """Of a group answer: the group."""
    card: Id | None = None
    """Of a point: what it is about; none: the discussion as a whole."""
    point: PointKind | None = None
    reply_to: Id | None = None
    choice: Annotated[int, Meta(ge=0, le=11)] | None = None
    """Of a reason: the choice it is given for."""
    credits: FewIds = ()
    """Of a proposal: whose ideas it stands on. Of a reflection: whose idea moved me."""
    pictures: Annotated[tuple[PictureName, ...], Meta(max_length=8)] = ()
    """Of an answer: photos that were stored, and what it showed before and keeps."""
    drawing: Drawing | None = None
    """Of an answer: what is drawn, where that is new."""


class AddPhoto(Command, frozen=True, kw_only=True):
    """Made by the server, never by the wire, when a photo was sent to it: its name and its size in pixels."""

    photo: PictureName
    width: int
    height: int
    participant: Id | None = None


class Revise(Command, frozen=True, kw_only=True):
    """Change one's note, point or proposal."""

    contribution: Id
    text: str


class ShareReflection(Command, frozen=True, kw_only=True):
    """My reflection may be read to the class next time as it is now, without my name; or not."""

    contribution: Id
    shared: bool


class ShowLine(Command, frozen=True, kw_only=True):
    """A line of last time opens this lesson."""

    line: Id
    shown: bool


class Withdraw(Command, frozen=True, kw_only=True):
    contribution: Id


class Hide(Command, frozen=True, kw_only=True):
    """Take a contribution out of the class's sight, or back into it."""

    contribution: Id
    hidden: bool


class Tag(Command, frozen=True, kw_only=True):
    """Say which approach an answer takes; none: take the tag off."""

    contribution: Id
    approach: Id | None = None


class MarkForBoard(Command, frozen=True, kw_only=True):
    """For the instructor alone: this should come to the board, because of that."""

    contribution: Id
    marked: bool
    because: str = ""


class AddApproach(Command, frozen=True, kw_only=True):
    """An approach that the plan did not foresee."""

    phase: Id
    label: str


class MarkClear(Command, frozen=True, kw_only=True):
    """Whether it is clear what is asked."""

    visit: Id
    clear: bool


# --- groups


class FormGroups(Command, frozen=True, kw_only=True):
    """Form all groups anew. ``groups`` only by hand."""

    form: GroupingForm | Literal["as-last-time"]
    size: Annotated[int, Meta(ge=2, le=8)] = 4
    groups: Annotated[tuple[Ids, ...], Meta(max_length=500)] = ()


class MoveMember(Command, frozen=True, kw_only=True):
    """To a group in force, to a new one (``anew``), or out of all of them."""

    participant: Id
    group: Id | None = None
    anew: bool = False


class PlaceUngrouped(Command, frozen=True, kw_only=True):
    """Everybody here who is in no group into the smallest of those in force."""


class AskForPen(Command, frozen=True, kw_only=True):
    group: Id


class PassPen(Command, frozen=True, kw_only=True):
    group: Id
    to: Id


class TakePen(Command, frozen=True, kw_only=True):
    """When nobody holds it, or its holder has been away for 20 seconds."""

    group: Id


class OfferToExplain(Command, frozen=True, kw_only=True):
    """I could explain our answer."""

    group: Id
    can: bool


class NameSpokesperson(Command, frozen=True, kw_only=True):
    group: Id
    participant: Id


class DropIn(Command, frozen=True, kw_only=True):
    """The instructor is with that group now, and it sees so; none: with nobody."""

    group: Id | None = None


class GiveQuestion(Command, frozen=True, kw_only=True):
    """Where each group has one of the prompts: this one works on that from now on."""

    group: Id
    prompt: Id


class GiveSides(Command, frozen=True, kw_only=True):
    """Everybody here gets one of the plan's sides, at random and evenly. By groups, each group is on one side; without
    ``by``: by groups if there are any."""

    by: GivenBy | None = None


class MoveToSide(Command, frozen=True, kw_only=True):
    """One person, or everybody in a group."""

    side: Annotated[int, Meta(ge=0, le=199)]
    participant: Id | None = None
    group: Id | None = None


class SwapSides(Command, frozen=True, kw_only=True):
    """Everybody to the next side. ``swaps``: how often they had changed over when this was asked."""

    swaps: Annotated[int, Meta(ge=0)]


class PutSidesAway(Command, frozen=True, kw_only=True):
    """Nobody is on a side any more."""


class CallInstructor(Command, frozen=True, kw_only=True):
    calling: bool
    participant: Id | None = None
    """By the instructor: whose call was answered."""


# --- the board


class PutOnBoard(Command, frozen=True, kw_only=True):
    contribution: Id


class MarkQuestion(Command, frozen=True, kw_only=True):
    """What became of an open question, of this room or brought along; ``hidden``: out of the class's sight."""

    question: Id
    state: QuestionState
    hidden: bool = False


class ShowQuestions(Command, frozen=True, kw_only=True):
    """The list of open questions on the screen."""

    shown: bool


class TakeOffBoard(Command, frozen=True, kw_only=True):
    """Only while the class does not see the card: what it saw is struck through, not taken away."""

    card: Id


class MoveCard(Command, frozen=True, kw_only=True):
    """Before another card; none: to the end."""

    card: Id
    before: Id | None = None


class RevealCard(Command, frozen=True, kw_only=True):
    card: Id
    shown: bool


class RevealName(Command, frozen=True, kw_only=True):
    card: Id
    shown: bool


class RevealLabel(Command, frozen=True, kw_only=True):
    card: Id
    shown: bool


class PutInColumn(Command, frozen=True, kw_only=True):
    """Under another of the plan's columns than that of the question it answers; empty: beside them."""

    card: Id
    column: str


class ClaimCard(Command, frozen=True, kw_only=True):
    """The author says: that one is mine."""

    card: Id


class PointAt(Command, frozen=True, kw_only=True):
    """This is the card that we are talking about; none: no single one."""

    card: Id | None = None


class CompareCards(Command, frozen=True, kw_only=True):
    """Two to four cards side by side; none: the whole board again."""

    cards: FewIds = ()


class StrikeThrough(Command, frozen=True, kw_only=True):
    """What turned out otherwise stays on the board; the class sees why."""

    card: Id
    struck: bool
    because: str = ""


class Connect(Command, frozen=True, kw_only=True):
    a: Id
    b: Id
    kind: Annotated[str, Meta(max_length=40)]
    words: str = ""


class Disconnect(Command, frozen=True, kw_only=True):
    connection: Id


class ProposeConnection(Command, frozen=True, kw_only=True):
    """A student sees something between two cards. ``kind`` empty: in own words."""

    visit: Id
    a: Id
    b: Id
    kind: Annotated[str, Meta(max_length=40)]
    words: str = ""


class TakeBackConnection(Command, frozen=True, kw_only=True):
    """One's own proposal, while the class does not see it."""

    proposed: Id


class AnswerConnection(Command, frozen=True, kw_only=True):
    """To a proposed connection and all that say the same; none: it waits again."""

    proposed: Id
    answer: ConnectionAnswer | None = None


# --- what there is to read


class AddMaterial(Command, frozen=True, kw_only=True):
    """Made by the server from what the instructor sent: ``html`` is sanitised, or ``pages`` are stored with it."""

    title: str
    html: str = ""
    pages: Annotated[tuple[Page, ...], Meta(max_length=MATERIAL_PAGES)] = ()


class FillMaterial(Command, frozen=True, kw_only=True):
    """Made by the server: the pages of a plan's file are there now."""

    material: Id
    pages: Annotated[tuple[Page, ...], Meta(min_length=1, max_length=MATERIAL_PAGES)]


class RemoveMaterial(Command, frozen=True, kw_only=True):
    """For good: its pictures are forgotten."""

    material: Id


class ShowMaterial(Command, frozen=True, kw_only=True):
    """On the screen, at that page or, of a text, that part; none: put it away."""

    material: Id | None = None
    page: Annotated[int, Meta(ge=1, le=200)] = 1


# --- voices


class TakeStance(Command, frozen=True, kw_only=True):
    visit: Id
    card: Id
    stance: Annotated[str, Meta(max_length=40)] | None = None


class AskPositions(Command, frozen=True, kw_only=True):
    """What convinces me now? Asked the first time, or everyone again."""


class TakePosition(Command, frozen=True, kw_only=True):
    """``card`` none: not sure yet. ``because``: what moved me, for myself and the instructor."""

    asking: Annotated[int, Meta(ge=1)]
    card: Id | None = None
    because: str = ""


class ShowPositions(Command, frozen=True, kw_only=True):
    shown: bool


class CastVote(Command, frozen=True, kw_only=True):
    visit: Id
    choice: Annotated[int, Meta(ge=0, le=11)]


class RevealPoll(Command, frozen=True, kw_only=True):
    visit: Id
    shown: bool


class RaiseHand(Command, frozen=True, kw_only=True):
    raised: bool
    participant: Id | None = None
    """By the instructor: whose hand to lower."""


class CallOn(Command, frozen=True, kw_only=True):
    """Give a student the word; none: nobody has it."""

    participant: Id | None = None


class Keep(Command, frozen=True, kw_only=True):
    """I would keep this sentence."""

    proposal: Id
    keep: bool


class AdoptConclusion(Command, frozen=True, kw_only=True):
    visit: Id
    text: str
    proposals: FewIds = ()
    credits: FewIds = ()


# --- what the instructor writes down, also long after the end


class WriteLessonNote(Command, frozen=True, kw_only=True):
    """Made by the server for the transcript's page: a new note, or a known one anew. ``visit`` none: of the whole.
    ``over``: the seq of the writing that was read before, 0 where there was none, so that none is lost unread; none:
    over whatever is."""

    note: NoteId
    text: str
    visit: Id | None = None
    over: int | None = None


class RemoveLessonNote(Command, frozen=True, kw_only=True):
    """Made by the server for the transcript's page. ``over``: as for writing."""

    note: NoteId
    over: int | None = None


AnyCommand = (
    LockRoom | EndRoom | AddParticipant | Rename | Leave | Return | Remove | Restore | Erase | Nudge
    | PlaceAt | ArrangePlaces
    | Start | Next | Back | Skip | GoTo | Lengthen | Pause | Resume
    | HandIn | Revise | ShareReflection | ShowLine | Withdraw | Hide | Tag | MarkForBoard | AddApproach | MarkClear
    | FormGroups | MoveMember | PlaceUngrouped
    | GiveQuestion | GiveSides | MoveToSide | SwapSides | PutSidesAway
    | AskForPen | PassPen | TakePen | OfferToExplain | NameSpokesperson | DropIn | CallInstructor
    | PutOnBoard | TakeOffBoard | MoveCard | RevealCard | RevealName | RevealLabel | ClaimCard | StrikeThrough
    | PutInColumn
    | PointAt | CompareCards
    | Connect | Disconnect | ProposeConnection | TakeBackConnection | AnswerConnection
    | RemoveMaterial | ShowMaterial
    | TakeStance | AskPositions | TakePosition | ShowPositions | CastVote | RevealPoll | RaiseHand | CallOn | Keep
    | AdoptConclusion
    | MarkQuestion | ShowQuestions
)  # fmt: skip
"""What the wire accepts. ``OpenRoom``, ``KeepUntil``, ``Join``, ``AddPhoto``, ``AddMaterial``, ``FillMaterial``,
``WriteLessonNote`` and ``RemoveLessonNote`` are made by the server alone."""
