"""A plan's sanitised HTML as plain text, for documents that are not HTML: paragraphs, lists and formulas stay readable.

Elements are folded from inside out: each closing tag makes one text of its children's. Formulas are written on the
line, fractions as a/b.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table"})
IN_FORMULAS = frozenset({"mi", "mn", "mo", "mtext"})
"""Elements of MathML whose own words count; in all others only their children's do."""

_ACCENTS = frozenset("∘°′¯^~→")
_SIMPLE = re.compile(r"\w+(?:\.\w+)?|.?|\([^()]*\)")


def plain(html: str) -> str:
    """Paragraphs are apart by an empty line; no line has spaces at its end."""
    folding = _Folding()
    folding.feed(html)
    folding.close()
    lines = (line.rstrip(" ") for line in folding.folded().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n ")


class _Folding(HTMLParser):
    """Open elements, outermost first: each with its tag, the attribute that matters for its text, and the texts in
    it, which know their own tags."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str, list[tuple[str, str]]]] = [("", "", [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr"):
            self._add(tag, "\n" if tag == "br" else "\n\n")
        else:
            given = dict(attrs)
            self._open.append((tag, given.get("href") or given.get("linethickness") or "", []))

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _, _ in self._open}
        if "pre" in inside:
            self._add("", data)
        elif "math" not in inside:
            self._add("", self._flowing(data))
        elif self._open[-1][0] in IN_FORMULAS:
            self._add("", data.strip())

    def _flowing(self, data: str) -> str:
        """White space is one space, and none where a line begins."""
        before = self._open[-1][2]
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        return text.lstrip(" ") if before and before[-1][1].endswith("\n") else text

    def handle_endtag(self, tag: str) -> None:
        """Whatever was left open within it ends with it."""
        if any(tag == opened for opened, _, _ in self._open):
            while self._fold() != tag:
                pass

    def _fold(self) -> str:
        """Closes the innermost element; its tag."""
        tag, attribute, parts = self._open.pop()
        self._add(tag, _text(tag, attribute, parts))
        return tag

    def _add(self, tag: str, text: str) -> None:
        self._open[-1][2].append((tag, text))

    def folded(self) -> str:
        while len(self._open) > 1:
            self._fold()
        return "".join(text for _, text in self._open[0][2])


def _text(tag: str, attribute: str, parts: list[tuple[str, str]]) -> str:
    texts = [text for _, text in parts]
    whole = "".join(texts)
    if tag in FORMULAS:
        # A fraction without a line is a pair, as in binomials.
        return FORMULAS["mtable" if attribute.startswith("0") else tag](texts)
    match tag:
        case "ul" | "ol":
            return _items(tag, [text for kind, text in parts if kind == "li"])
        case "tr":
            return "\n" + " | ".join(text.strip() for kind, text in parts if kind in ("td", "th"))
        case "a" if attribute not in ("", whole):
            return f"{whole} ({attribute})"
    return f"\n\n{whole.strip()}\n\n" if tag in BLOCKS else whole


def _items(tag: str, items: list[str]) -> str:
    """Later lines of an item stand under its first word."""
    marks = [f"{number}. " if tag == "ol" else "• " for number in range(1, len(items) + 1)]
    lines = (
        mark + re.sub(r"\n+", "\n" + " " * len(mark), item.strip()) for mark, item in zip(marks, items, strict=True)
    )
    return "\n\n" + "\n".join(lines) + "\n\n"


def _one(text: str) -> str:
    """In brackets unless it is a single number, name or sign."""
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _above(text: str) -> str:
    return text if text in _ACCENTS else f"^{_one(text)}"


def _below_and_above(part: list[str]) -> str:
    """The space keeps what is summed apart from the limits."""
    return f"{part[0]}_{_one(part[1])}{_above(part[2])} "


FORMULAS: Mapping[str, Callable[[list[str]], str]] = {
    "math": lambda part: "".join(part).strip(),
    "mfrac": lambda part: f"{_one(part[0])}/{_one(part[1])}",
    "msup": lambda part: _one(part[0]) + _above(part[1]),
    "msub": lambda part: f"{part[0]}_{_one(part[1])}",
    "msubsup": _below_and_above,
    "munder": lambda part: f"{part[0]}_{_one(part[1])} ",
    "mover": lambda part: _one(part[0]) + _above(part[1]),
    "munderover": _below_and_above,
    "msqrt": lambda part: "√" + _one("".join(part)),
    "mroot": lambda part: f"√[{part[1]}]{_one(part[0])}",
    "mtable": "; ".join,
    "mtr": ", ".join,
    "mspace": lambda part: " ",
    "mphantom": lambda part: "",
}
