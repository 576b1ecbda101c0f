"""A plan rendered to be looked at: blanks without a value show their question, so that there is always something."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.discussion.plan import Plan
from facilitator.languages import best, translate
from facilitator.plans.check import PlanFile
from facilitator.plans.format import TopicText
from facilitator.plans.render import render


def rendered(file: PlanFile, topics: Mapping[str, str]) -> Plan:
    """The plan with these topics; what is not a topic of it is left out. TopicRefused where one cannot be used."""
    language = best(None, file.plan.language)
    values = {topic.id: _value(topic, topics.get(topic.id, "")) for topic in file.plan.topics}
    return render(file, values, kind_title=lambda kind: translate(language, f"phase.{kind}"))


def _value(topic: TopicText, given: str) -> str:
    if given.strip() or topic.default:
        return given
    return f"[{topic.label[: max(0, topic.max_length - 2)]}]"[: topic.max_length]
