"""The PDF, as other programs read it: all that was said is in it, in letters that it brings along, for all readers."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from functools import cache
from pathlib import Path
from random import Random

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, ImageFont

from facilitator.discussion import commands as c
from facilitator.discussion.pictures import Drawing, Stroke
from facilitator.failures import EXPECTED
from facilitator.plans.formula import FORMULA, formula
from facilitator.plans.tex_commands import ESCAPES, ONE_ARGUMENT, SYMBOLS, TEXTS, TWO_ARGUMENTS
from facilitator.transcript import as_pdf as setter
from facilitator.transcript import model as m
from facilitator.transcript import pdf_letters
from facilitator.transcript.as_pdf import as_pdf, document_as_pdf
from facilitator.transcript.build import build
from facilitator.transcript.diagrams import Diagram
from facilitator.transcript.document import AskedQuestion, laid_out
from facilitator.transcript.manner import Manner
from facilitator.transcript.noted import LessonNote
from facilitator.transcript.pdf_words import apart
from facilitator.transcript.reading import Reading
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript import pdf_tools as of
from tests.transcript.lesson import led
from tests.transcript.odd import odd_log, stored
from tests.transcript.readers import missing, right_to_left

ROOMS = ("led", "odd", "random 1", "random 2", "random 5", "nobody came")
NOT_WORDS = {
    *((m.MaterialRecord, name) for name in ("id", "html", "file")),
    *((m.PhaseRecord, name) for name in m.PhaseRecord.__struct_fields__ if name != "title"),
}
"""Fields of a document that are no text of it."""


@cache
def transcript(room: str) -> m.Transcript:
    if room == "led":
        return build(led().log)
    if room == "odd":
        return build(odd_log())
    if room == "nobody came":
        return build(Scenario(checks=()).log)
    return build(random_history(Random(int(room.split()[1])), 90))


@cache
def made(room: str, manner: Manner = Manner(zone=UTC)) -> bytes:  # noqa: B008 - it is frozen
    return as_pdf(transcript(room), manner, lambda name: None)


def of_answers(*texts: str, **fields: object) -> bytes:
    return as_pdf(build(answered(*texts, **fields).log), Manner(zone=UTC), lambda name: None)


def answered(*texts: str, **fields: object) -> Scenario:
    room = Scenario(checks=())
    people = room.join(*(f"Student {number}" for number, _ in enumerate(texts)))
    room.go("think")
    for who, text in zip(people, texts, strict=True):
        room.says(who, "answer", text, **fields)
    return room


@pytest.mark.parametrize("room", ROOMS)
def test_all_that_was_said_is_in_it(room: str) -> None:
    assert missing("pdf", made(room), stored(transcript(room))) == []
    found = of.typeset(of.text(made(room)))
    wanted = Counter(part for text in stored(transcript(room)) for part in left_to_right(text))
    assert {part: number for part, number in wanted.items() if found.count(part) < number} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_what_runs_from_right_to_left_comes_out_letter_by_letter(room: str) -> None:
    """A PDF has its letters in the order in which they are seen."""
    found = Counter(of.typeset(of.text(made(room))))
    wanted = Counter("".join(of.typeset(text) for text in stored(transcript(room)) if right_to_left(text)))
    assert wanted - found == Counter()


def left_to_right(text: str) -> list[str]:
    """What comes out as it went in; formulas that can be set are drawn."""
    if right_to_left(text) or any(unicodedata.bidirectional(each) in ("RLO", "RLE") for each in text):
        return []
    parts, at = [], 0
    for found in FORMULA.finditer(text):
        if formula(found[1]) is not None:
            parts.append(text[at : found.start()])
            at = found.end()
    return [part for part in map(of.typeset, [*parts, text[at:]]) if part]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_text_of_the_document_is_in_it(language: str) -> None:
    body = made("led", Manner(zone=UTC, language=language))
    found = of.typeset(of.text(body))
    reading = reading_of(transcript("led"), language)
    assert [text for text in texts(laid_out(reading)) if of.typeset(text) not in found] == []


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for each in value for text in texts(each))
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if (type(value), name) not in NOT_WORDS and name not in MACHINES:
                yield from texts(getattr(value, name))


MACHINES = (
    "id",
    "asked",
    "card",
    "kind",
    "language",
    "said_in",
    "svg",
    "description",
    "pictures",
    "conclusion_ids",
    "when",
)


def reading_of(of: m.Transcript, language: str = "en") -> Reading:
    return Reading(of, language, UTC, apart)


@pytest.mark.parametrize("room", ROOMS)
def test_it_is_for_all_readers(room: str) -> None:
    """PDF/UA-1, which the setter grants only where every letter has a shape and every picture words."""
    body = made(room)
    told = of.facts(body)
    assert told["Tagged"] == "yes"
    assert told["Title"] == transcript(room).plan.title
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", of.metadata(body))
    assert of.catalogue(body)["/Lang"] == "u:en"
    assert of.catalogue(body)["/ViewerPreferences"]["/DisplayDocTitle"] is True
    assert all(embedded for _, embedded in of.fonts(body))


def test_paper_is_as_wished() -> None:
    assert of.facts(made("led"))["Page size"].endswith("(A4)")
    letter = made("led", Manner(zone=UTC, paper="letter"))
    assert of.facts(letter)["Page size"].endswith("(letter)")
    assert missing("pdf", letter, stored(transcript("led"))) == []


def test_pages_are_numbered_and_say_what_they_are_of() -> None:
    pages = of.told("pdftotext", "-layout", "-", "-", body=made("led")).split("\f")[:-1]
    assert len(pages) > 2
    assert [page.split()[-1] for page in pages] == [f"{at}/{len(pages)}" for at in range(1, len(pages) + 1)]
    assert " ".join(pages[1].split("\n")[0].split()) == "Adding fractions Monday, September 21, 2026 · ABC 234"


def test_it_has_a_bookmark_for_each_phase() -> None:
    document = laid_out(reading_of(transcript("led")))
    assert [title for level, title in of.bookmarks(made("led")) if level == 0][: len(document.sections)] == [
        section.kind for section in document.sections
    ]


def test_the_same_room_makes_the_same_bytes() -> None:
    assert made("led") == as_pdf(transcript("led"), Manner(zone=UTC), lambda name: None)


def test_a_room_may_open_between_two_seconds() -> None:
    shown = transcript("led")
    between = replace(shown, room=replace(shown.room, opened_at="2026-09-21T14:13:00.987Z"))
    assert of.facts(as_pdf(between, Manner(zone=UTC), lambda name: None))["CreationDate"].startswith("Mon Sep 21")


def test_a_japanese_room_is_set_in_japanese_letters() -> None:
    shown = transcript("led")
    japanese = replace(shown, plan=replace(shown.plan, language="ja", title="分数のたし算"))
    body = as_pdf(japanese, Manner(zone=UTC, language="ja"), lambda name: None)
    assert of.catalogue(body)["/Lang"] == "u:ja"
    assert {name.partition("-")[0] for name, _ in of.fonts(body)} == {"NotoSansJP"}
    assert of.facts(body)["Title"] == "分数のたし算"


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("pt-BR", "pt-BR"),
        ("zh-Hant", "zh"),
        ("zh-Hant-TW", "zh-TW"),
        ("es-419", "es"),
        ("JA", "ja"),
        ("sl-rozaj", "sl"),
        ("en-u-nu-thai", "en"),
        ("en-XX-1994", "en-XX"),
    ],
)
def test_any_language_that_a_plan_may_name_is_told(tag: str, told: str) -> None:
    shown = transcript("led")
    body = as_pdf(replace(shown, plan=replace(shown.plan, language=tag)), Manner(zone=UTC), lambda name: None)
    assert of.catalogue(body)["/Lang"] == f"u:{told}"
    assert missing("pdf", body, stored(shown)) == []


def test_a_word_without_end_stays_on_the_page() -> None:
    room = answered("x" * 4_000, "W" * 4_000, "ö" * 300, "https://example.org/" + "a" * 400)
    room.go("discuss")
    for answer in list(room.room.contributions):
        room.card(answer)
    body = as_pdf(build(room.log), Manner(zone=UTC), lambda name: None)
    found = of.text(body)
    unparted = found.replace("Card What it says About it\n", "")  # the head of a table, told again on its next page
    assert of.typeset(unparted).count("x" * 4_000) == 4  # as an answer, on the board, in its table, and as an idea
    assert max(end for _, _, end, _ in of.boxes(body)) < 595 - 40
    assert "\u200b" not in found


def test_signs_of_all_scripts_have_a_shape() -> None:
    """What no typeface has is written in figures; what is no sign becomes one that says so."""
    random = Random(1)
    any_signs = ["".join(_sign(random) for _ in range(60)) for _ in range(60)]
    body = of_answers("\U00010330 \u0b95", *any_signs)
    assert "pdfuaid" in of.metadata(body)
    assert "⟨U+10330⟩ ⟨U+0B95⟩" in of.text(body)


def _sign(random: Random) -> str:
    start, end = random.choice([(0x20, 0x3000), (0x300, 0x370), (0x1F000, 0x1FB00), (0x200B, 0x2070), (0, 0xD7FF)])
    return chr(random.randrange(start, end))


@pytest.mark.parametrize("name", ["NotoSans_400Regular", "NotoSansHebrew_400Regular", "NotoEmoji_400Regular"])
def test_a_typeface_is_known_by_what_it_draws(name: str) -> None:
    path = pdf_letters.FOLDER / f"{name}.ttf"
    has = set(pdf_letters.characters(path.read_bytes()))
    font = ImageFont.truetype(path, 40, layout_engine=ImageFont.Layout.BASIC)
    box = bytes(font.getmask("\U000e1000", "1"))
    drawn = {code for code in range(0x21, 0x2FFF) if bytes(font.getmask(chr(code), "1")) not in (box, b"")}
    unlike = {code for code in has if 0x21 <= code < 0x2FFF} ^ drawn
    assert not {code for code in unlike if unicodedata.category(chr(code))[0] in "LNPS"} - BLANK


BLANK = {0x2800, 0x115F, 0x1160}


def test_every_formula_that_a_class_may_write_is_set() -> None:
    sources = [
        *sorted((SYMBOLS | ESCAPES) - {"\\ ", r"\$"}),
        *(f"{command}{{ab}}" for command in sorted(ONE_ARGUMENT | TEXTS)),
        *(f"{command}{{a}}{{b}}" for command in sorted(TWO_ARGUMENTS)),
        r"\sqrt[3]{x}", r"\sqrt2", r"\left(\frac12\right]", r"\left.\frac12\right|", r"\sum_{i=1}^n i", "x_1^2", "f'",
        *(rf"\begin{{{name}}}a&b\\c&d\end{{{name}}}" for name in ("cases", "pmatrix", "aligned", "vmatrix", "matrix")),
        r"\begin{array}{l|r}1&2\\3&4\end{array}", r"\operatorname{foo}x", r"\overbrace{a}^{n}",
    ]  # fmt: skip
    known = [source for source in sources if formula(source) is not None]
    assert len(known) > 200
    body = of_answers(*(f"this ${source}$ here" for source in known))
    found = of.text(body)
    assert [source for source in known if len(source) > 2 and source in found] == []
    assert Counter(known) - Counter(of.in_words(body)) == Counter()
    assert "pdfuaid" in of.metadata(body)


def test_a_formula_that_cannot_be_set_stays_as_it_was_typed() -> None:
    found = of.text(of_answers(r"so $\unknown{x}$ and $5 and $6"))
    assert r"so $\unknown{x}$ and $5 and $6" in found


def test_what_runs_from_right_to_left_begins_at_the_right() -> None:
    boxes = of.boxes(of_answers("שלום", "hello"))
    [(start, end, width)] = [(start, end, width) for word, start, end, width in boxes if set(word) & set("שלום")]
    assert end > width - 60
    [start] = [start for word, start, _, _ in boxes if word == "hello"]
    assert start < 200


def test_pictures_are_in_it_and_in_words() -> None:
    out = io.BytesIO()
    Image.effect_noise((640, 480), 90).convert("RGB").save(out, "WEBP")
    drawing = Drawing(strokes=(Stroke(points=(10, 10, 900, 900)),), paper="grid")
    room = Scenario(checks=())
    mika, leo, yuki = room.join("Mika", "Leo", "Yuki")
    photo, gone = f"{1:032x}.webp", f"{2:032x}.webp"
    room.go("think")
    room.says(mika, "answer", "drawn", drawing=drawing)
    for who, name in ((leo, photo), (yuki, gone)):
        room.when(who, c.AddPhoto(photo=name, width=640, height=480))
        room.says(who, "answer", "seen", pictures=(name,))
    body = as_pdf(build(room.log), Manner(zone=UTC), lambda name: out.getvalue() if name == photo else None)
    assert of.in_words(body)[:2] == ["Drawing by Mika", "Photo by Leo"]
    assert "Photo by Yuki [This picture is no longer kept.]" in of.text(body)
    assert [(each["/Width"], each["/Filter"]) for each in of.objects(body) if each.get("/Subtype") == "/Image"] == [
        (640, "/DCTDecode")
    ]


def test_what_others_bring_into_a_document_is_set() -> None:
    """Notes of the lesson, questions, pictures of the whole with their tables."""
    reading = reading_of(transcript("led"))
    diagram = Diagram(
        id="d",
        title="Moves",
        description="From A to B.",
        svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><text y="9" font-size="5">drawn</text></svg>',
        width=60,
        height=20,
        head=("At", "To"),
        rows=(("A", "B1"), ("علی", "B2")),
    )
    document = replace(
        laid_out(reading),
        lesson_notes=(LessonNote(id="1", when="Monday", head="on Monday", text="Next time:\nbars first."),),
        questions=(
            AskedQuestion(id="q1", text="Why\nnot?", about=("Mika", "open")),
            AskedQuestion(id="q2", text=None, about=()),
        ),
        diagrams=(diagram,),
    )
    body = document_as_pdf(reading, document, Manner(zone=UTC), lambda name: None)
    found = of.text(body)
    for words in ("on Monday", "bars first.", "Why\nnot?", "Mika · open", "These words were erased.", "Moves", "B1"):
        assert words in found
    assert "drawn" in found
    assert "From A to B." in of.in_words(body)


def test_materials_are_laid_out() -> None:
    html = (
        "<h3>Deep</h3><p>One <strong>two</strong><br>three</p><ul><li>first<ol start='4'><li>within</li></ol></li></ul>"
        "<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table>"
        "<pre><code>a  = 1\n  b</code></pre><blockquote><p>said</p></blockquote><hr>"
        '<p><a href="https://example.org/">there</a></p>'
    )
    page = m.PageRecord(picture="p.webp", width=30, height=40, text="Words on it")
    materials = (
        m.MaterialRecord(id="a", title="A text", html=html, file="", pages=()),
        m.MaterialRecord(id="b", title="A page", html="", file="b.pdf", pages=(page,)),
        m.MaterialRecord(id="c", title="Unread", html="", file="c.pdf", pages=()),
    )
    out = io.BytesIO()
    Image.new("RGB", (30, 40), "red").save(out, "WEBP")
    body = as_pdf(replace(transcript("led"), materials=materials), Manner(zone=UTC), lambda name: out.getvalue())
    found = of.text(body)
    for words in ("Deep", "One two\nthree", "first", "4. within", "head", "cell", "said", "there", "c.pdf"):
        assert words in found
    assert "Page 1 of 1. Words on it" in of.in_words(body)
    assert any(each.get("/URI") == "u:https://example.org/" for each in of.actions(body))


def test_without_typefaces_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf_letters, "FOLDER", tmp_path)
    pdf_letters.files.cache_clear()
    with pytest.raises(pdf_letters.NoLetters, match="make setup"):
        as_pdf(transcript("led"), Manner(), lambda name: None)
    assert {pdf_letters.NoLetters, pdf_letters.TooLong} <= set(EXPECTED)


def test_too_long_a_discussion_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setter, "MOST", 1_000)
    with pytest.raises(pdf_letters.TooLong):
        as_pdf(transcript("led"), Manner(), lambda name: None)
