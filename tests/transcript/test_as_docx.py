"""The Word file, read back by python-docx and opened by LibreOffice: every word is there once, and it is well made."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from random import Random

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from msgspec.structs import replace
from PIL import Image

from facilitator.discussion import commands as c
from facilitator.discussion.events import Entry
from facilitator.discussion.pictures import Drawing, Page, Stroke
from facilitator.discussion.plan import Material, Prompt
from facilitator.plans.markup import to_html
from facilitator.transcript import model as m
from facilitator.transcript.as_docx import as_docx, laid_out
from facilitator.transcript.build import build
from facilitator.transcript.diagrams import Diagram
from facilitator.transcript.document import Document, document
from facilitator.transcript.docx_sheet import Sheet
from facilitator.transcript.docx_text import SIGN, shared
from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.noted import LessonNote
from facilitator.transcript.plain import plain
from facilitator.views.visibility import TranscriptReader
from tests.discussion.given import LESSON
from tests.discussion.random_room import random_history
from tests.discussion.scenario import Scenario
from tests.transcript import pdf_tools
from tests.transcript.lesson import led
from tests.transcript.odd import odd_log, stored

SAID = {"Words", "Earlier", "Erased"}
"""Styles of what people handed in: each text of each contribution has a paragraph of one of them, and only one."""
PHOTO, GONE, PAGE = (f"{number:032x}.webp" for number in (1, 2, 3))
SKETCH = Drawing(strokes=(Stroke(points=(100, 100, 800, 900, 1500, 300), ink="blue"),), paper="number-line")
TEXT = r"""# Sharing

Two *friends* share **a cake**, see [the book](https://a.example/book). `x = 1` and ~~no~~.

### First

1. Cut it into $\frac{1}{2}$ and $\frac13$
2. Count
   - the tops
   - the bottoms

> Nobody gets more

```
cut  2
  count
```

| part | size |
|------|------|
| top  | $2\sqrt[3]{x^2_1}$ |

$$\sum_{i=1}^{n} i = \left(\frac{n}{2}\right)(n+1)$$
"""
PLAN = replace(
    LESSON,
    title="Half & third <i>",
    language="ar",
    materials=(
        Material(id="cake", title="A cake", html=to_html(TEXT, {})),
        Material(id="sheet", title="A sheet", file="a.pdf"),
        Material(id="lost", title="Not found", file="b.pdf"),
    ),
    phases=tuple(
        replace(phase, prompts=tuple(replace(each, column=f"column {each.id}") for each in phase.prompts))
        if phase.id == "compare"
        else phase
        for phase in LESSON.phases
    ),
)


def images(name: str) -> bytes | None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "#aabb99").save(out, "WEBP")
    return out.getvalue() if name in (PHOTO, PAGE) else None


@cache
def everything() -> m.Transcript:
    """A room with pictures, formulas, several scripts, and cards that stand in columns."""
    room = Scenario(PLAN, checks=())
    mika, leo, noa = room.join("Mika", "Leo", "נועה")
    room.lead(c.FillMaterial(material="sheet", pages=(Page(picture=PAGE, width=300, height=200, text="on the sheet"),)))
    room.go("think")
    for who, name in ((mika, PHOTO), (leo, GONE)):
        room.when(who, c.AddPhoto(photo=name, width=300, height=200))
    first = room.says(mika, "answer", "it is $\\frac{3}{6}$ and $5", pictures=(PHOTO,), drawing=SKETCH)
    second = room.says(leo, "answer", "", pictures=(GONE,))
    third = room.says(noa, "answer", "שלום 1/2 + 1/3 and so on\n\tsecond line ")
    room.when(noa, c.HandIn(kind="answer", visit=room.visit, text="عربي 5/6"))
    room.lead(c.Nudge(text="Try a drawing"))
    room.go("compare")
    group, *_ = room.grouped([mika, leo, noa])
    room.when(mika, c.TakePen(group=group))
    room.says(mika, "group-answer", "both", group=group, prompt="2")
    room.go("discuss")
    a, b, _ = (room.card(each) for each in (first, second, third))
    room.lead(c.StrikeThrough(card=a, struck=True, because="less"))
    room.lead(c.Connect(a=a, b=b, kind="same-as", words="\u202eturned"))
    point = room.says(leo, "point", "why", card=a, point="ask")
    room.says(mika, "point", "ולמה לא", reply_to=point, point="build")
    return build(room.log)


def told_of(transcript: m.Transcript) -> Document:
    """With what only other parts of the program make."""
    diagram = Diagram(
        id="d", title="Taking part", description="Two bars.", width=300, height=100, head=("minute", "people"),
        rows=(("1", "2"), ("2", "3")),
        svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="150" height="50"/>'
        '<text x="10" y="90" font-family="Noto Sans">二つ two</text></svg>',
    )  # fmt: skip
    told = document(transcript, Manner(zone=UTC))
    notes = (LessonNote(id="n", when="Monday, 9:00", head="Added on Monday, 9:00", text="went well\nask again"),)
    return replace(told, diagrams=(diagram,), lesson_notes=notes)


def written(transcript: m.Transcript, manner: Manner | None = None, of: Images = images) -> Word:
    return docx.Document(io.BytesIO(as_docx(transcript, manner or Manner(zone=UTC), of)))


@cache
def everything_in_word() -> bytes:
    transcript = everything()
    manner, told = Manner(zone=UTC), told_of(transcript)
    return laid_out(told, Sheet(told, manner, datetime(2026, 9, 21, tzinfo=UTC), transcript.pictures, images))


def paragraphs(word: Word) -> list[Paragraph]:
    """In tables too, in order."""
    found = word.element.body.iter(qn("w:p"))
    return [Paragraph(each, word._body) for each in found]


def style_of(each: Paragraph) -> str:
    assert each.style is not None
    return each.style.style_id


def as_xml_has_it(text: str) -> str:
    """All that may be different of a text: ends of lines, and what is no character of XML."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char if _is_of_xml(ord(char)) else "\ufffd" for char in unified)


def _is_of_xml(code: int) -> bool:
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def texts_of(transcript: m.Transcript) -> Counter[str]:
    return Counter(as_xml_has_it(text) for text in stored(transcript) if text)


def said_in(word: Word) -> Counter[str]:
    return Counter(each.text for each in paragraphs(word) if style_of(each) in SAID - {"Erased"})


ROOMS: dict[str, Callable[[], list[Entry]]] = {
    "led": lambda: led().log,
    "odd": odd_log,
    **{f"random {seed}": partial(random_history, Random(seed), 400) for seed in range(4)},
}


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_is_there_as_it_was_typed_and_once(room: str) -> None:
    transcript = build(ROOMS[room]())
    told = document(transcript, Manner())
    brought = [each.text for each in transcript.questions if each.text is not None]
    to_all = [line.text or "" for section in told.sections for line in section.points if line.id.startswith("n")]
    moved = [line.text or "" for section in told.sections for line in section.moved]
    others = Counter(map(as_xml_has_it, [*brought, *to_all, *moved]))
    assert said_in(written(transcript)) == texts_of(transcript) + others


def test_formulas_stay_typed_and_are_set_too() -> None:
    word = docx.Document(io.BytesIO(everything_in_word()))
    [typed] = [each for each in paragraphs(word) if style_of(each) == "Words" and "frac" in each.text]
    assert typed.text == "it is $\\frac{3}{6}$ and $5"
    [fraction] = typed._p.iter(qn("m:f"))
    assert "".join(map(str, fraction.itertext())) == "36"
    assert {each.tag for each in word.element.body.iter(*map(qn, ("m:rad", "m:nary", "m:d")))} == {
        qn("m:rad"), qn("m:nary"), qn("m:d"),
    }  # fmt: skip
    for run in word.element.body.iter(qn("m:r")):
        assert run.find(qn("m:t")).text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_headings_are_real_and_leave_no_level_out(language: str) -> None:
    told = document(everything(), Manner(language=language))
    word = written(everything(), Manner(language=language))
    headings = [each for each in paragraphs(word) if style_of(each).startswith("Heading")]
    levels = [int(style_of(each)[-1]) for each in headings]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    first = [each.text for each in headings if style_of(each) == "Heading1"]
    of_sections = [f"{section.kind} · {section.visit.title}" for section in told.sections]
    assert [each for each in first if each in of_sections] == of_sections
    assert style_of(word.paragraphs[0]) == "Title"
    assert word.paragraphs[0].text == told.title


def test_tables_have_header_rows() -> None:
    word = docx.Document(io.BytesIO(everything_in_word()))
    tables = list(word.element.body.iter(qn("w:tbl")))
    assert len(tables) >= 5
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
            number == 0 for number in range(len(rows))
        ]
        assert all(cell[-1].tag == qn("w:p") for cell in table.iter(qn("w:tc")))


def test_pictures_have_words_and_one_that_is_gone_is_a_word() -> None:
    word = docx.Document(io.BytesIO(everything_in_word()))
    alts = [each.get("descr") for each in word.element.body.iter(qn("wp:docPr"))]
    [of_board] = [alt for alt in alts if alt.startswith("The board")]
    # On the answer and on its card.
    assert Counter(alts) == {
        "Photo by Mika": 2, "Drawing by Mika": 2, "Page 1 of 1. on the sheet": 1, "Taking part. Two bars.": 1,
        of_board: 1,
    }  # fmt: skip
    ids = [each.get("id") for each in word.element.body.iter(qn("wp:docPr"))]
    assert len(set(ids)) == len(ids)
    kinds = Counter(Path(name).suffix for name in names_in(everything_in_word()) if "/media/" in name)
    assert kinds == {".jpeg": 2, ".png": 3}
    assert "[This picture is no longer kept.]" in "\n".join(each.text for each in paragraphs(word))


def names_in(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        return archive.namelist()


def test_nothing_of_the_template_is_left() -> None:
    names = names_in(everything_in_word())
    assert len(names) == len(set(names))
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]
    core = docx.Document(io.BytesIO(everything_in_word())).core_properties
    assert (core.title, core.language, core.author, core.last_modified_by, core.comments) == (
        "Half & third <i>", "en-US", "", "", "",
    )  # fmt: skip


def test_words_from_right_to_left_say_so() -> None:
    word = docx.Document(io.BytesIO(everything_in_word()))
    turned = [each.text for each in paragraphs(word) if each._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None]
    assert {"שלום 1/2 + 1/3 and so on\n\tsecond line ", "عربي 5/6", "ולמה לא"} <= set(turned)
    assert "why" not in turned
    [mixed] = [each for each in paragraphs(word) if style_of(each) == "Earlier" and each.text.startswith("ש")]
    runs = [(run.text, run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for run in mixed.runs]
    assert runs == [("שלום 1/2 + 1/3 ", True), ("and so on\n\tsecond line ", False)]


@pytest.mark.parametrize(
    ("labels", "plan", "expected"),
    [
        ("ja", "en", ("en-US", "ja-JP", "ar-SA")),
        ("en", "ko", ("en-US", "ko-KR", "ar-SA")),
        ("en", "he", ("en-US", "ja-JP", "he-IL")),
    ],
)  # fmt: skip
def test_the_languages_are_named(labels: str, plan: str, expected: tuple[str, str, str]) -> None:
    told = replace(told_of(everything()), said_in=labels, language=plan)
    word = docx.Document(io.BytesIO(laid_out(told, Sheet(told, Manner(), datetime.now(UTC), (), images))))
    [language] = word.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert tuple(language.get(qn(f"w:{script}")) for script in ("val", "eastAsia", "bidi")) == expected


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_the_paper_is_that_of_the_manner(paper: str, size: tuple[int, int]) -> None:
    word = written(everything(), Manner(paper="letter" if paper == "letter" else "a4"))
    [section] = word.sections
    lengths = (section.page_width, section.page_height)
    assert tuple(round(each.mm) for each in lengths if each is not None) == size
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_an_empty_room_and_one_that_runs() -> None:
    room = Scenario()
    assert "Nothing has happened in this room." in [each.text for each in paragraphs(written(build(room.log)))]
    [mika] = room.join("Mika")
    room.go("think")
    room.says(mika, "answer", "so far")
    texts = [each.text for each in paragraphs(written(build(room.log)))]
    assert "so far" in texts
    assert "The lesson is still going on: this is the transcript so far." in texts


def test_columns_stand_side_by_side_while_they_are_few() -> None:
    word = docx.Document(io.BytesIO(everything_in_word()))
    heads = [[cell.text for cell in table.rows[0].cells] for table in word.tables]
    assert ["column 1", "column 2"] in heads
    [table] = [table for table in word.tables if table.rows[0].cells[0].text == "column 1"]
    assert "both" in table.rows[1].cells[1].text
    assert "both" not in table.rows[1].cells[0].text


def test_no_room_is_left_for_times_that_are_not_known() -> None:
    told = replace(told_of(everything()), untimed=True)
    word = docx.Document(io.BytesIO(laid_out(told, Sheet(told, Manner(), datetime.now(UTC), (), images))))
    styles = {style_of(each) for each in paragraphs(word)}
    assert "WhoElse" in styles
    assert "Who" not in styles


def test_a_picture_that_comes_again_is_kept_once() -> None:
    room = Scenario(PLAN, checks=())
    [mika] = room.join("Mika")
    visit = room.go("think")
    for text in ("one", "two", "three"):
        room.when(mika, c.HandIn(kind="answer", visit=visit, text=text, drawing=SKETCH))
    found = written(build(room.log)).element.body.iter(qn("wp:inline"))
    shown = [each for each in found if next(each.iter(qn("wp:docPr"))).get("descr") == "Drawing by Mika"]
    assert len(shown) == 3
    assert len({blip.get(qn("r:embed")) for each in shown for blip in each.iter(qn("a:blip"))}) == 1


def test_a_plans_text_keeps_its_shape() -> None:
    word = docx.Document(io.BytesIO(everything_in_word()))
    told = {each.text: each for each in paragraphs(word)}
    assert style_of(told["Sharing"]) == "Heading3"
    assert style_of(told["First"]) == "Heading4"
    assert style_of(told["Nobody gets more"]) == "Quote"
    assert style_of(told["cut  2\n  count"]) == "Code"
    sentence = told["Two friends share a cake, see the book. x = 1 and no."]
    assert [(run.text, run.bold, run.italic) for run in sentence.runs if run.bold or run.italic] == [
        ("friends", None, True), ("a cake", True, None),
    ]  # fmt: skip
    assert [link.address for link in sentence.hyperlinks] == ["https://a.example/book"]
    count, tops, bottoms = (_number(told[text]) for text in ("Count", "the tops", "the bottoms"))
    assert (count["ilvl"], tops["ilvl"], bottoms["ilvl"]) == ("0", "1", "1")
    assert tops["numId"] == bottoms["numId"] != count["numId"]


def _number(each: Paragraph) -> dict[str, str | None]:
    [number] = each._p.iter(qn("w:numPr"))
    return {etree.QName(part).localname: part.get(qn("w:val")) for part in number}


def test_a_formula_that_word_has_no_elements_for_is_written_on_the_line() -> None:
    html = "<p>so <math><semantics><mfrac><mn>1</mn><mn>2</mn></mfrac></semantics></math></p>"
    first, *others = PLAN.phases
    plan = replace(PLAN, phases=(replace(first, prompts=(Prompt(id="1", html=html),)), *others))
    room = Scenario(plan, checks=())
    room.go(first.id)
    assert plain(html) in [each.text for each in paragraphs(written(build(room.log)))]


def test_libreoffice_finds_all_of_it(tmp_path: Path) -> None:
    """A program that has nothing to do with python-docx."""
    by_libreoffice(everything_in_word(), "txt:Text (encoded):UTF8", tmp_path)
    found = " ".join((tmp_path / "made.txt").read_text("utf-8-sig").split())
    wanted = [*stored(everything()), "went well ask again", "Taking part", "minute", "A cake", "Nobody gets more"]
    assert [text for text in wanted if " ".join(text.split()) not in found] == []


def by_libreoffice(word: bytes, into: str, folder: Path) -> None:
    """As ``made.*`` in the folder."""
    (folder / "made.docx").write_bytes(word)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", into,
         "--outdir", folder, folder / "made.docx"],
        check=True, capture_output=True, timeout=100, env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


def test_no_line_ends_within_a_name(tmp_path: Path) -> None:
    """Japanese lists names without spaces, and some have Latin letters."""
    names = ["Mika", "Ren", "Aisha", "Jonas", "Lucía", "Yuto", "Hana", "Omar", "Sofia", "Kenji", "Amina", "Liam", "Noa"]
    names += ["Emil", "Priya", "Tomás", "Sakura", "Ida", "Malik", "Chloé", "Haruto", "Zoe", "Mateo", "Fatima"]
    room = Scenario(checks=())
    room.join(*names)
    by_libreoffice(as_docx(build(room.log), Manner(language="ja"), lambda name: None), "pdf", tmp_path)
    lines = pdf_tools.text((tmp_path / "made.pdf").read_bytes()).splitlines()
    assert not [line for line in lines if line.startswith("、")]
    assert [name for name in names if not any(name in line for line in lines)] == []


def test_rows_of_cards_may_go_on_overleaf() -> None:
    """LibreOffice leaves out a row that must not be parted and does not fit under the table's head."""
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    answer = room.says(mika, "answer", "one half")
    room.go("discuss")
    room.card(answer)
    rows = written(build(room.log)).element.body.iter(qn("w:tr"))
    [card] = [row for row in rows if any(text.text == "one half" for text in row.iter(qn("w:t")))][:1]
    assert card.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None


def test_columns_have_room_for_their_words() -> None:
    figures = ["Phase", "Begun", "Reflections", "Took part"], ["a" * 300, "14:13", "0", "24 of 24"]
    for lines in (figures, (["Reflections"] * 6, ["0"] * 6)):
        widths, style = shared(9_600, lines)
        assert (style, sum(widths) <= 9_600) == ("Cell", True)
        for width, name in zip(widths, lines[0], strict=True):
            assert width >= len(name) * SIGN
    assert shared(9_600, [["Reflections"] * 12, ["0"] * 12])[1] == "SmallCell"


def test_a_hidden_question_is_marked_in_its_authors_copy() -> None:
    room = Scenario()
    [mika] = room.join("Mika")
    room.go("think")
    said = room.says(mika, "question", "Who decides?")
    room.lead(c.Hide(contribution=said, hidden=True))
    [asked] = document(build(room.log, TranscriptReader("student", mika.id)), Manner(zone=UTC)).questions
    assert asked.about == ("Mika", "hidden from the class")
