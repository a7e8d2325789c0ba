"""Every picture can be opened, is small enough for the wire, and is the same at each drawing."""

import io

import pytest
from PIL import Image

from app.practice import pictures


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("subject", pictures.SUBJECTS)
def test_a_photo_and_its_small_version(subject: str) -> None:
    drawing = pictures.Drawing(subject)
    full, thumb = drawing.full(), drawing.thumb()
    assert opened(full).format == "JPEG"
    assert max(opened(full).size) == 960
    assert max(opened(thumb).size) == 480
    assert len(full) < 1024 * 1024


def test_an_unknown_subject_is_one_of_the_goods() -> None:
    assert opened(pictures.Drawing("whatever").full()).size


def test_faces_belong_to_names() -> None:
    assert pictures.avatar("Chị Lan") == pictures.avatar("Chị Lan")
    assert pictures.avatar("Chị Lan") != pictures.avatar("Anh Tuấn")
    assert opened(pictures.avatar("Chị Lan")).size == (240, 240)


def test_signs_have_the_shops_colour() -> None:
    sign = opened(pictures.shop_sign("Tiệm", "#0A7563"))
    assert sign.getpixel((4, 4)) == (10, 117, 99)


@pytest.mark.parametrize("mood", ["heart", "cry", "ok", "another"])
def test_stickers_are_transparent_around(mood: str) -> None:
    sticker = opened(pictures.sticker(mood))
    assert sticker.mode == "RGBA"
    corner = sticker.getpixel((2, 250))
    assert isinstance(corner, tuple)
    assert corner[3] == 0


def test_the_gif_moves() -> None:
    assert getattr(opened(pictures.gif()), "n_frames", 1) > 1


def test_the_pdf_says_where_its_parts_are() -> None:
    data = pictures.small_pdf()
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    assert data[start:].startswith(b"xref")
    first = int(data[start:].splitlines()[3].split()[0])
    assert data[first:].startswith(b"1 0 obj")


def test_the_speck_is_a_picture() -> None:
    assert opened(pictures.speck()).size == (8, 8)
