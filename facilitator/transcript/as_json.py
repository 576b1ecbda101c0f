"""The transcript for other programs: the fields of ``model`` as they are, UTF-8, indented.

``python -m facilitator.transcript.as_json > docs/transcript.schema.json`` writes the schema anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from facilitator.transcript.model import SCHEMA, Transcript
from facilitator.transcript.names import Names, named


def as_json(transcript: Transcript, names: Names = "shown", language: str = "en") -> bytes:
    """``language`` is that of pseudonyms."""
    return b"".join(json_pieces(transcript, names, language))


def json_pieces(transcript: Transcript, names: Names = "shown", language: str = "en") -> Iterator[bytes]:
    """The same, piece by piece: a long discussion is never held as one text."""
    shown = named(transcript, names, language)
    for number, each in enumerate(_written(shown)):
        value = getattr(shown, each)
        yield b'%s  "%s": ' % (b",\n" if number else b"{\n", each.encode())
        yield from _list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [_within(value, 2)]
    yield b"\n}\n"


def _written(transcript: Transcript) -> list[str]:
    """The fields that are not left out for having their default."""
    fields = msgspec.structs.fields(transcript)
    return [each.encode_name for each in fields if each.required or getattr(transcript, each.name) != each.default]


def _list(records: Iterable[object]) -> Iterator[bytes]:
    begun = False
    for record in records:
        yield b"%s    %s" % (b",\n" if begun else b"[\n", _within(record, 4))
        begun = True
    yield b"\n  ]" if begun else b"[]"


def _within(value: object, depth: int) -> bytes:
    """No text in JSON holds the end of a line, so that every one is of the layout."""
    written = msgspec.json.format(msgspec.json.encode(value), indent=2)
    return written.replace(b"\n", b"\n" + b" " * depth)


def json_schema() -> bytes:
    """The JSON Schema (draft 2020-12) that every transcript of this version keeps to."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA}
    return _indented(head | msgspec.json.schema(Transcript))


def _indented(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(json_schema())
