"""Markdown that somebody pastes in a lesson: never refused, for there is no time to mend it then.

It is no plan's text: braces mean nothing in it, a formula that cannot be set stays as it was written, and of a picture
its description is left. Sanitised by the same list as all else.
"""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin

from facilitator.plans.markup import CLEANER
from facilitator.plans.tex import TexRefused, mathml


def pasted_html(text: str) -> str:
    """Empty if nothing of it can be seen."""
    return CLEANER.clean(_PASTED.render(text)).strip()


def _formula(source: str, display: bool) -> str:
    try:
        return mathml(source, display=display)
    except TexRefused:
        return f"<code>{escape(source)}</code>"


def _inline(_renderer: RendererProtocol, tokens: list[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    return _formula(tokens[index].content, display=False)


def _display(_renderer: RendererProtocol, tokens: list[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    return _formula(tokens[index].content, display=True)


def _description(
    _renderer: RendererProtocol, tokens: list[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return escape(tokens[index].content)


_PASTED = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_PASTED.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
_PASTED.add_render_rule("math_inline", _inline)
_PASTED.add_render_rule("math_inline_double", _display)
_PASTED.add_render_rule("math_block", _display)
_PASTED.add_render_rule("image", _description)
