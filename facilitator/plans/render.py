"""A checked plan and its topics' values become the plan that a room carries: every text made, every gap filled."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal

from facilitator.discussion.plan import (
    Approach,
    Choice,
    Material,
    Phase,
    PhaseKind,
    Plan,
    Prompt,
    Source,
    Topic,
)
from facilitator.plans.check import PlanFile
from facilitator.plans.format import MaterialText, PhaseText, PlanText, PromptText, TopicText
from facilitator.plans.markup import to_html
from facilitator.plans.template import fill

Reason = Literal["unknown", "missing", "too-long", "control-character"]
KindTitle = Callable[[PhaseKind], str]


class TopicRefused(Exception):
    """A topic's value cannot be used. ``limit`` is the most characters it may have, where that is the reason."""

    def __init__(self, topic_id: str, reason: Reason, limit: int | None = None) -> None:
        super().__init__(topic_id, reason, limit)
        self.topic_id = topic_id
        self.reason: Reason = reason
        self.limit = limit


def render(file: PlanFile, topics: Mapping[str, str], kind_title: KindTitle) -> Plan:
    """The plan for a room. Topics left out or empty take their defaults; ``TopicRefused`` where one cannot be used.

    Phases without a title get ``kind_title(kind)``.
    """
    plan = file.plan
    values = _values(plan.topics, topics)
    return Plan(
        id=plan.id,
        title=plan.title,
        language=plan.language,
        family=plan.family,
        summary=plan.summary,
        audience=plan.audience,
        sources=tuple(Source(author=one.author, title=one.title, year=one.year, url=one.url) for one in plan.sources),
        goal_html=to_html(plan.goal, values),
        topics=tuple(Topic(id=topic.id, label=topic.label, value=values[topic.id]) for topic in plan.topics),
        names=plan.names,
        columns=tuple(map(_capital, plan.columns)),
        translation_of=plan.translation_of,
        materials=tuple(_material(material, values) for material in plan.materials),
        sides=plan.sides,
        phases=tuple(_phase(plan, number, values, kind_title) for number in range(len(plan.phases))),
    )


def _values(declared: tuple[TopicText, ...], given: Mapping[str, str]) -> dict[str, str]:
    known = {topic.id for topic in declared}
    for name in given:
        if name not in known:
            raise TopicRefused(name, "unknown")
    return {topic.id: _value(topic, given.get(topic.id, "")) for topic in declared}


def _value(topic: TopicText, given: str) -> str:
    if any(unicodedata.category(one) in ("Cc", "Cs") and not one.isspace() for one in given):
        raise TopicRefused(topic.id, "control-character")
    value = " ".join(given.split()) or topic.default
    if not value:
        raise TopicRefused(topic.id, "missing")
    if len(value) > topic.max_length:
        raise TopicRefused(topic.id, "too-long", topic.max_length)
    return value


def _material(material: MaterialText, values: Mapping[str, str]) -> Material:
    return Material(
        id=material.id,
        title=material.title,
        html=to_html(material.markdown, values),
        file=material.image or material.pdf,
    )


def _phase(plan: PlanText, number: int, values: Mapping[str, str], kind_title: KindTitle) -> Phase:
    phase = plan.phases[number]
    asked = plan.first_asking(number)
    return Phase(
        id=phase.id,
        kind=phase.kind,
        title=fill(phase.title, values) or kind_title(phase.kind),
        minutes=phase.planned,
        prompts=_prompts(phase, values),
        notes_html=to_html(phase.notes, values),
        moves=tuple(fill(move, values) for move in phase.moves),
        answer=phase.answer,
        approaches=_approaches(phase, values),
        sources=phase.sources,
        form=phase.form,
        size=phase.size,
        one_each=phase.one_each,
        swap=phase.swap,
        question_html=to_html(asked.question, values),
        stances=phase.stances,
        connections=phase.connections,
        choices=tuple(
            Choice(html=to_html(choice.text, values, inline=True), sound=choice.sound) for choice in asked.choices
        ),
        because=phase.because,
        again=phase.again,
        discuss_between=(phase.discuss_between[0], phase.discuss_between[1]) if phase.discuss_between else None,
        returns=phase.returns,
    )


def _prompts(phase: PhaseText, values: Mapping[str, str]) -> tuple[Prompt, ...]:
    prompts = phase.prompts or (PromptText(prompt=phase.prompt, column=phase.column),)
    return tuple(
        Prompt(
            id=str(number),
            html=to_html(prompt.prompt, values),
            column=_capital(prompt.column) if prompt.column else None,
        )
        for number, prompt in enumerate(prompts, start=1)
    )


def _capital(column: str) -> str:
    """As people read it above answers, however the plan writes it."""
    return column[:1].upper() + column[1:]


def _approaches(phase: PhaseText, values: Mapping[str, str]) -> tuple[Approach, ...]:
    return tuple(
        Approach(
            id=approach.id,
            label=fill(approach.label, values),
            example=fill(approach.example, values),
            ask=fill(approach.ask, values),
            sound=approach.sound,
        )
        for approach in phase.approaches
    )
