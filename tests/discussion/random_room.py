"""Random lessons: anybody asks anything at any time, mostly what could be, sometimes what never could.

``random_history`` is for any test that wants a room that nobody thought of; the same ``Random`` gives the same one.
Hypothesis' ``randoms(use_true_random=False)`` serves as well, and shrinks. Every text holds a mark like «17» that no
other has, so that it can be searched for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import fields

from facilitator.discussion import commands as c
from facilitator.discussion.contribution import ContributionKind
from facilitator.discussion.events import Actor, ActorKind, AnyEvent, Entry
from facilitator.discussion.model import Room
from facilitator.discussion.phases import ANYTIME, PHASES, WHO
from facilitator.discussion.pictures import Drawing, Page, Paper, Stroke
from facilitator.discussion.plan import CONNECTIONS, STANCES, Phase, Plan
from facilitator.discussion.questions import questions_of
from facilitator.discussion.refused import Refused
from facilitator.discussion.seating import Place
from tests.discussion.given import CLASS, DEBATE, NINE_O_CLOCK, TO_READ
from tests.discussion.scenario import Check, Scenario

FORMS = ("random", "mixed", "alike", "jigsaw", "by-hand", "keep", "as-last-time")
KINDS: tuple[ContributionKind, ...] = get_args(ContributionKind)
PAPERS: tuple[Paper, ...] = ("plain", "grid", "number-line", "fraction-bars")
NAMES = ("Mika", "mika", "Мika", "Yuki", "ゆき", "علی\u200cرضا", "🙂", "Noa\u202e", "x" * 41, "\u200b")
TAILS = ("", "5/6", "日本語", "🙂", "\n\t ", "<b>&amp;", "حل\u200c", "$\\frac12$", "«", "x" * 50)
STEPS_OF_TIME = (0, 0, 1, 900, 7_000, 25_000, 90_000, 700_000, -3_000)

OFTEN: dict[type[c.Command], int] = {
    c.HandIn: 40,
    c.Next: 8,
    c.GoTo: 8,
    c.Join: 6,
    c.FormGroups: 6,
    c.TakePen: 8,
    c.PutOnBoard: 12,
    c.RevealCard: 12,
    c.TakeStance: 6,
    c.ProposeConnection: 16,
    c.AnswerConnection: 16,
    c.TakeBackConnection: 12,
    c.TakePosition: 6,
    c.GiveSides: 4,
    c.MoveToSide: 4,
    c.SwapSides: 4,
    c.PutSidesAway: 1,
    c.GiveQuestion: 8,
    c.Tag: 8,
    c.ShareReflection: 6,
    c.Erase: 1,
    c.Remove: 1,
    c.Leave: 1,
    c.WriteLessonNote: 1,
    c.RemoveLessonNote: 1,
}
"""How often each command is asked; of those not named here, ``USUALLY``. The end comes last of all."""
USUALLY = 3
COURSE = (c.Next, c.Back, c.GoTo, c.Lengthen)
IN_PHASES = {command for allows in PHASES.values() for command in allows.commands}
COMMANDS = sorted(WHO.keys() - {c.EndRoom}, key=lambda kind: kind.__name__)
WEIGHTS = [OFTEN.get(kind, USUALLY) for kind in COMMANDS]


class Ask(Struct, frozen=True):
    """Somebody asks something, ``later`` than whatever was before by so many ms."""

    actor: Actor
    command: c.Command
    later: int
    seed: int
    away: dict[str, int]

    def of(self, room: Scenario) -> list[AnyEvent]:
        """What follows. Raises Refused."""
        return room.later(self.later).when(self.actor, self.command, seed=self.seed, away=self.away)


def random_history(
    random: Random, steps: int = 80, plan: Plan | None = None, checks: Sequence[Check] = ()
) -> list[Entry]:
    """The log of a room of which so much was asked; it is shorter, for much is refused, or longer."""
    return random_room(random, steps, plan, checks).log


def random_room(random: Random, steps: int = 80, plan: Plan | None = None, checks: Sequence[Check] = ()) -> Scenario:
    """A room with students in it, in the midst of a lesson or now and then before or after it."""
    room = begun(random, plan, checks)
    asks = [random_ask] * steps + [the_end] * (random.randrange(4) == 0)
    for ask in asks:
        try:
            ask(random, room.room).of(room)
        except Refused:
            continue
    return room


def begun(random: Random, plan: Plan | None = None, checks: Sequence[Check] = ()) -> Scenario:
    """A few students in a lesson that has just begun, now and then still in the lobby."""
    if plan is None:
        plan = random.choice((TO_READ, TO_READ, DEBATE))
    room = Scenario(plan, checks, of_class=CLASS if random.random() < 0.5 else None)
    room.join(*(f"Student {number}" for number in range(random.randint(2, 6))))
    if random.random() < 0.9:
        room.lead(c.Start())
    return room


def the_end(random: Random, room: Room) -> Ask:
    return Ask(Actor("instructor", room.instructor), c.EndRoom(), 0, 0, {})


def random_ask(random: Random, room: Room) -> Ask:
    """What somebody might ask of this room next."""
    [kind] = random.choices(COMMANDS, WEIGHTS)
    actor = _actor(random, room, kind)
    people = sorted(room.participants)
    return Ask(
        actor=actor,
        command=Asking(random, room, actor, kind).command(),
        later=random.choice(STEPS_OF_TIME),
        seed=random.randrange(1000),
        away={person: random.choice((0, 19_999, 20_000)) for person in random.sample(people, len(people) // 2)},
    )


def _actor(random: Random, room: Room, kind: type[c.Command]) -> Actor:
    """Mostly one who may."""
    kinds: Sequence[ActorKind] = sorted(WHO[kind])
    if random.random() < 0.04:
        kinds = ("guest", "student", "instructor", "program")
    match random.choice(kinds):
        case "student":
            return Actor("student", _one(random, _who_could(room, kind), sorted(room.participants)))
        case "instructor":
            return Actor("instructor", room.instructor if random.random() < 0.97 else "i2")
        case guest_or_program:
            return Actor(guest_or_program)


def _one(random: Random, likely: Sequence[str], others: Sequence[str] = ()) -> str:
    """One of the likely; rarely one of the others or none that there is."""
    if likely and random.random() < 0.93:
        return random.choice(likely)
    return random.choice((*others, *likely, "x9"))


def _who_could(room: Room, kind: type[c.Command]) -> list[str]:
    if kind is c.PassPen:
        return sorted(group.pen for group in room.groups.values() if group.pen is not None)
    return _people(room, "left" if kind is c.Return else "here")


def _people(room: Room, state: str) -> list[str]:
    return sorted(person.id for person in room.participants.values() if person.state == state)


class Asking:
    """Fills the fields of a command, by their names, with what is in the room."""

    def __init__(self, random: Random, room: Room, actor: Actor, kind: type[c.Command]) -> None:
        self.random = random
        self.room = room
        self.actor = actor
        self.kind = kind
        self.by_name: dict[str, Callable[[], Any]] = {
            "visit": self.visit,
            "participant": self.participant,
            "to": self.member,
            **dict.fromkeys(("contribution", "reply_to"), self.contribution),
            **dict.fromkeys(("card", "before", "a", "b"), self.card),
            **dict.fromkeys(("text", "label", "words", "because"), self.words),
            **dict.fromkeys(
                (
                    *("locked", "skipped", "clear", "hidden", "can", "calling", "shown", "struck", "raised", "keep"),
                    *("anew", "marked", "shared"),
                ),
                lambda: random.random() < 0.7,
            ),
            "credits": lambda: tuple(self.participant() for _ in range(random.randrange(3))),
            "proposals": lambda: tuple(self.proposal() for _ in range(random.randrange(3))),
            "proposal": self.proposal,
            "group": self.group,
            "cards": self.cards,
            "connection": lambda: self.one(sorted(room.connections)),
            "proposed": self.proposed,
            "answer": lambda: random.choice(("confirmed", "set-aside", None)),
            "phase": lambda: self.one([phase.id for phase in room.plan.phases]),
            "approach": lambda: self.one([*self.approaches(), "unforeseen"]),
            "name": lambda: random.choice((*NAMES, f"Student {room.seq}")),
            "beside": self.participant,
            "seat": lambda: f"seat-{random.randrange(room.seq + 20)}",
            "until": lambda: random.choice((None, 1, NINE_O_CLOCK + 365 * 24 * 3_600_000)),
            "by_ms": lambda: random.choice((-3_600_000, -60_000, 0, 60_000)),
            "kind": lambda: random.choice((*CONNECTIONS, "")),
            "column": lambda: random.choice((*room.plan.columns, "", "no such column")),
            "question": lambda: self.one(["q1", *(each.id for each in questions_of(room))]),
            "state": lambda: random.choice(("open", "taken-up", "answered")),
            "stance": lambda: self.one(STANCES),
            "asking": lambda: random.randint(1, len(room.askings) + 1),
            "choice": lambda: random.randrange(4),
            "returning": lambda: random.choice(("r1", "r2", "r3", "r9")) if random.random() < 0.5 else None,
            "line": lambda: random.choice(("l1", "l2", "l9")),
            "photo": lambda: f"{random.randrange(40):032x}.webp",
            **dict.fromkeys(("width", "height"), lambda: random.randint(1, 1600)),
            "pictures": self.pictures,
            "drawing": self.drawing,
            "material": lambda: self.one([each.id for each in room.materials]),
            "page": lambda: random.randint(1, 3),
            "title": self.words,
            "html": lambda: f"<p>«{room.seq}»</p>",
            "pages": self.pages,
            "side": lambda: random.randrange(2 if random.random() < 0.9 else 4),
            "swaps": lambda: room.sides.swaps if room.sides is not None and random.random() < 0.8 else 0,
            "by": lambda: random.choice(("persons", "groups", None)),
            "prompt": lambda: self.one(self.prompts_here()),
            "place": self.place,
            "places": self.places,
            # Few, so that they are written anew and removed.
            "note": lambda: f"n-{random.randrange(4)}",
            "over": lambda: random.choice([None, *(each.seq for each in self.room.lesson_notes.values())]),
        }

    def one(self, likely: Sequence[str]) -> str:
        return _one(self.random, likely)

    def command(self) -> c.Command:
        if self.kind is c.HandIn:
            return self.hand_in()
        if self.kind is c.FormGroups:
            return self.form_groups()
        if self.kind is c.ProposeConnection:
            return self.propose()
        if self.kind is c.MoveToSide:
            return self.move_to_side()
        names = [field.name for field in fields(self.kind) if self.is_filled(field.required)]
        return self.kind(**{name: self.by_name[name]() for name in names})

    def is_filled(self, required: bool) -> bool:
        return required or self.random.random() < 0.6

    def visit(self) -> str:
        """Mostly the open one where that is possible, often an earlier one."""
        visits = [each.id for each in self.room.visits if self.is_possible_in(self.room.plan.phase(each.phase))]
        return self.one(visits[-1:] if self.random.random() < 0.75 else visits)

    def is_possible_in(self, phase: Phase) -> bool:
        if self.kind in COURSE:
            return self.room.visit is not None and phase.id == self.room.visit.phase
        if self.kind is c.RevealPoll:
            return phase.kind == "poll"
        return self.kind not in IN_PHASES or self.kind in PHASES[phase.kind].commands

    def participant(self) -> str:
        """Students mean themselves, but for naming a spokesperson."""
        if self.kind is c.NameSpokesperson:
            return self.member()
        if self.actor.kind == "student":
            return _one(self.random, [self.actor.id], sorted(self.room.participants))
        state = "removed" if self.kind is c.Restore else "here"
        return _one(self.random, _people(self.room, state), sorted(self.room.participants))

    def member(self) -> str:
        """Mostly of one's own group."""
        mine = self.room.group_of.get(self.actor.id)
        return _one(self.random, sorted(self.room.groups[mine].members) if mine else [], sorted(self.room.participants))

    def contribution(self) -> str:
        every = sorted(self.room.contributions)
        mine = [each for each in every if self.room.contributions[each].author == self.actor.id]
        if self.kind is c.ShareReflection:
            mine = [each for each in mine if self.room.contributions[each].kind == "reflection"]
        return _one(self.random, mine or every, every)

    def proposal(self) -> str:
        every = sorted(self.room.contributions)
        proposals = [each for each in every if self.room.contributions[each].kind == "proposal"]
        return _one(self.random, proposals, every)

    def proposed(self) -> str:
        """Students mean mostly their own."""
        every = sorted(self.room.proposed)
        mine = [each for each in every if self.room.proposed[each].participant == self.actor.id]
        return _one(self.random, mine or every, every)

    def card(self) -> str:
        return _one(self.random, self.room.board_order, sorted(self.room.cards))

    def seen(self) -> list[str]:
        return [card for card in self.room.board_order if self.room.in_sight(self.room.cards[card])]

    def cards(self) -> tuple[str, ...]:
        """Mostly such as the class sees, and not too many of them."""
        seen = self.seen()
        several = tuple(self.random.sample(seen, min(len(seen), self.random.choice((0, 2, 3, 4, 5)))))
        return several if self.random.random() < 0.8 else (*several, self.card())

    def place(self) -> Place:
        """Few, so that they are often taken."""
        return Place(self.random.randint(1, 2), self.random.randint(1, 3))

    def places(self) -> tuple[c.Seated, ...]:
        """Rarely two on one place."""
        wished = {self.place(): self.participant() for _ in range(self.random.randrange(5))}
        several = tuple(c.Seated(participant=who, place=place) for place, who in wished.items())
        return several if self.random.random() < 0.9 else (*several, *several)

    def group(self) -> str:
        """Mostly one's own."""
        mine = self.room.group_of.get(self.actor.id)
        return _one(self.random, [mine] if mine else sorted(self.room.group_of.values()), sorted(self.room.groups))

    def approaches(self) -> list[str]:
        added = [approach.id for _, approach in self.room.approaches_added]
        return [*added, *(approach.id for phase in self.room.plan.phases for approach in phase.approaches)]

    def prompts_here(self) -> list[str]:
        visit = self.room.visit
        return [prompt.id for prompt in self.room.plan.phase(visit.phase).prompts] if visit is not None else []

    def question(self, visit: str, group: str | None, prompt: str) -> str:
        """Mostly the one that the group has, where each has one."""
        had = self.room.given_questions.get((visit, group or ""), ())
        return self.one(had) if had else prompt

    def words(self) -> str:
        """A text that no other one is, by the number of the event it may become; rarely none, or one too long."""
        if self.random.random() < 0.02:
            return self.random.choice(("", " \n", "x" * 8_001, "\ud83d"))
        return f"«{self.room.seq}»{self.random.choice(TAILS)}"

    def pictures(self) -> tuple[str, ...]:
        """Mostly one's own photos, or what one's answers show already."""
        mine = [name for name, photo in self.room.photos.items() if photo.by == self.actor.id]
        theirs = [each for each in self.room.contributions.values() if each.author == self.actor.id]
        names = sorted({*mine, *(name for each in theirs for name in each.pictures)})
        return tuple(self.one(names) for _ in range(self.random.choice((0, 1, 1, 2)))) if names else ()

    def pages(self) -> tuple[Page, ...]:
        """Few, so that they occur again."""
        names = [f"{self.random.randrange(90, 96):032x}.webp" for _ in range(self.random.randint(1, 3))]
        return tuple(Page(picture=name, width=1200, height=1600, text="«»") for name in dict.fromkeys(names))

    def drawing(self) -> Drawing:
        points = tuple(self.random.randrange(1200) for _ in range(2 * self.random.randint(1, 4)))
        return Drawing(strokes=(Stroke(points=points),), paper=self.random.choice(PAPERS))

    def hand_in(self) -> c.HandIn:
        visit = self.visit()
        phases = [self.room.plan.phase(each.phase) for each in self.room.visits if each.id == visit]
        fitting = [kind for phase in phases for kind in PHASES[phase.kind].contributions]
        fitting += ANYTIME if self.random.random() < 0.2 else ()
        kind = self.random.choice(fitting) if fitting and self.random.random() < 0.95 else self.random.choice(KINDS)
        by_instructor = self.actor.kind == "instructor"
        rest = self.fields_of(kind)
        prompt = self.one([prompt.id for phase in phases for prompt in phase.prompts])
        return c.HandIn(
            kind=kind,
            visit=visit,
            text=self.words(),
            prompt=self.question(visit, rest.get("group"), prompt),
            unfinished=self.random.random() < 0.15,
            participant=self.participant() if by_instructor else None,
            **rest,
        )

    def fields_of(self, kind: ContributionKind) -> dict[str, Any]:
        """What a contribution of that kind may say; rarely of another kind."""
        kind = kind if self.random.random() < 0.97 else self.random.choice(KINDS)
        some: dict[ContributionKind, tuple[str, ...]] = {
            "answer": ("pictures", "drawing"),
            "group-answer": ("group", "pictures", "drawing"),
            "point": ("card", "reply_to"),
            "reason": ("choice",),
            "proposal": ("credits",),
            "reflection": ("credits",),
        }
        filled = {
            name: self.by_name[name]()
            for name in some.get(kind, ())
            if name == "group" or self.is_filled(False) == (name not in ("pictures", "drawing"))
        }
        return {**filled, "point": self.random.choice(("build", "challenge", "ask"))} if kind == "point" else filled

    def propose(self) -> c.ProposeConnection:
        """Mostly two different cards."""
        two = [*self.random.sample(self.seen(), min(len(self.seen()), 2)), self.card(), self.card()]
        words = self.words() if self.random.random() < 0.5 else ""
        return c.ProposeConnection(visit=self.visit(), a=two[0], b=two[1], kind=self.by_name["kind"](), words=words)

    def move_to_side(self) -> c.MoveToSide:
        """Rarely both or neither."""
        one: dict[str, Any] = (
            {"participant": self.participant()} if self.random.random() < 0.6 else {"group": self.group()}
        )
        if self.random.random() < 0.05:
            one = {}
        return c.MoveToSide(side=self.by_name["side"](), **one)

    def form_groups(self) -> c.FormGroups:
        form: Any = self.random.choice(FORMS)
        if form != "by-hand":
            return c.FormGroups(form=form, size=self.random.randint(2, 8))
        people = _people(self.room, "here")
        self.random.shuffle(people)
        cut = self.random.randint(0, len(people))
        twice = people[:1] if self.random.random() < 0.1 else []
        return c.FormGroups(form=form, groups=(tuple(people[:cut]), (*people[cut:], *twice)))
