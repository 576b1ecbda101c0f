"""A plan file's bytes become a tree that knows its lines; nothing is ever constructed from YAML's own types.

Tags, anchors and aliases are refused. A scalar keeps the text that was written (quoted and block text decoded), so
that ``no``, ``1.10`` and ``2023-01-01`` stay words until the format says that a number or a truth value belongs there.
"""

from __future__ import annotations

import re

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from facilitator.plans.problems import Flaw, Path, quoted
from facilitator.plans.syntax import PERCENT, TAG, in_plain_words

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_NODES = 10_000
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
EMPTY = "the file is empty; a plan begins with `format: 1`"
BAD_KEY = "a list or map stands where a key belongs; put text that begins with { or [ in quotes"
NOT_A_MAP = "this is no plan; a plan is made of `key: value` lines and begins with `format: 1`"
# What YAML calls printable, less the byte order mark and what makes text run backwards.
UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\u202c\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
PERCENT_LINE = re.compile("(?:^|[\r\n\x85\u2028\u2029])%")
UNPRINTABLE_OR_TAB = re.compile(f"\t|{UNPRINTABLE.pattern}")
NO_CHARACTER = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")


class Scalar(Struct, frozen=True, kw_only=True):
    """One text; ``style`` is ``""`` (plain), ``'``, ``"``, ``|`` or ``>``."""

    line: int
    text: str
    style: str = ""

    def line_at(self, offset: int) -> int:
        """The file's line of the text's line ``offset`` (from 0): exact in ``|`` blocks, else where it begins."""
        return self.line + 1 + offset if self.style == "|" else self.line


class Entry(Struct, frozen=True, kw_only=True):
    """A key's line and its value."""

    line: int
    value: Node


class Mapping(Struct, frozen=True, kw_only=True):
    """``key: value`` lines, in order."""

    line: int
    entries: dict[str, Entry]


class Sequence(Struct, frozen=True, kw_only=True):
    """A list."""

    line: int
    items: list[Node]


class Broken(Struct, frozen=True, kw_only=True):
    """Something already reported, about which nothing more should be said."""

    line: int


Node = Scalar | Mapping | Sequence | Broken


NodeStart = ScalarEvent | MappingStartEvent | SequenceStartEvent


class Unreadable(Exception):
    """No tree can be made; the flaw says why."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.flaw = Flaw(line=line, text=text)


def read_tree(raw: bytes) -> tuple[Mapping | None, list[Flaw]]:
    """The tree of a plan file, if there is one, and what is wrong with it as YAML."""
    builder = _Builder()
    try:
        return builder.build(_decoded(raw)), builder.flaws
    except Unreadable as refusal:
        # What broke it on this line is said already: an alias that was meant for bold text.
        said = any(flaw.line == refusal.flaw.line for flaw in builder.flaws)
        return None, builder.flaws if said else [*builder.flaws, refusal.flaw]


def _decoded(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Unreadable(
            1, f"the file is larger than {MAX_BYTES // 1024} KB; a plan is smaller, is this the right file?"
        )
    if raw.startswith(UTF_16) or b"\0" in raw[:4]:
        raise Unreadable(1, "this is UTF-16 text; save the file as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, "this is not UTF-8 text; save the file as UTF-8") from None
    if found := UNPRINTABLE.search(text):
        code = ord(found[0])
        raise Unreadable(_line_of(text, found.start()), f"the invisible character U+{code:04X} stands here; delete it")
    return text


def _line_of(text: str, position: int) -> int:
    return len(re.findall(r"\r\n?|\n", text[:position])) + 1


class _Open(Struct):
    """A map or list whose end has not been read yet; of a map, also the key that waits for its value."""

    node: Mapping | Sequence
    path: Path
    key: Scalar | None = None
    broken_key: bool = False


class _Builder:
    """Events in, tree out. It keeps its own stack, so that deep nesting cannot exhaust Python's."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []
        self._open: list[_Open] = []
        self._documents = 0
        self._nodes = 0
        self._root: Node | None = None

    def build(self, text: str) -> Mapping:
        if found := PERCENT_LINE.search(text):
            # ruamel.yaml takes such a line for a directive anywhere, and asserts that its version is one it knows.
            raise Unreadable(_line_of(text, found.end()), PERCENT)
        try:
            # Only the parser of ruamel.yaml is used. Its round-trip variant writes fold marks into folded text.
            for event in YAML(typ="safe", pure=True).parse(text):
                self._take(event)
        except MarkedYAMLError as error:
            raise Unreadable(*in_plain_words(error)) from None
        except ValueError:
            # ruamel.yaml gives an escape such as "\U00110000" to chr() as it is.
            found = NO_CHARACTER.search(text)
            line = _line_of(text, found.start()) if found else 1
            what = quoted(found[0] if found else "")
            raise Unreadable(line, f"{what} is no character; write the character itself") from None
        return self._whole()

    def _whole(self) -> Mapping:
        match self._root:
            case None:
                raise Unreadable(1, EMPTY)
            case Scalar(text="", style=""):
                raise Unreadable(1, EMPTY)
            case Mapping() as plan:
                return plan
            case other:
                raise Unreadable(other.line, NOT_A_MAP)

    def _take(self, event: Event) -> None:
        line = event.start_mark.line + 1
        match event:
            case AliasEvent():
                self._wrong(
                    line,
                    f"{quoted('*' + event.anchor)} is an alias; write the text out, or quote it if it begins with *",
                )
                self._put(Broken(line=line))
            case ScalarEvent() | MappingStartEvent() | SequenceStartEvent():
                self._refuse_properties(event, line)
                self._take_node(event, line)
            case MappingEndEvent() | SequenceEndEvent():
                self._open.pop()
            case DocumentStartEvent():
                self._start_document(line)

    def _start_document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            raise Unreadable(line, "a second document begins here with `---`; a file holds one plan")

    def _refuse_properties(self, event: NodeStart, line: int) -> None:
        if event.anchor:
            self._wrong(
                line,
                f"{quoted('&' + event.anchor)} is an anchor; delete it, or quote the text if it begins with &",
            )
        if event.tag:
            self._wrong(line, TAG)

    def _take_node(self, event: NodeStart, line: int) -> None:
        match event:
            case ScalarEvent(value="") if event.anchor or event.tag:
                self._put(Broken(line=line))
            case ScalarEvent():
                self._put(self._scalar(event, line))
            case MappingStartEvent():
                self._enter(Mapping(line=line, entries={}))
            case SequenceStartEvent():
                self._enter(Sequence(line=line, items=[]))

    def _scalar(self, event: ScalarEvent, line: int) -> Scalar:
        style = event.style or ""
        if style == '"' and (found := UNPRINTABLE_OR_TAB.search(event.value)):
            self._wrong(
                line,
                f"in double quotes a backslash makes the character U+{ord(found[0]):04X} here; "
                "write two backslashes, or use single quotes",
            )
            return Scalar(line=line, text=UNPRINTABLE_OR_TAB.sub(" ", event.value), style=style)
        return Scalar(line=line, text=event.value, style=style)

    def _enter(self, node: Mapping | Sequence) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise Unreadable(node.line, f"nested more than {MAX_DEPTH} deep; a plan needs at most 5")
        path = self._path()
        self._put(node)
        self._open.append(_Open(node=node, path=path))

    def _put(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Unreadable(node.line, f"the file has more than {MAX_NODES} keys and entries; a plan needs far fewer")
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent.node, Sequence):
            parent.node.items.append(node)
        elif parent.key is None and not parent.broken_key:
            self._begin_entry(parent, node)
        else:
            self._end_entry(parent, parent.node, node)

    def _begin_entry(self, parent: _Open, key: Node) -> None:
        if isinstance(key, Scalar):
            parent.key = key
            return
        parent.broken_key = True
        if not isinstance(key, Broken):
            self._wrong(key.line, BAD_KEY)

    def _end_entry(self, parent: _Open, into: Mapping, value: Node) -> None:
        key, parent.key, parent.broken_key = parent.key, None, False
        if key is None:
            return
        if isinstance(value, Scalar) and not value.text and not value.style:
            # An absent value is marked where the next thing begins.
            value = Scalar(line=key.line, text="")
        if first := into.entries.get(key.text):
            self._wrong(
                key.line, f"{quoted(key.text)} was written on line {first.line} already; keep one of them", key.text
            )
            return
        into.entries[key.text] = Entry(line=key.line, value=value)

    def _wrong(self, line: int, text: str, *inside: str) -> None:
        self.flaws.append(Flaw(line=line, text=text, path=(*self._path(), *inside)))

    def _path(self) -> Path:
        """The way to what is read next, or to the map whose key is."""
        if not self._open:
            return ()
        parent = self._open[-1]
        if isinstance(parent.node, Sequence):
            return (*parent.path, len(parent.node.items))
        return parent.path if parent.key is None else (*parent.path, parent.key.text)
