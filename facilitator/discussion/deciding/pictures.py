"""What may be shown with an answer: photos that are one's own, and one drawing."""

from __future__ import annotations

from facilitator.discussion import commands as c
from facilitator.discussion import events as e
from facilitator.discussion.contribution import Contribution
from facilitator.discussion.deciding.context import Case, person_meant
from facilitator.discussion.limits import DRAWING, PHOTOS_EACH, PICTURES, VISIT_TEXT
from facilitator.discussion.model import Room
from facilitator.discussion.pictures import Drawing, encoded, is_drawing, name_of, weight
from facilitator.discussion.plan import AnswerForm, Phase
from facilitator.discussion.refused import Refused


def shown_with(
    case: Case, command: c.HandIn, author: str, phase: Phase, before: Contribution | None
) -> tuple[str, ...]:
    """The names of all pictures of the answer as it shall be, the new drawing last."""
    kept = {name for revision in before.texts for name in revision.pictures} if before is not None else set()
    for name in command.pictures:
        photo = case.room.photos.get(name)
        if name not in kept and (photo is None or photo.by != author):
            raise Refused("not-found", "no-such-picture")
    drawing = command.drawing
    if drawing is not None and len(encoded(drawing)) > DRAWING:
        raise Refused("too-large", "drawing-too-large")
    shown = tuple(dict.fromkeys((*command.pictures, *((name_of(drawing),) if drawing is not None else ()))))
    _forms_fit(case, shown, phase)
    if len(shown) > PICTURES or sum(map(is_drawing, shown)) > 1:
        raise Refused("too-large", "too-many-pictures", most=PICTURES)
    return shown


def _forms_fit(case: Case, shown: tuple[str, ...], phase: Phase) -> None:
    """A student answers in the forms that the plan asks for; the instructor enters what there is."""
    for name in shown:
        form: AnswerForm = "drawing" if is_drawing(name) else "photo"
        if case.actor.kind == "student" and form not in phase.answer:
            raise Refused("not-now", "form-not-asked")


def not_without_end(room: Room, visit: str, author: str | None, text: str, drawing: Drawing | None = None) -> None:
    if room.said.get((visit, author or ""), 0) + weight(text, drawing) > VISIT_TEXT:
        raise Refused("too-large", "said-too-much")


def add_photo(case: Case, command: c.AddPhoto) -> list[e.AnyEvent]:
    room = case.room
    owner = person_meant(case, command.participant)
    if command.photo in room.photos:
        return []
    if sum(photo.by == owner for photo in room.photos.values()) >= PHOTOS_EACH:
        raise Refused("too-large", "too-many-photos", most=PHOTOS_EACH)
    return [e.PhotoAdded(photo=command.photo, participant=owner, width=command.width, height=command.height)]
