"""One formula by itself, as MathML that may be shown."""

from __future__ import annotations

from facilitator.plans.markup import CLEANER
from facilitator.plans.tex import mathml


def formula(source: str) -> str:
    """Raises TexRefused."""
    return CLEANER.clean(mathml(source, display=False))
