"""The transcript as a Word file: the document in its order, with Word's own headings, lists, tables and formulas.

People's words stand in paragraphs of their own, as they were typed. The whole is in memory until it is saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from facilitator.transcript import model as m
from facilitator.transcript.document import AskedQuestion, Document, document
from facilitator.transcript.docx_markup import markup
from facilitator.transcript.docx_section import write_diagram, write_earlier, write_notes, write_section
from facilitator.transcript.docx_sheet import Sheet
from facilitator.transcript.docx_text import begin, listed, paragraph, run
from facilitator.transcript.manner import Images, Manner
from facilitator.transcript.ways import Idea


def as_docx(transcript: m.Transcript, manner: Manner, images: Images) -> bytes:
    made = datetime.fromisoformat(transcript.room.ended_at or transcript.room.opened_at)
    told = document(transcript, manner)
    return laid_out(told, Sheet(told, manner, made, transcript.pictures, images))


def laid_out(told: Document, sheet: Sheet) -> bytes:
    _head(sheet, told)
    _materials(sheet, told.materials)
    for section in told.sections:
        write_section(sheet, section)
    _questions(sheet, told.questions)
    _ideas(sheet, told.ideas)
    if told.lesson_notes:
        sheet.heading(1, sheet.says("transcript.lesson-notes"))
        write_notes(sheet, told.lesson_notes)
    if told.diagrams:
        sheet.heading(1, sheet.says("transcript.diagrams"))
    for diagram in told.diagrams:
        write_diagram(sheet, diagram)
    return sheet.finished()


def _head(sheet: Sheet, told: Document) -> None:
    paragraph(sheet.body, "Title", told.title)
    for label, value in told.facts:
        line = begin(sheet.body, "Fact", value)
        run(line, label, "Label")
        run(line, f"\t{value}")
    for notice in told.notices:
        paragraph(sheet.body, "Notice", notice)
    if told.summary:
        paragraph(sheet.body, "Text", told.summary)
    for text in (listed(told.people), *told.sources):
        if text:
            paragraph(sheet.body, "Quiet", text)


def _materials(sheet: Sheet, materials: Sequence[m.MaterialRecord]) -> None:
    if materials:
        sheet.heading(1, sheet.says("transcript.materials"))
    for material in materials:
        sheet.heading(2, material.title)
        markup(sheet, material.html, "Text", 2)
        for number, page in enumerate(material.pages, start=1):
            _page(sheet, page, sheet.says("transcript.page", number=number, of=len(material.pages)))
        if not material.html and not material.pages:
            paragraph(sheet.body, "Notice", sheet.says("transcript.no-material", file=material.file))


def _page(sheet: Sheet, page: m.PageRecord, called: str) -> None:
    """Its words are what is said of the picture to those who do not see it."""
    made = begin(sheet.body, "Figure")
    room = (sheet.page.width, sheet.page.height * 9 // 10)
    if not sheet.pictures.show(made, page.picture, f"{called}. {page.text}" if page.text else called, room):
        run(made, f"{called}: {sheet.says('transcript.no-picture')}", "Label")
        if page.text:
            paragraph(sheet.body, "Text", page.text)


def _questions(sheet: Sheet, questions: Sequence[AskedQuestion]) -> None:
    if questions:
        sheet.heading(1, sheet.says("transcript.questions"))
    for asked in questions:
        author, *marks = asked.about
        sheet.who(sheet.place, "", author, marks)
        sheet.said(sheet.place, asked.text, (), author, "Words")
        write_earlier(sheet, sheet.place, asked.earlier, author)


def _ideas(sheet: Sheet, ideas: Sequence[Idea]) -> None:
    if ideas:
        sheet.heading(1, sheet.says("transcript.ideas"))
    for idea in ideas:
        sheet.heading(2, idea.title, idea.letter)
        for step in idea.steps:
            sheet.who(sheet.place, step.time, step.label, ())
            if step.text:
                sheet.words(sheet.body, "Step", step.text)
