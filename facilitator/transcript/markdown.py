"""People's words in Markdown: they read as they were written, and nothing in them becomes markup.

Safe for CommonMark and what is often added to it (tables, strikethrough, formulas, footnotes, bare addresses): inside a
line every sign that any of them could read is escaped, at its beginning also those that make lists and headings.
"""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*_\[\]<>&~|$^{}@#]|:(?=//)|(?<=[Ww]{3})\.")
_FIRST = re.compile(r"[-+:](?!\w)|=+(?=[ \t]*$)|\d+(?=[.)](?:[ \t]|$))")
_NO_BREAK = "\u00a0"
_COMMANDS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""What a terminal obeys, and what turns the direction of all that follows. Tabs and the ends of lines are kept."""
for _kept in map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"):
    del _COMMANDS[_kept]


def inline(text: str) -> str:
    """Somebody's words on one line, for any place in a line of Markdown."""
    return _begun(_INLINE.sub(r"\\\g<0>", " ".join(text.translate(_COMMANDS).split())))


def lines(text: str) -> list[str]:
    """Somebody's words, one Markdown line for each of theirs; an empty line parts paragraphs."""
    written = [_line(line) for line in text.splitlines()]
    # A backslash at the end of a line keeps the break; a paragraph's last line needs none.
    followed = [*map(bool, written[1:]), False]
    return [f"{line}\\" if line and more else line for line, more in zip(written, followed, strict=False)]


def quoted(text: str) -> str:
    """Somebody's words as a block quote."""
    return "\n".join(f"> {line}".rstrip(" ") for line in lines(text))


def indented(block: str, by: int) -> str:
    """The block as part of a list item whose text begins after ``by`` characters."""
    return "\n".join(" " * by + line if line else line for line in block.split("\n"))


def _line(line: str) -> str:
    """Leading spaces would make code of the line: they stay as no-break spaces."""
    words = line.translate(_COMMANDS).strip(" \t")
    if not words.strip():
        return ""
    escaped = _INLINE.sub(r"\\\g<0>", words)
    indent = line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4)
    return _NO_BREAK * len(indent) + escaped if indent else _begun(escaped)


def _begun(escaped: str) -> str:
    found = _FIRST.match(escaped)
    if found is None:
        return escaped
    # A number keeps its digits: what makes a list of it is the sign after them.
    at = found.end() if found[0][0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"
