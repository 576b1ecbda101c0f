"""What people hand in: new, revised, withdrawn, hidden, tagged; and a person's words blanked."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.model import ONE_PER_SLOT, Contribution, Revision, Room, Slot
from facilitator.discussion.plan import Approach

ContributionEvent = (
    e.ContributionHandedIn
    | e.ContributionRevised
    | e.ContributionWithdrawn
    | e.ContributionHidden
    | e.ContributionTagged
    | e.ContributionMarked
    | e.ApproachAdded
)


def evolve(room: Room, event: ContributionEvent, entry: e.Entry) -> Room:
    match event:
        case e.ContributionHandedIn():
            return _handed_in(room, event, entry)
        case e.ContributionRevised():
            return _revised(room, event, entry)
        case e.ContributionWithdrawn():
            return with_contribution(room, replace(room.contributions[event.contribution], withdrawn=True))
        case e.ContributionHidden():
            return with_contribution(room, replace(room.contributions[event.contribution], hidden=event.hidden))
        case e.ContributionTagged():
            return with_contribution(room, replace(room.contributions[event.contribution], approach=event.approach))
        case e.ContributionMarked():
            return replace(room, marks=_marks(room, event))
        case e.ApproachAdded():
            approach = Approach(id=event.approach, label=event.label)
            return replace(room, approaches_added=(*room.approaches_added, (event.phase, approach)))
        case _:
            assert_never(event)


def _marks(room: Room, event: e.ContributionMarked) -> Map[str, str]:
    if event.marked:
        return room.marks.set(event.contribution, event.because or "")
    return room.marks.delete(event.contribution)


def with_contribution(room: Room, contribution: Contribution) -> Room:
    return replace(room, contributions=room.contributions.set(contribution.id, contribution))


def slot_of(contribution: Contribution) -> Slot:
    """Where a contribution of a one-per-slot kind has its place; a group's answer belongs to the group."""
    owner = contribution.group or contribution.author or ""
    return owner, contribution.visit, contribution.prompt, contribution.kind


def _handed_in(room: Room, event: e.ContributionHandedIn, entry: e.Entry) -> Room:
    contribution = Contribution(
        id=event.contribution,
        seq=entry.seq,
        kind=event.kind,
        author=event.author,
        visit=event.visit,
        prompt=event.prompt,
        texts=(Revision(text=event.text, author=event.author, at=entry.at, seq=entry.seq),),
        group=event.group,
        late=event.late,
        unfinished=event.unfinished,
        card=event.card,
        point=event.point,
        reply_to=event.reply_to,
        choice=event.choice,
        credits=event.credits,
    )
    slots = room.slots
    if contribution.kind in ONE_PER_SLOT:
        slots = slots.set(slot_of(contribution), contribution.id)
    return replace(
        room,
        contributions=room.contributions.set(contribution.id, contribution),
        said=_said(room, event.visit, event.author, event.text),
        slots=slots,
    )


def _revised(room: Room, event: e.ContributionRevised, entry: e.Entry) -> Room:
    before = room.contributions[event.contribution]
    revision = Revision(text=event.text, author=event.author, at=entry.at, seq=entry.seq)
    after = replace(
        before,
        author=event.author,
        texts=(*before.texts, revision),
        late=event.late,
        unfinished=event.unfinished,
        withdrawn=False,
        choice=event.choice,
        credits=event.credits,
    )
    said = _said(room, before.visit, event.author, event.text)
    return replace(room, contributions=room.contributions.set(after.id, after), said=said)


def _said(room: Room, visit: str, author: str | None, text: str | None) -> Map[tuple[str, str], int]:
    """How much each has said, with this text."""
    key = (visit, author or "")
    return room.said.set(key, room.said.get(key, 0) + len(text or ""))


def words_erased(room: Room, participant: str) -> Room:
    """All that this person handed in, blanked; what a group handed in stays, for it is not one person's."""
    contributions = room.contributions.mutate()
    for contribution in room.contributions.values():
        if is_ones_own(room, contribution.id, participant):
            blank = tuple(replace(revision, text=None) for revision in contribution.texts)
            contributions[contribution.id] = replace(contribution, texts=blank)
    said = room.said.mutate()
    for key in room.said:
        if key[1] == participant:
            del said[key]
    marks = Map({of: because for of, because in room.marks.items() if not is_ones_own(room, of, participant)})
    cards = room.cards.mutate()
    for card in room.cards.values():
        if card.struck_because and is_ones_own(room, card.contribution, participant):
            cards[card.id] = replace(card, struck_because="")
    return replace(room, contributions=contributions.finish(), said=said.finish(), marks=marks, cards=cards.finish())


def is_ones_own(room: Room, contribution: str, participant: str) -> bool:
    """What is blanked with this person; what a group handed in is not one person's."""
    found = room.contributions[contribution]
    return found.author == participant and found.kind != "group-answer"
