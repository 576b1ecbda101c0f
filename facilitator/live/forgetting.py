"""What this process remembers of people's words only to be quick is forgotten once somebody was erased."""

from __future__ import annotations

from facilitator.discussion.names import forget_looks
from facilitator.plans.formula import formula


def forget_words() -> None:
    """Of everybody: names, and formulas that were set; it is all made again when it is asked for."""
    forget_looks()
    formula.cache_clear()
