"""A formula's MathML as the page setter's own equation, so that it is set in letters and lines, sharp at any size.

It goes over as JSON: ``["=", TeX, display, tree]``, each node of the tree ``[what it is, …]``, of which the template
makes elements. What is not known here raises ``Untold``, and the formula stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from facilitator.transcript.markup_tree import Element, tree
from facilitator.transcript.pdf_letters import can_be_shown

Tree: TypeAlias = "str | int | float | bool | Sequence[Tree] | None"

LIMITS = frozenset("∑∏⋂⋃⋁⋀⨁⨂") | {"lim", "max", "min", "sup", "inf", "gcd", "det"}
"""Where a formula stands alone, what is below and above these stands right below and above."""
ACCENTS: Mapping[str, str] = {
    "^": "\u0302", "¯": "\u0304", "→": "\u20d7", "←": "\u20d6", "~": "\u0303", "˙": "\u0307", "¨": "\u0308",
}  # fmt: skip
BRACES: Mapping[str, str] = {"⏞": "overbrace", "⏟": "underbrace", "―": "overline", "_": "underline"}
STYLES: Mapping[str, str] = {
    "normal": "upright", "italic": "italic", "bold": "bold", "monospace": "mono", "sans-serif": "sans",
}  # fmt: skip


class Untold(Exception):
    """There is something in a formula that cannot be set; the message says what."""


def equation(mathml: str) -> Tree:
    """Of one ``<math>`` element. Raises Untold."""
    return equation_of(next(tree(mathml).found("math")))


def equation_of(math: Element) -> Tree:
    return [
        "=",
        math.attributes.get("alttext", math.text()),
        math.attributes.get("display") == "block",
        _row(math.elements),
    ]


def _row(elements: Sequence[Element]) -> Tree:
    """Brackets that are to grow with what stands between them take it in."""
    if len(elements) == 1:
        return _node(elements[0])
    if elements and elements[0].attributes.get("fence") == "true":
        return ["lr", [_node(element) for element in elements]]
    return ["row", *_paired(elements)]


def _paired(elements: Sequence[Element]) -> list[Tree]:
    """Brackets around a binomial or a matrix grow too, wherever they stand."""
    nodes: list[Tree] = []
    left = next((at for at in range(len(elements) - 2) if _is_pair(elements[at : at + 3])), None)
    if left is None:
        return [_node(element) for element in elements]
    nodes += [_node(element) for element in elements[:left]]
    nodes.append(["lr", [_node(element) for element in elements[left : left + 3]]])
    return nodes + _paired(elements[left + 3 :])


def _is_pair(three: Sequence[Element]) -> bool:
    left, between, right = three
    return left.tag == right.tag == "mo" and ("minsize" in left.attributes or between.tag == "mtable")


def _node(element: Element) -> Tree:
    known = NODES.get(element.tag)
    if known is None:
        raise Untold(element.tag)
    return known(element)


def _letters(element: Element) -> str:
    text = element.text().strip()
    if not all(map(can_be_shown, text)):
        raise Untold(text)
    return text


def _identifier(element: Element) -> Tree:
    text = _letters(element)
    style = STYLES.get(element.attributes.get("mathvariant", ""))
    if not text:
        return ["row"]
    if len(text) > 1:
        return ["op", text, text in LIMITS]
    return ["style", style, ["i", text]] if style else ["i", text]


def _number(element: Element) -> Tree:
    style = STYLES.get(element.attributes.get("mathvariant", ""))
    number: Tree = ["n", _letters(element)]
    return ["style", style, number] if style else number


def _operator(element: Element) -> Tree:
    text = _letters(element)
    if not text:
        return ["row"]
    return ["i", text] if len(text) == 1 else ["op", text, text in LIMITS]


def _words(element: Element) -> Tree:
    text = element.text()
    if not all(map(can_be_shown, text)):
        raise Untold(text)
    return ["w", text, element.attributes.get("mathvariant", "")]


def _fraction(element: Element) -> Tree:
    above, below = _of(element, 2)
    return ["pile" if element.attributes.get("linethickness", "").startswith("0") else "frac", above, below]


def _of(element: Element, number: int) -> list[Tree]:
    if len(element.elements) != number:
        raise Untold(element.tag)
    return [_node(part) for part in element.elements]


def _scripts(element: Element) -> Tree:
    base, *scripts = _of(element, 3 if element.tag == "msubsup" else 2)
    below = scripts[0] if element.tag != "msup" else None
    above = scripts[-1] if element.tag != "msub" else None
    return ["attach", base, below, above, element.elements[0].text() in LIMITS]


def _under_over(element: Element) -> Tree:
    base, *beside = _of(element, 3 if element.tag == "munderover" else 2)
    sign = element.elements[1].text().strip()
    if element.tag == "munder" and sign in BRACES:
        return [BRACES[sign] if sign != "―" else "underline", base]
    if element.tag == "mover" and sign in BRACES:
        return [BRACES[sign], base]
    if element.tag == "mover" and sign in ACCENTS:
        return ["accent", base, ACCENTS[sign]]
    below = beside[0] if element.tag != "mover" else None
    above = beside[-1] if element.tag != "munder" else None
    return ["limits", base, below, above]


def _table(element: Element) -> Tree:
    rows = [row.elements for row in element.elements]
    aligned = [cell.attributes.get("columnalign", "center") for cell in rows[0]] if rows else []
    ruled = element.attributes.get("columnlines", "none") != "none"
    return ["table", aligned, ruled, [[_row(cell.elements) for cell in row] for row in rows]]


def _space(element: Element) -> Tree:
    width = element.attributes.get("width", "0em").removesuffix("em")
    try:
        return ["space", float(width)]
    except ValueError:
        return ["row"]


def _styled(element: Element) -> Tree:
    display = element.attributes.get("displaystyle")
    inner = _row(element.elements)
    return inner if display is None else ["display" if display == "true" else "inline", inner]


NODES: Mapping[str, Callable[[Element], Tree]] = {
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _words,
    "mfrac": _fraction,
    "msqrt": lambda element: ["sqrt", _row(element.elements)],
    "mroot": lambda element: ["root", *_of(element, 2)],
    **dict.fromkeys(("msub", "msup", "msubsup"), _scripts),
    **dict.fromkeys(("munder", "mover", "munderover"), _under_over),
    "mtable": _table,
    "mspace": _space,
    "mstyle": _styled,
    "mphantom": lambda element: ["hidden", _row(element.elements)],
    **dict.fromkeys(("mrow", "mpadded"), lambda element: _row(element.elements)),
}
