"""Formulas by themselves, or within somebody's words, as MathML that may be shown."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from facilitator.plans.markup import CLEANER
from facilitator.plans.tex import TexRefused, mathml

FORMULA = re.compile(r"\$([^\s$](?:[^$\n]{0,1998}[^\s$])?)\$(?!\d)")
"""As in prompts: no blank within the signs, and no digit after the second, so that prices stay prices."""


@lru_cache(maxsize=2000)
def formula(source: str) -> str | None:
    """None if it is none that can be shown."""
    try:
        return CLEANER.clean(mathml(source, display=False))
    except TexRefused:
        return None


def worded(text: str) -> Markup:
    """The words themselves, with their formulas set; what is no formula stays as it was written."""
    parts: list[Markup] = []
    at = 0
    for found in FORMULA.finditer(text):
        shown = formula(found[1])
        if shown is not None:
            parts += [escape(text[at : found.start()]), Markup(shown)]
            at = found.end()
    return Markup("").join([*parts, escape(text[at:])])
