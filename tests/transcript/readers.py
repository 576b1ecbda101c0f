"""Every form of a transcript read again by a parser that has nothing to do with what wrote it: all text that is in it.

``missing`` says which texts are not there. What a form may change of a text is written beside its reader, nothing else.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

import commonmark
import docx
import html5lib
from lxml import etree

Read = Callable[[bytes], str]
PAGE = "\f"
"""Between pages: a text that goes on overleaf is interrupted by what stands at the foot and the head."""
ONE_LINE, MARGIN = 20, 120
"""Letters and digits that are never parted, and that a page may have at its head or foot."""
FORMULA = re.compile(r"\$\$?[^$]+\$\$?|\\\(.*?\\\)|\\\[.*?\\\]")


def of_markdown(body: bytes) -> str:
    found = []
    for node, entering in commonmark.Parser().parse(body.decode()).walker():
        if entering and node.t in ("text", "code", "code_block", "html_inline", "html_block"):
            found.append(node.literal)
        elif node.t in ("softbreak", "linebreak") or (not entering and node.is_container()):
            found.append("" if node.t in ("emph", "strong", "link", "image") else "\n")
    return "".join(found)


def of_json(body: bytes) -> str:
    return "\n".join(_strings(json.loads(body)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _strings(each))


def of_csv(body: bytes) -> str:
    rows = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True)
    return "\n".join(field for row in rows for field in row)


def of_html(body: bytes) -> str:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(body)
    for of_no_reader in [*page.iter("style"), *page.iter("script")]:
        of_no_reader.text = ""
    return "\n".join("".join(block.itertext()) for block in page.iter("body"))


def of_docx(body: bytes) -> str:
    """Every paragraph of its parts, in tables and boxes too: a tab and a break are white space."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = []
    for paragraph in docx.Document(io.BytesIO(body)).element.body.iter(f"{word}p"):
        for part in paragraph.iter(f"{word}t", f"{word}tab", f"{word}br", f"{word}cr"):
            found.append((part.text or "") if part.tag == f"{word}t" else "\n")
        found.append("\n")
    return "".join(found)


def of_pdf(body: bytes) -> str:
    told = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=body, capture_output=True, check=True)
    return told.stdout.decode()


def of_qdpx(body: bytes) -> str:
    """The project's XML with its attributes, and the sources beside it."""
    found = []
    with zipfile.ZipFile(io.BytesIO(body)) as project:
        for name in project.namelist():
            kind = PurePosixPath(name).suffix
            if kind == ".qde":
                for element in etree.fromstring(project.read(name)).iter(etree.Element):
                    found += [element.text or "", element.tail or "", *map(str, element.attrib.values())]
            elif kind == ".txt":
                found.append(project.read(name).decode("utf-8-sig"))
    return "\n".join(found)


def of_zip(body: bytes) -> str:
    """All that is in it and can be read alone."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        names = [(name, PurePosixPath(name).suffix[1:]) for name in archive.namelist()]
        return "\n".join(READERS[form](archive.read(name)) for name, form in names if form in READERS and form != "zip")


READERS: Mapping[str, Read] = {
    "md": of_markdown,
    "json": of_json,
    "csv": of_csv,
    "html": of_html,
    "docx": of_docx,
    "pdf": of_pdf,
    "qdpx": of_qdpx,
    "zip": of_zip,
}


# --- what a form may change


def squeezed(text: str) -> str:
    """White space is one space; what turns directions and what is no character may go."""
    kept = (char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cn"))
    return " ".join("".join(kept).replace("\ufffd", "").split())


def printed(text: str) -> str:
    """Letters and digits only: lines break anywhere, ligatures are one sign, and of some signs there is no letter. None
    of those written from right to left, which stand between the others in the order in which they are seen."""
    kept = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char)[0] in "LN")
    return "".join(char for char in kept if not right_to_left(char))


def right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def parts(form: str, text: str) -> list[str]:
    """What must be found of a text. Formulas are set where there are letters for them; what is written from right to
    left is drawn, and which letters come out of a PDF again is the reader's affair."""
    if form == "pdf" and right_to_left(text):
        return []
    as_found = printed if form == "pdf" else squeezed
    whole = FORMULA.split(text) if form in ("html", "docx", "pdf") else [text]
    if form == "pdf":
        # The next line may stand overleaf.
        whole = [line for part in whole for line in part.splitlines()]
    return [part for part in map(as_found, whole) if part]


def missing(form: str, body: bytes, texts: Iterable[str]) -> list[str]:
    """Those of ``texts`` that are not in it, or not as often as they were said."""
    found = READERS[form](body)
    wanted = Counter(part for text in texts for part in parts(form, text))
    if form == "pdf":
        pages = [printed(page) for page in found.split(PAGE)]
        return [text for text, number in wanted.items() if not _is_on(pages, text, number)]
    whole = squeezed(found)
    return [text for text, number in wanted.items() if whole.count(text) < number]


def _is_on(pages: list[str], text: str, number: int) -> bool:
    whole = sum(page.count(text) for page in pages)
    return whole >= number or whole + sum(_goes_on(pages[at:], text) for at in range(len(pages))) >= number


def _goes_on(pages: list[str], text: str) -> bool:
    """Whether it begins on the first page and goes on overleaf, perhaps more than once. A short one is in one line."""
    rest = text if len(text) > ONE_LINE else ""
    for number, page in enumerate(pages):
        begun = _most(len(rest), lambda length, page=page, rest=rest: rest[:length] in page)  # type: ignore[misc]
        piece, rest = rest[:begun], rest[begun:]
        is_at_head = number == 0 or page.find(piece) <= MARGIN
        is_at_foot = not rest or page.rfind(piece) + begun >= len(page) - MARGIN
        if not piece or not is_at_head or not is_at_foot:
            return False
        if not rest:
            return number > 0
    return False


def _most(most: int, holds: Callable[[int], bool]) -> int:
    """The greatest number for which it holds, as it does for all smaller ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
