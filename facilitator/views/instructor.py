"""What the instructor may know: everything that is in the room."""

from __future__ import annotations

from collections import Counter

from facilitator.discussion.connecting import Connection, ProposedConnection, Saying
from facilitator.discussion.contribution import Contribution
from facilitator.discussion.lettering import approach_letter, approaches_of, card_letters
from facilitator.discussion.model import BoardCard, Participant, Room, by_seq
from facilitator.discussion.plan import Phase
from facilitator.views import entities as en
from facilitator.views import seminar, shared, visibility
from facilitator.views.questions import instructor_questions
from facilitator.views.student import proposal_info


def instructor_view(room: Room) -> en.View:
    current = {group.id for group in visibility.current_groups(room)}
    return {
        **shared.course(room),
        "materials": seminar.materials(room, room.materials),
        "guides": {phase.id: _guide(room, phase) for phase in room.plan.phases},
        "participants": _participants(room),
        **_class(room),
        "places": {of: en.PlaceInfo(row=place.row, column=place.column) for of, place in room.places.items()},
        **_contributions(room),
        "groups": {group.id: shared.group_detail(room, group, group.id in current) for group in room.groups.values()},
        "reasons": {
            group.id: en.GroupReason(reason=group.reason, reason_of=group.reason_of) for group in room.groups.values()
        },
        **_board(room),
        **_voices(room),
        **instructor_questions(room),
        "counts": {"now": counts(room)},
    }


def _class(room: Room) -> en.View:
    """The class that comes back, if it is one."""
    of = room.of_class
    if of is None:
        return {}
    return {
        "of_class": {"class": en.ClassInfo(name=of.name, word=of.word, grouped=bool(of.groups))},
        "returning": {
            each.id: en.ReturningInfo(name=each.name, participant=room.returned.get(each.id))
            for each in of.people
            if each.name is not None
        },
        "lines": {
            line.id: en.LineInfo(text=line.text, shown=line.id in room.lines_shown)
            for line in of.lines
            if line.text is not None
        },
    }


def _guide(room: Room, phase: Phase) -> en.PhaseGuide:
    approaches = approaches_of(room, phase.id)
    return en.PhaseGuide(
        notes_html=phase.notes_html,
        moves=phase.moves,
        approaches=tuple(
            en.ApproachInfo(
                id=each.id,
                letter=approach_letter(approaches, each.id),
                label=each.label,
                example=each.example,
                ask=each.ask,
                sound=each.sound,
            )
            for each in approaches
        ),
        sources=phase.sources,
        form=phase.form,
        size=phase.size,
        one_each=phase.one_each,
        swap=phase.swap,
        discuss_between=phase.discuss_between,
        prompts=shared.prompt_infos(phase),
        question_html=phase.question_html,
        choices=tuple(choice.html for choice in phase.choices),
        sound=tuple(choice.sound for choice in phase.choices),
        connections=phase.connections,
    )


def _participants(room: Room) -> dict[str, en.Entity]:
    on_board = [room.contributions[contribution] for contribution in shared.contributions_on_board(room)]
    # What a group has put there is an idea of all who are in it.
    reached = {each.author for each in on_board}
    reached |= {member for each in on_board if each.group is not None for member in room.groups[each.group].members}
    return {
        person.id: _participant(room, person, person.id in reached)
        for person in room.participants.values()
        if person.state != "erased"
    }


def _participant(room: Room, person: Participant, on_board: bool) -> en.ParticipantInfo:
    hand, call = room.hands.get(person.id), room.calls.get(person.id)
    return en.ParticipantInfo(
        name=person.name,
        state=person.state,
        joined_at=person.joined_at,
        device=person.seat is not None,
        group=room.group_of.get(person.id),
        side=seminar.side_of(room, person.id),
        hand_at=hand.at if hand is not None else None,
        called_at=call.at if call is not None else None,
        spoken=room.spoken.get(person.id, 0),
        on_board=on_board,
    )


def _contributions(room: Room) -> en.View:
    on_board = shared.contributions_on_board(room)
    every = room.contributions.values()
    return {
        "contributions": {each.id: shared.contribution_info(room, each, on_board) for each in every},
        "tags": {each.id: _tag(room, each, each.approach) for each in every if each.approach is not None},
        "marks": {of: en.MarkInfo(because=because) for of, because in room.marks.items()},
        "proposals": {each.id: proposal_info(room, each) for each in every if each.kind == "proposal"},
    }


def _tag(room: Room, contribution: Contribution, approach: str) -> en.TagInfo:
    approaches = approaches_of(room, room.phase_of(contribution.visit).id)
    return en.TagInfo(approach=approach, letter=approach_letter(approaches, approach))


def _board(room: Room) -> en.View:
    letters = card_letters(room)
    stances: dict[str, Counter[str]] = {}
    for (card_id, _), stance in room.stances.items():
        stances.setdefault(card_id, Counter())[stance] += 1
    cards = [room.cards[card] for card in room.board_order]
    return {
        "board": {
            card.id: _card(room, card, place, letters[card.id], stances.get(card.id, {}))
            for place, card in enumerate(cards)
        },
        "connections": {each.id: _connection(room, each) for each in room.connections.values()},
        "proposed": _proposed(room),
        "conclusions": shared.conclusions(room),
    }


def _connection(room: Room, each: Connection) -> en.ConnectionDetail:
    return en.ConnectionDetail(
        a=each.a,
        b=each.b,
        kind=each.kind,
        words=each.words,
        proposed=each.proposed[0] if each.proposed else None,
        proposed_by=tuple(room.proposed[proposed].participant for proposed in each.proposed),
    )


def _proposed(room: Room) -> dict[str, en.Entity]:
    """Those that wait or were set aside, of cards that are on the board; those that say the same together."""
    alike: dict[tuple[Saying, bool], list[ProposedConnection]] = {}
    for each in by_seq(room.proposed.values()):
        on_board = not (room.cards[each.a].off or room.cards[each.b].off)
        if each.stands and on_board and each.id not in room.confirmed:
            alike.setdefault((each.says, each.set_aside), []).append(each)
    return {
        first.id: en.ProposedInfo(
            a=first.a,
            b=first.b,
            kind=first.kind,
            words=first.words or "",
            seq=first.seq,
            set_aside=first.set_aside,
            proposed_by=tuple(each.participant for each in (first, *others)),
        )
        for first, *others in alike.values()
    }


def _card(room: Room, card: BoardCard, place: int, letter: str, stances: dict[str, int]) -> en.CardDetail:
    contribution = room.contributions[card.contribution]
    shown = contribution.as_of(card.text_seq)
    return en.CardDetail(
        place=place,
        letter=letter,
        contribution=contribution.id,
        text=shown.text,
        author=contribution.author,
        group=contribution.group,
        side=seminar.side_named(room, contribution.side),
        phase=room.phase_of(contribution.visit).id,
        approach=contribution.approach,
        column=room.column_of(card),
        revealed=card.revealed,
        name_shown=card.name_shown,
        label_shown=card.label_shown,
        struck=card.struck,
        struck_because=card.struck_because,
        stances=dict(stances),
        pictures=shown.pictures,
    )


def _voices(room: Room) -> en.View:
    return {
        "positions": {"positions": shared.positions_info(room)},
        "positions_taken": {
            f"{asking}:{who}": en.PositionInfo(
                asking=asking, participant=who, card=position.card, because=position.because
            )
            for (asking, who), position in room.positions.items()
        },
        "polls": {
            visit.id: shared.poll_info(room, visit.id)
            for visit in room.visits
            if room.plan.phase(visit.phase).kind == "poll"
        },
        "clear": {
            f"{visit}:{who}": en.ClearInfo(visit=visit, participant=who, clear=clear)
            for (visit, who), clear in room.clear.items()
        },
    }


def counts(room: Room) -> en.CountsInfo:
    """Of those here: who has handed in something or voted in the open visit, and who is not through, as numbers. Where
    everybody answers several questions, one may be both."""
    here = {person.id for person in room.here()}
    visit = room.visit.id if room.visit is not None else None
    said = [
        each
        for each in room.contributions.values()
        if each.visit == visit and not each.withdrawn and each.kind != "question"
    ]
    done = {
        person
        for each in said
        for person in (room.groups[each.group].members if each.group is not None else (each.author,))
    }
    voted = {person for voted_in, person in room.votes if voted_in == visit}
    handed_in = here & (done | voted)
    phase = room.phase_of(visit) if visit is not None else None
    if phase is None or phase.kind != "think" or len(phase.prompts) < 2:
        through = handed_in
    else:
        answered = Counter(author for author, _ in {(each.author, each.prompt) for each in said})
        through = {person for person in here if answered[person] >= len(phase.prompts)}
    return en.CountsInfo(here=len(here), handed_in=len(handed_in), thinking=len(here - through))
