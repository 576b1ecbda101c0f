"""The transcript as a table for spreadsheets and statistics: one row for every text that was ever handed in.

RFC 4180, UTF-8. No cell is taken for a formula: where one begins with a sign that a spreadsheet may read as a
formula's, an apostrophe is put before it; before an apostrophe too, so that taking one away gives what was written.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from facilitator.transcript import model as m
from facilitator.transcript.manner import Manner
from facilitator.transcript.names import named
from facilitator.transcript.reading import Reading

COLUMNS = (
    "contribution", "revision", "latest", "kind", "visit", "phase", "phase_kind", "phase_title", "prompt", "column",
    "author", "author_name", "group", "at", "seq", "text",
    "late", "unfinished", "withdrawn", "hidden", "shared", "erased",
    "approach", "approach_label", "card", "about_card", "point", "reply_to", "choice", "credits", "side", "pictures",
)  # fmt: skip
BOM = "\ufeff".encode()
_MAY_BEGIN = frozenset(" \u00a0\u3000=+-@\t\r\n'＝＋－＠＇\u2212")
_FORMULA = re.compile("[ \u00a0\u3000]*[=+\\-@\t\r\n'＝＋－＠＇\u2212]")
ROWS = 500
"""That are written at once."""


def as_csv(transcript: m.Transcript, manner: Manner) -> Iterator[bytes]:
    """Piece by piece. Columns are named in ``COLUMNS``; docs/transcript.md says what each holds."""
    if manner.bom:
        yield BOM
    rows = _Table(Reading(named(transcript, manner.names, manner.language), manner.language, manner.zone, str)).rows()
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows, start=1):
        writer.writerow(map(inert, row))
        if number % ROWS == 0:
            yield written.getvalue().encode()
            written.seek(0)
            written.truncate()
    yield written.getvalue().encode()


def inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _MAY_BEGIN and _FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """What was in a cell before it was made inert."""
    return cell[1:] if cell.startswith("'") else cell


class _Table:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.transcript = reading.transcript
        plan = self.transcript.plan
        self.phases = {visit.visit: plan.phase(visit.id) for visit in self.transcript.phases}
        self.labels = {approach.id: approach.label for phase in plan.phases for approach in phase.approaches}
        self.labels |= {added.id: added.label for added in self.transcript.approaches_added}
        self.columns = {(phase.id, each.id): each.column or "" for phase in plan.phases for each in phase.prompts}
        self.cards: dict[tuple[str, int], list[str]] = {}
        for card in self.transcript.board:
            self.cards.setdefault((card.contribution, card.text_seq), []).append(card.letter)

    def rows(self) -> Iterator[list[str]]:
        for each in self.transcript.contributions:
            for number, was in enumerate(each.revisions, start=1):
                yield self._row(each, was, number, latest=False)
            yield self._row(each, each, len(each.revisions) + 1, latest=True)

    def _row(
        self, each: m.ContributionRecord, text: m.RevisionRecord | m.ContributionRecord, number: int, latest: bool
    ) -> list[str]:
        phase = self.phases[each.visit]
        author = each.author if latest or text.author is None else text.author
        return [
            each.id,
            str(number),
            _yes(latest),
            each.kind,
            each.visit,
            phase.id,
            phase.kind,
            phase.title,
            each.prompt,
            self.columns[phase.id, each.prompt],
            author or "",
            self._name(author),
            self._group(each),
            text.at,
            str(text.seq),
            text.text or "",
            *map(_yes, (each.late, each.unfinished, each.withdrawn, each.hidden, each.shared, text.text is None)),
            each.approach or "",
            self.labels.get(each.approach or "", ""),
            " ".join(self.cards.get((each.id, text.seq), [])),
            self.reading.letters[each.card] if each.card is not None else "",
            each.point or "",
            each.reply_to or "",
            str(each.choice + 1) if each.choice is not None else "",
            " ".join(each.credits),
            each.side or "",
            " ".join(text.pictures),
        ]

    def _name(self, author: str | None) -> str:
        name = self.reading.people[author].name if author is not None else None
        return name or ""

    def _group(self, each: m.ContributionRecord) -> str:
        return str(self.reading.groups[each.group].number) if each.group is not None else ""


def _yes(so: bool) -> str:
    return "yes" if so else "no"
