"""The styles of the Word file: nothing else sets a size or a colour. Sober, and as readable in black and white."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from docx.oxml.ns import nsdecls

INK, INK_2, INK_3, RULE, EDGE = "1D2522", "47504C", "5F6762", "CDC5B5", "7C7668"
PINE, PINE_SOFT, WELL = "1D4F43", "E4EEE8", "F8F5EC"
"""As in static/css/tokens.css."""
GUTTER: Final = 850
"""In which the times stand."""
STEP: Final = 340
"""That a reply stands further in than what it replies to."""
EAST_ASIAN: Final = {"ko": "Noto Sans KR", "zh": "Noto Sans SC"}
REGIONS: Final = {
    "en": "en-US", "ja": "ja-JP", "ko": "ko-KR", "zh": "zh-CN", "de": "de-DE", "fr": "fr-FR", "es": "es-ES",
    "it": "it-IT", "pt": "pt-PT", "ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK",
}  # fmt: skip
"""Word knows languages by their countries."""


def styles_of(labels: str, said: str) -> str:
    east = EAST_ASIAN.get(said.split("-")[0], EAST_ASIAN.get(labels.split("-")[0], "Noto Sans JP"))
    fonts = f'<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="{east}" w:cs="Arial"/>'
    colour, size = f'<w:color w:val="{INK}"/>', _size(10)
    defaults = f"<w:rPrDefault><w:rPr>{fonts}{colour}{size}{language_of('lang', labels, said)}</w:rPr></w:rPrDefault>"
    paragraphs = f"<w:pPrDefault><w:pPr>{_room(0, 80)}</w:pPr></w:pPrDefault>"
    return (
        f"<w:styles {nsdecls('w')}><w:docDefaults>{defaults}{paragraphs}</w:docDefaults>"
        f"{''.join(_of_paragraphs(language_of('lang', said, labels)))}{''.join(_of_letters())}{_of_tables()}</w:styles>"
    )


def _of_paragraphs(said: str) -> Iterator[str]:
    """``said``: the language of people's words, as a property."""
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    yield _style("Title", "Title", KEEP + _room(0, 120, 252), BOLD + _size(22))
    rule = _borders(top=(8, 10, INK))
    yield _heading(1, KEEP + rule + _room(480, 60), BOLD + _colour(PINE) + _size(15))
    yield _heading(2, KEEP + _room(280, 80), BOLD + _size(11.5))
    yield _heading(3, KEEP + _room(200, 60), BOLD + _size(10.5))
    yield _heading(4, KEEP + _room(160, 40), BOLD + _colour(INK_2) + _size(10))
    yield _style("Fact", "Fact", _tab(1_900) + _room(0, 20) + '<w:ind w:left="1900" w:hanging="1900"/>')
    yield _style("Quiet", "Quiet", _room(0, 100), _colour(INK_3) + _size(9))
    notice = _borders(left=(18, 8, EDGE)) + _shade(WELL) + _room(60, 100) + '<w:ind w:left="200"/>'
    yield _style("Notice", "Notice", notice, _size(9.5))
    yield _style("Asked", "Asked", _room(0, 100), _size(12) + said)
    head = KEEP + _borders(top=(4, 5, RULE)) + _tab(GUTTER) + _room(120, 30)
    yield _style("Who", "Who", head + f'<w:ind w:left="{GUTTER}" w:hanging="{GUTTER}"/>', _colour(INK_2) + _size(9))
    yield _style("WhoElse", "Who, without a gutter", KEEP + _room(120, 30), _colour(INK_2) + _size(9))
    words = f'<w:ind w:left="{GUTTER}"/>'
    yield _style("Words", "Words", _room(0, 80) + words, said)
    for name in ("CardWords", "Step", "Note"):
        yield _style(name, name, "", "", based="Words")
    yield _style("Struck", "Struck", "", "<w:strike/>", based="Words")
    yield _style("Before", "Before", KEEP + _room(20, 0) + words, _colour(INK_3) + _size(8.5))
    yield _style("Earlier", "Earlier", "", _colour(INK_2) + _size(9), based="Words")
    yield _style("Erased", "Erased", _room(0, 80) + words, "<w:i/><w:iCs/>" + _colour(INK_3))
    box = _borders(top=(6, 6, PINE), left=(6, 8, PINE), bottom=(6, 6, PINE), right=(6, 8, PINE))
    conclusion = box + _shade(PINE_SOFT) + _room(120, 60) + '<w:ind w:left="180" w:right="180"/>'
    yield _style("Conclusion", "Conclusion", KEEP_TOGETHER + conclusion, _size(12) + said)
    yield _style("Picture", "Picture", _room(40, 80) + words)
    yield _style("Cell", "Cell", _room(30, 30, 252), _size(9.5))
    yield _style("SmallCell", "Small cell", _room(30, 30, 216), _size(7.5))
    yield _style("CardTitle", "Card title", _room(40, 0), said)
    yield _style("CardNote", "Card note", _room(0, 40), _colour(INK_2) + _size(9))
    yield _style("Credit", "Credit", _room(60, 160) + '<w:ind w:left="180"/>', _colour(INK_2) + _size(9))
    yield _style("Figure", "Figure", _room(0, 60))
    yield _style("Gap", "Gap", _room(0, 100, 120), _size(2))
    yield _style("Text", "Text", "", said)
    yield _style("ListParagraph", "List Paragraph", _room(0, 40) + "<w:contextualSpacing/>")
    quote = _borders(left=(12, 8, RULE)) + '<w:ind w:left="400"/>'
    yield _style("Quote", "Quote", quote, _colour(INK_2) + said)
    yield _style(
        "Code",
        "Code",
        _shade(WELL) + '<w:ind w:left="120" w:right="120"/>',
        f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}"/>' + _size(9) + said,
    )
    yield _style("Rule", "Rule", _borders(bottom=(4, 1, RULE)), _size(2))
    yield _style("Footer", "footer", "", _colour(INK_3) + _size(8))


MONO: Final = "Noto Sans Mono"
KEEP: Final = "<w:keepNext/><w:keepLines/>"
KEEP_TOGETHER: Final = "<w:keepLines/>"
BOLD: Final = "<w:b/><w:bCs/>"


def _of_letters() -> Iterator[str]:
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="Letters"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield _style("Label", "Label", "", _colour(INK_3), kind="character")
    yield _style("Author", "Author", "", BOLD + _colour(INK) + _size(10), kind="character")
    yield _style("Letter", "Letter", "", BOLD + _size(9), kind="character")
    typed = f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}"/>' + _colour(INK_3) + _size(8)
    yield _style("Typed", "Typed formula", "", typed, kind="character")
    code = f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}"/>' + _size(9)
    yield _style("CodeLetters", "Code letters", "", code, kind="character")
    yield _style("Hyperlink", "Hyperlink", "", _colour(PINE) + '<w:u w:val="single"/>', kind="character")


def _of_tables() -> str:
    line = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="{2}"/>'
    borders = line.format("top", 6, INK) + line.format("bottom", 6, INK) + line.format("insideH", 4, RULE)
    sides = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in CELL)
    first = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}</w:rPr><w:tcPr><w:tcBorders>{line.format("bottom", 8, INK)}'
        f"</w:tcBorders>{_shade(PINE_SOFT)}</w:tcPr></w:tblStylePr>"
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:styleId="Transcript"><w:name w:val="Transcript"/><w:basedOn w:val="Plain"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>{first}</w:style>"
    )


CELL: Final = (("top", 20), ("left", 100), ("bottom", 20), ("right", 100))


def _style(id: str, name: str, looks: str, letters: str = "", *, based: str = "", kind: str = "paragraph") -> str:
    base = based or ("Normal" if kind == "paragraph" else "")
    parts = [f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>']
    if name in BUILT_IN:
        parts = [parts[0].replace(' w:customStyle="1"', "")]
    parts.append(f'<w:basedOn w:val="{base}"/>' if base else "")
    parts.append(f"<w:qFormat/><w:pPr>{looks}</w:pPr>" if looks else "<w:qFormat/>")
    return "".join(parts) + (f"<w:rPr>{letters}</w:rPr>" if letters else "") + "</w:style>"


BUILT_IN: Final = {"Title", "List Paragraph", "Quote", "footer", "Hyperlink"}


def _heading(level: int, looks: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{looks}'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _shade(value: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"/>'


def _room(before: int, after: int, line: int = 276) -> str:
    """``line``: of 240, the height that the font asks for."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _tab(at: int) -> str:
    return f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs>'


def _borders(**sides: tuple[int, int, str]) -> str:
    """(eighths of a point, points away from the words, colour)"""
    lines = (
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{away}" w:color="{colour}"/>'
        for side, (size, away, colour) in sides.items()
    )
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def region(language: str) -> str:
    return language if "-" in language else REGIONS.get(language, language)


def language_of(tag: str, *languages: str) -> str:
    """Latin text, that of East Asia, and what is written from right to left have each a language of their own."""
    given = {"val": "en-US", "eastAsia": "ja-JP", "bidi": "ar-SA"}
    for language in reversed(languages):
        base = language.split("-")[0]
        key = "eastAsia" if base in ("ja", "ko", "zh") else "bidi" if base in ("ar", "he", "fa", "ur") else "val"
        given[key] = region(language)
    return f"<w:{tag} " + " ".join(f'w:{key}="{escape(value)}"' for key, value in given.items()) + "/>"
