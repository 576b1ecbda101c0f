"""The classes that come back: each lives in its rooms, and the next one begins with what the last one left."""

from __future__ import annotations

import secrets
from unicodedata import normalize

from facilitator.discussion.names import clean_name, look_alike
from facilitator.discussion.returning import OfClass, next_of
from facilitator.importing.given import class_of
from facilitator.live.codes import ENDED_BY
from facilitator.live.room import LiveRoom
from facilitator.web.program import program

SYLLABLES = tuple(f"{first}{then}" for first in "bdfghkmnprstvz" for then in "aeiou")
WORD_SYLLABLES = 4
"""Easily said aloud and typed; tries are limited, so that they need not be more."""


def classes_of(owner: str) -> list[str]:
    """Names of an instructor's classes, the one that met last first."""
    log = program().store.log
    rooms = program().engine.in_thread(lambda: log.rooms(owner, ENDED_BY))
    return list(dict.fromkeys(each.room.class_name for each in rooms if each.room.class_name))


def class_of_older(owner: str, typed: str) -> OfClass | None:
    """For a room that was held elsewhere. Refused for a name that cannot be."""
    return class_of(typed, classes_of(owner), _new_word())


def class_named(owner: str, typed: str) -> OfClass | None:
    """For the next room of the class of that name, or the first one; None where none is named. Refused for a name that
    cannot be."""
    if not typed.strip():
        return None
    name = clean_name(typed)
    log = program().store.log
    rooms = program().engine.in_thread(lambda: log.rooms(owner, ENDED_BY))
    for each in rooms:
        if each.room.class_name and look_alike(each.room.class_name, name):
            live = program().rooms.named(each.room.code)
            # What was brought in is the class's too, but nobody in it has a seat to come back to.
            if live.told.of_class is not None and not live.told.imported:
                return next_of(live.told, live.told.of_class, _begun(live))
    return OfClass(name=name, word=_new_word())


def _new_word() -> str:
    return "".join(secrets.choice(SYLLABLES) for _ in range(WORD_SYLLABLES))


def _begun(live: LiveRoom) -> dict[str, str]:
    """Reflections that are still being written, by participant."""
    drafts = sorted(program().house.of(live).drafts.all().values(), key=lambda draft: draft.at)
    return {draft.participant: draft.text for draft in drafts if draft.kind == "reflection" and draft.text.strip()}


def is_word(of_class: OfClass, typed: str) -> bool:
    """Whether that is the class's word, in whatever case and width."""
    said = normalize("NFKC", typed).casefold().strip()
    return secrets.compare_digest(said.encode(), of_class.word.encode())
