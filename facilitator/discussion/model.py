"""The room as it stands after some events: frozen, with persistent maps, so that an older room stays what it was.

Ids are short and made from the sequence number of the event that made the thing (``p7``, ``c12``): unique in a room,
the same on every replay. Times are milliseconds since 1970, UTC. Maps have no order of their own: sort by ``seq`` where
order matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal, Protocol, TypeVar

from immutables import Map
from msgspec import Struct

from facilitator.discussion.belongings import Belongings, belongings_in
from facilitator.discussion.connecting import Connection, ProposedConnection
from facilitator.discussion.contribution import Contribution, Slot
from facilitator.discussion.lesson_note import LessonNote
from facilitator.discussion.pictures import Drawing, Page, Photo
from facilitator.discussion.plan import Approach, Material, Phase, Plan
from facilitator.discussion.questions import QuestionMark
from facilitator.discussion.returning import OfClass
from facilitator.discussion.seating import Place
from facilitator.discussion.sides import Sides
from facilitator.discussion.voice import Conclusion, Nudge, Position, Since, Vote

ParticipantState = Literal["here", "left", "removed", "erased"]
RoomState = Literal["lobby", "running", "ended"]

UNFORESEEN = "unforeseen"
"""The approach that is there in every plan beside the anticipated ones."""


class Participant(Struct, frozen=True, kw_only=True):
    """A student. ``seat`` is the hash of the seat's token, None for a person without a device; ``beside`` is whoever
    had the phone first that this one shares."""

    id: str
    seq: int
    name: str | None
    seat: str | None
    joined_at: int
    state: ParticipantState = "here"
    beside: str | None = None


class Visit(Struct, frozen=True, kw_only=True):
    """One stretch of one phase. Going back to a phase makes a new visit."""

    id: str
    seq: int
    phase: str
    started_at: int
    ends_at: int
    ended_at: int | None = None
    sides: Map[str, int] = Map()
    """Once it is over: participant -> the side they were on."""


class Group(Struct, frozen=True, kw_only=True):
    """Students who work together. ``pen`` is the one who writes the group's answer; ``begun_by``, whoever went with the
    pen in hand: what they had begun is still the group's, until somebody takes the pen."""

    id: str
    seq: int
    number: int
    visit: str
    members: tuple[str, ...]
    reason: str
    reason_of: tuple[str, ...] = ()
    pen: str | None = None
    begun_by: str | None = None
    pen_asked: tuple[str, ...] = ()
    spokesperson: str | None = None
    explainers: frozenset[str] = frozenset()


class BoardCard(Struct, frozen=True, kw_only=True):
    """A contribution on the board, as it read when it was put there (``text_seq``)."""

    id: str
    seq: int
    contribution: str
    text_seq: int
    off: bool = False
    revealed: bool = False
    name_shown: bool = False
    label_shown: bool = False
    column: str | None = None
    """Where the instructor put it, empty: beside the columns; None: that of the question it answers."""
    struck: bool = False
    struck_because: str = ""


class Room(Struct, frozen=True, kw_only=True, dict=True):
    """One class meeting."""

    id: str
    code: str
    instructor: str
    plan: Plan
    opened_at: int
    seq: int
    led_by: str = ""
    """The instructor's name, as the class reads it."""
    imported: str = ""
    """The file that it came from, if it was held elsewhere."""
    state: RoomState = "lobby"
    ended_at: int | None = None
    kept_until: int | None = None
    """When it is to be deleted, if the instructor has said so."""
    locked: bool = False
    paused_since: int | None = None
    visits: tuple[Visit, ...] = ()
    skipped: frozenset[str] = frozenset()
    of_class: OfClass | None = None
    returned: Map[str, str] = Map()
    """Who of the class has come -> as which participant"""
    lines_shown: frozenset[str] = frozenset()
    """Lines of last time that open this lesson."""
    participants: Map[str, Participant] = Map()
    seats: Map[str, str] = Map()
    places: Map[str, Place] = Map()
    """participant -> where they sit in the classroom; one person a place"""
    contributions: Map[str, Contribution] = Map()
    slots: Map[Slot, str] = Map()
    said: Map[tuple[str, str], int] = Map()
    """(visit, author) -> how many characters they have had stored in it"""
    drawings: Map[str, Drawing] = Map()
    photos: Map[str, Photo] = Map()
    """Both by their names."""
    marks: Map[str, str] = Map()
    """contribution -> why the instructor wants it on the board; perhaps empty"""
    approaches_added: tuple[tuple[str, Approach], ...] = ()
    groups: Map[str, Group] = Map()
    group_of: Map[str, str] = Map()
    group_left: Map[str, str] = Map()
    """Who has gone -> the group they were in then"""
    visiting: str | None = None
    """The group that the instructor is with."""
    given_questions: Map[tuple[str, str], tuple[str, ...]] = Map()
    """(visit, group) -> where each group has one of the prompts: those that it had, the present one last"""
    sides: Sides | None = None
    spoke_before: frozenset[str] = frozenset()
    """Who has been a group's spokesperson."""
    cards: Map[str, BoardCard] = Map()
    board_order: tuple[str, ...] = ()
    pointed_at: str | None = None
    """The card that the class talks about."""
    compared: tuple[str, ...] = ()
    """The cards that stand side by side on the screen; none: the whole board."""
    connections: Map[str, Connection] = Map()
    proposed: Map[str, ProposedConnection] = Map()
    """Connections that students proposed, whatever became of them."""
    stances: Map[tuple[str, str], str] = Map()
    """(card, participant) -> stance"""
    askings: tuple[int, ...] = ()
    """When the instructor asked for positions, first asking first."""
    positions: Map[tuple[int, str], Position] = Map()
    """(asking from 1, participant) -> position"""
    positions_shown: bool = False
    votes: Map[tuple[str, str], Vote] = Map()
    """(visit, participant) -> vote"""
    polls_revealed: frozenset[str] = frozenset()
    clear: Map[tuple[str, str], bool] = Map()
    """(visit, participant) -> whether the prompt is clear to that student"""
    hands: Map[str, Since] = Map()
    calls: Map[str, Since] = Map()
    speaker: str | None = None
    spoken: Map[str, int] = Map()
    keeps: Map[str, frozenset[str]] = Map()
    """proposal -> those who would keep it"""
    conclusions: tuple[Conclusion, ...] = ()
    nudge: Nudge | None = None
    materials: tuple[Material, ...] = ()
    """What there is to read: the plan's, then what the instructor has added."""
    material_shown: tuple[str, int] | None = None
    """(material, page from 1) on the screen"""
    questions: Map[str, QuestionMark] = Map()
    """question -> what the instructor says of it, if anything was said"""
    questions_shown: bool = False
    """On the screen."""
    lesson_notes: Map[str, LessonNote] = Map()
    """By their ids."""

    @cached_property
    def belongings(self) -> Belongings:
        """What is whose."""
        return belongings_in(self)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The pages of all materials by their pictures' names"""
        return {page.picture: page for material in self.materials for page in material.pages}

    @cached_property
    def confirmed(self) -> Mapping[str, str]:
        """proposed connection -> the connection that it has become"""
        return {proposed: each.id for each in self.connections.values() for proposed in each.proposed}

    @property
    def visit(self) -> Visit | None:
        """The visit that is open now; None in the lobby and after the end."""
        last = self.visits[-1] if self.visits else None
        return last if last is not None and last.ended_at is None else None

    @cached_property
    def grouped_at(self) -> int:
        """When the groups that are in force were formed; 0 before there are any."""
        return max((group.seq for group in self.groups.values()), default=0)

    def visit_of(self, visit_id: str) -> Visit | None:
        return next((visit for visit in self.visits if visit.id == visit_id), None)

    def phase_of(self, visit_id: str) -> Phase:
        """The phase of a visit that exists."""
        return self.plan.phase(next(visit.phase for visit in self.visits if visit.id == visit_id))

    def polled_before(self, visit_id: str) -> str | None:
        """The visit whose poll is asked again in this one: the latest before it."""
        again = self.phase_of(visit_id).again
        before = [visit.id for visit in self.visits if visit.id == visit_id or visit.phase == again]
        place = before.index(visit_id)
        return before[place - 1] if again is not None and place else None

    def question_of(self, visit_id: str, group: str) -> str | None:
        """The prompt that a group works on in a visit in which each has one."""
        found = self.given_questions.get((visit_id, group), ())
        return found[-1] if found else None

    def in_sight(self, card: BoardCard) -> bool:
        """Whether the class sees this card."""
        return card.revealed and not card.off and not self.contributions[card.contribution].hidden

    def column_of(self, card: BoardCard) -> str | None:
        """The plan's column that a card stands in; None: beside them."""
        if card.column is not None:
            return card.column or None
        answered = self.contributions[card.contribution]
        prompts = self.phase_of(answered.visit).prompts
        return next(prompt.column for prompt in prompts if prompt.id == answered.prompt)

    def has_pen(self, participant: str, group: str | None) -> bool:
        """Whether this student writes for that group now."""
        found = self.groups.get(group) if group is not None else None
        return found is not None and found.pen == participant

    def writes_for(self, participant: str, group: str | None) -> bool:
        """Whether what this student is writing is that group's: they have its pen, or went away with it."""
        found = self.groups.get(group) if group is not None else None
        return found is not None and (found.pen or found.begun_by) == participant

    def here(self) -> list[Participant]:
        """Students who take part (present or not), in the order they joined."""
        return by_seq(person for person in self.participants.values() if person.state == "here")

    def name_of(self, participant: str | None) -> str | None:
        """The name to show; None for nobody and for an erased person."""
        person = self.participants.get(participant) if participant else None
        return person.name if person else None


class Numbered(Protocol):
    """Made by the event of that sequence number."""

    @property
    def seq(self) -> int: ...


Item = TypeVar("Item", bound=Numbered)


def by_seq(items: Iterable[Item]) -> list[Item]:
    """In the order in which they came to be."""
    return sorted(items, key=lambda item: item.seq)
