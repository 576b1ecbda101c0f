"""Photos as they are kept, and files that are none."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from facilitator import photos
from facilitator.discussion.refused import Refused
from facilitator.photos import BYTES, LONGEST, read_photo

ORIENTATION = 0x0112
MAKER = 0x010F


def sent(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def kept(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(read_photo(body, "p2").body))


def refused(body: bytes) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        read_photo(body, "p2")
    return caught.value.code, caught.value.message


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_common_formats_are_read_and_made_webp(form: str) -> None:
    photo = read_photo(sent(Image.new("RGB", (320, 200), "navy"), form), "p2")
    assert (photo.width, photo.height) == (320, 200)
    with Image.open(io.BytesIO(photo.body)) as made:
        assert (made.format, made.size) == ("WEBP", (320, 200))
        red, green, blue = made.convert("RGB").getpixel((160, 100))  # type: ignore[misc]
        assert max(red, green) < 40 < blue


def test_a_photo_is_upright_and_says_nothing_of_its_camera() -> None:
    image = Image.new("RGB", (400, 100), "white")
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "A phone of somebody's"
    body = sent(image, exif=exif)
    assert b"A phone of somebody's" in body
    photo = read_photo(body, "p2")
    assert (photo.width, photo.height) == (100, 400)
    assert b"phone" not in photo.body
    assert not dict(kept(body).getexif())


def test_a_large_photo_becomes_as_large_as_a_board_needs() -> None:
    photo = read_photo(sent(Image.new("RGB", (4000, 3000), "gray")), "p2")
    assert (photo.width, photo.height) == (LONGEST, LONGEST * 3 // 4)


def test_what_can_be_seen_through_is_white() -> None:
    body = sent(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG")
    assert kept(body).convert("RGB").getpixel((25, 25)) == (255, 255, 255)


def test_the_same_photo_of_two_people_has_two_names() -> None:
    body = sent(Image.new("RGB", (50, 50)))
    assert read_photo(body, "p2").name == read_photo(body, "p2").name
    assert read_photo(body, "p2").name != read_photo(body, "p3").name


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not a picture at all",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7 " + b"x" * 500,
        b"GIF89a" + b"\xff" * 40,
        b"\xff\xd8\xff\xe0" + b"\x00" * 100,
    ],
)
def test_files_that_are_no_photos(body: bytes) -> None:
    assert refused(body) == ("malformed", "refused.not-a-photo")


def test_half_a_photo_is_none() -> None:
    body = sent(Image.effect_noise((600, 600), 90).convert("RGB"))
    assert refused(body[: len(body) // 3]) == ("malformed", "refused.not-a-photo")


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_heic_says_what_to_do(brand: bytes) -> None:
    assert refused(b"\x00\x00\x00\x20ftyp" + brand + b"\x00" * 200) == ("malformed", "refused.photo-heic")


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    assert refused(b"\xff" * (BYTES + 1)) == ("too-large", "refused.photo-too-large")


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has very many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = zlib.compress(b"\x00" * (width // 8 + 1) * 64, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 60_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int) -> None:
    body = bomb(side, side)
    assert len(body) < 10_000
    assert side * side > photos.PIXELS
    code, message = refused(body)
    assert (code, message) in {
        ("too-large", "refused.photo-too-many-pixels"),
        ("malformed", "refused.not-a-photo"),
    }
