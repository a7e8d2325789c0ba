"""The studio: colours, shading and the finished size."""

from app.practice.drawing import SCALE, Canvas, darker, encoded, lighter, mix, ramp, rgb


def test_colours() -> None:
    assert rgb("#0A7563") == (10, 117, 99)
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)
    assert sum(darker((200, 200, 200), 0.5)) < 600 < sum(lighter((200, 200, 200), 0.5))


def test_a_ramp_goes_from_left_to_right() -> None:
    strip = ramp((100, 2), (0, 0, 0), (255, 255, 255))
    assert strip.getpixel((1, 0)) != strip.getpixel((98, 0))


def test_a_body_is_lit_from_the_left() -> None:
    canvas = Canvas(100, 100, (0, 0, 0))
    canvas.body(canvas.polygon_mask([(10, 10), (90, 10), (90, 90), (10, 90)]), (120, 120, 120))
    left, right = canvas.image.getpixel((35 * SCALE, 50)), canvas.image.getpixel((88 * SCALE, 50))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > right[0]


def test_an_empty_mask_draws_nothing() -> None:
    canvas = Canvas(10, 10, (5, 5, 5))
    canvas.body(canvas.mask(lambda pen: None), (200, 0, 0))
    assert canvas.image.getcolors() == [(100 * SCALE * SCALE, (5, 5, 5))]


def test_pictures_have_the_size_that_was_asked_for() -> None:
    canvas = Canvas(64, 48, (90, 90, 90))
    assert canvas.photo().size == canvas.plain().size == (64, 48)
    assert encoded(canvas.plain(), "PNG").startswith(b"\x89PNG")
