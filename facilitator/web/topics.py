"""From a plan's id and what was typed into its blanks to the plan that a room carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facilitator.discussion.plan import Plan
from facilitator.discussion.refused import Refused
from facilitator.languages import translate
from facilitator.plans.load import Library, TopicRefused, render


def renderer(library: Library) -> Callable[[str, Mapping[str, str]], Plan]:
    def rendered(plan_id: str, topics: Mapping[str, str]) -> Plan:
        plan = library.plans.get(plan_id)
        if plan is None:
            raise Refused("not-found", "unknown-plan")
        try:
            return render(plan, topics, kind_title=lambda kind: translate(_ours(plan.plan.language), f"phase.{kind}"))
        except TopicRefused as wrong:
            raise Refused("malformed", "topic", topic=wrong.topic_id, why=wrong.reason) from None

    return rendered


def _ours(language: str) -> str:
    """The catalogue for a plan's language; English where there is none."""
    short = language.partition("-")[0].lower()
    return short if short in ("en", "ja") else "en"
