"""The codebook of a REFI-QDA project: what the lesson itself says of its texts, as codes in folders.

A fixed code has the same GUID in every room, so that codes of several lessons are one when projects are merged; those
of a plan's own words have it wherever these words are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from facilitator.discussion.contribution import ContributionKind, PointKind
from facilitator.discussion.model import UNFORESEEN
from facilitator.discussion.plan import CONNECTIONS, STANCES, PhaseKind
from facilitator.transcript import model as m
from facilitator.transcript.approaches import Approaches, Lettered
from facilitator.transcript.reading import Reading
from facilitator.transcript.texts import OtherKind, Text

EVERYWHERE = uuid5(NAMESPACE_URL, m.SCHEMA)
"""The namespace of what is no room's own."""

HUES = {"A": "#1747ac", "B": "#b74802", "C": "#06774f", "D": "#a04486", "E": "#553e08", "F": "#343b41"}
"""Of approaches, as on the pages."""
FOLDERS = ("kinds", "phases", "approaches", "points", "stances", "relations", "sides", "states")
STATES = {
    "late": "transcript.late",
    "unfinished": "transcript.unfinished",
    "withdrawn": "transcript.withdrawn",
    "hidden": "transcript.hidden",
    "shared": "transcript.qda.shared",
}
"""Flags of a contribution, and what the codes are called."""

Names = Mapping[str, tuple[str, str | None]]
"""code -> (name, colour)"""


class Code(Struct, frozen=True, kw_only=True):
    guid: str
    name: str
    colour: str | None = None


class Folder(Struct, frozen=True, kw_only=True):
    guid: str
    name: str
    codes: Mapping[str, Code]


class Codebook:
    """``folders``: those that have codes. ``of``: the GUIDs of a text's codes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._approaches = Approaches(reading.transcript)
        self._taken = {reading.says(f"transcript.qda.{folder}") for folder in FOLDERS}
        named = {key: self._folder(key, names) for key, names in self._names()}
        self._by_key = {key: folder for key, folder in named.items() if folder.codes}
        self.folders = list(self._by_key.values())

    def of(self, text: Text) -> list[str]:
        return [self._by_key[folder].codes[key].guid for folder, key in self._keys(text)]

    def stance(self, stance: str) -> tuple[str, str]:
        """(its name, its code's GUID)"""
        code = self._by_key["stances"].codes[stance]
        return code.name, code.guid

    def _folder(self, key: str, names: Names) -> Folder:
        """No two codes have one name, in other folders neither: some programs have no folders."""
        folder = self._reading.says(f"transcript.qda.{key}")
        codes: dict[str, Code] = {}
        for code, (name, colour) in names.items():
            called = unlike(f"{name} ({folder})" if name in self._taken else name, self._taken)
            codes[code] = Code(guid=str(uuid5(EVERYWHERE, f"code/{key}/{code}")), name=called, colour=colour)
        return Folder(guid=str(uuid5(EVERYWHERE, f"folder/{key}")), name=folder, codes=codes)

    def _names(self) -> Iterator[tuple[str, Names]]:
        """By folders."""
        says, plan = self._reading.says, self._reading.transcript.plan
        kinds = [*get_args(ContributionKind), *(kind for kind in get_args(OtherKind) if kind != "lesson-note")]
        yield "kinds", {kind: (says(f"transcript.kind.{kind}"), None) for kind in kinds}
        yield "phases", {kind: (says(f"phase.{kind}"), None) for kind in get_args(PhaseKind)}
        yield "approaches", dict(self._lettered())
        yield "points", {kind: (says(f"transcript.point.{kind}"), None) for kind in get_args(PointKind)}
        yield "stances", {each: (self._stance(each), None) for each in self._stances()}
        yield "relations", {each: (self._relation(each), None) for each in self._relations()}
        yield "sides", {side: (side, None) for side in plan.sides}
        states = {**STATES, "earlier": "transcript.qda.earlier", "erased": "transcript.qda.erased"}
        yield "states", {state: (says(text_id), None) for state, text_id in states.items()}

    def _lettered(self) -> Iterator[tuple[str, tuple[str, str | None]]]:
        """In the plan's order; what an approach is in one phase it is in those that draw on it."""
        phases = self._reading.transcript.plan.phases
        lettered = [each for phase in phases for each in self._approaches.of(phase.id).values()]
        for each in sorted(lettered, key=lambda each: each.id == UNFORESEEN):
            label = each.label or self._reading.says("transcript.unforeseen")
            yield _approach_key(each), (f"{each.letter} {label}", HUES.get(each.letter))

    def _stances(self) -> list[str]:
        planned = (stance for phase in self._reading.transcript.plan.phases for stance in phase.stances)
        taken = (each.stance for each in self._reading.transcript.stances)
        return list(dict.fromkeys((*STANCES, *planned, *taken)))

    def _stance(self, stance: str) -> str:
        return self._reading.says(f"transcript.stance.{stance}") if stance in STANCES else stance

    def _relations(self) -> list[str]:
        transcript = self._reading.transcript
        planned = (kind for phase in transcript.plan.phases for kind in phase.connections)
        joined = [each.kind for each in transcript.connections if each.kind]
        proposed = [each.kind for each in transcript.connections_proposed if each.kind]
        return list(dict.fromkeys((*CONNECTIONS, *planned, *joined, *proposed)))

    def _relation(self, kind: str) -> str:
        return self._reading.says(f"transcript.connection.{kind}", a="…", b="…") if kind in CONNECTIONS else kind

    def _keys(self, text: Text) -> Iterator[tuple[str, str]]:
        """(folder, code)"""
        yield "kinds", text.kind
        if text.visit is not None:
            yield "phases", text.visit.kind
        if text.relation:
            yield "relations", text.relation
        if text.contribution is not None:
            yield from self._of_contribution(text.contribution)
        if not text.latest:
            yield "states", "earlier"
        if text.text is None:
            yield "states", "erased"

    def _of_contribution(self, each: m.ContributionRecord) -> Iterator[tuple[str, str]]:
        approach = self._approaches.of(each.phase).get(each.approach or "")
        if approach is not None:
            yield "approaches", _approach_key(approach)
        if each.point is not None:
            yield "points", each.point
        if each.side is not None:
            yield "sides", each.side
        yield from (("states", state) for state in STATES if getattr(each, state))


def _approach_key(approach: Lettered) -> str:
    return f"{approach.id}/{approach.label}"


def unlike(name: str, taken: set[str]) -> str:
    """The name, with a number where it was taken before; it is taken from now on."""
    called, number = name, 2
    while called in taken:
        called, number = f"{name} ({number})", number + 1
    taken.add(called)
    return called
