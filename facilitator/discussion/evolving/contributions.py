"""What people hand in: new, revised, withdrawn, hidden, tagged; and a person's words blanked."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.contribution import ONE_PER_SLOT, Contribution, Revision, Slot
from facilitator.discussion.model import Room
from facilitator.discussion.pictures import Drawing, Photo, name_of, weight
from facilitator.discussion.plan import Approach

ContributionEvent = (
    e.ContributionHandedIn
    | e.ContributionRevised
    | e.ContributionWithdrawn
    | e.ContributionHidden
    | e.ContributionTagged
    | e.ContributionMarked
    | e.PhotoAdded
    | e.ReflectionShared
    | e.LineShown
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
        case e.ReflectionShared():
            return with_contribution(room, replace(room.contributions[event.contribution], shared=event.shared))
        case e.LineShown():
            shown = room.lines_shown | {event.line} if event.shown else room.lines_shown - {event.line}
            return replace(room, lines_shown=shown)
        case e.PhotoAdded():
            photo = Photo(by=event.participant, width=event.width, height=event.height, seq=entry.seq)
            return replace(room, photos=room.photos.set(event.photo, photo))
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
        texts=(_revision(event, entry),),
        group=event.group,
        late=event.late,
        unfinished=event.unfinished,
        card=event.card,
        point=event.point,
        reply_to=event.reply_to,
        choice=event.choice,
        credits=event.credits,
        side=event.side,
    )
    slots = room.slots
    if contribution.kind in ONE_PER_SLOT:
        slots = slots.set(slot_of(contribution), contribution.id)
    return replace(
        room,
        contributions=room.contributions.set(contribution.id, contribution),
        said=_said(room, event.visit, event.author, event),
        drawings=_drawings(room, event.drawing),
        slots=slots,
    )


def _revised(room: Room, event: e.ContributionRevised, entry: e.Entry) -> Room:
    before = room.contributions[event.contribution]
    after = replace(
        before,
        author=event.author,
        texts=(*before.texts, _revision(event, entry)),
        late=event.late,
        unfinished=event.unfinished,
        withdrawn=False,
        shared=before.shared and before.text == event.text and not before.withdrawn,
        choice=event.choice,
        credits=event.credits,
    )
    return replace(
        room,
        contributions=room.contributions.set(after.id, after),
        said=_said(room, before.visit, event.author, event),
        drawings=_drawings(room, event.drawing),
    )


Stored = e.ContributionHandedIn | e.ContributionRevised


def _revision(event: Stored, entry: e.Entry) -> Revision:
    return Revision(text=event.text, author=event.author, at=entry.at, seq=entry.seq, pictures=event.pictures)


def _drawings(room: Room, drawing: Drawing | None) -> Map[str, Drawing]:
    return room.drawings.set(name_of(drawing), drawing) if drawing is not None else room.drawings


def _said(room: Room, visit: str, author: str | None, event: Stored) -> Map[tuple[str, str], int]:
    """How much each has said, with this."""
    key = (visit, author or "")
    return room.said.set(key, room.said.get(key, 0) + weight(event.text, event.drawing))


def words_erased(room: Room, participant: str) -> Room:
    """All that this person handed in, blanked; what a group handed in stays, for it is not one person's."""
    contributions = room.contributions.mutate()
    for contribution in room.contributions.values():
        if is_ones_own(room, contribution.id, participant):
            blank = tuple(replace(revision, text=None, pictures=()) for revision in contribution.texts)
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
    left = replace(room, contributions=contributions.finish(), said=said.finish(), marks=marks, cards=cards.finish())
    return _pictures_erased(left, participant)


def _pictures_erased(room: Room, participant: str) -> Room:
    """Drawings that nothing shows any more, and this person's photos but for those in a group's answer."""
    shown = {name for each in room.contributions.values() for revision in each.texts for name in revision.pictures}
    return replace(
        room,
        drawings=Map({name: drawing for name, drawing in room.drawings.items() if name in shown}),
        photos=Map({name: photo for name, photo in room.photos.items() if photo.by != participant or name in shown}),
    )


def is_ones_own(room: Room, contribution: str, participant: str) -> bool:
    """What is blanked with this person; what a group handed in is not one person's."""
    found = room.contributions[contribution]
    return found.author == participant and found.kind != "group-answer"
