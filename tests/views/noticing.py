"""What happened, and whose view may change by it: for what is no text, such as who called, voted or raised a hand.

The second half of who may see what; like ``sights``, written from the design.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.discussion import events as e
from tests.views.facts import Card, Facts, facts_of
from tests.views.planting import Told

EVERYBODY = "class screen instructor"

NOTICED_BY: dict[type[e.Event], str] = {
    e.RoomOpened: "",
    e.RoomLocked: EVERYBODY,
    e.RoomEnded: f"{EVERYBODY} group",
    e.RoomKeptUntil: "",
    e.ParticipantJoined: f"{EVERYBODY} own",
    e.ParticipantRenamed: f"{EVERYBODY} own group",
    e.ParticipantLeft: f"{EVERYBODY} own group",
    e.ParticipantReturned: f"{EVERYBODY} own",
    e.ParticipantRemoved: f"{EVERYBODY} own group",
    e.ParticipantRestored: f"{EVERYBODY} own",
    e.ParticipantErased: f"{EVERYBODY} own group",
    e.PlaceTaken: "instructor",
    e.Nudged: EVERYBODY,
    e.PhaseStarted: f"{EVERYBODY} group",
    e.PhaseEnded: EVERYBODY,
    e.PhaseSkipped: EVERYBODY,
    e.PhaseLengthened: EVERYBODY,
    e.RoomPaused: EVERYBODY,
    e.RoomResumed: EVERYBODY,
    e.ContributionHandedIn: "screen instructor own group",
    e.ContributionRevised: "screen instructor own group",
    e.ContributionWithdrawn: "screen instructor own group",
    e.ContributionHidden: "instructor own group",
    e.ReflectionShared: "instructor own",
    e.LineShown: EVERYBODY,
    e.ContributionTagged: "instructor",
    e.ContributionMarked: "instructor",
    e.PhotoAdded: "",
    e.ApproachAdded: "instructor",
    e.ClearMarked: "instructor own",
    e.GroupsFormed: f"{EVERYBODY} own group",
    e.MemberMoved: f"{EVERYBODY} own group",
    e.QuestionsGiven: f"{EVERYBODY} group",
    e.SidesGiven: f"{EVERYBODY} own group",
    e.SideTaken: f"{EVERYBODY} own group",
    e.SidesSwapped: f"{EVERYBODY} own group",
    e.SidesPutAway: f"{EVERYBODY} own group",
    e.PenAsked: "instructor group",
    e.PenPassed: "instructor group",
    e.ExplanationOffered: "instructor group",
    e.SpokespersonNamed: "instructor group",
    e.InstructorDroppedIn: "instructor group",
    e.InstructorCalled: "instructor own",
    e.CardPutOn: "instructor own",
    e.CardTakenOff: "instructor own",
    e.CardMoved: "instructor",
    e.CardRevealed: "instructor",
    e.CardNameRevealed: "instructor",
    e.CardLabelRevealed: "instructor",
    e.CardPutInColumn: "instructor",
    e.CardStruck: "instructor",
    e.CardPointedAt: EVERYBODY,
    e.CardsCompared: EVERYBODY,
    e.CardsConnected: "instructor own",
    e.CardsDisconnected: "instructor own",
    e.ConnectionProposed: "instructor own",
    e.ConnectionTakenBack: "instructor own",
    e.ConnectionSetAside: "instructor own",
    e.MaterialAdded: EVERYBODY,
    e.MaterialPrepared: EVERYBODY,
    e.MaterialRemoved: EVERYBODY,
    e.MaterialShown: EVERYBODY,
    e.QuestionMarked: "instructor",
    e.QuestionsShown: "instructor screen",
    e.LessonNoteWritten: "",
    e.LessonNoteRemoved: "",
    e.StanceTaken: "instructor own",
    e.PositionsAsked: EVERYBODY,
    e.PositionTaken: "instructor own",
    e.PositionsShown: EVERYBODY,
    e.VoteCast: "screen instructor own",
    e.PollRevealed: EVERYBODY,
    e.HandRaised: "instructor own",
    e.SpeakerCalled: f"{EVERYBODY} own",
    e.ProposalKept: "class instructor own",
    e.ConclusionAdopted: EVERYBODY,
}
"""``own``: of those whom it is about. The screen counts who has handed in or voted, and does not say who."""


ABOUT_ALL = (e.GroupsFormed, e.SidesGiven, e.SidesSwapped, e.SidesPutAway)


def _card_in_sight(facts: Facts, event: Any) -> bool:
    return event.card in facts.cards and facts.in_sight(facts.cards[event.card])


def _any_card_in_sight(facts: Facts, event: Any) -> bool:
    """A tag may change the letters of all, and so may an approach that is added where there was none."""
    return any(map(facts.in_sight, facts.cards.values()))


def _on_a_card_in_sight(facts: Facts, event: Any) -> bool:
    def shows(card: Card) -> bool:
        return card.contribution == event.contribution and facts.in_sight(card)

    return any(map(shows, facts.cards.values()))


def _connected_in_sight(facts: Facts, event: Any) -> bool:
    ends = facts.links.get(event.connection, ())
    return bool(ends) and all(facts.in_sight(facts.cards[end]) for end in ends)


def _positions_are_shown(facts: Facts, event: Any) -> bool:
    return "positions" in facts.shown


def _votes_are_shown(facts: Facts, event: Any) -> bool:
    """Those of this poll, or those of a later one together with it."""
    voted_in, _ = facts.visits[event.visit]
    shown = [facts.plan.phase(facts.visits[visit][0]) for visit in facts.shown - {"positions", "questions"}]
    return any(voted_in in (phase.id, phase.again) for phase in shown)


def _said_to_all(facts: Facts, event: Any) -> bool:
    return event.contribution in facts.said and facts.said[event.contribution].kind in ("point", "proposal", "question")


def _a_question(facts: Facts, event: Any) -> bool:
    return "questions" in facts.shown and _said_to_all(facts, event)


def _question_in_sight(facts: Facts, event: Any) -> bool:
    return event.question not in facts.questions_hidden


def _question_on_the_screen(facts: Facts, event: Any) -> bool:
    return "questions" in facts.shown and _question_in_sight(facts, event)


WHEN_SHOWN: list[tuple[tuple[type[e.Event], ...], str, Callable[[Facts, Any], bool]]] = [
    (
        (e.ContributionHandedIn, e.ContributionRevised, e.ContributionWithdrawn, e.ContributionHidden),
        "class",
        _said_to_all,
    ),
    ((e.ContributionHidden,), "screen", _a_question),
    ((e.QuestionMarked,), "class", _question_in_sight),
    ((e.QuestionMarked,), "screen", _question_on_the_screen),
    ((e.ContributionHidden,), "class screen", _on_a_card_in_sight),
    ((e.ContributionTagged, e.ApproachAdded), "class screen", _any_card_in_sight),
    (
        (e.CardMoved, e.CardRevealed, e.CardNameRevealed, e.CardLabelRevealed, e.CardPutInColumn, e.CardStruck),
        "class screen",
        _card_in_sight,
    ),
    ((e.CardsConnected, e.CardsDisconnected), "class screen", _connected_in_sight),
    ((e.PositionTaken,), "class screen", _positions_are_shown),
    ((e.VoteCast,), "class screen", _votes_are_shown),
]
"""Who notices it besides, if what it is about is shown before or after it."""


def nobody_notices_what_is_not_theirs(told: Told) -> None:
    facts = facts_of(told.moments)
    views = told.moments[0].views
    for moment in told.moments:
        allowed: set[str] = set()
        for entry in moment.entries:
            allowed |= _noticed(facts, entry.event)
            facts.see(entry)
            allowed |= _noticed(facts, entry.event)
        changed = {stream for stream, view in views.items() if view != moment.views[stream]}
        strangers = {stream for stream in changed if not {stream, stream.partition(":")[0]} & allowed}
        assert not strangers, (strangers, moment.entries)
        views = moment.views


def _noticed(facts: Facts, event: e.AnyEvent) -> set[str]:
    noticed = set(NOTICED_BY[type(event)].split())
    for kinds, audiences, shown in WHEN_SHOWN:
        if isinstance(event, kinds) and shown(facts, event):
            noticed |= {*audiences.split()}
    if "own" in noticed and not isinstance(event, ABOUT_ALL):
        noticed.remove("own")
        noticed |= {f"own:{person}" for person in _whom(facts, event)}
    return noticed


def _proposed(facts: Facts, event: Any) -> Sequence[str]:
    """What it answers, of all that was proposed."""
    if isinstance(event, e.CardsDisconnected):
        return facts.came_from.get(event.connection, ())
    if isinstance(event, e.CardTakenOff):
        return [each for link in facts.links_of(event.card) for each in facts.came_from[link]]
    proposed = getattr(event, "proposed", ())
    return (proposed,) if isinstance(proposed, str) else proposed


def _whom(facts: Facts, event: Any) -> set[str | None]:
    """Whom it is about; whoever had the word may lose it."""
    of = getattr(event, "contribution", None)
    if isinstance(event, e.CardTakenOff):
        of = facts.cards[event.card].contribution
    said = facts.said.get(of) if of is not None else None
    speakers = {facts.speaker} if isinstance(event, e.SpeakerCalled) else set()
    proposed = {facts.proposed[each].by for each in _proposed(facts, event) if each in facts.proposed}
    return {*proposed, getattr(event, "participant", None), said.author if said is not None else None, *speakers}
