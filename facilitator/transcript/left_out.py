"""A transcript without the parts that its reader does not want; it says which."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import get_args

from msgspec.structs import replace

from facilitator.transcript import model as m
from facilitator.transcript.records import names_of_pictures, only

PARTS: tuple[m.Part, ...] = get_args(m.Part)


def without(transcript: m.Transcript, parts: Collection[m.Part]) -> m.Transcript:
    """Diagrams are drawn later: documents ask ``left_out`` for them."""
    for part in PARTS:
        if part in parts:
            transcript = _without(transcript, part)
    return replace(transcript, left_out=tuple(part for part in PARTS if part in parts))


def _without(transcript: m.Transcript, part: m.Part) -> m.Transcript:
    match part:
        case "reflections":
            kept = only(transcript.contributions, lambda each: each.kind != "reflection")
            return replace(transcript, contributions=kept, reflections=(), ideas=_no_reflections(transcript))
        case "earlier":
            return _only_the_last(transcript)
        case "lesson-notes":
            return replace(transcript, lesson_notes=())
        case "pictures":
            bare = only(transcript.contributions, change=_no_pictures)
            return replace(transcript, contributions=bare, pictures=())
        case "materials":
            return replace(transcript, materials=(), plan=replace(transcript.plan, materials=()))
        case "planned-board":
            return replace(transcript, planned_board=())
        case "diagrams":
            return transcript


def _no_reflections(transcript: m.Transcript) -> tuple[m.IdeaRecord, ...]:
    return tuple(
        replace(idea, steps=tuple(step for step in idea.steps if step.kind != "reflection"))
        for idea in transcript.ideas
    )


def _only_the_last(transcript: m.Transcript) -> m.Transcript:
    """But for those that cards show: the board stays as it was."""
    shown = {(card.contribution, card.text_seq) for card in transcript.board}

    def last(each: m.ContributionRecord) -> m.ContributionRecord:
        return replace(each, revisions=tuple(was for was in each.revisions if (each.id, was.seq) in shown))

    contributions = only(transcript.contributions, change=last)
    return replace(transcript, contributions=contributions, pictures=_pictures_in(transcript, contributions))


def _pictures_in(
    transcript: m.Transcript, contributions: Iterable[m.ContributionRecord]
) -> tuple[m.PictureRecord, ...]:
    names = names_of_pictures(contributions)
    return tuple(picture for picture in transcript.pictures if picture.name in names)


def _no_pictures(each: m.ContributionRecord) -> m.ContributionRecord:
    return replace(each, pictures=(), revisions=tuple(replace(was, pictures=()) for was in each.revisions))
