"""TeX becomes MathML, and only TeX that this module understood becomes anything.

latex2mathml lets unknown commands, unbalanced braces, ``javascript:`` links and markup inside ``\\text{}`` through and
recurses without limit. So a small grammar reads the source first and writes it anew, token by token, with a known set
of commands; only what it wrote reaches the converter.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element

from facilitator.plans.problems import closest, quoted
from facilitator.plans.tex_commands import (
    DELIMITERS,
    ENVIRONMENTS,
    ESCAPES,
    FONTS,
    ONE_ARGUMENT,
    SYMBOLS,
    TEXTS,
    TWO_ARGUMENTS,
)

MAX_LENGTH = 2000
MAX_DEPTH = 12
COLUMNS = re.compile(r"[lcr|]{1,20}")
COMMANDS = {*SYMBOLS, *ONE_ARGUMENT, *TWO_ARGUMENTS, *TEXTS, r"\sqrt", r"\left", r"\begin", r"\operatorname"}
WORDS = re.compile(r"[^{}\\$%&#~^_]*")
OPERATOR_NAME = re.compile("[A-Za-z ]+")
TOKEN = re.compile(r"(?P<command>\\(?:[A-Za-z]+|.)?)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<char>\S)", re.DOTALL)


class TexRefused(Exception):
    """The TeX is wrong or not known here; the message says what, for the plan's author."""


def mathml(source: str, display: bool) -> str:
    """A ``<math>`` element, with the source as its ``alttext``. Its text is escaped; it must still be sanitised."""
    element = convert_to_element(rewritten(source), display="block" if display else "inline")
    for node in element.iter():
        # The converter writes characters as references and leaves the escaping to its own serialiser.
        node.text = html.unescape(node.text) if node.text else node.text
    return _serialised(element, source)


def _serialised(element: Element, source: str) -> str:
    element.attrib.pop("xmlns", None)
    element.set("alttext", " ".join(source.split()))
    return tostring(element, encoding="unicode", short_empty_elements=False)


def rewritten(source: str) -> str:
    """The same TeX with a space between all tokens and nothing in it that is not known here, or ``TexRefused``."""
    if not source.strip():
        raise TexRefused("nothing stands between the dollar signs")
    if len(source) > MAX_LENGTH:
        raise TexRefused(f"the formula has {len(source)} characters; a formula has at most {MAX_LENGTH}")
    reader = _Reader(source)
    written = reader.sequence(until="")
    return " ".join(written)


class _Reader:
    """Recursive descent with a bounded depth; each method returns the tokens it has read, written anew."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def _peek(self) -> str:
        found = TOKEN.search(self._source, self._at)
        return found[0] if found else ""

    def _next(self) -> str:
        found = TOKEN.search(self._source, self._at)
        self._at = found.end() if found else len(self._source)
        return found[0] if found else ""

    def sequence(self, until: str, in_table: bool = False) -> list[str]:
        """Everything up to the token ``until``, which is read too but not returned."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TexRefused(f"braces and commands are nested more than {MAX_DEPTH} deep; write the formula in parts")
        written: list[str] = []
        while (token := self._next()) != until:
            if token == "":
                raise TexRefused(f"{quoted(until)} is missing at the end")
            written += [token] if in_table and token in ("&", r"\\") else self._atom(token, inside=until)
        self._depth -= 1
        return written

    def _atom(self, token: str, inside: str) -> list[str]:
        """One thing with its scripts."""
        if token in ("^", "_", "'"):
            nucleus = ["{", "}"]
            self._at -= 1
        else:
            nucleus = self._nucleus(token, inside)
        return nucleus + self._scripts()

    def _scripts(self) -> list[str]:
        """A subscript, a superscript and primes, in whatever order; written in the one that the converter knows."""
        below: list[str] = []
        above: list[str] = []
        seen: set[str] = set()
        while (token := self._peek()) in ("^", "_", "'"):
            self._next()
            if (token == "_" and "_" in seen) or (token != "_" and "^" in seen):
                raise TexRefused(f"{quoted(token)} comes twice after the same thing; put braces around the first part")
            seen.add(token)
            match token:
                case "_":
                    below = ["_", *self._argument(token)]
                case "'":
                    above.append(r"\prime")
                case _:
                    above += self._argument(token)
        return [*below, "^", "{", *above, "}"] if above else below

    def _argument(self, command: str) -> list[str]:
        token = self._next()
        if token in ("", "}", "]", "^", "_", "'", "&", r"\\", r"\right", r"\end"):
            raise TexRefused(f"{quoted(command)} needs something after it, such as {{2}}")
        if token[0].isdigit():
            # As in TeX, an argument without braces is one digit.
            self._at -= len(token) - 1
            token = token[0]
        return self._nucleus(token, inside=command)

    def _nucleus(self, token: str, inside: str) -> list[str]:
        if token == "{":
            return ["{", *self.sequence(until="}"), "}"]
        if token.startswith("\\"):
            return self._command(token)
        self._refuse_character(token, inside)
        return [token]

    def _refuse_character(self, token: str, inside: str) -> None:
        if token == "}":
            missing = f"{quoted(inside)} is missing before `}}`" if inside else "`}` has no `{` before it"
            raise TexRefused(missing)
        if token == "&":
            raise TexRefused(r"`&` belongs between the columns of a matrix; write `\&` for the sign itself")
        if token in ("%", "#", "$"):
            raise TexRefused(rf"write `\{token}` for the sign {token}")

    def _command(self, token: str) -> list[str]:
        if token in SYMBOLS or token in ESCAPES:
            return [token]
        if token in ONE_ARGUMENT:
            return _applied(token, self._argument(token))
        if token in TWO_ARGUMENTS:
            return [token, *self._argument(token), *self._argument(token)]
        if token in TEXTS:
            return [f"{token}{{{self._words(token, WORDS)}}}"]
        special = self._special().get(token)
        if special is None:
            raise TexRefused(_unknown(token))
        return special()

    def _special(self) -> dict[str, Callable[[], list[str]]]:
        return {
            r"\sqrt": self._root,
            r"\left": self._fence,
            r"\begin": self._environment,
            r"\operatorname": self._operator,
        }

    def _words(self, command: str, allowed: re.Pattern[str]) -> str:
        """The raw text in a command's braces."""
        if self._next() != "{":
            raise TexRefused(f"{quoted(command)} needs words in braces after it")
        end = self._source.find("}", self._at)
        words = self._source[self._at : end] if end >= 0 else ""
        if end < 0 or not allowed.fullmatch(words):
            raise TexRefused(f"{quoted(command)} needs plain words between `{{` and `}}`")
        self._at = end + 1
        return " ".join(words.split("\n"))

    def _operator(self) -> list[str]:
        name = self._words(r"\operatorname", OPERATOR_NAME)
        return [rf"\operatorname{{{name}}}"]

    def _root(self) -> list[str]:
        if self._peek() != "[":
            return [r"\sqrt", *self._argument(r"\sqrt")]
        self._next()
        degree = self.sequence(until="]")
        if not degree or "[" in degree:
            raise TexRefused(r"write the degree of a root as in `\sqrt[3]{8}`")
        return [r"\sqrt", "[", *degree, "]", *self._argument(r"\sqrt")]

    def _fence(self) -> list[str]:
        left = self._delimiter(r"\left")
        inner = self.sequence(until=r"\right")
        return [r"\left", left, *inner, r"\right", self._delimiter(r"\right")]

    def _delimiter(self, command: str) -> str:
        token = self._next()
        if token not in DELIMITERS:
            raise TexRefused(f"{quoted(command)} needs a bracket after it, such as ( or [ or a full stop for none")
        return token

    def _environment(self) -> list[str]:
        name = self._words(r"\begin", WORDS).strip()
        if name not in ENVIRONMENTS:
            near = closest(name, ENVIRONMENTS)
            raise TexRefused(f"{quoted(name)} is not known after \\begin; {_instead(near, 'use a matrix or cases')}")
        columns = self._columns() if name == "array" else "{ }"
        body = self.sequence(until=r"\end", in_table=True)
        closed = self._words(r"\end", WORDS).strip()
        if closed != name:
            raise TexRefused(f"{quoted(name)} is closed as {quoted(closed)}")
        written = ENVIRONMENTS[name]
        # The empty group keeps the converter from taking what comes first for a description of the columns.
        return [rf"\begin{{{written}}}", columns, *body, rf"\end{{{written}}}"]

    def _columns(self) -> str:
        columns = self._words(r"\begin{array}", COLUMNS)
        return f"{{{columns}}}"


def _applied(command: str, argument: list[str]) -> list[str]:
    """A command and its argument. One letter is written in a way that the converter knows a character for."""
    letters = [token for token in argument if token not in ("{", "}")]
    if command in FONTS and len(letters) == 1 and letters[0].isalpha():
        return [f"{command}{{{letters[0]}}}"]
    return [command, *argument]


def _unknown(token: str) -> str:
    if token == r"\right":
        return r"`\right` has no `\left` before it"
    if token == r"\end":
        return r"`\end` has no `\begin` before it"
    if token == r"\\":
        return r"`\\` belongs between the rows of a matrix"
    near = closest(token[1:], (command[1:] for command in COMMANDS), likeness=0.8)
    instead = _instead(near and f"\\{near}", "write it in another way")
    return f"the TeX command {quoted(token)} is not known here; {instead}"


def _instead(near: str | None, otherwise: str) -> str:
    return f"did you mean `{near}`?" if near else otherwise
