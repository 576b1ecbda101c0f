"""Lays out a room's log as a transcript. Nothing that the room knows is lost but the hashes that prove seats.

A room has no order in its maps, so everything here is sorted by the event that made it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from facilitator.discussion import events as e
from facilitator.discussion.contribution import Contribution
from facilitator.discussion.evolve import fold
from facilitator.discussion.lettering import approaches_of, card_letters
from facilitator.discussion.model import BoardCard, Group, Participant, Room, Visit, by_seq
from facilitator.discussion.questions import questions_of
from facilitator.transcript import model as m
from facilitator.transcript.asked import asking, poll, stances
from facilitator.transcript.connections import connections, proposed
from facilitator.transcript.handed_in import contribution_record, contributions_of, pictures_of
from facilitator.transcript.ideas import ideas, moves
from facilitator.transcript.left_out import without
from facilitator.transcript.materials import materials_of
from facilitator.transcript.moments import moment
from facilitator.transcript.planned import planned_board
from facilitator.transcript.readers import for_reader
from facilitator.transcript.records import Contributions, Made
from facilitator.transcript.removed import removed
from facilitator.transcript.sides import questions_given, side_of, sides
from facilitator.views.visibility import INSTRUCTOR, TranscriptReader


def build(
    entries: Iterable[e.Entry], reader: TranscriptReader = INSTRUCTOR, left_out: Collection[m.Part] = ()
) -> m.Transcript:
    """The transcript of a whole log, which begins with the room's opening and is read once.

    Raises NotInRoom for a student who has none, EmptyLog where there is no log.
    """
    source = _read(entries)
    return without(for_reader(_whole(source), source.room, reader), left_out)


def _read(entries: Iterable[e.Entry]) -> _Source:
    told: list[e.Entry] = []
    room = fold(_noting(entries, told))
    return _Source(room=room, told=told, at={entry.seq: moment(entry.at) for entry in told})


def _noting(entries: Iterable[e.Entry], told: list[e.Entry]) -> Iterator[e.Entry]:
    """What people wrote is in the room, and is most of a long log: all else is few, and noted."""
    for entry in entries:
        if not isinstance(entry.event, e.ContributionHandedIn | e.ContributionRevised):
            told.append(entry)
        yield entry


def _whole(source: _Source) -> m.Transcript:
    room = source.room
    written = contributions_of(room)
    return m.Transcript(
        schema=m.SCHEMA,
        room=_room(room),
        plan=room.plan,
        participants=tuple(_participant(room, each) for each in by_seq(room.participants.values())),
        phases=tuple(_phase(room, visit) for visit in room.visits),
        contributions=Contributions(written, lambda each: contribution_record(room, each), room.contributions),
        board=_board(source),
        connections=connections(room, source.at),
        points=_points(written),
        positions=tuple(asking(room, number) for number in range(1, len(room.askings) + 1)),
        conclusions=_conclusions(room),
        reflections=_reflections(written),
        groups=_groups(source),
        polls=tuple(poll(room, visit) for visit in room.visits if room.phase_of(visit.id).kind == "poll"),
        stances=stances(room),
        proposals=_proposals(room, written),
        approaches_added=tuple(
            m.ApproachRecord(id=approach.id, phase=phase, label=approach.label)
            for phase, approach in room.approaches_added
        ),
        nudges=_nudges(source.told),
        pictures=pictures_of(room, written),
        connections_proposed=proposed(room, source.at),
        planned_board=planned_board(room),
        materials=materials_of(room),
        questions_given=questions_given(room),
        sides=sides(source.told),
        questions=_questions(room),
        removed=removed(source.told),
        lesson_notes=_lesson_notes(room),
        ideas=ideas(room, written, source.at),
        moves=moves(room),
    )


class _Source(Struct, frozen=True, kw_only=True):
    """The room, and all that happened in it but for what people wrote."""

    room: Room
    told: list[e.Entry]
    at: Mapping[int, str]
    """When each of these happened."""


def _moment_or_none(at: int | None) -> str | None:
    return moment(at) if at is not None else None


def _room(room: Room) -> m.RoomRecord:
    return m.RoomRecord(
        id=room.id,
        code=room.code,
        instructor=room.instructor,
        state=room.state,
        opened_at=moment(room.opened_at),
        ended_at=_moment_or_none(room.ended_at),
        paused_since=_moment_or_none(room.paused_since),
        locked=room.locked,
        skipped=tuple(phase.id for phase in room.plan.phases if phase.id in room.skipped),
        positions_shown=room.positions_shown,
        speaker=room.speaker,
        seq=room.seq,
        class_name=room.of_class.name if room.of_class is not None else "",
        kept_until=_moment_or_none(room.kept_until),
        imported=room.imported,
    )


def _participant(room: Room, person: Participant) -> m.ParticipantRecord:
    hand, call = room.hands.get(person.id), room.calls.get(person.id)
    erased = person.state == "erased"
    return m.ParticipantRecord(
        id=person.id,
        name=person.name,
        joined_at=moment(person.joined_at),
        state=person.state,
        device=None if erased else person.seat is not None,
        spoken=room.spoken.get(person.id, 0),
        hand_at=moment(hand.at) if hand is not None else None,
        called_at=moment(call.at) if call is not None else None,
        side=side_of(room, person.id),
        erased=erased,
    )


def _in_order_of_joining(room: Room, people: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(people, key=lambda person: room.participants[person].seq))


def _phase(room: Room, visit: Visit) -> m.PhaseRecord:
    phase = room.phase_of(visit.id)
    answered = _in_order_of_joining(room, (person for marked_in, person in room.clear if marked_in == visit.id))
    return m.PhaseRecord(
        id=phase.id,
        visit=visit.id,
        kind=phase.kind,
        title=phase.title,
        minutes=phase.minutes,
        started_at=moment(visit.started_at),
        ends_at=moment(visit.ends_at),
        ended_at=_moment_or_none(visit.ended_at),
        seq=visit.seq,
        clear=tuple(m.ClearRecord(participant=who, clear=room.clear[visit.id, who]) for who in answered),
    )


def _board(source: _Source) -> tuple[m.CardRecord, ...]:
    room = source.room
    letters = card_letters(room)
    off = [card for card in by_seq(room.cards.values()) if card.off]
    placed = [_card(source, room.cards[card], letters[card], place) for place, card in enumerate(room.board_order)]
    return (*placed, *(_card(source, card, letters[card.id], None) for card in off))


def _card(source: _Source, card: BoardCard, letter: str, place: int | None) -> m.CardRecord:
    return m.CardRecord(
        id=card.id,
        letter=letter,
        label=_label(source.room, source.room.contributions[card.contribution]),
        contribution=card.contribution,
        text_seq=card.text_seq,
        place=place,
        column=source.room.column_of(card),
        revealed=card.revealed,
        name_shown=card.name_shown,
        label_shown=card.label_shown,
        struck=card.struck,
        struck_because=card.struck_because,
        seq=card.seq,
        at=source.at[card.seq],
    )


def _label(room: Room, contribution: Contribution) -> str | None:
    approaches = approaches_of(room, room.phase_of(contribution.visit).id)
    return next((approach.label for approach in approaches if approach.id == contribution.approach), None)


def _points(written: Iterable[Contribution]) -> Sequence[m.PointRecord]:
    return Made([each for each in written if each.kind == "point"], _point)


def _point(each: Contribution) -> m.PointRecord:
    return m.PointRecord(contribution=each.id, card=each.card, point=each.point, reply_to=each.reply_to)


def _conclusions(room: Room) -> tuple[m.ConclusionRecord, ...]:
    return tuple(
        m.ConclusionRecord(
            id=each.id,
            phase=room.phase_of(each.visit).id,
            visit=each.visit,
            text=each.text,
            proposals=each.proposals,
            credits=each.credits,
            seq=each.seq,
            at=moment(each.at),
        )
        for each in room.conclusions
    )


def _reflections(written: Iterable[Contribution]) -> tuple[m.ReflectionRecord, ...]:
    return tuple(
        m.ReflectionRecord(contribution=each.id, credits=each.credits) for each in written if each.kind == "reflection"
    )


def _groups(source: _Source) -> tuple[m.GroupRecord, ...]:
    groups = sorted(source.room.groups.values(), key=lambda group: (group.seq, group.number))
    return tuple(_group(group, source.at[group.seq], group.seq == groups[-1].seq) for group in groups)


def _group(group: Group, at: str, current: bool) -> m.GroupRecord:
    return m.GroupRecord(
        id=group.id,
        number=group.number,
        visit=group.visit or None,
        members=group.members,
        current=current,
        reason=group.reason,
        reason_of=group.reason_of,
        pen=group.pen,
        pen_asked=group.pen_asked,
        spokesperson=group.spokesperson,
        explainers=tuple(member for member in group.members if member in group.explainers),
        seq=group.seq,
        at=at,
    )


def _proposals(room: Room, written: Iterable[Contribution]) -> tuple[m.ProposalRecord, ...]:
    proposals = [each.id for each in written if each.kind == "proposal"]
    kept = {each: _in_order_of_joining(room, room.keeps.get(each, ())) for each in proposals}
    return tuple(m.ProposalRecord(contribution=each, kept=len(by), kept_by=by) for each, by in kept.items())


def _nudges(log: Iterable[e.Entry]) -> tuple[m.NudgeRecord, ...]:
    """All of them: the room itself knows only the latest."""
    return tuple(
        m.NudgeRecord(text=entry.event.text, seq=entry.seq, at=moment(entry.at), by=entry.event.by)
        for entry in log
        if isinstance(entry.event, e.Nudged)
    )


def _questions(room: Room) -> tuple[m.QuestionRecord, ...]:
    return tuple(
        m.QuestionRecord(
            id=each.id,
            brought=each.returning is not None,
            author=each.author,
            text=each.text if each.returning is not None else None,
            state=each.state,
            hidden=each.hidden,
        )
        for each in questions_of(room)
    )


def _lesson_notes(room: Room) -> tuple[m.LessonNoteRecord, ...]:
    return tuple(
        m.LessonNoteRecord(id=each.id, visit=each.visit, text=each.text, at=moment(each.at), seq=each.seq)
        for each in by_seq(room.lesson_notes.values())
    )
