"""Markdown with ``$TeX$`` becomes HTML that may be shown: everything is sanitised last, by one allow-list.

A topic's value is never read as Markdown, TeX or HTML: a single private character stands for it until all markup is
made, and then its text is put there, escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin

from facilitator.plans.problems import Flaw, quoted
from facilitator.plans.spacing import joins
from facilitator.plans.template import fill
from facilitator.plans.tex import TexRefused, mathml, rewritten

FIRST_MARK = 0xF0000
MARKS = re.compile("[\U000f0000-\U000ffffd]")
# Two letters at least: a single one after a backslash is seldom TeX.
STRAY_TEX = re.compile(r"\\[A-Za-z]{2,}|\$\$")
HTTP = re.compile("https?://", re.IGNORECASE)
MAX_LENGTH = 20_000
LOST = "a topic stands where nobody would see it, as in a link's address; put it into the text"

# How often a sign may stand in a text at which the parser looks through much of the rest, or a formula begins.
MOST = {"[": 500, "$": 1000, "*": 2000, "_": 2000}
STANDING = "**"
BOLD = (
    "`**` is left standing; put it directly around words, with brackets and quotation marks outside of it, "
    r"or write `\*\*` for the signs themselves"
)
VALUES = "values"

HTML_TAGS = """
    p br hr em strong s code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td a
"""
MATH_TAGS = """
    math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle
    mpadded mphantom
"""
# Of every element: nothing. Without this line nh3 keeps `lang` and `title`.
EVERYWHERE: dict[str, set[str]] = {"*": set()}
ATTRIBUTES = EVERYWHERE | {
    "a": {"href"},
    "ol": {"start"},
    "math": {"display", "alttext"},
    "mi": {"mathvariant"},
    "mn": {"mathvariant"},
    "mtext": {"mathvariant"},
    "mo": {"mathvariant", "stretchy", "fence", "form", "minsize", "maxsize", "movablelimits", "accent"},
    "mspace": {"width"},
    "mfrac": {"linethickness"},
    "mover": {"accent"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mpadded": {"width", "height", "depth", "lspace", "voffset"},
    "mtable": {"displaystyle", "columnspacing", "rowspacing", "columnlines"},
    "mtd": {"columnalign"},
}
CLEANER = nh3.Cleaner(
    tags={*HTML_TAGS.split(), *MATH_TAGS.split()},
    clean_content_tags={"script", "style"},
    attributes=ATTRIBUTES,
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel="noopener",
)


class _Marks:
    """The values of topics by the characters that stand for them."""

    def __init__(self) -> None:
        self._values: list[str] = []

    def __call__(self, value: object) -> str:
        self._values.append(str(value))
        return chr(FIRST_MARK + len(self._values) - 1)

    def value(self, mark: str) -> str:
        """What stands there; anything but a mark stands for itself."""
        place = ord(mark) - FIRST_MARK
        return self._values[place] if 0 <= place < len(self._values) else mark

    def revealed(self, markup: str) -> str:
        return MARKS.sub(lambda found: escape(self._values[ord(found[0]) - FIRST_MARK]), markup)


def to_html(text: str, topics: Mapping[str, str], inline: bool = False) -> str:
    """A checked text as HTML; ``inline`` leaves the paragraph out."""
    marks = _Marks()
    markup = _rendered(fill(text, topics, marks), inline, marks)
    return CLEANER.clean(marks.revealed(markup)).strip()


def markup_flaws(text: str, topics: Iterable[str], inline: bool = False) -> Iterator[Flaw]:
    """What is wrong with a text whose ``{{ topics }}`` are right; lines are counted from 0."""
    if len(text) > MAX_LENGTH:
        yield Flaw(line=0, text=f"the text has {len(text)} characters; a text has at most {MAX_LENGTH}")
        return
    crowded = [sign for sign, most in MOST.items() if text.count(sign) > most]
    for sign in crowded:
        yield Flaw(line=0, text=f"the text has {text.count(sign)} times `{sign}`; write it at most {MOST[sign]} times")
    if crowded:
        return
    if found := MARKS.search(text):
        line = text.count("\n", 0, found.start())
        yield Flaw(line=line, text=f"the private character U+{ord(found[0]):04X} stands here; delete it")
        return
    filled = fill(text, dict.fromkeys(topics, ""), _Marks())
    flaws = list(_token_flaws(CHECKING.parseInline(filled) if inline else CHECKING.parse(filled)))
    yield from flaws
    if not flaws:
        yield from _lost_marks(filled, _rendered(filled, inline, _Marks()))


def _rendered(filled: str, inline: bool, marks: _Marks) -> str:
    env = {VALUES: marks}
    return str(RENDERING.renderInline(filled, env) if inline else RENDERING.render(filled, env))


def _lost_marks(filled: str, markup: str) -> Iterator[Flaw]:
    seen = set(MARKS.findall(CLEANER.clean(markup)))
    for found in MARKS.finditer(filled):
        if found[0] not in seen:
            line = filled.count("\n", 0, found.start())
            yield Flaw(line=line, text=LOST)


def _token_flaws(tokens: Sequence[Token]) -> Iterator[Flaw]:
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.children is None:
            yield from _one(token, line)
            continue
        at = line
        for child in token.children:
            yield from _one(child, at)
            at += child.type in ("softbreak", "hardbreak") or child.content.count("\n")


def _one(token: Token, line: int) -> Iterator[Flaw]:
    reason = _reason(token)
    if reason:
        yield Flaw(line=line, text=reason)


def _reason(token: Token) -> str | None:
    match token.type:
        case "html_inline" | "html_block":
            return f"raw HTML {quoted(token.content)} is not shown; write Markdown, or `\\<` for the sign itself"
        case "image":
            return "a picture cannot stand inside a text; name its file under `materials`"
        case "link_open" if not HTTP.match(address := str(token.attrs.get("href", ""))):
            return f"the link goes to {quoted(address)}; a link begins with http:// or https://"
        case "text" if stray := STRAY_TEX.search(token.content):
            return f"{quoted(stray[0])} stands outside of `$…$`; put dollar signs directly around the formula"
        case "text" if STANDING in token.content:
            return BOLD
        case "math_inline" | "math_inline_double" | "math_block":
            return _tex_reason(token.content)
    return None


def _tex_reason(source: str) -> str | None:
    try:
        rewritten(source)
    except TexRefused as refusal:
        return f"in the formula {quoted(source)}: {refusal}"
    return None


def _mark_meant_stars(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text_special" and child.content == "*":
                child.content = "\N{ASTERISK OPERATOR}"


def _parser(html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
    return parser


def _inline_math(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return mathml(tokens[index].content, display=False)


def _display_math(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return mathml(tokens[index].content, display=True)


def _soft_break(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType
) -> str:
    before = _words(reversed(tokens[:index]), env[VALUES])
    after = _words(tokens[index + 1 :], env[VALUES])
    return "" if joins(before[-1:], after[:1]) else "\n"


def _words(tokens: Iterable[Token], values: _Marks) -> str:
    """The nearest text beside a line's end, past what only makes it bold or a link; a formula is no text."""
    near = next((token for token in tokens if token.content or token.type == "softbreak"), None)
    if near is None or near.type not in ("text", "code_inline"):
        return ""
    return "".join(map(values.value, near.content))


RENDERING = _parser(html=False)
RENDERING.add_render_rule("softbreak", _soft_break)
RENDERING.add_render_rule("math_inline", _inline_math)
RENDERING.add_render_rule("math_inline_double", _display_math)
RENDERING.add_render_rule("math_block", _display_math)
# This one only looks: it sees raw HTML and every link for what they are.
CHECKING = _parser(html=True)
# So a star that was written with a backslash can be told from one that was left standing.
CHECKING.core.ruler.before("text_join", "meant_stars", _mark_meant_stars)
CHECKING.validateLink = lambda url: True  # type: ignore[method-assign]
