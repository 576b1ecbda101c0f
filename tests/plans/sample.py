"""A plan that uses every key of the format, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from facilitator.plans.check import check_bytes

PATH = Path("prompts/a-plan.yaml")

EVERYTHING = r"""format: 1
id: a-plan
title: A plan
language: en
family: seminar
summary: Everything once.
audience: adults
sources:
  - {author: A. Author, title: A title, year: 2013, url: https://example.org/a}
goal: They find $x^2$.
topics:
  - {id: claim, label: What is claimed?, default: milk is white, max_length: 40}
names: hidden
columns: [purpose, vision]
translation_of: another-plan
materials:
  - {id: text, title: A text, markdown: "*Read* {{ claim }}"}
sides: [for, against]
phases:
  - id: pose
    kind: pose
    title: On {{ claim }}
    minutes: 5
    prompt: |
      Is it so that {{ claim }}?

      Take $\frac{1}{2}$ of it.
    notes: Watch.
    moves: ["Who says {{ claim }}?"]
  - id: think
    kind: think
    answer: [text, drawing]
    approaches:
      - id: across
        label: Adds across
        example: 4/7
        ask: More or less?
        sound: false
      - {id: other, label: Another way}
  - id: compare
    kind: groups
    from: think
    form: jigsaw
    size: 5
    swap: true
    prompts:
      - {column: purpose, prompt: What for?}
      - {column: vision, prompt: What then?}
  - id: neriage
    kind: discuss
    from: [think, compare]
    column: vision
    question: Which **one**?
    stances: [follow, question]
    connections: [because]
  - id: predict
    kind: poll
    question: How much?
    choices:
      - {text: '$\frac{4}{7}$', sound: false}
      - {text: more than 1, sound: true}
      - not sure
    because: true
    discuss_between: [0.30, 0.70]
  - {id: anew, kind: poll, again: predict}
  - {id: matome, kind: sum-up, minutes: 6, prompt: Say it.}
  - {id: furikaeri, kind: reflect, prompt: Think back., returns: true}
"""

SMALL = """format: 1
id: a-plan
title: A plan
language: en
family: seminar
summary: Little.
phases:
  - {id: pose, kind: pose}
"""


def spoilt(old: str, new: str, plan: str = EVERYTHING) -> str:
    """The plan with one place changed."""
    assert plan.count(old) == 1, old
    return plan.replace(old, new)


def problems(text: str | bytes, path: Path = PATH) -> list[str]:
    """What is wrong with such a file, as ``line: text``."""
    raw = text if isinstance(text, bytes) else text.encode()
    file, found = check_bytes(raw, path)
    assert (file is None) == bool(found)
    assert [problem.file for problem in found] == [path] * len(found)
    return [f"{problem.line}: {problem.text}" for problem in found]
