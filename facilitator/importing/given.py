"""What people type about an older discussion (its title, day, class and language), made fit for a room or refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import PurePosixPath

from facilitator.discussion.names import clean_name, look_alike
from facilitator.discussion.refused import Refused
from facilitator.discussion.returning import OfClass
from facilitator.importing.room import TITLE

FILE = 120
"""Characters of a file's name that are kept."""
DAY = len("2024-05-02")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def file_name(sent: str) -> str:
    """Without the folders that it lay in."""
    return _one_line(PurePosixPath(sent.replace("\\", "/")).name)[-FILE:]


def title_of(typed: str, file: str) -> str:
    """As it was typed; else what the file is called. Refused if it is too long."""
    title = _one_line(typed) or PurePosixPath(file).stem or file
    if len(title) > TITLE:
        raise Refused("too-large", "too-long", most=TITLE)
    return title


def language_of(typed: str) -> str:
    """Refused for what is no language's tag."""
    if not _TAG.fullmatch(typed):
        raise Refused("malformed", "no-language")
    return typed


def begun_at(typed: str, now: int, lasted: int) -> int:
    """Milliseconds of ``2024-05-02`` (noon) or ``2024-05-02T09:30`` on this machine's clock; where nothing was typed it
    has just ended. Refused for what is no day, or has not come."""
    just_ended, typed = now - lasted, typed.strip()
    try:
        day = datetime.fromisoformat(typed or _day(now))
        if typed in ("", _day(now)):
            return just_ended
        # Noon: the same day wherever it is read.
        at = int((datetime.combine(day, time(12)) if len(typed) <= DAY else day).timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        raise Refused("malformed", "no-day") from None
    if not 0 <= at <= now:
        raise Refused("malformed", "no-day-yet" if at > now else "no-day")
    return at


def _day(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000):%Y-%m-%d}"


def class_of(typed: str, known: Iterable[str], word: str) -> OfClass | None:
    """The class of that name, spelled as it is ``known``, without anybody in it: what comes back to a class comes from
    its own rooms. None where none is named; Refused for a name that cannot be."""
    if not typed.strip():
        return None
    name = clean_name(typed)
    return OfClass(name=next((each for each in known if look_alike(each, name)), name), word=word)


def _one_line(text: str) -> str:
    seen = (" " if char.isspace() else char for char in text if unicodedata.category(char) != "Cc" or char.isspace())
    return " ".join("".join(seen).split())
