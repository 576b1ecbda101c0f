"""The words that people see, by id and language.

Pages, refusals and documents name a text by its id; the catalogues under ``locales`` hold it in each language. The .po
files themselves are read, once a process: there is then nothing to compile, to forget to compile or to find stale.
``python -m facilitator.languages FOLDER`` writes what the browser needs, so that one file feeds both.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

LANGUAGES = ("en", "ja")
"""Best known first: the first is for readers of none of them."""

LOCALES = Path(__file__).parent / "locales"

BROWSER = ("page.", "phase.")
"""How the ids begin whose texts the browser's code shows."""

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
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of one language, by id."""
    if language not in LANGUAGES:
        raise LookupError(f"no catalogue for {language!r}")
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, abort_invalid=True) if message.id}


def browser_catalogue(language: str) -> dict[str, str]:
    """The texts that the browser's code shows, by id."""
    return {text_id: text for text_id, text in catalogue(language).items() if text_id.startswith(BROWSER)}


def write_browser_catalogues(folder: Path) -> None:
    """``en.json``, ``ja.json``, … into the folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        texts = json.dumps(browser_catalogue(language), ensure_ascii=False, indent=1)
        (folder / f"{language}.json").write_text(texts + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_browser_catalogues(Path(sys.argv[1]))
