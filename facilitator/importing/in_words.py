"""What is wrong in a file, in the reader's language."""

from __future__ import annotations

from facilitator.importing.lesson import Problem
from facilitator.languages import translate


def in_words(problem: Problem, language: str) -> str:
    return translate(language, f"page.importing.wrong.{problem.wrong}", **problem.words)
