"""How much of anything a room takes. Lengths are in characters (code points)."""

from __future__ import annotations

TEXT = 4_000
GROUP_TEXT = 8_000
VISIT_TEXT = 200_000
"""All that one person may have stored in one visit, changes counted: more than anybody can say in a lesson."""
DRAWING = 64 * 1024
"""Of a drawing's strokes, as JSON."""
DRAWN_WEIGHS = 8
"""So many bytes of a drawing count like one character of what somebody has said."""
PICTURES = 4
"""Of one answer: photos, and a drawing."""
PHOTOS_EACH = 60
"""That one person may have stored in a room."""
LABEL = 200
"""Connections' words, approaches' labels, nudges."""
NAME = 40
COMPARED = 4
"""Cards that stand side by side on the screen."""
PROPOSED = 36
"""Connections that one student may have proposed and not taken back."""
QUESTIONS = 30
"""That one person may have on the list of open questions and not taken back."""
LESSON_NOTE = 8_000
LESSON_NOTES = 200
"""What the instructor writes down about one lesson."""
MATERIALS = 20
"""Of one room: texts and pictures to read."""
MATERIAL_TEXT = 20_000
"""Of one text to read, as Markdown."""
MATERIAL_PAGES = 80
"""Of one document to read."""
PAGE_TEXT = 4_000
"""Words of one page that a screen reader is given."""
PARTICIPANTS = 2_000
PLACES_ACROSS = 20
"""Rows of places in a classroom, and places in a row."""

UNFINISHED_AFTER_END_MS = 60_000
"""So long after the end of a room phones may hand in what was still being written."""
PEN_FREE_AFTER_MS = 20_000
"""A member may take the pen of a holder who has been away this long."""
