"""What goes over the wire under which name: events, commands, and what each stream's view is made of.

The TypeScript types, the AsyncAPI document and the tests of ``docs/protocol.md`` are all made from these tables; a test
holds the tables to the views themselves.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from facilitator.discussion import limits
from facilitator.discussion.commands import AnyCommand, Command
from facilitator.live import messages as m
from facilitator.views import entities as en
from facilitator.views.entities import Collection, Entity

StreamKind = Literal["class", "group", "own", "instructor", "screen"]
"""The part of a stream's name before the colon."""

FROM_SERVER: dict[str, type[Struct]] = {
    "welcome": m.Welcome,
    "snapshot": m.Snapshot,
    "patch": m.Patch,
    "streams": m.StreamsChanged,
    "drafts": m.Drafts,
    "presence": m.Presence,
}
FROM_CLIENT: dict[str, type[Struct]] = {"resync": m.Resync, "draft": m.Draft}
"""Besides ``command``, the one event that is acknowledged."""

COMMANDS: tuple[type[Command], ...] = get_args(AnyCommand)
COMMAND_ID = "^[A-Za-z0-9_-]{22,64}$"
"""At least 128 bits of chance, made on the phone."""

_COURSE: dict[Collection, type[Entity]] = {
    "room": en.RoomInfo,
    "topics": en.TopicInfo,
    "materials": en.MaterialInfo,
    "phases": en.PhaseInfo,
    "visits": en.VisitInfo,
    "sides": en.SidesInfo,
}
_BOARD: dict[Collection, type[Entity]] = {
    "cards": en.CardInfo,
    "connections": en.ConnectionInfo,
    "conclusions": en.ConclusionInfo,
    "positions": en.PositionsInfo,
    "polls": en.PollInfo,
}

VIEWS: dict[StreamKind, dict[Collection, type[Entity]]] = {
    "class": {
        **_COURSE,
        **_BOARD,
        "people": en.PersonInfo,
        "groups": en.GroupInfo,
        "points": en.PointInfo,
        "proposals": en.ProposalInfo,
        "lines": en.LineInfo,
        "questions": en.QuestionInfo,
    },
    "group": {
        "group": en.GroupDetail,
        "answers": en.AnswerInfo,
        "brought": en.BroughtInfo,
        "group_answers": en.AnswerInfo,
    },
    "own": {
        "me": en.MeInfo,
        "contributions": en.ContributionInfo,
        "stances": en.OwnStance,
        "positions_taken": en.OwnPosition,
        "votes": en.OwnVote,
        "clear": en.OwnMark,
        "proposed": en.OwnProposed,
        "keeps": en.OwnMark,
    },
    "instructor": {
        **_COURSE,
        "guides": en.PhaseGuide,
        "participants": en.ParticipantInfo,
        "of_class": en.ClassInfo,
        "returning": en.ReturningInfo,
        "lines": en.LineInfo,
        "places": en.PlaceInfo,
        "contributions": en.ContributionInfo,
        "tags": en.TagInfo,
        "marks": en.MarkInfo,
        "proposals": en.ProposalInfo,
        "groups": en.GroupDetail,
        "reasons": en.GroupReason,
        "board": en.CardDetail,
        "connections": en.ConnectionDetail,
        "proposed": en.ProposedInfo,
        "conclusions": en.ConclusionInfo,
        "positions": en.PositionsInfo,
        "positions_taken": en.PositionInfo,
        "polls": en.PollInfo,
        "clear": en.ClearInfo,
        "questions": en.QuestionDetail,
        "questions_shown": en.QuestionsInfo,
        "counts": en.CountsInfo,
    },
    "screen": {
        **_COURSE,
        **_BOARD,
        "groups": en.GroupInfo,
        "lines": en.LineInfo,
        "questions": en.QuestionInfo,
        "questions_shown": en.QuestionsInfo,
        "counts": en.CountsInfo,
    },
}
"""Every collection that a stream of that kind may have, and the one kind of entity in it."""


def entity_types() -> tuple[type[Entity], ...]:
    """Every kind of entity that a view is made of, once, in the order of ``VIEWS``."""
    return tuple(dict.fromkeys(entity for view in VIEWS.values() for entity in view.values()))


def limit_values() -> dict[str, int]:
    """How much of anything a room and the wire take, by name."""
    named = {name: value for name, value in vars(limits).items() if name.isupper() and isinstance(value, int)}
    return {**named, "MESSAGE_LIMIT": m.MESSAGE_LIMIT}
