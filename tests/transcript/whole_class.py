"""A lesson of a whole class with all that pictures can show: many answers, groups, a crowded board, minds that move."""

from __future__ import annotations

from random import Random

from msgspec.structs import replace

from facilitator.discussion import commands as c
from facilitator.discussion.events import Actor, Entry
from facilitator.discussion.pictures import Drawing, Stroke
from facilitator.discussion.plan import Approach, Choice, Plan
from tests.discussion.given import LESSON, MINUTE
from tests.discussion.scenario import Scenario

SOUND = ("across", "common", "drawn", "decimal")
APPROACHES = (
    Approach(id="across", label="Adds tops and adds bottoms", sound=False),
    Approach(id="common", label="Finds a common denominator", sound=True),
    Approach(id="drawn", label="Cuts a bar into parts of the same size and counts", sound=True),
    Approach(id="decimal", label="Goes over to decimals", sound=True),
    Approach(id="estimate", label="Says first that it must be more than one half", sound=True),
)
WORDS = (
    "1 + 1 = 2 and 2 + 3 = 5, so two fifths. I was quick and then I was not sure any more.",
    "Both go into sixths: three sixths and two sixths are five sixths.",
    "I cut the bar into six parts. A half is three of them, a third is two. That makes five of the six parts, because "
    "all parts are equally long now and I can just count them together without anything left over.",
    "0.5 and 0.333 is 0.833",
    "It has to be more than a half, so it cannot be 2/5.",
    "Two pizzas",
)
JAPANESE_WORDS = (
    "分子どうし、分母どうしを足して五分の二になりました。早くできたけれど、少し心配です。",
    "どちらも六分の一を単位にすると、六分の三と六分の二で六分の五です。",
    "テープを六つに等しく分けました。半分は三つ分、三分の一は二つ分です。合わせて五つ分になります。同じ大きさに分けたから、そのまま数えてよいと思います。",
    "小数にすると0.5と0.333で0.833",
    "半分より大きいはずなので、五分の二ではありません。",
    "ピザで考えた",
)
JAPANESE_LABELS = (
    "上どうし下どうしを足す",
    "通分する",
    "同じ大きさに切って数える",
    "小数にする",
    "半分より大きいと見積もる",
)
JAPANESE_TITLES = ("問い", "ひとりで考える", "くらべる", "黒板で話し合う", "予想", "もう一度", "まとめ", "ふりかえり")


def plan_in(language: str) -> Plan:
    labels = JAPANESE_LABELS if language == "ja" else tuple(each.label for each in APPROACHES)
    approaches = tuple(replace(each, label=label) for each, label in zip(APPROACHES, labels, strict=True))
    titles = JAPANESE_TITLES if language == "ja" else tuple(phase.title for phase in LESSON.phases)
    choices = (
        Choice(html="<p>Less than one half</p>"),
        Choice(html="<p>More than one half, but not a whole</p>"),
        Choice(html="<p>A whole or more</p>"),
    )
    phases = [replace(phase, title=title) for phase, title in zip(LESSON.phases, titles, strict=True)]
    phases[1] = replace(phases[1], approaches=approaches)
    phases[3] = replace(phases[3], stances=("same", "follow", "unconvinced", "question"))
    phases[4], phases[5] = replace(phases[4], choices=choices), replace(phases[5], choices=choices)
    return replace(LESSON, phases=tuple(phases), language=language, columns=())


class WholeClass:
    def __init__(self, people: int = 24, seed: int = 1, language: str = "en") -> None:
        self.random = Random(seed)
        self.words = JAPANESE_WORDS if language == "ja" else WORDS
        self.room = Scenario(plan_in(language), checks=())
        self.people = self.room.join(*(f"Somebody{number}" for number in range(people)))

    @property
    def log(self) -> list[Entry]:
        return self.room.log

    def some(self, share: float) -> list[Actor]:
        return [who for who in self.people if self.random.random() < share]

    def wait(self, minutes: float) -> None:
        self.room.later(int(self.random.random() * 2 * minutes * MINUTE))

    def led(self) -> WholeClass:
        for part in (self.think, self.compare, self.discuss, self.poll, self.reflect):
            part()
        self.room.lead(c.EndRoom())
        return self

    def think(self) -> None:
        room = self.room
        room.go("pose")
        for who in self.some(0.3):
            self.wait(0.4)
            room.says(who, "note", "I notice two fractions")
        room.later(MINUTE).go("think")
        self.answers: list[str] = []
        for number, who in enumerate(self.people):
            self.wait(8 / len(self.people))
            self.answers.append(room.says(who, "answer", self.words[number % 6], **self.drawn(number)))
            if number % 7 != 6:
                tag = (*(each.id for each in APPROACHES[:4]), "common", "unforeseen")[number % 6]
                room.lead(c.Tag(contribution=self.answers[-1], approach=tag))
        for who in self.some(0.2):
            self.wait(0.2)
            room.when(who, c.HandIn(kind="answer", visit=room.visit, text=self.words[1]))

    def drawn(self, number: int) -> dict[str, object]:
        if number % 6 != 2:
            return {}
        bar = Stroke(points=(200, 300, 1400, 300, 1400, 800, 200, 800, 200, 300), ink="blue")
        cuts = [Stroke(points=(x, 300, x + 10, 800)) for x in range(400, 1400, 200)]
        return {"drawing": Drawing(strokes=(bar, *cuts), paper="grid")}

    def compare(self) -> None:
        room = self.room
        room.later(MINUTE).go("compare")
        four = [self.people[at : at + 4] for at in range(0, len(self.people), 4)]
        for number, group in enumerate(room.grouped(*four)):
            self.wait(0.8)
            room.when(four[number][0], c.TakePen(group=group))
            said = room.says(four[number][0], "group-answer", self.words[(number + 1) % 6], group=group)
            room.lead(c.Tag(contribution=said, approach=("common", "drawn", "common", "decimal")[number % 4]))
            self.answers.append(said)

    def discuss(self) -> None:
        room = self.room
        room.later(2 * MINUTE).go("discuss")
        chosen = [*self.answers[:6], self.answers[-1]]
        self.cards = [room.card(each, shown=number != 5) for number, each in enumerate(chosen)]
        cards = self.cards
        for card in cards[:4]:
            room.lead(c.RevealLabel(card=card, shown=True))
        room.lead(c.RevealName(card=cards[1], shown=True))
        room.lead(c.RevealName(card=cards[6], shown=True))
        room.lead(c.Connect(a=cards[0], b=cards[1], kind="contradicts", words="a half is left already"))
        room.lead(c.Connect(a=cards[1], b=cards[2], kind="same-as"))
        room.lead(c.Connect(a=cards[3], b=cards[6], kind="because", words="decimals are tenths and hundredths"))
        room.lead(c.Connect(a=cards[0], b=cards[4], kind="special-case"))
        room.lead(c.Connect(a=cards[2], b=cards[5], kind="", words="parts of a round whole"))
        self.convinced((0, 0, 0, 1, 3, 4, None), 0.9)
        for number, who in enumerate(self.some(0.7)):
            self.wait(0.9)
            room.says(who, "point", "Less than a half?", card=cards[number % 5], point="challenge")
            stance = ("same", "follow", "unconvinced")[number % 3]
            room.when(who, c.TakeStance(visit=room.visit, card=cards[number % 3], stance=stance))
        self.convinced((0, 1, 2, 2, 1, 3, None), 0.9)
        room.lead(c.StrikeThrough(card=cards[0], struck=True, because="smaller than what we began with"))
        self.convinced((1, 2, 2, 2, 1, 3), 0.95)

    def convinced(self, places: tuple[int | None, ...], share: float) -> None:
        self.room.later(MINUTE).lead(c.AskPositions())
        asking = len(self.room.room.askings)
        for who in self.some(share):
            place = self.random.choice(places)
            card = None if place is None else self.cards[place]
            self.room.when(who, c.TakePosition(asking=asking, card=card))

    def poll(self) -> None:
        room = self.room
        for phase, choices in (("predict", (0, 0, 1, 1, 2)), ("predict-again", (0, 1, 1, 1, 1, 2))):
            room.later(MINUTE).go(phase)
            for who in self.some(0.85):
                self.wait(0.08)
                room.when(who, c.CastVote(visit=room.visit, choice=self.random.choice(choices)))

    def reflect(self) -> None:
        room = self.room
        room.later(MINUTE).go("sum-up")
        for who in self.some(0.3):
            self.wait(0.4)
            room.says(who, "proposal", "Cut alike, then count")
        room.go("reflect")
        for who in self.some(0.8):
            self.wait(0.2)
            room.says(who, "reflection", "Now I cut first")
