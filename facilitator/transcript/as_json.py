"""The transcript for other programs: the fields of ``model`` as they are, UTF-8, indented.

``python -m facilitator.transcript.as_json > docs/transcript.schema.json`` writes the schema anew.
"""

from __future__ import annotations

import sys

import msgspec

from facilitator.transcript.model import SCHEMA, Transcript
from facilitator.transcript.names import Names, named


def as_json(transcript: Transcript, names: Names = "shown", language: str = "en") -> bytes:
    """``language`` is that of pseudonyms."""
    return _indented(named(transcript, names, language))


def json_schema() -> bytes:
    """The JSON Schema (draft 2020-12) that every transcript of this version keeps to."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA}
    return _indented(head | msgspec.json.schema(Transcript))


def _indented(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(json_schema())
