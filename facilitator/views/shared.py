"""Entities that more than one audience gets in the same shape. Which of them, the views say; whether, visibility."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from facilitator.discussion.contribution import Contribution
from facilitator.discussion.lettering import approaches_of, card_letters
from facilitator.discussion.model import BoardCard, Group, Room, Visit
from facilitator.discussion.plan import Phase
from facilitator.discussion.voice import Position
from facilitator.views import entities as en
from facilitator.views import seminar, visibility


def room_info(room: Room) -> en.RoomInfo:
    seen = visibility.cards_looked_at(room)
    material, page = room.material_shown or (None, 1)
    return en.RoomInfo(
        code=room.code,
        title=room.plan.title,
        plan=room.plan.id,
        family=room.plan.family,
        language=room.plan.language,
        state=room.state,
        locked=room.locked,
        paused_since=room.paused_since,
        columns=room.plan.columns,
        visit=room.visit.id if room.visit is not None else None,
        asking=len(room.askings),
        speaker=room.name_of(room.speaker),
        nudge=room.nudge.text if room.nudge is not None else None,
        nudge_seq=room.nudge.seq if room.nudge is not None else None,
        led_by=room.led_by,
        pointed_at=room.pointed_at if room.pointed_at in seen else None,
        compared=tuple(card for card in room.compared if card in seen),
        material=material,
        material_page=page,
    )


def course(room: Room) -> en.View:
    """What everybody in the room has: the room, its phases and the visits that have begun."""
    return {
        "room": {"room": room_info(room)},
        "topics": {topic.id: en.TopicInfo(label=topic.label, value=topic.value) for topic in room.plan.topics},
        "materials": seminar.materials(room, visibility.materials_in_sight(room)),
        "sides": {"sides": seminar.sides_info(room)} if room.plan.sides else {},
        "phases": {phase.id: phase_info(room, phase, place) for place, phase in enumerate(room.plan.phases)},
        "visits": {visit.id: visit_info(room, visit) for visit in room.visits},
    }


def lines_of_last_time(room: Room) -> dict[str, en.Entity]:
    """Those that open this lesson."""
    return {line.id: en.LineInfo(text=line.text or "", shown=True) for line in visibility.lines_in_sight(room)}


def phase_info(room: Room, phase: Phase, place: int) -> en.PhaseInfo:
    return en.PhaseInfo(
        place=place,
        kind=phase.kind,
        title=phase.title,
        minutes=phase.minutes,
        skipped=phase.id in room.skipped,
    )


def prompt_infos(phase: Phase) -> tuple[en.PromptInfo, ...]:
    return tuple(en.PromptInfo(id=each.id, html=each.html, column=each.column) for each in phase.prompts)


def visit_info(room: Room, visit: Visit) -> en.VisitInfo:
    phase = room.plan.phase(visit.phase)
    return en.VisitInfo(
        phase=phase.id,
        kind=phase.kind,
        title=phase.title,
        seq=visit.seq,
        started_at=visit.started_at,
        ends_at=visit.ends_at,
        ended_at=visit.ended_at,
        prompts=prompt_infos(phase),
        one_each=phase.one_each,
        question_html=phase.question_html,
        answer=phase.answer,
        stances=phase.stances,
        connections=phase.connections,
        choices=tuple(choice.html for choice in phase.choices),
        because=phase.because,
    )


def board(room: Room) -> en.View:
    """The board as the class sees it, with the poll results and positions that were shown."""
    letters = card_letters(room)
    on_board = map(room.cards.__getitem__, room.board_order)
    seen = [card for card in on_board if visibility.card_in_class_sight(room, card)]
    ids = {card.id for card in seen}
    return {
        "cards": {card.id: card_info(room, card, place, letters[card.id]) for place, card in enumerate(seen)},
        "connections": {
            each.id: en.ConnectionInfo(a=each.a, b=each.b, kind=each.kind, words=each.words)
            for each in room.connections.values()
            if each.a in ids and each.b in ids
        },
        "conclusions": conclusions(room),
        "positions": {"positions": positions_info(room)} if room.positions_shown else {},
        "polls": {visit: poll_info(room, visit) for visit in room.polls_revealed},
    }


def card_info(room: Room, card: BoardCard, place: int, letter: str) -> en.CardInfo:
    contribution = room.contributions[card.contribution]
    group = room.groups[contribution.group] if contribution.group is not None else None
    shown = contribution.as_of(card.text_seq)
    return en.CardInfo(
        place=place,
        letter=letter,
        kind=contribution.kind,
        text=shown.text,
        name=room.name_of(contribution.author) if card.name_shown and group is None else None,
        group=group.number if card.name_shown and group is not None else None,
        side=seminar.side_named(room, contribution.side),
        label=approach_label(room, contribution) if card.label_shown else None,
        column=room.column_of(card),
        struck=card.struck,
        struck_because=card.struck_because,
        pictures=shown.pictures,
    )


def approach_label(room: Room, contribution: Contribution) -> str | None:
    approaches = approaches_of(room, room.phase_of(contribution.visit).id)
    return next((each.label for each in approaches if each.id == contribution.approach), None)


def conclusions(room: Room) -> dict[str, en.Entity]:
    return {
        each.id: en.ConclusionInfo(
            seq=each.seq,
            visit=each.visit,
            text=each.text,
            proposals=each.proposals,
            credits=names(room, each.credits),
        )
        for each in room.conclusions
    }


def names(room: Room, people: Iterable[str]) -> tuple[str | None, ...]:
    return tuple(room.name_of(person) for person in people)


def positions_info(room: Room) -> en.PositionsInfo:
    """From what each one said at the first asking, if they said anything then, to what they said last: counted."""
    moves = Counter(_moves(room))
    ordered = sorted(moves.items(), key=lambda move: (not move[0][1], move[0][0] or "", move[0][2] or "", move[0][3]))
    flows = (
        en.Flow(at_first=card, asked_first=asked, now=now, answered=answered, people=people)
        for (card, asked, now, answered), people in ordered
    )
    return en.PositionsInfo(asking=len(room.askings), shown=room.positions_shown, flows=tuple(flows))


def _moves(room: Room) -> Iterator[tuple[str | None, bool, str | None, bool]]:
    """Of each person: the card at first, whether they said anything then, the card now, and whether that is new."""
    latest = {person: (asking, each.card) for (asking, person), each in sorted(room.positions.items(), key=_asking)}
    for person, (asking, now) in latest.items():
        first = room.positions.get((1, person))
        yield first.card if first else None, first is not None, now, asking == len(room.askings)


def _asking(taken: tuple[tuple[int, str], Position]) -> int:
    return taken[0][0]


def poll_info(room: Room, visit: str) -> en.PollInfo:
    """Votes of that visit; before: those of the latest visit before it of the poll that its phase asks again."""
    before = room.polled_before(visit)
    return en.PollInfo(
        shown=visit in room.polls_revealed,
        votes=_votes(room, visit),
        before=_votes(room, before) if before is not None else None,
    )


def _votes(room: Room, visit: str) -> tuple[int, ...]:
    counts = Counter(vote.choice for (voted_in, _), vote in room.votes.items() if voted_in == visit)
    return tuple(counts[choice] for choice in range(len(room.phase_of(visit).choices)))


def contribution_info(room: Room, contribution: Contribution, on_board: frozenset[str]) -> en.ContributionInfo:
    return en.ContributionInfo(
        kind=contribution.kind,
        author=contribution.author,
        group=contribution.group,
        visit=contribution.visit,
        prompt=contribution.prompt,
        text=contribution.text,
        seq=contribution.seq,
        at=contribution.texts[-1].at,
        revisions=len(contribution.texts) - 1,
        late=contribution.late,
        unfinished=contribution.unfinished,
        withdrawn=contribution.withdrawn,
        hidden=contribution.hidden,
        shared=contribution.shared,
        on_board=contribution.id in on_board,
        card=contribution.card,
        point=contribution.point,
        reply_to=contribution.reply_to,
        choice=contribution.choice,
        credits=contribution.credits,
        side=seminar.side_named(room, contribution.side),
        pictures=contribution.pictures,
    )


def contributions_on_board(room: Room) -> frozenset[str]:
    return frozenset(card.contribution for card in room.cards.values() if not card.off)


def answer_info(room: Room, contribution: Contribution) -> en.AnswerInfo:
    return en.AnswerInfo(
        author=contribution.author,
        name=room.name_of(contribution.author),
        visit=contribution.visit,
        prompt=contribution.prompt,
        text=contribution.text,
        seq=contribution.seq,
        late=contribution.late,
        unfinished=contribution.unfinished,
        side=seminar.side_named(room, contribution.side),
        pictures=contribution.pictures,
    )


def brought_info(room: Room, contribution: Contribution, members: tuple[str, ...]) -> en.BroughtInfo:
    return en.BroughtInfo(
        number=room.groups[contribution.group or ""].number,
        members=members,
        visit=contribution.visit,
        prompt=contribution.prompt,
        text=contribution.text,
        seq=contribution.seq,
        pictures=contribution.pictures,
    )


def group_detail(room: Room, group: Group, current: bool) -> en.GroupDetail:
    return en.GroupDetail(
        number=group.number,
        members=group.members,
        pen=group.pen,
        begun_by=group.begun_by,
        pen_asked=group.pen_asked,
        spokesperson=group.spokesperson,
        spoke_before=tuple(member for member in group.members if member in room.spoke_before),
        explainers=tuple(member for member in group.members if member in group.explainers),
        sides={member: side for member in group.members if (side := seminar.side_of(room, member)) is not None},
        question=seminar.question_of(room, group),
        current=current,
        visited=group.id == room.visiting,
    )
