"""``project.qde`` of REFI-QDA 1.0: a project's XML, each element's parts in the order that the schema wants.

The standard and its schema are at https://www.qdasoftware.org. It is written piece by piece: a long discussion is
nowhere a tree as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from lxml import etree

from facilitator.transcript.qda_codes import EVERYWHERE, Folder
from facilitator.transcript.qda_project import Link, Note, Picture, Project
from facilitator.transcript.qda_sources import Selection, Source, fitting

NAMESPACE = "urn:QDA-XML:project:1.0"
PROGRAM = "Facilitator"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{NAMESPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_DEFAULT: Any = {None: NAMESPACE}
"""lxml's stubs do not know that a prefix may be None."""
_PREFIXES: Any = {**_DEFAULT, "xsi": _INSTANCE}
_USER = str(EVERYWHERE)
"""The program itself: codings are the lesson's, no analyst's."""


def write_project(out: IO[bytes], project: Project, pictures: Mapping[str, Picture]) -> None:
    """``pictures``: by the names of their files."""
    transcript = project.reading.transcript
    attributes = {
        "name": fitting(transcript.plan.title),
        "origin": PROGRAM,
        "creatingUserGUID": _USER,
        "creationDateTime": transcript.room.opened_at,
        f"{{{_INSTANCE}}}schemaLocation": _SCHEMA,
    }
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(_tag("Project"), attributes, nsmap=_PREFIXES):
            _write(file, _before_sources(project, pictures))
            if project.sources or pictures:
                _write_sources(file, project, pictures)
            _write(file, _after_sources(project))


def _write(file: etree._IncrementalFileWriter, parts: Iterable[etree._Element]) -> None:
    for part in parts:
        file.write(part, pretty_print=True)


def _before_sources(project: Project, pictures: Mapping[str, Picture]) -> Iterator[etree._Element]:
    yield _of("Users", [_element("User", guid=_USER, name=PROGRAM)])
    yield _of("CodeBook", [_of("Codes", map(_folder, project.codebook.folders))])
    if project.cases:
        yield _of("Variables", (_variable(project, name) for name in project.variables))
        yield _of("Cases", _cases(project, pictures.values()))


def _write_sources(file: etree._IncrementalFileWriter, project: Project, pictures: Mapping[str, Picture]) -> None:
    with file.element(_tag("Sources")):
        for source in project.sources:
            with file.element(_tag("TextSource"), _text_source(project, source)):
                _write(file, (_selection(project, each) for each in source.selections))
                _write(file, _notes_of(project, source))
        _write(file, _pictures(project, pictures))


def _after_sources(project: Project) -> Iterator[etree._Element]:
    if project.notes:
        yield _of("Notes", map(_note, project.notes))
    if project.links:
        yield _of("Links", map(_link, project.links))
    yield from (_reference("NoteRef", note.guid) for note in project.notes if note.visit is None)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _element(tag: str, **attributes: str | None) -> etree._Element:
    given = {name: value for name, value in attributes.items() if value is not None}
    return etree.Element(_tag(tag), given, nsmap=_DEFAULT)


def _of(tag: str, parts: Iterable[etree._Element], **attributes: str | None) -> etree._Element:
    element = _element(tag, **attributes)
    element.extend(parts)
    return element


def _worded(tag: str, words: str) -> etree._Element:
    element = _element(tag)
    element.text = words
    return element


def _reference(tag: str, guid: str) -> etree._Element:
    return _element(tag, targetGUID=guid)


def _folder(folder: Folder) -> etree._Element:
    codes = [
        _element("Code", guid=code.guid, name=fitting(code.name), isCodable="true", color=code.colour)
        for code in folder.codes.values()
    ]
    return _of("Code", codes, guid=folder.guid, name=folder.name, isCodable="false")


def _variable(project: Project, name: str) -> etree._Element:
    return _element("Variable", guid=project.guid("variable", name), name=name, typeOfVariable="Text")


def _cases(project: Project, pictures: Iterable[Picture]) -> Iterator[etree._Element]:
    """Each with what is theirs."""
    shown: dict[str | None, list[str]] = {}
    said: dict[str | None, list[str]] = {}
    for picture in pictures:
        shown.setdefault(picture.author, []).append(picture.guid)
    for source in project.sources:
        for each in source.selections:
            said.setdefault(each.author, []).append(project.guid("selection", each.key))
    for case in project.cases:
        refer = [
            *(_value(project, name, value) for name, value in case.values),
            *(_reference("SourceRef", guid) for guid in shown.get(case.participant, ())),
            *(_reference("SelectionRef", guid) for guid in said.get(case.participant, ())),
        ]
        yield _of("Case", refer, guid=case.guid, name=case.name)


def _value(project: Project, name: str, value: str) -> etree._Element:
    variable = _reference("VariableRef", project.guid("variable", name))
    return _of("VariableValue", [variable, _worded("TextValue", value)])


def _text_source(project: Project, source: Source) -> dict[str, str]:
    guid = source_guid(project, source)
    began = {"creationDateTime": source.visit.started_at} if source.visit is not None else {}
    return {
        "guid": guid,
        "name": source.name,
        "plainTextPath": f"internal://{guid}.txt",
        "creatingUser": _USER,
        **began,
    }


def _notes_of(project: Project, source: Source) -> Iterator[etree._Element]:
    visit = source.visit.visit if source.visit is not None else ""
    return (_reference("NoteRef", note.guid) for note in project.notes if note.visit == visit)


def source_guid(project: Project, source: Source) -> str:
    return project.guid("source", source.visit.visit if source.visit is not None else "")


def _selection(project: Project, each: Selection) -> etree._Element:
    return _of(
        "PlainTextSelection",
        (_coding(project, each.key, code, each.at) for code in each.codes),
        guid=project.guid("selection", each.key),
        name=each.name,
        startPosition=str(each.start),
        endPosition=str(each.end),
        creatingUser=_USER,
        creationDateTime=each.at,
    )


def _coding(project: Project, key: str, code: str, at: str | None) -> etree._Element:
    guid = project.guid("coding", f"{key}/{code}")
    return _of("Coding", [_reference("CodeRef", code)], guid=guid, creatingUser=_USER, creationDateTime=at)


def _pictures(project: Project, pictures: Mapping[str, Picture]) -> Iterator[etree._Element]:
    for file, picture in pictures.items():
        yield _of(
            "PictureSource",
            (_coding(project, picture.guid, code, picture.at) for code in picture.codes),
            guid=picture.guid,
            name=picture.name,
            path=f"internal://{file}",
            creatingUser=_USER,
            creationDateTime=picture.at,
        )


def _note(note: Note) -> etree._Element:
    words = [_worded("PlainTextContent", note.text)]
    return _of("Note", words, guid=note.guid, name=note.name, creatingUser=_USER, creationDateTime=note.at)


def _link(link: Link) -> etree._Element:
    direction = "OneWay" if link.one_way else "Associative"
    return _element(
        "Link", guid=link.guid, name=link.name, direction=direction, originGUID=link.origin, targetGUID=link.target
    )
