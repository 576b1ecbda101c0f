"""The failures that a command of the program answers with one line. All others are bugs and show where they are."""

from __future__ import annotations

from requests import ConnectionError as Unreachable

from facilitator.bringing import CannotBring
from facilitator.config import BadSetting
from facilitator.discussion.upcast import UnknownEvent
from facilitator.engine import CannotListen
from facilitator.exporting import NoTranscript
from facilitator.keeping import NoAnswer, NoSuchRoom, NoSuchStudent
from facilitator.store.errors import StoreError
from facilitator.transcript.pdf_letters import NoLetters, TooLong
from facilitator.web.built import NotBuilt

EXPECTED = (
    BadSetting,
    UnknownEvent,
    CannotListen,
    NoAnswer,
    NoSuchRoom,
    NoSuchStudent,
    NoTranscript,
    CannotBring,
    StoreError,
    NotBuilt,
    NoLetters,
    TooLong,
    Unreachable,
    OSError,
)
