"""Names for files and addresses, made of what people write."""

from __future__ import annotations

import re
import unicodedata

LONGEST_SLUG = 48


def slug(text: str) -> str:
    """Of a text's Latin letters and digits: ``Deux poèmes!`` is ``deux-poemes``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    # Too long: without the word that is cut.
    whole = words.rfind("-", 3, LONGEST_SLUG + 1) if len(words) > LONGEST_SLUG else len(words)
    return words[: whole if whole > 0 else LONGEST_SLUG]
