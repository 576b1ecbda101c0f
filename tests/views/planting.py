"""Plants a secret of its own in everything that somebody wrote, in a history as it happened, and tells that.

A secret is a mark like ``zq17qz``: found wherever it is serialised, in clear, escaped or inside markup.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from facilitator.discussion import events as e
from facilitator.discussion.pictures import Page
from facilitator.discussion.plan import Approach, Choice, Material, Phase, Plan, Prompt, Source, Topic
from facilitator.discussion.returning import OfClass
from tests.views.telling import History, Moment, moments_of

MARK = re.compile(r"zq\d+qz")


class Secret(Struct, frozen=True):
    """``what`` is a row of the table of who may see what, ``of`` is what it belongs to, ``seq`` brought it about."""

    mark: str
    what: str
    of: str
    seq: int


class Told(Struct, frozen=True):
    """A history with the secrets in it, and what was shown of it from commit to commit."""

    moments: list[Moment]
    secrets: list[Secret]


def told(commits: History) -> Told:
    planting = _Planting()
    return Told(moments_of([tuple(map(planting.entry, commit)) for commit in commits]), planting.secrets)


class _Planting:
    def __init__(self) -> None:
        self.secrets: list[Secret] = []
        self._seq = 0
        self._approaches: dict[str, str] = {}

    def _plant(self, what: str, of: str = "") -> str:
        mark = f"zq{len(self.secrets)}qz"
        self.secrets.append(Secret(mark, what, of, self._seq))
        return mark

    def _several(self, number: int, what: str, of: str = "") -> tuple[str, ...]:
        return tuple(self._plant(what, of) for _ in range(number))

    def _approach(self, approach: str) -> str:
        """The same mark for the same approach; unforeseen ones keep their name, which is no secret."""
        if approach == "unforeseen":
            return approach
        if approach not in self._approaches:
            self._approaches[approach] = self._plant("approach")
        return self._approaches[approach]

    def entry(self, entry: e.Entry) -> e.Entry:
        self._seq = entry.seq
        return replace(entry, event=self._event(entry.event))

    def _event(self, event: e.AnyEvent) -> e.AnyEvent:
        match event:
            case e.RoomOpened(plan=plan):
                of_class = self._class(event.of_class) if event.of_class is not None else None
                return replace(event, plan=self._plan(plan), instructor=self._plant("account"), of_class=of_class)
            case e.ParticipantJoined(participant=person, seat=seat):
                secret_seat = self._plant("seat", person) if seat is not None else None
                return replace(event, name=self._plant("name", person), seat=secret_seat)
            case e.ParticipantRenamed(participant=person):
                return replace(event, name=self._plant("name", person))
            case e.Nudged():
                return replace(event, text=self._plant("nudge"))
            case e.ContributionHandedIn(contribution=of) | e.ContributionRevised(contribution=of):
                pictures = self._several(len(event.pictures), "words", of)
                return replace(event, text=self._plant("words", of), pictures=pictures)
            case e.ContributionTagged(approach=str(approach)):
                return replace(event, approach=self._approach(approach))
            case e.ContributionMarked(contribution=of):
                return replace(event, because=self._plant("mark", of))
            case e.ApproachAdded(approach=added):
                approach = self._approach(added)
                return replace(event, approach=approach, label=self._plant("label", approach))
            case e.GroupsFormed(groups=groups):
                return replace(event, groups=tuple(map(self._group, groups)))
            case e.CardStruck(card=of, struck=True):
                return replace(event, because=self._plant("struck", of))
            case e.CardsConnected(connection=of):
                return replace(event, words=self._plant("connection", of))
            case e.PositionTaken(participant=person, asking=asking):
                return replace(event, because=self._plant("moved", f"{asking} {person}"))
            case e.ConnectionProposed(proposed=of):
                return replace(event, words=self._plant("proposed", of))
            case e.MaterialAdded(material=of):
                pages = tuple(self._page(page, of) for page in event.pages)
                html = self._plant("to-read", of) if event.html else ""
                return replace(event, title=self._plant("to-read", of), html=html, pages=pages)
            case e.MaterialPrepared(material=of):
                return replace(event, pages=tuple(self._page(page, of) for page in event.pages))
            case e.LessonNoteWritten():
                return replace(event, text=self._plant("lesson-note"))
            case e.ConclusionAdopted():
                return replace(event, text=self._plant("conclusion"))
        return event

    def _class(self, of_class: OfClass) -> OfClass:
        return replace(
            of_class,
            name=self._plant("class"),
            word=self._plant("class"),
            people=tuple(
                replace(
                    each,
                    name=self._plant("roster", each.id),
                    seat=self._plant("seat", each.id) if each.seat is not None else None,
                    begun=self._plant("begun", each.id) if each.begun is not None else None,
                )
                for each in of_class.people
            ),
            questions=tuple(
                replace(each, text=self._plant("carried", f"{each.id} {each.by}")) for each in of_class.questions
            ),
            lines=tuple(replace(each, text=self._plant("line", f"{each.id} {each.by}")) for each in of_class.lines),
        )

    def _group(self, group: e.FormedGroup) -> e.FormedGroup:
        return replace(group, reason=self._plant("reason"), reason_of=self._several(2, "reason"))

    def _plan(self, plan: Plan) -> Plan:
        return replace(
            plan,
            title=self._plant("course"),
            summary=self._plant("library"),
            audience=self._plant("library"),
            goal_html=self._plant("library"),
            sources=(Source(author=self._plant("library"), title=self._plant("library"), url=self._plant("library")),),
            topics=(Topic(id="t", label=self._plant("course"), value=self._plant("course")),),
            materials=tuple(map(self._material, plan.materials)),
            phases=tuple(map(self._phase, plan.phases)),
        )

    def _material(self, material: Material) -> Material:
        what = "to-read" if material.ready else "to-come"
        html = self._plant("to-read", material.id) if material.html else ""
        return Material(id=material.id, title=self._plant(what, material.id), html=html, file=self._plant("library"))

    def _page(self, page: Page, material: str) -> Page:
        """Its words go with its picture, when that is asked for."""
        return replace(page, picture=self._plant("to-read", material), text=self._plant("library"))

    def _phase(self, phase: Phase) -> Phase:
        return replace(
            phase,
            title=self._plant("course"),
            prompts=tuple(self._prompt(prompt, phase.id) for prompt in phase.prompts),
            question_html=self._plant("asked", phase.id),
            choices=tuple(Choice(html=self._plant("asked", phase.id), sound=True) for _ in phase.choices),
            notes_html=self._plant("guide"),
            moves=self._several(2, "guide"),
            approaches=tuple(map(self._known_approach, phase.approaches)),
            discuss_between=(0.3, 0.7),
        )

    def _prompt(self, prompt: Prompt, phase: str) -> Prompt:
        return replace(prompt, html=self._plant("asked", phase))

    def _known_approach(self, approach: Approach) -> Approach:
        mark = self._approach(approach.id)
        return Approach(
            id=mark,
            label=self._plant("label", mark),
            example=self._plant("guide"),
            ask=self._plant("guide"),
            sound=False,
        )


def marks(text: bytes) -> set[str]:
    return set(MARK.findall(text.decode()))
