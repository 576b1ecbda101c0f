"""What the checker says of a plan, in the reader's language.

The checker speaks English and knows no catalogues. The English texts of the catalogue are the patterns by which its
sentences are recognised: what stands in a blank is a part that is known and translated too, or it is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from facilitator.languages import LANGUAGES, catalogue, translate

SENTENCES = """
    poll-question poll-choices unknown-key-near unknown-key other-kind two-documents written-twice used-twice
    id-is-not-the-files too-long bold-in-plain topic-in-plain no-file no-folder no-plans unreadable id-taken
    lost-translation-near lost-translation translation-of-itself more empty-file large-file utf-16 not-utf-8
    invisible private anchor alias escape-makes nested many-nodes no-character bad-key not-a-map colon first
    misfit backslash brackets opened percent tag block no-yaml list-beside-key tab no-colon around ending
    no-language outside minutes prompts one-each swap not-before no-phase no-column shares no-sound-choice
    reserved long-default material-none material file-ending again-no-poll file-missing other-question
    other-choices template-open template-empty template-between template-unread template-sign filters no-topic
    no-filter bold lost-topic long-text crowded html picture link stray-tex formula missing empty-each empty
    too-few too-many wrong-near wrong-quotes wrong-each wrong
"""
"""The first that fits is taken, so what is particular stands before what is general."""

PARTS = """
    hint-near hint-none-before hint-columns hint-topics hint-write only-topics-tex only-topics tex-empty tex-long
    tex-deep tex-argument tex-column tex-sign tex-words tex-plain tex-degree tex-bracket tex-begin-near tex-begin
    tex-closed-as tex-missing-before tex-missing tex-no-before tex-rows tex-twice tex-command-near tex-command
    entry the-plan plan source topic of-materials phase approach prompt choice found-text found-list found-map
    found-empty text plan-id topic-id file-name language-code address whole share flag list-of-some list-of-maps
    list-of-texts list-of-ids list-of-numbers map-of or and of-id of-text
"""

LONGEST = 1000
CODE = re.compile("`[^`]*`")
BLANK = re.compile(r"\\\{([a-z_]+)\\\}")
# Between backquotes stand the author's own words, which are never taken apart.
ANYTHING = r"(?P<\1>(?:`[^`]*`|[^`])+?)"


def in_words(text: str, language: str) -> str:
    """A checker's sentence in a language of ours; what is not known stays English."""
    if language == LANGUAGES[0] or len(text) > LONGEST:
        return text
    return _said(text, language, SENTENCES.split()) or text


def _said(text: str, language: str, names: Iterable[str]) -> str | None:
    for name in names:
        if found := _pattern(name).fullmatch(text):
            blanks = {blank: _part(words, language) for blank, words in found.groupdict().items()}
            return translate(language, f"page.mistake.{name}", **blanks)
    return None


def _part(text: str, language: str) -> str:
    if CODE.fullmatch(text):
        return text
    return _said(text, language, PARTS.split()) or text


@cache
def _pattern(name: str) -> re.Pattern[str]:
    english = catalogue(LANGUAGES[0])[f"page.mistake.{name}"]
    return re.compile(BLANK.sub(ANYTHING, re.escape(english)), re.DOTALL)
