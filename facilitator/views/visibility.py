"""Who sees what: the only rules of it. Views ask here and decide nothing themselves.

The class sees what was revealed; a group, its members' answers once it has begun to compare; a student, what is their
own; the instructor, everything but erased words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from facilitator.discussion.contribution import Contribution, ContributionKind
from facilitator.discussion.model import BoardCard, Group, Participant, ParticipantState, Room
from facilitator.discussion.plan import Material
from facilitator.discussion.questions import Question, questions_of
from facilitator.discussion.returning import Line

INSTRUCTOR_STREAM = "instructor"
SCREEN_STREAM = "screen"
CLASS_STREAM = "class"


class TranscriptReader(Struct, frozen=True):
    """For whom a transcript is. ``id`` is a participant's for students, else empty."""

    kind: Literal["instructor", "class", "student"]
    id: str = ""


INSTRUCTOR = TranscriptReader("instructor")
THE_CLASS = TranscriptReader("class")


class Watcher(Struct, frozen=True):
    """Somebody who looks at a room. ``id`` is a participant's for students, else empty."""

    kind: Literal["student", "instructor", "screen"]
    id: str = ""


def left_at_the_end(room: Room, participant: str) -> bool:
    """They cannot come back any more, but the lesson is still there for them."""
    return room.state == "ended" and room.participants[participant].state == "left"


def own_stream(participant: str) -> str:
    return f"own:{participant}"


def group_stream(group: str) -> str:
    return f"group:{group}"


def streams_for(room: Room, watcher: Watcher) -> tuple[str, ...]:
    """The streams that a watcher may see, and no others. Who left or was removed keeps only what is their own, until
    after the end who left sees again what everybody keeps."""
    if watcher.kind == "instructor":
        return (INSTRUCTOR_STREAM,)
    if watcher.kind == "screen":
        return (SCREEN_STREAM,)
    person = room.participants.get(watcher.id)
    if person is None or person.state == "erased":
        return ()
    if person.state != "here" and not left_at_the_end(room, watcher.id):
        return (own_stream(watcher.id),)
    group = room.group_of.get(watcher.id)
    return (CLASS_STREAM, own_stream(watcher.id), *((group_stream(group),) if group else ()))


def in_class_sight(contribution: Contribution) -> bool:
    """Points and proposals go to everybody unless taken back, hidden or erased."""
    return not contribution.withdrawn and not contribution.hidden and contribution.text is not None


def card_in_class_sight(room: Room, card: BoardCard) -> bool:
    """The same cards that students may point at: what ``decide`` refuses, they do not see."""
    return room.in_sight(card)


def texts_on_cards(room: Room) -> dict[str, frozenset[int]]:
    """What the class reads on the board: of each contribution there, the seqs of its texts that cards show."""
    shown: dict[str, frozenset[int]] = {}
    for card in room.cards.values():
        if card_in_class_sight(room, card):
            text = room.contributions[card.contribution].as_of(card.text_seq)
            shown[card.contribution] = shown.get(card.contribution, frozenset()) | {text.seq}
    return shown


def named_on_cards(room: Room) -> frozenset[str]:
    """Contributions on the board of which the class is told whose they are."""
    cards = (card for card in room.cards.values() if card_in_class_sight(room, card) and card.name_shown)
    return frozenset(card.contribution for card in cards)


def told_to_class(contribution: Contribution, questions: frozenset[str]) -> bool:
    """What everybody gets without the board. ``questions``: those in sight. A reflection is told once its author lets
    it be, without a name."""
    match contribution.kind:
        case "point" | "proposal":
            return in_class_sight(contribution)
        case "question":
            return contribution.id in questions
        case "reflection":
            return contribution.shared and in_class_sight(contribution)
    return False


def own_work(room: Room, contribution: Contribution, participant: str) -> bool:
    """What a student keeps: their own words, and what a group of theirs handed in."""
    if contribution.group is None:
        return own_words(contribution, participant)
    return participant in room.groups[contribution.group].members and in_class_sight(contribution)


def written_for_group(contribution: Contribution, participant: str) -> frozenset[int]:
    """The seqs of a group's texts that a student wrote, be they in another group by now: these they keep too."""
    if contribution.group is None or not in_class_sight(contribution):
        return frozenset()
    return frozenset(text.seq for text in contribution.texts if text.author == participant)


def polls_in_class_sight(room: Room) -> frozenset[str]:
    """Visits of polls whose counts the class was shown, as what came out or as what was before."""
    before = (room.polled_before(visit) for visit in room.polls_revealed)
    return frozenset({*room.polls_revealed, *(visit for visit in before if visit is not None)})


def has_transcript(room: Room, participant: str) -> bool:
    """A student has one, whether they stayed or not, unless they asked to be erased."""
    person = room.participants.get(participant)
    return person is not None and person.state != "erased"


def state_told(person: Participant) -> ParticipantState:
    """That the instructor sent somebody away is between the two: the class knows that they have gone."""
    return "left" if person.state == "removed" else person.state


def cards_looked_at(room: Room) -> frozenset[str]:
    """Of the cards that the class is shown in particular, those that it still sees."""
    named = (card for card in (room.pointed_at, *room.compared) if card is not None)
    return frozenset(card for card in named if room.in_sight(room.cards[card]))


def begun_last_time(room: Room, participant: str) -> str | None:
    """What a student had begun to look back with, last time: theirs alone."""
    returning = next((each for each, who in room.returned.items() if who == participant), None)
    known = room.of_class.known(returning) if room.of_class is not None else None
    return known.begun if known is not None else None


def lines_in_sight(room: Room) -> list[Line]:
    """Lines of last time that the instructor opens the lesson with; whose they are, nobody is told."""
    lines = room.of_class.lines if room.of_class is not None else ()
    return [line for line in lines if line.id in room.lines_shown and line.text is not None]


def materials_in_sight(room: Room) -> list[Material]:
    """Everybody may read what there is to read; what is still being made, only the instructor hears of."""
    return [material for material in room.materials if material.ready]


def questions_in_sight(room: Room) -> list[Question]:
    """Of the shared list, what everybody sees."""
    return [each for each in questions_of(room) if not each.hidden]


def named_in_discussion(room: Room) -> bool:
    """Whether points and proposals carry their authors' names. On cards the instructor decides, one by one."""
    return room.plan.names != "hidden"


def compared_by(room: Room, group: Group) -> list[Contribution]:
    """The members' answers that a group sees: those its groups phase draws on, once that phase has begun."""
    phases = _drawn_on(room, group)
    return [
        contribution
        for member in group.members
        for contribution in room.belongings.contributions.get(member, ())
        if contribution.kind == "answer"
        and in_class_sight(contribution)
        and room.phase_of(contribution.visit).id in phases
    ]


def brought_to(room: Room, group: Group) -> list[tuple[Contribution, tuple[str, ...]]]:
    """What a group's members answered in other groups, with who of them was in it; seen as the members' answers are."""
    phases = _drawn_on(room, group)
    found = []
    for earlier in room.groups.values():
        members = tuple(member for member in group.members if member in earlier.members)
        if earlier.seq >= group.seq or not members:
            continue
        found += [
            (each, members)
            for each in room.belongings.of_group.get(earlier.id, ())
            if in_class_sight(each) and room.phase_of(each.visit).id in phases
        ]
    return found


def _drawn_on(room: Room, group: Group) -> frozenset[str]:
    visits = (visit for visit in room.visits if visit.id == group.visit or visit.seq > group.seq)
    phases = (room.plan.phase(visit.phase) for visit in visits)
    return frozenset(source for phase in phases if phase.kind == "groups" for source in phase.sources)


def own_words(contribution: Contribution, participant: str) -> bool:
    """Withdrawn and hidden ones too. A group's answer is the group's, whoever wrote it; erased words are nobody's."""
    return contribution.author == participant and contribution.group is None and contribution.text is not None


def current_groups(room: Room) -> Iterable[Group]:
    """The groups in force, whether or not somebody is in them."""
    return (group for group in room.groups.values() if group.seq == room.grouped_at)


def draft_streams(room: Room, participant: str, kind: ContributionKind, about: str | None) -> tuple[str, ...]:
    """Who sees a draft: its author's other tabs and the instructor; the draft of a group's answer, the group."""
    shared = (group_stream(about),) if kind == "group-answer" and about and room.writes_for(participant, about) else ()
    return (own_stream(participant), INSTRUCTOR_STREAM, *shared)


def presence_streams(room: Room, participant: str) -> tuple[str, ...]:
    """Who sees whether a student is connected: the instructor and the student's group."""
    if room.participants[participant].seat is None:
        return ()
    group = room.group_of.get(participant)
    return (INSTRUCTOR_STREAM, *((group_stream(group),) if group is not None else ()))


def people_with_presence(room: Room, stream: str) -> list[str]:
    """Whose presence a stream tells. Who has no device is neither here nor away."""
    kind, _, of = stream.partition(":")
    if kind == "group":
        people: Iterable[str] = room.groups[of].members
    else:
        people = room.participants if stream == INSTRUCTOR_STREAM else ()
    return [person for person in people if room.participants[person].seat is not None]
