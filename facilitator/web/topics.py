"""From a plan's id and what was typed into its blanks to the plan that a room carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

from facilitator.discussion.plan import Plan
from facilitator.discussion.refused import Refused
from facilitator.languages import best, translate
from facilitator.plans.load import Library, PlanFile, TopicRefused, render


def renderer(library: Callable[[], Library]) -> Callable[[str, Mapping[str, str]], Plan]:
    def rendered(plan_id: str, topics: Mapping[str, str]) -> Plan:
        file = library().plans.get(plan_id)
        if file is None:
            raise Refused("not-found", "unknown-plan")
        language = best(None, file.plan.language)
        try:
            return render(file, topics, kind_title=lambda kind: translate(language, f"phase.{kind}"))
        except TopicRefused as wrong:
            raise topic_refused(file, wrong) from None

    return rendered


def topic_refused(file: PlanFile, wrong: TopicRefused) -> Refused:
    """In words, by the topic's question."""
    label = next((topic.label for topic in file.plan.topics if topic.id == wrong.topic_id), wrong.topic_id)
    match wrong.reason:
        case "missing":
            return Refused("malformed", "topic-missing", label=label)
        case "too-long":
            return Refused("too-large", "topic-too-long", label=label, most=wrong.limit or 0)
        case "control-character":
            return Refused("malformed", "topic-control-character", label=label)
        case "unknown":
            return Refused("malformed", "topic-unknown", label=label)
        case _:
            assert_never(wrong.reason)
