"""One visit in the Word file: what was asked, what was said of what, the board, and how minds moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from facilitator.transcript.diagrams import Diagram
from facilitator.transcript.docx_markup import markup
from facilitator.transcript.docx_sheet import Place, Sheet, chip, isolated, label
from facilitator.transcript.docx_text import (
    W,
    begin,
    keep_with_next,
    listed,
    paragraph,
    row,
    run,
    shared,
    table,
    text_table,
)
from facilitator.transcript.noted import LessonNote
from facilitator.transcript.sections import Formed, Planned, Section
from facilitator.transcript.sections_board import Card
from facilitator.transcript.sections_lines import Line

FIGURES: Final = 1_300
"""How wide a column of numbers is, in twentieths of a point."""
BESIDE: Final = 3
"""Columns that have room for words side by side."""
MOST_BESIDE: Final = 24
"""What is longer than a page or so is easier to read under headings."""

Item = TypeVar("Item", Line, Card)


def write_section(sheet: Sheet, section: Section) -> None:
    visit = section.visit
    sheet.heading(1, section.kind if visit.title in ("", section.kind) else f"{section.kind} · {visit.title}")
    if section.times:
        planned = sheet.says("transcript.planned", minutes=visit.minutes)
        paragraph(sheet.body, "Quiet", f"{section.times} · {planned}")
    for column, html in section.asked:
        if column is not None:
            asked = begin(sheet.body, "Asked", column)
            run(asked, column, marks=("b", "bCs"))
            keep_with_next(asked)
        markup(sheet, html, "Asked", 1)
    for notice in section.notices:
        sheet.words(sheet.body, "Notice", notice)
    for formed in section.formed:
        _formed(sheet, formed)
    _votes(sheet, section.votes)
    for heading, lines in section.lists:
        sheet.heading(2, heading)
        in_columns(sheet, section.columns, lines, write_line)
    _apart(sheet, sheet.says("transcript.reflections"), section.reflections_for, section.reflections)
    for planned_board in section.planned:
        _planned(sheet, planned_board)
    _board(sheet, section)
    _joined(sheet, "transcript.connections", section.connections)
    _joined(sheet, "transcript.connections-proposed", section.proposed)
    if section.points:
        sheet.heading(2, sheet.says("page.transcript.points"))
        write_lines(sheet, section.points)
    _moves(sheet, section.moves)
    _apart(sheet, section.moved_called, sheet.says("transcript.private"), section.moved)
    _conclusions(sheet, section.conclusions)
    for diagram in section.diagrams:
        write_diagram(sheet, diagram)
    if section.lesson_notes:
        sheet.heading(2, sheet.says("transcript.lesson-notes"))
        write_notes(sheet, section.lesson_notes)


def write_lines(sheet: Sheet, lines: Iterable[Line]) -> None:
    for line in lines:
        write_line(sheet, sheet.place, line)


def _apart(sheet: Sheet, heading: str, readers: str, lines: Sequence[Line]) -> None:
    """``readers``: who reads them."""
    if lines:
        sheet.heading(2, heading)
        paragraph(sheet.body, "Quiet", readers)
        write_lines(sheet, lines)


def write_line(sheet: Sheet, place: Place, line: Line) -> None:
    """Who and when, and what they said."""
    sheet.who(place, line.time, line.author, line.marks, line.letter, line.depth)
    sheet.said(place, line.text, line.pictures, line.author, "Words", line.depth)
    write_earlier(sheet, place, line.earlier, line.author, line.depth)


def write_earlier(
    sheet: Sheet, place: Place, earlier: Iterable[tuple[str, str | None, tuple[str, ...]]], by: str, depth: int = 0
) -> None:
    """(time, text, pictures), back to the first."""
    for time, text, pictures in earlier:
        before = sheet.says("transcript.before", time=time)
        paragraph(place.parent, "Before", before, indent=place.indent(depth))
        sheet.said(place, text, pictures, by, "Earlier", depth)


def in_columns(
    sheet: Sheet, columns: Sequence[str], items: Sequence[Item], write: Callable[[Sheet, Place, Item], None]
) -> None:
    """Side by side where they have room, else one below the other under headings; what is in none comes last."""
    if 1 < len(columns) <= BESIDE and len(items) <= MOST_BESIDE:
        widths = [sheet.page.width // len(columns)] * len(columns)
        made = table(sheet.body, widths)
        for cell, column in zip(row(made, widths, header=True), columns, strict=True):
            paragraph(cell, "Cell", column)
        for cell, column in zip(row(made, widths, long=True), columns, strict=True):
            for item in (each for each in items if each.column == column):
                write(sheet, Place(parent=cell, width=widths[0], gutter=False), item)
            if cell.find(f"{W}p") is None:
                begin(cell, "Cell")
        begin(sheet.body, "Gap")
    else:
        for column in columns:
            sheet.heading(3, column)
            for item in (each for each in items if each.column == column):
                write(sheet, sheet.place, item)
    for item in (each for each in items if each.column not in columns):
        write(sheet, sheet.place, item)


def _formed(sheet: Sheet, formed: Formed) -> None:
    sheet.heading(2, sheet.says("transcript.groups"))
    paragraph(sheet.body, "Quiet", formed.how)
    for name, people in formed.groups:
        sheet.bullet([(name, True), (listed(people), False)])


def _votes(sheet: Sheet, votes: Sequence[tuple[str, int | None, int]]) -> None:
    if not votes:
        return
    sheet.heading(2, sheet.says("transcript.votes"))
    again = any(before is not None for _, before, _ in votes)
    counts = ("page.transcript.at-first", "page.transcript.now") if again else ("transcript.votes",)
    head = [sheet.says(text_id) for text_id in ("transcript.choice", *counts)]
    rows = [[choice, *([str(before or 0)] if again else []), str(now)] for choice, before, now in votes]
    figures = [FIGURES] * (len(head) - 1)
    text_table(sheet.body, head, rows, [sheet.page.width - sum(figures), *figures])


def _planned(sheet: Sheet, planned: Planned) -> None:
    sheet.heading(2, sheet.says("transcript.planned-board"))
    widths = [sheet.page.width * 3 // 5, sheet.page.width - sheet.page.width * 3 // 5]
    made = table(sheet.body, widths)
    for cell, text_id in zip(
        row(made, widths, header=True), ("transcript.planned-approach", "transcript.came"), strict=True
    ):
        paragraph(cell, "Cell", sheet.says(text_id))
    unforeseen = [("", sheet.says("transcript.unforeseen"), planned.unforeseen)] if planned.unforeseen else []
    for letter, words, came in (*planned.approaches, *unforeseen):
        left, right = row(made, widths)
        line = begin(left, "Cell", words)
        if letter:
            chip(line, letter)
        run(line, words)
        paragraph(right, "Cell", came)
    begin(sheet.body, "Gap")


def _board(sheet: Sheet, section: Section) -> None:
    if not section.cards:
        return
    sheet.heading(2, sheet.says("page.transcript.board-order"))
    if section.board_columns:
        in_columns(sheet, section.board_columns, section.cards, _card)
        return
    widths = [sheet.page.width * 3 // 10, sheet.page.width - sheet.page.width * 3 // 10]
    made = table(sheet.body, widths)
    for cell, text_id in zip(row(made, widths, header=True), ("transcript.card", "transcript.card-words"), strict=True):
        paragraph(cell, "Cell", sheet.says(text_id))
    for card in section.cards:
        # LibreOffice leaves a row out that is not to be parted and does not fit under the head.
        left, right = row(made, widths, long=True)
        _card_head(sheet, Place(parent=left, width=widths[0], gutter=False), card)
        _card_words(sheet, Place(parent=right, width=widths[1], gutter=False), card)
        if right.find(f"{W}p") is None:
            begin(right, "Cell")
    begin(sheet.body, "Gap")


def _card(sheet: Sheet, place: Place, card: Card) -> None:
    _card_head(sheet, place, card)
    _card_words(sheet, place, card)


def _card_head(sheet: Sheet, place: Place, card: Card) -> None:
    title = begin(place.parent, "CardTitle")
    chip(title, card.letter)
    run(title, isolated(card.label or card.author), marks=("b", "bCs"))
    marks = list(card.marks)
    if card.struck_because:
        marks.append(sheet.says("transcript.struck-because", why=isolated(card.struck_because)))
    elif card.struck:
        marks.append(sheet.says("transcript.struck"))
    if card.label or marks:
        first, *others = [card.author, *marks] if card.label else marks
        line = begin(place.parent, "CardNote")
        run(line, isolated(first), "Label")
        label(line, others)


def _card_words(sheet: Sheet, place: Place, card: Card) -> None:
    sheet.said(place, card.text, card.pictures, card.author, "Struck" if card.struck else "CardWords")
    if card.stances:
        paragraph(place.parent, "CardNote", " · ".join(card.stances))


def _joined(sheet: Sheet, heading: str, joined: Sequence[tuple[str, str, str]]) -> None:
    if joined:
        sheet.heading(2, sheet.says(heading))
    for a, b, words in joined:
        sheet.bullet([(words, False)], letters=(a, b))


def _moves(sheet: Sheet, moves: Sequence[tuple[str, str, int]]) -> None:
    if not moves:
        return
    sheet.heading(2, sheet.says("transcript.positions"))
    ids = ("page.transcript.at-first", "page.transcript.now", "page.transcript.people")
    head = [sheet.says(text_id) for text_id in ids]
    rows = [(first, now, str(people)) for first, now, people in moves]
    text_table(sheet.body, head, rows, [2_200, 2_200, FIGURES])


def _conclusions(sheet: Sheet, conclusions: Sequence[tuple[str | None, str]]) -> None:
    if conclusions:
        sheet.heading(2, sheet.says("transcript.conclusion"))
    for text, credit in conclusions:
        if text is None:
            paragraph(sheet.body, "Erased", sheet.says("transcript.erased-words"), indent=0)
        else:
            sheet.words(sheet.body, "Conclusion", text)
        if credit:
            paragraph(sheet.body, "Credit", credit)


def write_notes(sheet: Sheet, notes: Iterable[LessonNote]) -> None:
    for note in notes:
        paragraph(sheet.body, "Before", note.head, indent=0)
        sheet.words(sheet.body, "Note", note.text, 0)


def write_diagram(sheet: Sheet, diagram: Diagram) -> None:
    """The picture, and the table that says the same."""
    sheet.heading(2, diagram.title)
    made = begin(sheet.body, "Figure")
    keep_with_next(made)
    room = (sheet.page.width, sheet.page.height * 2 // 3)
    sheet.pictures.show_svg(made, diagram.svg, f"{diagram.title}. {diagram.description}", room)
    paragraph(sheet.body, "Quiet", diagram.description)
    widths, style = shared(sheet.page.width, [diagram.head, *diagram.rows])
    text_table(sheet.body, diagram.head, diagram.rows, widths, diagram.title, style)
