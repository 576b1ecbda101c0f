"""Many rounds to one table: the median of each measurement, and how far the rounds lie apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median as _median
from typing import Final

from msgspec import Struct

Figures = Mapping[str, Sequence[float]]
"""One server's values of all rounds, by measurement."""


class Measure(Struct, frozen=True, kw_only=True):
    name: str
    label: str
    unit: str
    digits: int = 0


MEASURES: Final = (
    Measure(name="cold_start", label="cold start", unit="s", digits=2),
    Measure(name="join", label="all joined", unit="s", digits=2),
    Measure(name="memory", label="memory per phone", unit="KB"),
    Measure(name="tell_median", label="phase change, median phone", unit="ms"),
    Measure(name="tell_last", label="phase change, last phone", unit="ms"),
    Measure(name="answer_rate", label="answers at once, acknowledged", unit="/s"),
    Measure(name="console", label="console has all after that", unit="ms"),
    Measure(name="answer_cpu", label="server time per answer", unit="ms", digits=2),
    Measure(name="draft_median", label="200 drafts/s, median to console", unit="ms", digits=1),
    Measure(name="draft_last", label="200 drafts/s, last to console", unit="ms"),
    Measure(name="draft_cpu", label="200 drafts/s, of a core", unit="%"),
)


def median(values: Sequence[float]) -> float:
    """Raises ValueError for none."""
    if not values:
        raise ValueError("the median of nothing")
    return float(_median(values))


def cell(values: Sequence[float], digits: int) -> str:
    """Median and spread, such as ``12 (11 to 15)``; a dash where nothing was measured."""
    if not values:
        return "–"
    middle, lowest, highest = (f"{value:,.{digits}f}" for value in (median(values), min(values), max(values)))
    return middle if lowest == highest else f"{middle} ({lowest} to {highest})"


def table(labels: Sequence[str], figures: Sequence[Figures]) -> str:
    """In Markdown: a row for each measurement, a column for each server."""
    rows = [["", *labels], ["---", *("--:" for _ in labels)]]
    for measure in MEASURES:
        cells = [cell(each.get(measure.name, ()), measure.digits) for each in figures]
        rows.append([f"{measure.label} ({measure.unit})", *cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def written_into(document: str, results: str) -> str:
    """The document with what stands between its two marks replaced. Raises ValueError if it has no marks."""
    begin, end = "<!-- bench -->\n", "<!-- end of bench -->"
    before, found, rest = document.partition(begin)
    _, found_end, after = rest.partition(end)
    if not found or not found_end:
        raise ValueError("the document has no place for the results")
    return f"{before}{begin}\n{results}\n{end}{after}"
