"""Photos as Zalo takes them: edits are in the pixels, odd formats are understood, progress is told."""

import io
import random
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from app.domain.photo_edit import UNTOUCHED, Box, PhotoEdit
from app.errors import Rejected
from app.photos import MAX_PHOTO_BYTES, PHOTO_FORMATS, edited_photo, encode_photo, open_picture


def encoded(picture: Image.Image, format_: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, format_, **options)  # type: ignore[arg-type]
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def quarters() -> Image.Image:
    """Red, green / blue, white."""
    made = Image.new("RGB", (80, 40), "white")
    made.paste("red", (0, 0, 40, 20))
    made.paste("lime", (40, 0, 80, 20))
    made.paste("blue", (0, 20, 40, 40))
    return made


def statement(number: str) -> Image.Image:
    """A bank's screen with an account number on it."""
    made = Image.new("RGB", (600, 200), "white")
    ImageDraw.Draw(made).text((100, 80), number, fill="black", font_size=40)
    return made


def test_a_crop_is_cut_and_then_turned() -> None:
    edit = PhotoEdit(crop=Box(0.5, 0.0, 1.0, 0.5), turns=1)
    made = encode_photo("a.png", encoded(quarters(), "PNG"), edit)
    assert (made.width, made.height) == (20, 40)
    assert opened(made.data).getpixel((10, 20)) == (0, 255, 0)


@pytest.mark.parametrize(("turns", "corner"), [(0, "red"), (1, "blue"), (2, "white"), (3, "lime")])
def test_quarters_turn_clockwise(turns: int, corner: str) -> None:
    made = edited_photo(quarters(), PhotoEdit(turns=turns))
    assert made.getpixel((2, 2)) == Image.new("RGB", (1, 1), corner).getpixel((0, 0))


def test_boxes_are_those_of_the_photo_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = quarters().transpose(Image.Transpose.ROTATE_90)
    made = encode_photo("a.jpg", encoded(sideways, "JPEG", exif=exif, quality=95), PhotoEdit(crop=Box(0, 0, 0.5, 0.5)))
    assert (made.width, made.height) == (40, 20)
    red = opened(made.data).getpixel((20, 10))
    assert isinstance(red, tuple)
    assert red[0] > 240
    assert red[2] < 15


def test_two_numbers_blurred_look_alike() -> None:
    """What was blurred can't be told apart any more: the number isn't there."""
    edit = UNTOUCHED.blurred(Box(0.1, 0.3, 0.7, 0.7))
    one, other = edited_photo(statement("0123456789"), edit), edited_photo(statement("0123456780"), edit)
    apart = max(abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    assert apart <= 6
    plain = zip(statement("0123456789").tobytes(), statement("0123456780").tobytes(), strict=True)
    assert max(abs(a - b) for a, b in plain) > 200
    assert one.getpixel((590, 10)) == (255, 255, 255), "the rest is as it was"


def test_a_grey_picture_of_16_bits_keeps_its_shades() -> None:
    shades = Image.frombytes("I;16", (2, 1), (0x8000).to_bytes(2, "little") + (0xFFFF).to_bytes(2, "little"))
    made = opened(encode_photo("x.png", encoded(shades, "PNG")).data)
    assert made.getpixel((0, 0)) == (128, 128, 128)
    assert made.getpixel((1, 0)) == (255, 255, 255)


def test_a_printers_colours_become_those_of_a_screen() -> None:
    made = opened(encode_photo("x.jpg", encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")).data)
    red = made.getpixel((4, 4))
    assert isinstance(red, tuple)
    assert red[0] > 200
    assert red[1] < 60


def test_a_damaged_profile_is_passed_over() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(Image.new("RGB", (8, 8), "red"), "JPEG", icc_profile=profile[:60])
    assert encode_photo("x.jpg", data).width == 8


def test_how_far_it_is_only_grows() -> None:
    noise = Image.frombytes("RGB", (2_000, 1_500), random.Random(7).randbytes(9_000_000))
    told: list[float] = []
    made = encode_photo("x.jpg", encoded(noise, "JPEG", quality=98), told=told.append)
    assert len(made.data) <= MAX_PHOTO_BYTES
    assert told == sorted(told)
    assert len(told) > 4
    assert 0 < told[0] < told[-1] < 1


def test_what_told_raises_ends_the_work() -> None:
    def stop(_: float) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        encode_photo("x.png", encoded(quarters(), "PNG"), told=stop)


def test_only_the_formats_asked_for_are_opened() -> None:
    with pytest.raises(Rejected, match="wrong_type"):
        open_picture("x", encoded(quarters(), "PNG"), ("JPEG",))


@pytest.mark.parametrize(
    ("format_", "size", "more"),
    [
        ("PNG", (4_300, 4_300), {}),
        ("WEBP", (2_900, 2_900), {}),
        ("JPEG", (6_400, 6_400), {"progressive": True}),
    ],
)
def test_what_would_cost_too_much_memory_is_refused_by_its_header(
    format_: str, size: tuple[int, int], more: dict[str, Any]
) -> None:
    made = io.BytesIO()
    Image.new("L", size).save(made, format_, **more)
    with pytest.raises(Rejected, match="bad_image"):
        open_picture("a", made.getvalue(), PHOTO_FORMATS)


def test_a_very_large_jpeg_is_unpacked_at_a_fraction() -> None:
    made = io.BytesIO()
    Image.new("L", (8_000, 6_000), 200).save(made, "JPEG")
    sent = encode_photo("a.jpg", made.getvalue())
    assert (sent.width, sent.height) == (4_000, 3_000)


def test_a_photo_that_can_not_leave_whole_is_unpacked_at_a_fraction_unless_it_is_cropped() -> None:
    made = io.BytesIO()
    Image.effect_noise((4_000, 3_000), 60).save(made, "JPEG", quality=92)
    whole = encode_photo("a.jpg", made.getvalue())
    assert max(whole.width, whole.height) <= 2_000
    part = encode_photo("a.jpg", made.getvalue(), PhotoEdit(crop=Box(0.0, 0.0, 0.25, 0.25)))
    assert (part.width, part.height) == (1_000, 750)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "I;16"])
def test_what_is_longer_than_photos_leave_becomes_a_whole_number_of_times_smaller(mode: str) -> None:
    made = io.BytesIO()
    Image.new(mode, (9_000, 1_000), 200 if mode in {"L", "P"} else None).save(made, "PNG")
    sent = encode_photo("a.png", made.getvalue())
    assert (sent.width, sent.height) == (3_000, 334)


def test_a_photo_as_bmp_is_not_packed_as_a_drawing() -> None:
    made = io.BytesIO()
    Image.effect_noise((2_000, 1_500), 60).convert("RGB").save(made, "BMP")
    assert encode_photo("a.bmp", made.getvalue()).mime == "image/jpeg"
    drawn = io.BytesIO()
    Image.new("RGB", (2_000, 1_500), "red").save(drawn, "BMP")
    assert encode_photo("a.bmp", drawn.getvalue()).mime == "image/png"


def test_parts_that_are_transparent_lie_on_white_over_the_whole_height() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (40, 1_300), (255, 0, 0, 0)).save(made, "PNG")
    sent = Image.open(io.BytesIO(encode_photo("a.png", made.getvalue()).data)).convert("RGB")
    assert {sent.getpixel((20, y)) for y in range(0, 1_300, 50)} == {(255, 255, 255)}
