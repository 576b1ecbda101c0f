"""A transcript for its reader: the class's copy has what the class saw, a student's that and their own work.

What each may know is said in ``views.visibility``; here it is only taken out. The instructor's copy is whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from facilitator.discussion.contribution import Contribution
from facilitator.discussion.model import Room
from facilitator.discussion.plan import Phase, Plan
from facilitator.transcript import model as m
from facilitator.transcript.handed_in import contribution_record, contributions_of
from facilitator.transcript.records import Contributions, names_of_pictures
from facilitator.views import visibility
from facilitator.views.visibility import TranscriptReader

OfSomebody = TypeVar(
    "OfSomebody", m.ClearRecord, m.PositionRecord, m.VoteRecord, m.StanceRecord, m.ProposedConnectionRecord
)


class NotInRoom(LookupError):
    """That student is not in the room, or was erased."""


def for_reader(transcript: m.Transcript, room: Room, reader: TranscriptReader) -> m.Transcript:
    """Raises NotInRoom."""
    if reader.kind == "instructor":
        return transcript
    if reader.kind == "student" and not visibility.has_transcript(room, reader.id):
        raise NotInRoom(f"no transcript for {reader.id!r}")
    return _Copy(transcript, room, reader).made()


class _Copy:
    """One copy in the making."""

    def __init__(self, transcript: m.Transcript, room: Room, reader: TranscriptReader) -> None:
        self.transcript = transcript
        self.room = room
        self.reader = reader
        self.on_cards = visibility.texts_on_cards(room)
        self.named_on_cards = visibility.named_on_cards(room)
        self.named = visibility.named_in_discussion(room)
        self.questions = frozenset(each.id for each in visibility.questions_in_sight(room))
        cards = room.cards.values()
        self.cards = frozenset(card.id for card in cards if visibility.card_in_class_sight(room, card))
        self.own = frozenset(each.id for each in room.contributions.values() if self._own(each))
        self.written = {
            each.id: texts
            for each in room.contributions.values()
            if self.reader.id and each.id not in self.own and (texts := visibility.written_for_group(each, reader.id))
        }

    def made(self) -> m.Transcript:
        whole, room = self.transcript, self.room
        written = [each for each in contributions_of(room) if self._kept(each)]
        contributions = Contributions(written, self._record, room.contributions)
        kept = frozenset(each.id for each in written)
        polls = visibility.polls_in_class_sight(room)
        return replace(
            whole,
            reader=self.reader.kind,
            student=self.reader.id or None,
            room=replace(whole.room, instructor=None, speaker=None),
            plan=_plan(room),
            participants=tuple(map(self._participant, whole.participants)),
            phases=tuple(replace(visit, clear=self._mine(visit.clear)) for visit in whole.phases),
            contributions=contributions,
            board=self._board(),
            connections=tuple(
                replace(each, proposed=()) for each in whole.connections if {each.a, each.b} <= self.cards
            ),
            points=tuple(self._point(each, kept) for each in whole.points if each.contribution in kept),
            positions=tuple(replace(each, taken=self._taken(each)) for each in self._askings()),
            moves=self._moves(),
            conclusions=tuple(
                replace(each, proposals=tuple(proposal for proposal in each.proposals if proposal in kept))
                for each in whole.conclusions
            ),
            reflections=tuple(
                each if each.contribution in self.own else replace(each, credits=())
                for each in whole.reflections
                if each.contribution in kept
            ),
            groups=tuple(map(self._group, whole.groups)),
            polls=tuple(self._poll(each, polls) for each in whole.polls if each.visit in polls),
            stances=self._mine(each for each in whole.stances if each.card in self.cards),
            proposals=tuple(self._proposal(each) for each in whole.proposals if each.contribution in kept),
            approaches_added=(),
            pictures=self._pictures(contributions),
            connections_proposed=self._mine(whole.connections_proposed),
            planned_board=(),
            materials=self._materials(),
            questions=tuple(self._question(each) for each in whole.questions if each.id in self.questions),
            lesson_notes=(),
            ideas=tuple(self._idea(each, kept) for each in whole.ideas if each.card in self.cards),
        )

    def _participant(self, person: m.ParticipantRecord) -> m.ParticipantRecord:
        state = visibility.state_told(self.room.participants[person.id])
        return replace(person, state=state, device=None, spoken=0, hand_at=None, called_at=None, side=None)

    def _record(self, each: Contribution) -> m.ContributionRecord:
        return self._contribution(contribution_record(self.room, each))

    def _own(self, each: Contribution) -> bool:
        return self.reader.kind == "student" and visibility.own_work(self.room, each, self.reader.id)

    def _kept(self, each: Contribution) -> bool:
        told = visibility.told_to_class(each, self.questions)
        return told or each.id in self.on_cards or each.id in self.own or each.id in self.written

    def _mine(self, records: Iterable[OfSomebody]) -> tuple[OfSomebody, ...]:
        return tuple(each for each in records if self.reader.id and each.participant == self.reader.id)

    def _contribution(self, each: m.ContributionRecord) -> m.ContributionRecord:
        seen = replace(each, approach=None, wanted_because=None, card=each.card if each.card in self.cards else None)
        reply_to = seen.reply_to
        if reply_to is not None and not self._kept(self.room.contributions[reply_to]):
            seen = replace(seen, reply_to=None)
        if each.id in self.own:
            return seen
        in_part = each.id in self.on_cards or each.id in self.written
        return self._in_part(seen) if in_part else self._told(seen)

    def _told(self, each: m.ContributionRecord) -> m.ContributionRecord:
        """What counts of it, and whose it is where names are shown."""
        named = self.named and each.kind != "reflection"
        return replace(
            each,
            revisions=(),
            author=each.author if named else None,
            credits=each.credits if named else (),
            unfinished=False,
        )

    def _in_part(self, each: m.ContributionRecord) -> m.ContributionRecord:
        """The texts that cards show, or that this student wrote for a group that they are in no more; and whose it is
        if cards say so."""
        if visibility.told_to_class(self.room.contributions[each.id], self.questions):
            return self._told(each)
        wrote = self.written.get(each.id, frozenset())
        seen = self.on_cards.get(each.id, frozenset()) | wrote
        latest = m.RevisionRecord(text=each.text, at=each.at, seq=each.seq, pictures=each.pictures)
        texts = [
            replace(was, author=self.reader.id if was.seq in wrote else None)
            for was in (*each.revisions, latest)
            if was.seq in seen
        ]
        shown, named = texts[-1], each.id in self.named_on_cards or each.id in self.written
        return replace(
            each,
            text=shown.text,
            at=shown.at,
            seq=shown.seq,
            pictures=shown.pictures,
            revisions=tuple(texts[:-1]),
            author=each.author if named and each.group is None else shown.author,
            group=each.group if named else None,
            late=False,
            unfinished=False,
            withdrawn=False,
            erased=shown.text is None,
            choice=None,
            credits=(),
        )

    def _board(self) -> tuple[m.CardRecord, ...]:
        seen = [card for card in self.transcript.board if card.id in self.cards]
        return tuple(
            replace(card, place=place, label=card.label if card.label_shown else None)
            for place, card in enumerate(seen)
        )

    def _point(self, each: m.PointRecord, kept: frozenset[str]) -> m.PointRecord:
        return replace(
            each,
            card=each.card if each.card in self.cards else None,
            reply_to=each.reply_to if each.reply_to in kept else None,
        )

    def _taken(self, asking: m.AskingRecord) -> tuple[m.PositionRecord, ...]:
        """Their own; of those to a card that the class sees no more, what they wrote."""
        seen = (None, *self.cards)
        return self._mine(each for each in asking.taken if each.card in seen or each.because)

    def _moves(self) -> tuple[m.MoveRecord, ...]:
        """Between cards that the class sees still."""
        if not self.room.positions_shown:
            return ()
        seen = (None, *self.cards)
        return tuple(move for move in self.transcript.moves if move.first in seen and move.now in seen)

    def _askings(self) -> tuple[m.AskingRecord, ...]:
        return self.transcript.positions if self.room.positions_shown or self.reader.id else ()

    def _poll(self, each: m.PollRecord, seen: frozenset[str]) -> m.PollRecord:
        return replace(each, votes=self._mine(each.votes), before=each.before if each.before in seen else None)

    def _group(self, each: m.GroupRecord) -> m.GroupRecord:
        if self.reader.id in each.members:
            return replace(each, reason="", reason_of=(), pen_asked=())
        return replace(each, reason="", reason_of=(), pen=None, pen_asked=(), spokesperson=None, explainers=())

    def _proposal(self, each: m.ProposalRecord) -> m.ProposalRecord:
        return replace(each, kept_by=tuple(who for who in each.kept_by if who == self.reader.id))

    def _pictures(self, contributions: Iterable[m.ContributionRecord]) -> tuple[m.PictureRecord, ...]:
        names = names_of_pictures(contributions)
        return tuple(picture for picture in self.transcript.pictures if picture.name in names)

    def _materials(self) -> tuple[m.MaterialRecord, ...]:
        seen = {material.id for material in visibility.materials_in_sight(self.room)}
        return tuple(material for material in self.transcript.materials if material.id in seen)

    def _question(self, each: m.QuestionRecord) -> m.QuestionRecord:
        mine = self.reader.id and each.author == self.reader.id
        return each if self.named or mine else replace(each, author=None)

    def _idea(self, idea: m.IdeaRecord, kept: frozenset[str]) -> m.IdeaRecord:
        """Credits tell whose a card is: they are told only where the card tells it."""
        shown = self.room.cards[idea.card].contribution
        known = shown in self.named_on_cards or shown in self.own
        return replace(idea, steps=tuple(step for each in idea.steps for step in self._step(each, kept, known)))

    def _step(self, step: m.StepRecord, kept: frozenset[str], known: bool) -> Iterable[m.StepRecord]:
        match step.kind:
            case "card":
                yield step
            case "moved":
                if self.reader.id and step.participant == self.reader.id:
                    yield step
            case "answer" | "group-answer":
                if step.id in self.own:
                    yield step
            case "conclusion":
                if known:
                    yield step
            case "proposal" | "reflection":
                if known and step.id in kept:
                    named = step.id in self.own or (self.named and step.kind == "proposal")
                    yield step if named else replace(step, participant=None)


def _plan(room: Room) -> Plan:
    """Without what is the instructor's: aims, notes, approaches, which choice is sound, what nobody came to."""
    visited = {visit.phase for visit in room.visits}
    return replace(
        room.plan,
        goal_html="",
        phases=tuple(_phase(phase, phase.id in visited) for phase in room.plan.phases),
        materials=tuple(visibility.materials_in_sight(room)),
    )


def _phase(phase: Phase, visited: bool) -> Phase:
    seen = replace(
        phase,
        notes_html="",
        moves=(),
        approaches=(),
        discuss_between=None,
        choices=tuple(replace(choice, sound=None) for choice in phase.choices),
    )
    if visited:
        return seen
    prompts = tuple(replace(prompt, html="") for prompt in phase.prompts)
    return replace(
        seen, prompts=prompts, question_html="", choices=tuple(replace(each, html="") for each in phase.choices)
    )
