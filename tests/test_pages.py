"""Pages of PDF files as they are kept; and files that are broken, locked, too long, hostile or never done."""

from __future__ import annotations

import io
import sys
import time

import pytest
from PIL import Image

from facilitator import pages
from facilitator.discussion.limits import MATERIAL_PAGES, PAGE_TEXT
from facilitator.discussion.refused import Refused
from facilitator.pages import BYTES, read_pages
from facilitator.photos import LONGEST
from tests.pdfs import bomb, locked, pdf


def refused(sent: bytes, **how: object) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        read_pages(sent, **how)  # type: ignore[arg-type]
    return caught.value.code, caught.value.message.removeprefix("refused.")


def stub(code: str) -> tuple[str, ...]:
    """A worker of our own."""
    return (sys.executable, "-I", "-c", code)


def test_pages_become_pictures_with_their_words() -> None:
    told: list[tuple[int, int]] = []
    drawn = read_pages(pdf("Hello page one", "And two"), lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert [each.page.text for each in drawn] == ["Hello page one", "And two"]
    for each in drawn:
        with Image.open(io.BytesIO(each.body)) as picture:
            assert picture.format == "WEBP"
            assert picture.size == (each.page.width, each.page.height)
            assert max(picture.size) == LONGEST
            assert picture.convert("L").getpixel((0, 0)) > 250  # type: ignore[operator]
    assert len({each.page.picture for each in drawn}) == 2
    assert read_pages(pdf("Hello page one", "And two")) == drawn


def test_pages_that_show_the_same_have_the_same_name() -> None:
    one, other = read_pages(pdf("same", "same"))
    assert one == other


@pytest.mark.parametrize("size", [(14_400, 2), (2, 14_400), (3, 3), (0, 0), (10**9, 10)])
def test_pages_of_strange_sizes(size: tuple[float, float]) -> None:
    [drawn] = read_pages(pdf("x", size=size))
    assert min(drawn.page.width, drawn.page.height) >= 1
    assert max(drawn.page.width, drawn.page.height) <= LONGEST


def test_words_are_plain_and_not_without_end() -> None:
    [drawn] = read_pages(pdf("a\\000\\007b " + "x" * 6000))
    assert len(drawn.page.text) <= PAGE_TEXT
    assert all(char.isprintable() for char in drawn.page.text)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"no pdf at all",
        b"\0" * 10_000_000,
        b"%PDF-1.7\n" + b"\0" * 10_000_000,
        b"<!doctype html><script>alert(1)</script>",
        b"\x89PNG\r\n\x1a\n" + b"x" * 100,
        pdf("cut off")[:120],
        pdf(),
    ],
    ids=["empty", "text", "zeros", "pdf-of-zeros", "html", "png", "cut", "no-pages"],
)
def test_what_is_no_pdf(sent: bytes) -> None:
    assert refused(sent) == ("malformed", "not-a-pdf")


def test_a_page_that_is_a_script_elsewhere_is_a_picture_here() -> None:
    script = b"<script>alert('zq1qz')</script>\n" + pdf(
        "fine", catalogue=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
    )
    [drawn] = read_pages(script)
    assert b"zq1qz" not in drawn.body
    assert "alert" not in drawn.page.text


def test_what_is_locked() -> None:
    assert refused(locked()) == ("malformed", "pdf-encrypted")


def test_what_is_too_long_or_too_large() -> None:
    assert refused(pdf(*["page"] * 100)) == ("too-large", "too-many-pages")
    assert refused(b"%PDF-1.4" + b"\0" * BYTES) == ("too-large", "pdf-too-large")
    assert len(read_pages(pdf(*["page"] * MATERIAL_PAGES))) == MATERIAL_PAGES


def test_what_never_ends_is_given_up() -> None:
    began = time.monotonic()
    assert refused(bomb(), still=3, seconds=3) in {("malformed", "pdf-too-slow"), ("malformed", "not-a-pdf")}
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import time; time.sleep(60)", "pdf-too-slow"),
        ("print('{\"pages\": 3}', flush=True); import time; time.sleep(60)", "pdf-too-slow"),
        ('print(\'{"pages": 1}\\n{"bytes": 9}\\nRIFF\', flush=True); import time; time.sleep(60)', "pdf-too-slow"),
        ("import os; os.abort()", "not-a-pdf"),
        ("print('{\"pages\": 3}')", "not-a-pdf"),
        ("print('what?')", "not-a-pdf"),
        ("while True: print('x' * 4000, end='')", "not-a-pdf"),
        ('print(\'{"refused": "whatever"}\')', "not-a-pdf"),
    ],
)
def test_a_worker_that_hangs_or_dies(code: str, why: str) -> None:
    assert refused(pdf("x"), worker=stub(code), still=1.0) == ("malformed", why)


def test_a_worker_that_says_something_now_and_then_is_given_up_all_the_same() -> None:
    code = "import time\nprint('{\"pages\": 80}', flush=True)\nwhile True: time.sleep(.1); print('{}', flush=True)"
    assert refused(pdf("x"), worker=stub(code), still=5.0, seconds=1.0) == ("malformed", "pdf-too-slow")


def test_the_worker_may_not_take_all_memory() -> None:
    source = pages.WORKER[-1]
    hungry = (
        f"import runpy; worker = runpy.run_path({source!r}); worker['limited'](5); "
        "data = bytearray(3 << 30); print('{\"pages\": 0}')"
    )
    assert refused(pdf("x"), worker=stub(hungry)) == ("malformed", "not-a-pdf")
