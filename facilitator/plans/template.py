"""``{{ topic }}`` in a plan's texts: names of topics and a few filters, and nothing else of Jinja2.

What stands between the braces is held to that tiny grammar token by token, before anything is compiled;
the sandbox behind it is a second wall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from facilitator.plans.problems import Flaw, did_you_mean, listed, quoted

FILTERS = ("capitalize", "lower", "title", "trim", "upper")
MAX_FILTERS = 3
RESERVED = frozenset(
    ["and", "else", "false", "if", "import", "in", "is", "not", "none", "or", "recursive", "self", "true"]
)
REFUSED = {"block_begin": "{% … %}", "raw_begin": "{% raw %}", "comment_begin": "{# … #}", "linestatement_begin": "{%"}
RIGHT = "only `{{ topic }}` and `{{ topic | filter }}` are used here"
IN_TEX = "; in TeX put a space between two braces"

Token = tuple[int, str, str]


def fill(text: str, values: Mapping[str, str], mark: Callable[[Any], Any] | None = None) -> str:
    """The text with its topics' values, each passed through ``mark`` after its filters."""
    return _environment(mark).from_string(text).render(values)


def template_flaws(text: str, topics: Iterable[str]) -> Iterator[Flaw]:
    """What is not a plain ``{{ topic }}``; lines are counted from 0."""
    known = list(topics)
    try:
        tokens = [token for token in _environment(None).lex(text) if token[1] != "whitespace"]
    except TemplateSyntaxError as error:
        yield Flaw(line=error.lineno - 1, text=f"what stands between braces here cannot be read; {RIGHT}{IN_TEX}")
        return
    inside: list[Token] | None = None
    for line, kind, value in tokens:
        if kind in REFUSED:
            yield Flaw(line=line - 1, text=f"`{REFUSED[kind]}` is not used in plans; {RIGHT}")
        if kind == "variable_begin":
            inside = [(line, kind, value)]
        elif kind == "variable_end" and inside is not None:
            yield from _expression_flaws(inside[0][0] - 1, inside[1:], known)
            inside = None
        elif inside is not None:
            inside.append((line, kind, value))
    if inside is not None:
        yield Flaw(line=inside[0][0] - 1, text=f"`{{{{` is never closed; {RIGHT}{IN_TEX}")


def _expression_flaws(line: int, tokens: list[Token], known: list[str]) -> Iterator[Flaw]:
    written = quoted(" ".join(value for _, _, value in tokens)) if tokens else "nothing"
    names, pipes = tokens[::2], tokens[1::2]
    is_chain = len(names) == len(pipes) + 1 and all(kind == "name" for _, kind, _ in names)
    if not is_chain or any(value != "|" for _, _, value in pipes):
        yield Flaw(line=line, text=f"{written} stands between `{{{{` and `}}}}`; {RIGHT}{IN_TEX}")
        return
    topic, *filters = (value for _, _, value in names)
    if len(filters) > MAX_FILTERS:
        yield Flaw(line=line, text=f"{written} has {len(filters)} filters; use at most {MAX_FILTERS}")
    if topic not in known:
        hint = did_you_mean(topic, known) if known else "; the plan declares no `topics`"
        yield Flaw(line=line, text=f"{quoted(topic)} is not a topic of this plan{hint}")
    for name in filters:
        if name not in FILTERS:
            yield Flaw(line=line, text=f"{quoted(name)} is not a filter; the filters are {listed(FILTERS, 'and')}")


def _environment(mark: Callable[[Any], Any] | None) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=mark, keep_trailing_newline=True, autoescape=False
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment
