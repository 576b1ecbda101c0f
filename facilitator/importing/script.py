"""In which language a discussion was held, as far as its letters tell: Latin ones tell nothing."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import chain, islice

from facilitator.importing.lesson import Lesson

LETTERS = 20_000
"""As many are looked at."""
MOST = 0.2
"""Share of the letters that a script must have: classes say names and formulas in Latin letters."""
OF_SCRIPTS = {
    "HANGUL": "ko",
    "CJK": "zh",
    "THAI": "th",
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "CYRILLIC": "ru",
}
"""By the first word of a letter's name in Unicode."""
KANA = ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH")
FEW_KANA = 0.05
"""Share of the letters by which Japanese is told from Chinese."""


def language_by_script(lesson: Lesson) -> str | None:
    """None where its letters are those of many languages."""
    letters = islice(filter(str.isalpha, chain.from_iterable(turn.text for turn in lesson.turns)), LETTERS)
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    kana = sum(scripts[script] for script in KANA)
    if kana > FEW_KANA * scripts.total() and kana + scripts["CJK"] > MOST * scripts.total():
        return "ja"
    for script, language in OF_SCRIPTS.items():
        if scripts[script] > MOST * scripts.total():
            return language
    return None
