"""What has happened, as far as it decides who may see what: told from the events alone.

A second opinion on ``evolve`` and ``visibility``, and therefore written without them and without the model.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from facilitator.discussion import events as e
from facilitator.discussion.plan import Plan
from facilitator.discussion.questions import CarriedQuestion
from tests.views.telling import Moment


class Said(Struct):
    """A contribution; ``latest`` is the event that stored the text that counts."""

    kind: str
    author: str | None
    group: str | None
    visit: str
    credits: tuple[str, ...]
    latest: int
    hidden: bool = False
    withdrawn: bool = False
    approach: str | None = None


class Card(Struct):
    contribution: str
    text: int
    name_shown: bool
    revealed: bool = False
    label_shown: bool = False
    off: bool = False
    struck: int = 0
    """By which event it was struck through, if its reason still stands."""


class Proposed(Struct):
    """A connection that somebody proposed."""

    by: str
    ends: tuple[str, str]
    back: bool = False


class Team(Struct):
    """A group; ``formed`` by that event, in that visit."""

    members: list[str]
    formed: int
    visit: str


def facts_of(moments: Sequence[Moment]) -> Facts:
    """Of a history, before any of it has been seen."""
    opening = moments[0].entries[0].event
    assert isinstance(opening, e.RoomOpened)
    return Facts(opening.plan, opening.of_class.questions if opening.of_class is not None else ())


class Facts:
    def __init__(self, plan: Plan, carried: Sequence[CarriedQuestion] = ()) -> None:
        self.plan = plan
        self.carried = carried
        """Questions that were open last time."""
        self.state: dict[str, str] = {}
        self.names: dict[str, int] = {}
        self.visits: dict[str, tuple[str, int]] = {}
        self.said: dict[str, Said] = {}
        self.cards: dict[str, Card] = {}
        self.links: dict[str, tuple[str, str]] = {}
        self.came_from: dict[str, tuple[str, ...]] = {}
        """By which proposals a link came about."""
        self.proposed: dict[str, Proposed] = {}
        self.teams: dict[str, Team] = {}
        self.speaker: str | None = None
        self.nudge: int | None = None
        self.marks: dict[str, int] = {}
        """Contributions that are marked for the board, and by which event."""
        self.concluded: set[str] = set()
        self.returned: dict[str, str] = {}
        self.lines_shown: set[str] = set()
        self.moved: dict[str, int] = {}
        """Why somebody's mind moved, by asking and person: which event said so."""
        self.to_read = {each.id for each in plan.materials if each.html}
        self.removed: set[str] = set()
        """What there is to read, and what there was."""
        self.shown: set[str] = set()
        """Visits whose poll is shown; "positions" and "questions" when those are."""
        self.questions_hidden: set[str] = set()

    def see(self, entry: e.Entry) -> None:
        self._people(entry)
        self._lesson(entry)
        self._words(entry)
        self._groups(entry)
        self._board(entry)

    def _people(self, entry: e.Entry) -> None:
        match entry.event:
            case e.ParticipantJoined(participant=who, returning=returning):
                self.state[who], self.names[who] = "here", entry.seq
                if returning is not None:
                    self.returned[returning] = who
            case e.ParticipantRenamed(participant=who):
                self.names[who] = entry.seq
            case e.ParticipantReturned(participant=who) | e.ParticipantRestored(participant=who):
                self.state[who] = "here"
            case e.ParticipantLeft(participant=who) | e.ParticipantRemoved(participant=who):
                self._gone(who, "gone")
            case e.ParticipantErased(participant=who):
                self._gone(who, "erased")
            case e.SpeakerCalled(participant=who):
                self.speaker = who

    def _gone(self, who: str, state: str) -> None:
        self.state[who] = state
        self._out_of_team(who)
        if self.speaker == who:
            self.speaker = None

    def _lesson(self, entry: e.Entry) -> None:
        match entry.event:
            case e.MaterialAdded(material=of) | e.MaterialPrepared(material=of):
                self.to_read.add(of)
            case e.MaterialRemoved(material=of):
                self.to_read.discard(of)
                self.removed.add(of)
            case e.LineShown(line=line, shown=shown):
                (self.lines_shown.add if shown else self.lines_shown.discard)(line)
            case e.PositionTaken(participant=who, asking=asking):
                self.moved[f"{asking} {who}"] = entry.seq
            case e.ParticipantErased(participant=who):
                self.moved = {of: seq for of, seq in self.moved.items() if of.split()[1] != who}
            case e.PhaseStarted(visit=visit, phase=phase):
                self.visits[visit] = (phase, entry.seq)
                self.nudge = None
            case e.Nudged():
                self.nudge = entry.seq
            case e.PollRevealed(visit=what, shown=shown):
                (self.shown.add if shown else self.shown.discard)(what)
            case e.PositionsShown(shown=shown):
                (self.shown.add if shown else self.shown.discard)("positions")
            case e.QuestionsShown(shown=shown):
                (self.shown.add if shown else self.shown.discard)("questions")
            case e.QuestionMarked(question=of, hidden=hidden):
                (self.questions_hidden.add if hidden else self.questions_hidden.discard)(of)
            case e.ConclusionAdopted(credits=credited):
                self.concluded |= {*credited}

    def _words(self, entry: e.Entry) -> None:
        match entry.event:
            case e.ContributionHandedIn() as new:
                self.said[new.contribution] = Said(
                    new.kind, new.author, new.group, new.visit, new.credits, latest=entry.seq
                )
            case e.ContributionRevised(contribution=of, author=author, credits=credited):
                said = self.said[of]
                said.author, said.credits, said.latest, said.withdrawn = author, credited, entry.seq, False
            case e.ContributionWithdrawn(contribution=of):
                self.said[of].withdrawn = True
            case e.ContributionHidden(contribution=of, hidden=hidden):
                self.said[of].hidden = hidden
            case e.ContributionTagged(contribution=of, approach=approach):
                self.said[of].approach = approach
            case e.ContributionMarked(contribution=of, marked=True):
                self.marks[of] = entry.seq
            case e.ContributionMarked(contribution=of):
                self.marks.pop(of, None)
            case e.ParticipantErased(participant=who):
                self.marks = {of: seq for of, seq in self.marks.items() if not self.erased(self.said[of])}
                for card in self.cards.values():
                    said = self.said[card.contribution]
                    card.struck = 0 if said.author == who and self.erased(said) else card.struck

    def _groups(self, entry: e.Entry) -> None:
        match entry.event:
            case e.GroupsFormed(visit=visit, groups=formed):
                for each in formed:
                    self.teams[each.group] = Team([*each.members], entry.seq, visit)
            case e.MemberMoved(participant=who, group=to, anew=anew):
                self._out_of_team(who)
                if to is not None:
                    if anew:
                        [beside, *_] = self.in_force().values()
                        self.teams[to] = Team([], beside.formed, beside.visit)
                    self.teams[to].members.append(who)

    def _out_of_team(self, who: str) -> None:
        """Of those in force: earlier ones keep their members."""
        for team in self.in_force().values():
            team.members = [member for member in team.members if member != who]

    def in_force(self) -> dict[str, Team]:
        latest = max((team.formed for team in self.teams.values()), default=0)
        return {name: team for name, team in self.teams.items() if team.formed == latest}

    def _board(self, entry: e.Entry) -> None:
        match entry.event:
            case e.CardPutOn(card=card, contribution=of, text_seq=text, name_shown=name):
                known = self.cards.setdefault(card, Card(of, text, name))
                known.off, known.text, known.name_shown = False, text, name
            case e.CardTakenOff(card=card):
                self.cards[card].off = True
                self.links = {link: ends for link, ends in self.links.items() if card not in ends}
            case e.CardRevealed(card=card, shown=shown):
                self.cards[card].revealed = shown
            case e.CardNameRevealed(card=card, shown=shown):
                self.cards[card].name_shown = shown
            case e.CardLabelRevealed(card=card, shown=shown):
                self.cards[card].label_shown = shown
            case e.CardStruck(card=card, struck=struck):
                self.cards[card].struck = entry.seq if struck else 0
            case e.CardsConnected(connection=link, a=a, b=b, proposed=proposed):
                self.links[link], self.came_from[link] = (a, b), proposed
            case e.ConnectionProposed(proposed=new, participant=who, a=a, b=b):
                self.proposed[new] = Proposed(who, (a, b))
            case e.ConnectionTakenBack(proposed=old):
                self.proposed[old].back = True
            case e.CardsDisconnected(connection=link):
                del self.links[link]

    # --- what follows from it

    def links_of(self, card: str) -> list[str]:
        return [link for link, ends in self.links.items() if card in ends]

    def stands(self, proposed: Proposed) -> bool:
        return not proposed.back and self.state[proposed.by] != "erased"

    def waits(self, proposed: str) -> bool:
        """Waiting or set aside, while both cards are on the board."""
        found = self.proposed[proposed]
        joined = any(proposed in self.came_from[link] for link in self.links)
        return self.stands(found) and not joined and not any(self.cards[end].off for end in found.ends)

    def phase_of(self, said: Said) -> str:
        return self.visits[said.visit][0]

    def erased(self, said: Said) -> bool:
        """A person's words are; a group's stay."""
        return said.kind != "group-answer" and said.author is not None and self.state[said.author] == "erased"

    def in_sight(self, card: Card) -> bool:
        return card.revealed and not card.off and not self.said[card.contribution].hidden

    def open_to_class(self, said: Said) -> bool:
        return not (said.hidden or said.withdrawn or self.erased(said))

    def _of_a_member(self, said: Said, team: Team) -> bool:
        return said.kind == "answer" and said.author in team.members

    def _brought(self, said: Said, team: Team) -> bool:
        earlier = self.teams.get(said.group or "")
        return earlier is not None and earlier.formed < team.formed and bool({*earlier.members} & {*team.members})

    def compared(self, said: Said, team: Team) -> bool:
        """An answer of a member, or of an earlier group that a member was in, once a groups phase that draws on it has
        begun for this group."""
        if not self.open_to_class(said) or not (self._of_a_member(said, team) or self._brought(said, team)):
            return False
        begun = [
            self.plan.phase(phase)
            for visit, (phase, seq) in self.visits.items()
            if visit == team.visit or seq > team.formed
        ]
        return any(phase.kind == "groups" and self.phase_of(said) in phase.sources for phase in begun)
