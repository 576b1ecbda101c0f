"""A plan file is checked as a whole: all that is wrong with it is said at once, and only a faultless one is a plan."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from facilitator.plans.format import PLAN, PlanText
from facilitator.plans.markup import markup_flaws
from facilitator.plans.problems import Flaw, Places, Problem
from facilitator.plans.read import MAX_BYTES, read_tree
from facilitator.plans.rules import rule_flaws
from facilitator.plans.template import template_flaws
from facilitator.plans.walk import Walk, Words

MAX_PLAIN = 2000
MAX_LISTED = 100
BOLD = re.compile(r"\*\*[^\s*][^*]*\*\*")


class PlanFile(Struct, frozen=True, kw_only=True):
    """A faultless plan, not yet rendered, where it lies, and the lines of its own keys such as ``id``."""

    path: Path
    plan: PlanText
    lines: dict[str, int]


def check_file(path: Path) -> tuple[PlanFile | None, list[Problem]]:
    """The plan in a file, or everything that is wrong with it."""
    if not os.path.isfile(path):
        return None, [Problem(file=path, line=1, text="there is no such file")]
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, [Problem(file=path, line=1, text=f"the file cannot be read: {error.strerror}")]
    return check_bytes(raw, path)


def check_bytes(raw: bytes, path: Path) -> tuple[PlanFile | None, list[Problem]]:
    """The same for bytes that would be written to ``path``; of the disk, only the plan's materials are looked at."""
    tree, flaws = read_tree(raw)
    if tree is None:
        return None, _problems(flaws, path)
    walk = Walk(tree, PLAN)
    plan = msgspec.convert(walk.value, PlanText)
    flaws += [*walk.flaws, *_text_flaws(walk.words, plan), *rule_flaws(plan, Places(walk.places), path)]
    if flaws:
        return None, _problems(flaws, path)
    return PlanFile(path=path, plan=plan, lines={key: entry.line for key, entry in tree.entries.items()}), []


def _problems(flaws: list[Flaw], path: Path) -> list[Problem]:
    once: dict[tuple[int, str], Flaw] = {}
    for flaw in flaws:
        once.setdefault((flaw.line, flaw.text), flaw)
    ordered = sorted(once.values(), key=lambda flaw: flaw.line)
    problems = [Problem(file=path, line=flaw.line, text=flaw.text, path=flaw.path) for flaw in ordered]
    if len(problems) <= MAX_LISTED:
        return problems
    text = f"and {len(problems) - MAX_LISTED} more; mend the ones above first"
    return [*problems[:MAX_LISTED], Problem(file=path, line=problems[MAX_LISTED].line, text=text)]


def _text_flaws(words: list[Words], plan: PlanText) -> Iterator[Flaw]:
    topics = [topic.id for topic in plan.topics]
    for text in words:
        for flaw in _flaws_of(text, topics):
            yield Flaw(line=text.scalar.line_at(flaw.line), text=flaw.text, path=text.path)


def _flaws_of(words: Words, topics: list[str]) -> Iterator[Flaw]:
    text = words.scalar.text
    if words.shape.markup == "plain" and len(text) > MAX_PLAIN:
        yield Flaw(line=0, text=f"{words.name} has {len(text)} characters; write at most {MAX_PLAIN}")
        return
    if words.shape.markup == "plain" and BOLD.search(text):
        yield Flaw(line=0, text=f"{words.name} holds `**`, and Markdown is not used there; write the words alone")
    if not words.shape.topics:
        if "{{" in text:
            yield Flaw(line=0, text=f"{words.name} holds `{{{{`, and topics are not filled in there; write words")
        return
    flaws = list(template_flaws(text, topics))
    yield from flaws
    if not flaws and words.shape.markup != "plain":
        yield from markup_flaws(text, topics, inline=words.shape.markup == "inline")
