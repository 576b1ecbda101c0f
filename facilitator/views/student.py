"""What students may know: the class's stream, equal for all, and each one's own."""

from __future__ import annotations

from facilitator.discussion.connecting import ProposedConnection
from facilitator.discussion.contribution import Contribution
from facilitator.discussion.model import Room, by_seq
from facilitator.views import entities as en
from facilitator.views import seminar, shared, visibility
from facilitator.views.questions import class_questions


def class_view(room: Room) -> en.View:
    return {
        **shared.course(room),
        **shared.board(room),
        "people": {person.id: en.PersonInfo(name=person.name) for person in room.here()},
        "groups": class_groups(room),
        "lines": shared.lines_of_last_time(room),
        "points": {each.id: point_info(room, each) for each in _in_sight(room, "point")},
        "proposals": {each.id: proposal_info(room, each) for each in _in_sight(room, "proposal")},
        "questions": class_questions(room),
    }


def class_groups(room: Room) -> dict[str, en.Entity]:
    return {
        group.id: en.GroupInfo(
            number=group.number, members=shared.names(room, group.members), question=seminar.question_of(room, group)
        )
        for group in visibility.current_groups(room)
    }


def _in_sight(room: Room, kind: str) -> list[Contribution]:
    return [each for each in room.contributions.values() if each.kind == kind and visibility.in_class_sight(each)]


def point_info(room: Room, point: Contribution) -> en.PointInfo:
    author = point.author if visibility.named_in_discussion(room) else None
    return en.PointInfo(
        seq=point.seq,
        card=point.card,
        point=point.point,
        reply_to=point.reply_to,
        text=point.text,
        author=author,
        name=room.name_of(author),
        side=seminar.side_named(room, point.side),
        late=point.late,
    )


def proposal_info(room: Room, proposal: Contribution) -> en.ProposalInfo:
    author = proposal.author if visibility.named_in_discussion(room) else None
    return en.ProposalInfo(
        seq=proposal.seq,
        text=proposal.text,
        author=author,
        name=room.name_of(author),
        credits=shared.names(room, proposal.credits) if visibility.named_in_discussion(room) else (),
        kept=len(room.keeps.get(proposal.id, ())),
    )


def own_view(room: Room, participant: str) -> en.View:
    """One student's own words and choices. The participant must exist."""
    on_board = shared.contributions_on_board(room)
    mine = room.belongings
    return {
        "me": {"me": _me(room, participant)},
        "contributions": {
            each.id: shared.contribution_info(room, each, on_board)
            for each in mine.contributions.get(participant, ())
            if visibility.own_words(each, participant)
        },
        "stances": {card: en.OwnStance(stance=stance) for card, stance in mine.stances.get(participant, {}).items()},
        "positions_taken": {
            str(asking): en.OwnPosition(card=position.card, because=position.because)
            for asking, position in mine.positions.get(participant, {}).items()
        },
        "votes": {visit: en.OwnVote(choice=vote.choice) for visit, vote in mine.votes.get(participant, {}).items()},
        "clear": {visit: en.OwnMark(yes=clear) for visit, clear in mine.clear.get(participant, {}).items()},
        "proposed": {
            each.id: _own_proposed(room, each, each.words)
            for each in mine.proposed.get(participant, ())
            if each.words is not None and not each.taken_back
        },
        "keeps": {proposal: en.OwnMark(yes=True) for proposal in mine.kept.get(participant, ())},
    }


def _own_proposed(room: Room, each: ProposedConnection, words: str) -> en.OwnProposed:
    answered: en.ProposedState = "set-aside" if each.set_aside else "waiting"
    return en.OwnProposed(
        a=each.a,
        b=each.b,
        kind=each.kind,
        words=words,
        seq=each.seq,
        state="confirmed" if each.id in room.confirmed else answered,
        connection=room.confirmed.get(each.id),
    )


def _me(room: Room, participant: str) -> en.MeInfo:
    return en.MeInfo(
        id=participant,
        name=room.name_of(participant),
        state=room.participants[participant].state,
        group=room.group_of.get(participant),
        side=seminar.side_of(room, participant),
        hand_up=participant in room.hands,
        calling=participant in room.calls,
        speaking=room.speaker == participant,
        cards=tuple(
            card.id
            for card in by_seq(room.cards.values())
            if not card.off and visibility.own_words(room.contributions[card.contribution], participant)
        ),
        begun=visibility.begun_last_time(room, participant),
    )
