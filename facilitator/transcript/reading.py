"""What documents ask of a transcript: names, times in words, who spoke of which card when. It knows no format.

A document follows the visits. A card belongs to the first visit of a discuss phase that was not over when it was put
up; a reply belongs to the thread that it replies in, in whatever visit it came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, tzinfo
from heapq import merge

from babel.dates import format_date
from babel.lists import format_list

from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.plan import CONNECTIONS, Phase
from facilitator.languages import translate
from facilitator.transcript import model as m
from facilitator.transcript.approaches import Approaches
from facilitator.transcript.names import Names
from facilitator.transcript.records import by_id, handed_in

Thread = list[tuple[int, m.ContributionRecord]]
"""A point and what was said to it, each with its depth from 0."""

ON_BOARD: frozenset[ContributionKind] = frozenset({"answer", "group-answer", "note", "reason"})
"""What the class sees only where it was put on the board."""

InTurn = str | m.NudgeRecord
"""What is said in a discussion: a thread, by its root, or a sentence of the instructor to all."""

Edit = Callable[[str], str]
"""How a format writes people's words so that they stay words."""


class Reading:
    """A transcript for readers of one language; ``zone`` None is this machine's."""

    def __init__(
        self,
        transcript: m.Transcript,
        language: str,
        zone: tzinfo | None,
        edit: Edit,
        names: Names = "shown",
    ) -> None:
        """``names``: what the transcript shows already; a document says so."""
        self.transcript = transcript
        self.pseudonyms = names == "pseudonyms"
        self.language = language
        self.zone = zone
        self.edit = edit
        self.people = {each.id: each for each in transcript.participants}
        self.contributions = by_id(transcript.contributions)
        self.joined_at = {each.id: place for place, each in enumerate(transcript.participants)}
        self.groups = {each.id: each for each in transcript.groups}
        self.approaches = Approaches(transcript)
        self.letters = {each.id: each.letter for each in transcript.board}
        self._replies: dict[str, list[str]] = {}
        self._threads: dict[tuple[str, str | None], list[str]] = {}
        for visit in transcript.phases:
            for said in handed_in(transcript.contributions, visit.visit, "point"):
                if said.reply_to is not None:
                    self._replies.setdefault(said.reply_to, []).append(said.id)
                else:
                    self._threads.setdefault((visit.visit, said.card), []).append(said.id)
        self.kept = {each.contribution: each.kept for each in transcript.proposals}

    def says(self, text_id: str, **words: str | int) -> str:
        """A text of the catalogue. Words of people go through ``edit`` before they come here."""
        return translate(self.language, text_id, **words)

    @property
    def is_imported(self) -> bool:
        return bool(self.transcript.room.imported)

    def clock(self, moment: str) -> str:
        """Empty within what was held elsewhere: when each thing was said is not known."""
        if self.is_imported:
            return ""
        return f"{self._local(moment):%H:%M}"

    def day(self, moment: str) -> str:
        return format_date(self._local(moment), "full", locale=self.language)

    def until(self, end: str, start: str) -> str:
        """When it ended: the time, with its day where that is not the day of the start."""
        if self._local(end).date() == self._local(start).date():
            return self.clock(end)
        return self.says("transcript.day-and-time", day=self.day(end), time=self.clock(end))

    def zone_name(self, moment: str) -> str:
        return f"{self._local(moment):%Z}"

    def _local(self, moment: str) -> datetime:
        return datetime.fromisoformat(moment).astimezone(self.zone)

    def name(self, participant: str | None) -> str:
        """In the format's writing."""
        name = self.people[participant].name if participant is not None else None
        return self.edit(name) if name is not None else self.says("transcript.erased-name")

    def names(self, people: Iterable[str]) -> str:
        return format_list([self.name(person) for person in people], locale=self.language)

    def author(self, contribution: m.ContributionRecord) -> str:
        """The group, for what a group handed in."""
        if contribution.group is None:
            unnamed = contribution.author is None and contribution.text is not None
            return self.says("transcript.unnamed") if unnamed else self.name(contribution.author)
        return self.says("transcript.group", number=self.groups[contribution.group].number)

    def seen_in(self, each: m.ContributionRecord) -> Iterator[str]:
        """What the instructor saw in it: its approach, and that they wanted it on the board, and why."""
        if each.approach is not None and not each.erased:
            label = self.edit(self.approaches.of(each.phase)[each.approach].label)
            yield self.says("transcript.approach", label=label or self.says("transcript.unforeseen"))
        if each.wanted_because:
            yield self.says("transcript.wanted-because", why=self.edit(each.wanted_because))
        elif each.wanted_because is not None:
            yield self.says("transcript.wanted")

    def writers(self, contribution: m.ContributionRecord) -> list[str]:
        """Who wrote what a group handed in, unless they asked to be erased: the answer stays the group's."""
        author = contribution.author
        if contribution.group is None or author is None or self.people[author].name is None:
            return []
        return [self.says("transcript.written-by", name=self.name(author))]

    def sides_in(self, visit: m.PhaseRecord) -> list[str]:
        """What was done with sides in a visit; what was done before the first is told of there."""
        first = visit == self.transcript.phases[0]
        return [
            self.says(f"transcript.sides.{each.by or each.happened}", time=self.clock(each.at))
            for each in self.transcript.sides
            if each.visit == visit.visit or (first and each.visit is None)
        ]

    def phase(self, visit: m.PhaseRecord) -> Phase:
        return self.transcript.plan.phase(visit.id)

    def handed_in(self, visit: m.PhaseRecord, kind: ContributionKind) -> list[m.ContributionRecord]:
        """Each author's together, in the order in which people joined; of groups, by their numbers."""
        found = handed_in(self.transcript.contributions, visit.visit, kind)
        return sorted((each for each in found if self._listed(each)), key=self._place)

    def _listed(self, each: m.ContributionRecord) -> bool:
        """In a copy for the class or a student, what stands on the board is told of there, not in lists besides."""
        if self.transcript.reader == "instructor" or each.kind not in ON_BOARD:
            return True
        return self.is_own(each)

    def is_own(self, each: m.ContributionRecord) -> bool:
        """Whether it belongs to the student whose copy it is; what they wrote for a group does, be they in another."""
        student = self.transcript.student
        if student is None or each.group is None:
            return student is not None and each.author == student
        wrote = (each.author, *(was.author for was in each.revisions))
        return student in self.groups[each.group].members or student in wrote

    def _place(self, contribution: m.ContributionRecord) -> int:
        if contribution.group is not None:
            return self.groups[contribution.group].number
        return self.joined_at[contribution.author] if contribution.author is not None else -1

    def shown_on(self, card: m.CardRecord) -> m.RevisionRecord | m.ContributionRecord:
        """What the card says: what was the latest when it was put up."""
        contribution = self.contributions[card.contribution]
        return next((each for each in contribution.revisions if each.seq == card.text_seq), contribution)

    def in_columns(self, cards: Iterable[m.CardRecord]) -> list[tuple[str | None, list[m.CardRecord]]]:
        """Under the plan's columns, what stands beside them last; undivided where none stands in one. Without empty
        ones."""
        known, every = self.transcript.plan.columns, list(cards)
        if all(card.column not in known for card in every):
            return [(None, every)] if every else []
        found = [(column, [card for card in every if card.column == column]) for column in known]
        beside = (self.says("transcript.besides"), [card for card in every if card.column not in known])
        return [(column, stand) for column, stand in [*found, beside] if stand]

    def opposed(self, card: m.CardRecord) -> list[str]:
        """The letters of the cards that contradict it."""
        pairs = [(each.a, each.b) for each in self.transcript.connections if each.kind == "contradicts"]
        return sorted({self.letters[b if a == card.id else a] for a, b in pairs if card.id in (a, b)})

    def visit_at(self, seq: int) -> m.PhaseRecord | None:
        """The visit in which that event happened; None before the first."""
        return next((visit for visit in reversed(self.transcript.phases) if visit.seq <= seq), None)

    def discussed_in(self, seq: int) -> m.PhaseRecord | None:
        """The visit that a card or connection made by that event belongs to; None if no discussion came after it."""
        visits = self.transcript.phases
        ends = [*(visit.seq for visit in visits[1:]), self.transcript.room.seq + 1]
        ended_after = (visit for visit, end in zip(visits, ends, strict=False) if end > seq)
        return next((visit for visit in ended_after if visit.kind == "discuss"), None)

    def last_asked_in(self) -> m.PhaseRecord | None:
        """The visit in which positions were asked for the last time."""
        askings = self.transcript.positions
        before = (visit for visit in self.transcript.phases if askings and visit.started_at <= askings[-1].at)
        return max(before, key=lambda visit: visit.seq, default=None)

    def threads(self, visit: m.PhaseRecord) -> Iterator[str]:
        """The points of a visit that reply to none: each begins a thread."""
        points = handed_in(self.transcript.contributions, visit.visit, "point")
        return (each.id for each in points if each.reply_to is None)

    def about(self, visit: m.PhaseRecord, card: str | None) -> list[str]:
        """Those about a card, or about the discussion as a whole."""
        return self._threads.get((visit.visit, card), [])

    def thread(self, root: str) -> Thread:
        """A conversation in its order: what replies to a point comes right after it."""
        thread: Thread = []
        waiting = [(0, root)]
        while waiting:
            depth, point = waiting.pop()
            thread.append((depth, self.contributions[point]))
            waiting += [(depth + 1, reply) for reply in reversed(self._replies.get(point, []))]
        return thread

    def in_turn(self, roots: Iterable[str], visit: m.PhaseRecord) -> Iterator[InTurn]:
        """These threads of a visit, with what the instructor said to all between them, by when each was begun."""
        begun: Iterator[tuple[int, InTurn]] = ((_begun(self.contributions[root]), root) for root in roots)
        told = self.nudges_in(visit) if visit.kind == "discuss" else []
        nudges: Iterator[tuple[int, InTurn]] = ((nudge.seq, nudge) for nudge in told)
        return (said for _, said in merge(begun, nudges, key=lambda each: each[0]))

    def nudges_in(self, visit: m.PhaseRecord) -> list[m.NudgeRecord]:
        return [nudge for nudge in self.transcript.nudges if self.visit_at(nudge.seq) == visit]

    def instructor(self, nudge: m.NudgeRecord) -> str:
        return self.edit(nudge.by) if nudge.by else self.says("page.transcript.instructor")

    def marks_of(self, nudge: m.NudgeRecord) -> list[str]:
        """To whom it was said, or, where that is not known, that it was an instructor who has said it."""
        if not self.is_imported:
            return [self.says("transcript.to-all")]
        is_name = bool(nudge.by) and self.transcript.room.instructor is not None
        return [self.says("page.transcript.instructor")] if is_name else []

    def planned_in(self, visit: m.PhaseRecord) -> list[m.PlannedRecord]:
        """The planned boards told of in this visit: the first discussion after the last visit of their phase."""
        return [each for each in self.transcript.planned_board if self._board_of(each.phase) == visit]

    def _board_of(self, phase: str) -> m.PhaseRecord | None:
        visits = self.transcript.phases
        thought = max(visit.seq for visit in visits if visit.id == phase)
        return next((visit for visit in visits if visit.kind == "discuss" and visit.seq > thought), None)

    def letter(self, card: str) -> str:
        """That of a card which this reader may see no more is a dash."""
        return self.letters.get(card, "–")

    def joined(self, each: m.ConnectionRecord | m.ProposedConnectionRecord) -> str:
        """The connection in words, which may be its author's alone."""
        a, b = self.letter(each.a), self.letter(each.b)
        said = [self.edit(each.words)] if each.words else []
        if each.kind in CONNECTIONS:
            return " · ".join([self.says(f"transcript.connection.{each.kind}", a=a, b=b), *said])
        # A plan may bring words of its own.
        kind = [self.edit(each.kind)] if each.kind else []
        return ": ".join(part for part in (f"{a} – {b}", " · ".join([*kind, *said])) if part)

    def proposers(self, each: m.ConnectionRecord) -> str:
        """Who proposed it, in words; empty for what the instructor joined without."""
        of = {proposed.id: proposed.participant for proposed in self.transcript.connections_proposed}
        people = list(dict.fromkeys(of[proposed] for proposed in each.proposed))
        return self.says("transcript.proposed-by", names=self.names(people)) if people else ""

    def unanswered(self, visit: m.PhaseRecord) -> list[m.ProposedConnectionRecord]:
        """What was proposed in this visit and has not become a connection, or one that this reader sees no more."""
        seen = {frozenset({joined.a, joined.b}) for joined in self.transcript.connections}
        proposed = (each for each in self.transcript.connections_proposed if each.visit == visit.visit)
        return [each for each in proposed if not each.erased and not (each.confirmed and {each.a, each.b} in seen)]

    def became(self, each: m.ProposedConnectionRecord) -> str:
        if each.taken_back:
            return self.says("transcript.withdrawn")
        if each.confirmed:
            return self.says("transcript.was-confirmed")
        return self.says("transcript.set-aside") if each.set_aside else self.says("transcript.unanswered")


def _begun(point: m.ContributionRecord) -> int:
    return point.revisions[0].seq if point.revisions else point.seq
