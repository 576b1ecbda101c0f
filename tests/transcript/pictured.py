"""A room in which answers show a photo and a drawing, beside a page to read; and the pictures that are stored of it."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image

from facilitator.discussion import commands as c
from facilitator.discussion.events import Entry
from facilitator.discussion.pictures import Drawing, Page, Stroke, name_of
from tests.discussion.scenario import Scenario

PHOTO, LOST, PAGE = (f"{number:032x}.webp" for number in (1, 2, 3))
SKETCH = Drawing(strokes=(Stroke(points=(100, 100, 1500, 1100), ink="red", width=60),))
DRAWN = name_of(SKETCH)


def pictured_log() -> list[Entry]:
    """One answer shows a photo alone, which the next text keeps beside a drawing; of a third photo nothing is left."""
    room = Scenario(checks=())
    mika, leo = room.join("Mika", "Leo")
    room.lead(c.AddMaterial(title="A page", pages=(Page(picture=PAGE, width=80, height=60, text="a page"),)))
    room.go("think")
    room.when(mika, c.AddPhoto(photo=PHOTO, width=80, height=60))
    room.when(leo, c.AddPhoto(photo=LOST, width=80, height=60))
    room.says(mika, "answer", "", pictures=(PHOTO,))
    room.says(mika, "answer", "as drawn", pictures=(PHOTO,), drawing=SKETCH)
    room.says(leo, "answer", "like this", pictures=(LOST,))
    room.lead(c.EndRoom())
    return room.log


def images(name: str) -> bytes | None:
    return webp() if name in (PHOTO, PAGE) else None


@cache
def webp() -> bytes:
    """A blue one."""
    out = BytesIO()
    Image.new("RGB", (80, 60), (20, 40, 200)).save(out, "WEBP")
    return out.getvalue()
