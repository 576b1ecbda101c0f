"""What each kind of phase allows to whom: one table, and nothing else decides it.

A student's word belongs to the visit it names. It is refused here only if that kind of phase never allows it; that the
visit has ended makes it late, not refused.
"""

from __future__ import annotations

from msgspec import Struct

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.events import ActorKind
from facilitator.discussion.plan import PhaseKind


class Allows(Struct, frozen=True, kw_only=True):
    """For students in one kind of phase: what they may hand in, and what else they may do."""

    contributions: frozenset[ContributionKind] = frozenset()
    commands: frozenset[type[c.Command]] = frozenset()


PHASES: dict[PhaseKind, Allows] = {
    "pose": Allows(contributions=frozenset({"note"}), commands=frozenset({c.MarkClear})),
    "think": Allows(contributions=frozenset({"answer"})),
    "groups": Allows(contributions=frozenset({"group-answer"})),
    "discuss": Allows(contributions=frozenset({"point"}), commands=frozenset({c.TakeStance, c.ProposeConnection})),
    "poll": Allows(contributions=frozenset({"reason"}), commands=frozenset({c.CastVote})),
    "sum-up": Allows(contributions=frozenset({"proposal"})),
    "reflect": Allows(contributions=frozenset({"reflection"})),
}

ANYTIME: frozenset[ContributionKind] = frozenset({"question"})
"""What may be handed in in every kind of phase."""

_GUEST: frozenset[ActorKind] = frozenset({"guest"})
_STUDENT: frozenset[ActorKind] = frozenset({"student"})
_INSTRUCTOR: frozenset[ActorKind] = frozenset({"instructor"})
_BOTH: frozenset[ActorKind] = frozenset({"student", "instructor"})

WHO: dict[type[c.Command], frozenset[ActorKind]] = {
    c.Join: _GUEST,
    **dict.fromkeys(
        (
            c.Leave,
            c.Return,
            c.MarkClear,
            c.AskForPen,
            c.TakePen,
            c.OfferToExplain,
            c.ClaimCard,
            c.TakeStance,
            c.ProposeConnection,
            c.TakeBackConnection,
            c.TakePosition,
            c.CastVote,
            c.Keep,
            c.ShareReflection,
        ),
        _STUDENT,
    ),
    **dict.fromkeys(
        (
            c.Rename,
            c.Erase,
            c.HandIn,
            c.AddPhoto,
            c.Revise,
            c.Withdraw,
            c.PassPen,
            c.NameSpokesperson,
            c.CallInstructor,
            c.RaiseHand,
        ),
        _BOTH,
    ),
    **dict.fromkeys(
        (
            c.LockRoom,
            c.EndRoom,
            c.KeepUntil,
            c.AddParticipant,
            c.Remove,
            c.Restore,
            c.Nudge,
            c.PlaceAt,
            c.ArrangePlaces,
            c.Start,
            c.Next,
            c.Back,
            c.Skip,
            c.GoTo,
            c.Lengthen,
            c.Pause,
            c.Resume,
            c.Hide,
            c.Tag,
            c.MarkForBoard,
            c.AddApproach,
            c.FormGroups,
            c.MoveMember,
            c.PlaceUngrouped,
            c.GiveQuestion,
            c.GiveSides,
            c.MoveToSide,
            c.SwapSides,
            c.PutSidesAway,
            c.DropIn,
            c.ShowLine,
            c.PutOnBoard,
            c.TakeOffBoard,
            c.MoveCard,
            c.RevealCard,
            c.RevealName,
            c.RevealLabel,
            c.PutInColumn,
            c.PointAt,
            c.CompareCards,
            c.StrikeThrough,
            c.Connect,
            c.Disconnect,
            c.AnswerConnection,
            c.AskPositions,
            c.ShowPositions,
            c.RevealPoll,
            c.CallOn,
            c.AdoptConclusion,
            c.AddMaterial,
            c.FillMaterial,
            c.RemoveMaterial,
            c.ShowMaterial,
            c.MarkQuestion,
            c.ShowQuestions,
            c.WriteLessonNote,
            c.RemoveLessonNote,
        ),
        _INSTRUCTOR,
    ),
}

AFTER_THE_END: frozenset[type[c.Command]] = frozenset({c.Erase, c.KeepUntil, c.WriteLessonNote, c.RemoveLessonNote})
"""What may still be asked of a room that has ended."""
