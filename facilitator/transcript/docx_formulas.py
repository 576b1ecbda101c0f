"""Formulas as Word's own (OMML), from the MathML that our TeX becomes; what is not known here becomes none at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docx.oxml.ns import nsmap
from lxml import etree

from facilitator.transcript.docx_text import Element, add, as_xml_holds_it

OMML = "http://schemas.openxmlformats.org/officeDocument/2006/math"
M = f"{{{OMML}}}"
GREAT = frozenset("∑∏∫∮")
LIMITS = frozenset({"lim", "max", "min", "sup", "inf"})
"""What stands under these is a condition, not an index."""
ENDS = frozenset("=<>≤≥≈≠→,;")
"""What is summed or integrated goes as far as these."""
ACCENTS: Mapping[str, str] = {
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "→": "\u20d7", "⃗": "\u20d7", "←": "\u20d6",
    "˙": "\u0307", "¨": "\u0308", ".": "\u0307", "..": "\u0308",
}  # fmt: skip
BARS = frozenset("―¯‾_ˉ")
BRACES = frozenset("⏞⏟")


class Unknown(Exception):
    """An element that this module cannot write."""


def formula(math: Element) -> Element | None:
    """``m:oMath`` for a ``math`` element without a namespace; None if there is something unknown in it."""
    made = etree.Element(f"{M}oMath", nsmap={"m": OMML, "w": nsmap["w"]})
    try:
        _row(made, list(math))
    except Unknown:
        return None
    return made


def apart(made: Element) -> Element:
    """The same formula with a little room before it that is no text of the paragraph."""
    room = made.makeelement(f"{M}r")
    _add(room, "t").text = "\u2009"
    made.insert(0, room)
    return made


def _add(parent: Element, tag: str, value: str | None = None) -> Element:
    return etree.SubElement(parent, M + tag, {} if value is None else {f"{M}val": value})


def _into(parent: Element, *path: str) -> Callable[[Element], None]:
    """Writes a node into an element within ``parent``."""
    for tag in path:
        parent = _add(parent, tag)
    return lambda node: _row(parent, [node])


def _row(into: Element, nodes: Sequence[Element]) -> None:
    at = 0
    while at < len(nodes):
        if (end := _closing(nodes, at)) is not None:
            _fenced(into, nodes[at], nodes[at + 1 : end], nodes[end] if end < len(nodes) else None)
            at = end + 1
        elif _is_great(nodes[at]) and at + 1 < len(nodes) and not _ends(nodes[at + 1]):
            stop = next((n for n in range(at + 1, len(nodes)) if _ends(nodes[n])), len(nodes))
            _summed(into, nodes[at], nodes[at + 1 : stop])
            at = stop
        elif nodes[at].tag in ("msub", "munder") and _text(nodes[at][0]) in LIMITS:
            _limited(into, nodes[at], nodes[at + 1 :])
            at = len(nodes)
        else:
            _node(into, nodes[at])
            at += 1


def _closing(nodes: Sequence[Element], at: int) -> int | None:
    """Where a bracket that grows with what is in it ends; past the last node if it never does. None: it is none."""
    within = nodes[at + 1] if at + 1 < len(nodes) else None
    if nodes[at].tag != "mo" or within is None:
        return None
    if _text(nodes[at]) in ("|", "‖"):
        bars = (n for n in range(at + 1, len(nodes)) if _text(nodes[n]) == _text(nodes[at]))
        return next(bars, None)
    if nodes[at].get("form") == "prefix":
        depth = 0
        for number in range(at, len(nodes)):
            form = nodes[number].get("form")
            depth += (form == "prefix") - (form == "postfix")
            if depth == 0:
                return number
        return len(nodes)
    grows = within.tag == "mtable" or within.get("linethickness") == "0"
    return at + 2 if grows and (at + 2 == len(nodes) or nodes[at + 2].tag == "mo") else None


def _fenced(into: Element, left: Element, within: Sequence[Element], right: Element | None) -> None:
    made = _add(into, "d")
    looks = _add(made, "dPr")
    _add(looks, "begChr", _text(left).replace(".", ""))
    _add(looks, "endChr", _text(right).replace(".", "") if right is not None else "")
    _row(_add(made, "e"), within)


def _ends(node: Element) -> bool:
    return node.tag == "mo" and _text(node) in ENDS


def _is_great(node: Element) -> bool:
    return node.tag in ("msub", "msup", "msubsup", "munder", "mover", "munderover") and _text(node[0]) in GREAT


def _summed(into: Element, node: Element, of: Sequence[Element]) -> None:
    made = _add(into, "nary")
    looks = _add(made, "naryPr")
    _add(looks, "chr", _text(node[0]))
    _add(looks, "limLoc", "subSup" if node.tag.startswith("ms") else "undOvr")
    below = node[1] if node.tag not in ("msup", "mover") else None
    above = node[-1] if node.tag not in ("msub", "munder") else None
    for hide, part in (("subHide", below), ("supHide", above)):
        if part is None:
            _add(looks, hide, "1")
    for tag, part in (("sub", below), ("sup", above)):
        _row(_add(made, tag), [part] if part is not None else [])
    _row(_add(made, "e"), of)


def _limited(into: Element, node: Element, of: Sequence[Element]) -> None:
    made = _add(into, "func")
    under = _add(_add(made, "fName"), "limLow")
    _into(under, "e")(node[0])
    _into(under, "lim")(node[1])
    _row(_add(made, "e"), of)


def _node(into: Element, node: Element) -> None:
    write = ELEMENTS.get(str(node.tag))
    least = 3 if node.tag in ("msubsup", "munderover") else 2 if node.tag in PAIRS else 0
    if write is None or len(node) < least:
        raise Unknown(node.tag)
    write(into, node)


def _text(node: Element) -> str:
    return as_xml_holds_it("".join(map(str, node.itertext()))).strip(" \n\t")


def _letters(into: Element, node: Element) -> None:
    made = _add(into, "r")
    text = as_xml_holds_it(node.text or "")
    if node.tag == "mtext":
        _add(_add(made, "rPr"), "nor")
    elif node.get("mathvariant") == "normal" or (len(text) > 1 and text.isalpha()):
        _add(_add(made, "rPr"), "sty", "p")
    add(add(made, "rPr"), "rFonts", ascii="Cambria Math", hAnsi="Cambria Math")
    written = _add(made, "t")
    written.text = text if node.tag == "mtext" else text.strip()
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _blank(into: Element, node: Element) -> None:
    width = node.get("width", "")
    if not width.startswith("-"):
        made = _add(into, "r")
        _add(made, "t").text = "\u2003" if width.endswith("em") and float(width[:-2] or 0) > 0.5 else "\u2009"


def _phantom(into: Element, node: Element) -> None:
    made = _add(into, "phant")
    _add(_add(made, "phantPr"), "show", "0")
    _row(_add(made, "e"), list(node))


def _fraction(into: Element, node: Element) -> None:
    made = _add(into, "f")
    if (node.get("linethickness") or "").startswith("0"):
        _add(_add(made, "fPr"), "type", "noBar")
    _into(made, "num")(node[0])
    _into(made, "den")(node[1])


def _parts(tag: str, *names: str) -> Callable[[Element, Element], None]:
    """An element whose children are those of MathML in their order."""

    def write(into: Element, node: Element) -> None:
        made = _add(into, tag)
        for name, part in zip(names, node, strict=False):
            _into(made, name)(part)

    return write


def _root(into: Element, node: Element) -> None:
    made = _add(into, "rad")
    if node.tag == "msqrt":
        _add(_add(made, "radPr"), "degHide", "1")
        _add(made, "deg")
        _row(_add(made, "e"), list(node))
    else:
        _into(made, "deg")(node[1])
        _into(made, "e")(node[0])


def _over(into: Element, node: Element) -> None:
    sign, below = _text(node[1]), node.tag == "munder"
    if sign in BARS:
        made = _add(into, "bar")
        _add(_add(made, "barPr"), "pos", "bot" if below else "top")
    elif sign in BRACES:
        made = _add(into, "groupChr")
        looks = _add(made, "groupChrPr")
        _add(looks, "chr", sign)
        _add(looks, "pos", "bot" if below else "top")
        _add(looks, "vertJc", "top" if below else "bot")
    elif sign in ACCENTS and not below:
        made = _add(into, "acc")
        _add(_add(made, "accPr"), "chr", ACCENTS[sign])
    else:
        _parts("limLow" if below else "limUpp", "e", "lim")(into, node)
        return
    _into(made, "e")(node[0])


def _under_and_over(into: Element, node: Element) -> None:
    made = _add(into, "limUpp")
    within = _add(_add(made, "e"), "limLow")
    _into(within, "e")(node[0])
    _into(within, "lim")(node[1])
    _into(made, "lim")(node[2])


def _matrix(into: Element, node: Element) -> None:
    made = _add(into, "m")
    lines = [list(line) for line in node]
    columns = max(map(len, lines), default=0)
    looks = _add(_add(_add(made, "mPr"), "mcs"), "mc")
    looks = _add(looks, "mcPr")
    _add(looks, "count", str(columns))
    _add(looks, "mcJc", next((cell.get("columnalign", "center") for line in lines for cell in line), "center"))
    for line in lines:
        written = _add(made, "mr")
        for number in range(columns):
            _row(_add(written, "e"), list(line[number]) if number < len(line) else [])


def _within(into: Element, node: Element) -> None:
    _row(into, list(node))


PAIRS = frozenset({"mfrac", "msup", "msub", "mroot", "munder", "mover"})
ELEMENTS: Mapping[str, Callable[[Element, Element], None]] = {
    **dict.fromkeys(("mi", "mn", "mo", "mtext"), _letters),
    **dict.fromkeys(("mrow", "mstyle", "mpadded"), _within),
    **dict.fromkeys(("msqrt", "mroot"), _root),
    **dict.fromkeys(("munder", "mover"), _over),
    "mspace": _blank,
    "mphantom": _phantom,
    "mfrac": _fraction,
    "msup": _parts("sSup", "e", "sup"),
    "msub": _parts("sSub", "e", "sub"),
    "msubsup": _parts("sSubSup", "e", "sub", "sup"),
    "munderover": _under_and_over,
    "mtable": _matrix,
}
