"""The catalogues: whole, alike in all languages, and with every text used; and how texts are found and filled.

Uses are found in the sources: what is refused, what is translated, ids in tables, templates and the browser's code.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from facilitator.discussion.contribution import ContributionKind, PointKind
from facilitator.discussion.plan import ConnectionKind, GroupingForm, PhaseKind, Stance
from facilitator.discussion.questions import QuestionState
from facilitator.exporting import ReaderKind
from facilitator.importing.lesson import Wrong
from facilitator.languages import (
    BROWSER,
    LANGUAGES,
    LARGE,
    LATER,
    LOCALES,
    best,
    browser_catalogue,
    browser_part,
    catalogue,
    translate,
)
from facilitator.transcript.model import Part, SidesBy, SidesHappened, StepKind
from facilitator.transcript.qda_codes import FOLDERS
from facilitator.transcript.texts import OtherKind
from facilitator.web.mistakes import PARTS, SENTENCES
from facilitator.web.start import App

ROOT = Path(__file__).parent.parent
# Some templates' names look like ids.
IDS = re.compile(r"(?:grouping|page|phase|refused|transcript)(?:\.(?!html\b)[a-z0-9-]+)+")
BLANK = re.compile(r"\{([a-z_]+)\}")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

TABLES = {
    "phase.": get_args(PhaseKind),
    # To keep the groups forms none, so no group has that for its reason.
    "grouping.": ("as-last-time", *(form for form in get_args(GroupingForm) if form != "keep")),
    "transcript.point.": get_args(PointKind),
    "transcript.part.": get_args(Part),
    "transcript.step.": get_args(StepKind),
    "transcript.stance.": get_args(Stance),
    "transcript.connection.": get_args(ConnectionKind),
    "transcript.sides.": (*get_args(SidesBy), *(each for each in get_args(SidesHappened) if each != "given")),
    "page.mistake.": (*SENTENCES.split(), *PARTS.split()),
    "transcript.question.": get_args(QuestionState),
    "page.importing.wrong.": get_args(Wrong),
    "transcript.file.": get_args(ReaderKind),
    "transcript.form.": ("md", "html", "pdf", "docx", "csv", "json", "qdpx"),
    "transcript.kind.": (*get_args(ContributionKind), *get_args(OtherKind)),
    "transcript.qda.": FOLDERS,
}
"""How ids begin that are put together where they are used, and how each can go on."""


@cache
def messages(language: str) -> dict[str, Message]:
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {str(message.id): message for message in read_po(file, abort_invalid=True) if message.id}


# --- uses in the sources


@cache
def python_trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(), path.name) for path in sorted((ROOT / "facilitator").rglob("*.py")))


def nodes() -> Iterator[ast.AST]:
    for tree in python_trees():
        yield from ast.walk(tree)


def strings_in(node: ast.AST) -> set[str]:
    inner = ast.walk(node)
    return {each.value for each in inner if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def calls(name: str) -> Iterator[ast.Call]:
    for node in nodes():
        if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
            yield node


def filled_by(call: ast.Call) -> set[str] | None:
    """The words that a call gives; None if they cannot be seen."""
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else {name for name in names if name is not None}


def refusals() -> Iterator[tuple[str, set[str] | None]]:
    """Every id that is refused with, and the words that fill it."""
    for call in calls("Refused"):
        for message in strings_in(call.args[1]):
            yield f"refused.{message}", filled_by(call)


def translations() -> Iterator[tuple[str, set[str] | None]]:
    for name, position in (("translate", 1), ("says", 0)):
        for call in calls(name):
            if len(call.args) > position:
                for text_id in strings_in(call.args[position]) & set(messages("en")):
                    yield text_id, filled_by(call)


def beginnings() -> set[str]:
    """How the ids begin that Python puts together."""
    strings = (node.values[0] for node in nodes() if isinstance(node, ast.JoinedStr))
    found = {first.value for first in strings if isinstance(first, ast.Constant) and isinstance(first.value, str)}
    return {text for text in found if IDS.fullmatch(f"{text}x")}


def written_in_python() -> set[str]:
    return {text for tree in python_trees() for text in strings_in(tree) if IDS.fullmatch(text)}


def written_in(folder: str, *endings: str) -> set[str]:
    """Ids between quotes in files that are not Python."""
    files = (path for ending in endings for path in sorted((ROOT / folder).rglob(f"*.{ending}")))
    quoted = re.compile(rf"""(["'`])({IDS.pattern})\1""")
    return {found[2] for path in files for found in quoted.finditer(path.read_text())}


def written_in_pages() -> set[str]:
    return written_in("static/src", "ts", "tsx")


def used() -> set[str]:
    from_tables = {start + end for start in beginnings() & TABLES.keys() for end in TABLES[start]}
    refused = {text_id for text_id, _ in refusals()}
    return refused | from_tables | written_in_python() | written_in("templates", "html") | written_in_pages()


# --- the catalogues


def test_every_text_that_is_used_is_there() -> None:
    for language in LANGUAGES:
        assert sorted(used() - messages(language).keys()) == []


def test_every_text_that_is_there_is_used() -> None:
    assert sorted(messages("en").keys() - used()) == []


def test_ids_that_are_put_together_have_a_table() -> None:
    assert beginnings() == {*TABLES, "refused.", "page."}


def test_all_languages_have_the_same_texts() -> None:
    assert {language: messages(language).keys() for language in LANGUAGES} == dict.fromkeys(
        LANGUAGES, messages("en").keys()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_plural_fuzzy_or_out_of_date(language: str) -> None:
    for message in messages(language).values():
        assert isinstance(message.string, str)
        assert message.string.strip()
        assert message.string == message.string.strip()
        assert not message.fuzzy
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        assert read_po(file).obsolete == {}


def test_every_text_is_in_its_language() -> None:
    assert [text_id for text_id, text in catalogue("en").items() if JAPANESE.search(text)] == []
    # Where the English has no words but its blanks, the Japanese needs none.
    worded = [text_id for text_id, text in catalogue("en").items() if re.search("[A-Za-z]", BLANK.sub("", text))]
    assert [text_id for text_id in worded if not JAPANESE.search(catalogue("ja")[text_id])] == []


def test_japanese_has_wide_colons() -> None:
    """A narrow one stands only within Latin words, figures and addresses."""
    narrow = re.compile(r"[\u3040-\u9fff）}]:[{\u3040-\u9fff]")
    assert [id for id, text in catalogue("ja").items() if narrow.search(text)] == []


def test_all_languages_have_the_same_blanks() -> None:
    for text_id, text in catalogue("en").items():
        for language in LANGUAGES:
            found = sorted(BLANK.findall(catalogue(language)[text_id]))
            assert (text_id, language, found) == (text_id, language, sorted(BLANK.findall(text)))
            assert "{" not in BLANK.sub("", catalogue(language)[text_id])


def test_every_blank_is_filled_where_its_text_is_used() -> None:
    for text_id, words in (*refusals(), *translations()):
        if words is not None:
            assert (text_id, set(BLANK.findall(catalogue("en")[text_id])) - words) == (text_id, set())


def test_the_browser_has_what_its_code_shows() -> None:
    """Each page its own texts and those of all pages, and no other page's."""
    shared = written_in("static/src/parts", "ts", "tsx")
    large = {text_id for text_id in shared if text_id.startswith(LARGE["screen"])}
    assert [text_id for text_id in shared - large if not text_id.startswith(BROWSER)] == []
    for app in LARGE:
        assert large <= browser_catalogue("en", app).keys()
    student = "".join(path.read_text() for path in (ROOT / "static/src/student").iterdir())
    assert "Ribbons" not in student, "the phone's page has not the words for it"
    for app in get_args(App):
        own = written_in(f"static/src/{app}", "ts", "tsx")
        assert own - browser_catalogue("en", app).keys() == set()


def test_what_is_loaded_later_brings_its_texts() -> None:
    """Its own, and those of all pages: it may be shown on any."""
    for part in LATER:
        found = written_in(f"static/src/{part}", "ts", "tsx")
        own = browser_part("en", part)
        assert [text_id for text_id in found - own.keys() if not text_id.startswith(BROWSER)] == []
        elsewhere = written_in_pages() - found
        assert [text_id for text_id in elsewhere if text_id in own] == []


def test_catalogues_are_kept_in_order() -> None:
    for language in LANGUAGES:
        assert list(messages(language)) == sorted(messages(language))


# --- finding and filling


@pytest.mark.parametrize(
    ("accept_language", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("ja", "ja"),
        ("JA", "ja"),
        ("ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        ("en-GB,ja;q=0.9", "en"),
        ("de,fr;q=0.9,ja;q=0.2,en;q=0.1", "ja"),
        ("ja;q=0,en;q=0.1", "en"),
        ("ja;q=0", "en"),
        ("fr,*", "en"),
        (";;,=q,ja;q=often", "en"),
        ("x" * 100_000, "en"),
    ],
)
def test_the_best_language_for_a_reader(accept_language: str | None, language: str) -> None:
    assert best(accept_language) == language


@pytest.mark.parametrize(
    ("wished", "language"), [("ja", "ja"), ("ja-JP", "ja"), ("ja_JP", "ja"), ("en", "en"), ("tlh", "en"), ("", "en")]
)
def test_a_wish_goes_first(wished: str, language: str) -> None:
    assert best("en-GB,ja;q=0.5", wished) == language


def test_a_wish_that_cannot_be_fulfilled_leaves_the_header() -> None:
    assert best("ja", "tlh") == "ja"


def test_a_text_in_each_language() -> None:
    assert translate("en", "refused.too-long", most=4000).startswith("This is longer than the 4000 characters")
    assert translate("ja", "refused.too-long", most=4000).startswith("4000文字まで")


@given(st.text() | st.sampled_from(["{most}", "{0}", "{most.__class__}", "%(most)s", "\\g<0>", "{{most}}"]))
def test_words_are_put_in_as_they_are(words: str) -> None:
    before, after = catalogue("en")["refused.too-long"].split("{most}")
    assert translate("en", "refused.too-long", most=words) == before + words + after


def test_mistakes_of_the_program_are_seen() -> None:
    for language, text_id in (("en", "refused.no-such-text"), ("tlh", "refused.ended"), ("en", "refused.too-long")):
        with pytest.raises(LookupError):
            translate(language, text_id)


def test_words_that_no_blank_waits_for_are_left_out() -> None:
    assert translate("en", "refused.ended", text_id="x", language="y") == catalogue("en")["refused.ended"]


def test_a_page_gets_its_own_texts_and_no_others() -> None:
    texts = browser_catalogue("ja", "student")
    assert texts["phase.think"] == catalogue("ja")["phase.think"]
    assert not any(text_id.startswith(("refused.", "page.console.", "transcript.")) for text_id in texts)
