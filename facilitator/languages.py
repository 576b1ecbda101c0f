"""The words that people see, by id and language.

Pages, refusals and documents name a text by its id; the catalogues under ``locales`` hold it in each language. The .po
files themselves are read, once a process: there is then nothing to compile, to forget to compile or to find stale.
A page carries what the browser's code needs of them, so that one file feeds both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

LANGUAGES = ("en", "ja")
"""Best known first: the first is for readers of none of them."""

LOCALES = Path(__file__).parent / "locales"

BROWSER = ("page.parts.", "phase.", "grouping.")
"""How the ids begin whose texts every page of a room may show; each page has its own ``page.<name>.`` besides."""

LARGE: Mapping[str, tuple[str, ...]] = {"console": ("page.ribbons.",), "screen": ("page.ribbons.",)}
"""What only the pages for large screens show: phones load little."""

LATER = ("extras", "keeping", "questions", "reading")
"""Parts of pages that are loaded when they are needed, and their texts with them: ``page.<part>.``."""

_BLANK = re.compile(r"\{([a-z_]+)\}")


def best(accept_language: str | None, wished: str | None = None) -> str:
    """The language for a reader: the one wished for if there is one that we have, else by their Accept-Language."""
    for header in (wished, accept_language):
        for tag, quality in parse_accept_header(header, LanguageAccept):
            language = re.split("[-_]", tag)[0].lower()
            if quality > 0 and language in LANGUAGES:
                return language
    return LANGUAGES[0]


def translate(language: str, text_id: str, /, **words: str | int) -> str:
    """The text with its blanks filled. An unknown language, id or blank is a mistake in the program: LookupError.

    Words may come from anybody: they are put in as they are, and braces within them mean nothing.
    """
    return _BLANK.sub(lambda blank: str(words[blank[1]]), catalogue(language)[text_id])


@cache
def direction(language: str) -> str:
    """``ltr`` or ``rtl``: from which side its lines run."""
    return str(Locale.parse(language).text_direction)


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of one language, by id."""
    if language not in LANGUAGES:
        raise LookupError(f"no catalogue for {language!r}")
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, abort_invalid=True) if message.id}


@cache
def browser_part(language: str, part: str) -> Mapping[str, str]:
    """The texts of a part that pages load later."""
    return {text_id: text for text_id, text in catalogue(language).items() if text_id.startswith(f"page.{part}.")}


@cache
def browser_catalogue(language: str, app: str) -> Mapping[str, str]:
    """The texts that the browser's code shows on one of a room's pages, by id; the page carries them."""
    begins = (*BROWSER, *LARGE.get(app, ()), f"page.{app}.")
    return {text_id: text for text_id, text in catalogue(language).items() if text_id.startswith(begins)}
